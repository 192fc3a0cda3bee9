/** Do Redis and the folder of keys belong together? Judged as at a start; nothing is marked here, and no key is made. */
import { lstat } from 'node:fs/promises';
import { holdsSealed, judge } from '../../core/keyring-mark.ts';
import type { Keyring, Store } from '../../core/ports.ts';
import type { RedisAddress } from '../../store/redis/client.ts';
import { withLine } from './redis-reach.ts';
import { fail, info, ok, skipped, type Check, type Finding } from './types.ts';

export interface KeyringMarkParts {
  readonly folder: string | undefined;
  readonly url: string | undefined;
  readonly sentinels?: RedisAddress['sentinels'];
  readonly ca?: string | undefined;
  readonly memory: boolean;
}

const ID = 'keyring.mark';
const WHAT = 'Whether Redis and the keys belong together';
const REMEDY =
  'Do not start the server. Mount the folder of keys that belongs to this Redis at KEYRING_DIR, or let REDIS_URL lead to the Redis of these keys. docs/operations.md, "Redis and keys do not belong together".';

async function keysIn(folder: string): Promise<Keyring | undefined> {
  const { lookKeyring } = await import('../../keyring/files.ts');
  return (await lstat(folder).catch(() => undefined)) === undefined ? undefined : lookKeyring(folder);
}

export function checkKeyringMark({ folder, url, sentinels, ca, memory }: KeyringMarkParts): Check {
  return {
    id: ID,
    async run(signal) {
      if (folder === undefined || url === undefined || memory)
        return [skipped(ID, WHAT, memory ? 'STORE=memory uses none' : 'KEYRING_DIR or REDIS_URL is missing')];
      const keyring = await keysIn(folder).catch(() => 'unreadable' as const);
      if (keyring === 'unreadable') return [skipped(ID, WHAT, 'the keys cannot be read')];
      const { redisContents } = await import('../../store/redis/contents.ts');
      const { redisRecords } = await import('../../store/redis/records.ts');
      const where = { url, ...(sentinels && { sentinels }), ...(ca === undefined ? {} : { ca }) };
      const found = await withLine(where, signal, (line) =>
        finding(
          { records: redisRecords(line.commands, { now: () => new Date() }), contents: redisContents(line) },
          keyring,
        ),
      ).catch(() => undefined);
      return [found ?? skipped(ID, WHAT, 'Redis did not answer')];
    },
  };
}

async function finding(store: Pick<Store, 'records' | 'contents'>, keyring: Keyring | undefined): Promise<Finding> {
  if (keyring === undefined)
    return (await holdsSealed(store))
      ? fail(
          ID,
          'There are no keys in KEYRING_DIR, or not all, and Redis was filled under keys that are not there.',
          REMEDY,
        )
      : info(ID, 'There are no keys yet, and nothing in Redis that needs any: the first start makes them.');
  switch (await judge(store, keyring)) {
    case 'ours':
      return ok(ID, 'Redis and the keys belong together.');
    case 'unmarked':
      return info(ID, 'Redis does not say yet which keys it belongs to; the next start marks it.');
    case 'foreign':
      return fail(ID, 'Redis was filled under another keyring than the one in KEYRING_DIR.', REMEDY);
  }
}
