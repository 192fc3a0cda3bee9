/** Two stores on one real Redis, or on all nodes of a cluster, for the contract. */
import type { Redis } from 'ioredis';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import type { StoreHarness } from '../contracts/store-contract.ts';

import { testClock } from './store-fixtures.helper.ts';

type Where = Pick<Parameters<typeof openRedisStore>[0], 'url' | 'path' | 'requireAof'>;

/** With no more than the product itself may do: a Redis as shipped has nobody who may say KEYS or FLUSHALL. */
export async function keysOf(client: Redis, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor = '0';
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', 1000);
    found.push(...keys);
    cursor = next;
  } while (cursor !== '0');
  return found;
}

/** `ways`: how each of the two gets there. */
export async function harnessOn(
  where: { readonly client: Redis } | readonly { readonly client: Redis }[],
  ways: readonly [Where, Where],
): Promise<StoreHarness> {
  const servers = 'client' in where ? [where] : where;
  for (const { client } of servers) for (const key of await keysOf(client, '*')) await client.unlink(key);
  const log = createLog(() => undefined);
  const clock = testClock();
  const first = await openRedisStore({ ...ways[0], log, clock });
  const second = await openRedisStore({ ...ways[1], log, clock });
  return {
    clock,
    first,
    second,
    // Records end on Redis' own clock, which nobody can move: what has ended by the test's clock is taken away instead.
    async passRecordTime(seconds) {
      clock.advance(seconds / 3600);
      for (const { client } of servers)
        for (const key of await keysOf(client, 'iv:rec:*')) {
          const ends = await client.pexpiretime(key);
          if (ends >= 0 && ends <= clock.now().getTime()) await client.unlink(key);
        }
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
