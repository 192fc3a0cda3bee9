/** Do Redis and the folder of keys belong together? Reads only: nothing is marked here, and no key is made. */
import { readMark } from '../keyring/files.ts';
import type { RedisAddress } from '../store/redis/client.ts';
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
  'Mount the folder of keys that belongs to this Redis at KEYRING_DIR, or let REDIS_URL lead to the Redis of these keys. docs/operations.md, "Redis and keys do not belong together".';

export function checkKeyringMark({ folder, url, sentinels, ca, memory }: KeyringMarkParts): Check {
  return {
    id: ID,
    async run(signal) {
      if (folder === undefined || url === undefined || memory)
        return [skipped(ID, WHAT, memory ? 'STORE=memory uses none' : 'KEYRING_DIR or REDIS_URL is missing')];
      const mark = await readMark(folder).catch(() => 'unreadable' as const);
      if (mark === 'unreadable') return [skipped(ID, WHAT, 'the keys cannot be read')];
      const { recordKey } = await import('../store/redis/keys.ts');
      const found = await withLine(
        { url, ...(sentinels && { sentinels }), ...(ca === undefined ? {} : { ca }) },
        signal,
        async (line) => {
          const there = await line.commands.get(recordKey('mark', 'keyring'));
          const sizes = await Promise.all(line.primaries().map(({ client }) => client.dbsize()));
          return finding(
            mark,
            there ?? undefined,
            sizes.every((size) => size === 0),
          );
        },
      ).catch(() => undefined);
      return [found ?? skipped(ID, WHAT, 'Redis did not answer')];
    },
  };
}

function finding(mark: string | undefined, there: string | undefined, isEmpty: boolean): Finding {
  if (there !== undefined && there === mark) return ok(ID, 'Redis and the keys belong together.');
  if (there !== undefined && mark === undefined)
    return fail(ID, 'The folder of keys is empty, and Redis was filled under keys that are not in it.', REMEDY);
  if (there !== undefined)
    return fail(ID, 'Redis was filled under another keyring than the one in KEYRING_DIR.', REMEDY);
  if (mark === undefined && !isEmpty) return fail(ID, 'The folder of keys is empty, and Redis is not.', REMEDY);
  return info(ID, 'Redis does not say yet which keys it belongs to; the next start looks, and marks it.');
}
