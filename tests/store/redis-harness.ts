/** Two stores on one real Redis, for the contract. */
import { createLog } from '../../src/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import type { StoreHarness } from '../contracts/store-contract.ts';
import type { RedisServer } from '../support/redis-server.ts';
import { testClock } from './fixtures.ts';

type Where = Pick<Parameters<typeof openRedisStore>[0], 'url' | 'path' | 'requireAof'>;

/** `ways`: how each of the two gets there. */
export async function harnessOn(server: RedisServer, ways: readonly [Where, Where]): Promise<StoreHarness> {
  await server.cli('FLUSHALL');
  const log = createLog(() => undefined);
  const clock = testClock();
  const first = await openRedisStore({ ...ways[0], log, clock });
  const second = await openRedisStore({ ...ways[1], log, clock });
  return {
    clock,
    first,
    second,
    // Records live on Redis' own clock, which nobody can move: they are brought nearer to their end instead.
    async passRecordTime(seconds) {
      for (const key of await server.client.keys('iv:rec:*')) {
        const left = await server.client.pttl(key);
        if (left >= 0) await server.client.pexpire(key, left - seconds * 1000);
      }
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
