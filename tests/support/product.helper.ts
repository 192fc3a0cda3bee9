/**
 * The whole product on real parts: Redis with an append-only file, key files, OIDC provider, signed Slack
 * requests; and ears at everything that leaves it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo, type Demo } from '../../src/demo/demo.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { builtClients } from './built-clients.helper.ts';
import { testClock, type TestClock } from './desks.helper.ts';
import { freePort } from './free-port.helper.ts';
import { startFlakyProxy } from './flaky-proxy.helper.ts';
import { startRedis, type RedisServer } from './redis-server.helper.ts';

export interface Product {
  readonly demo: Demo;
  readonly clock: TestClock;
  readonly redis: RedisServer;
  /** Between the product and its Redis. */
  readonly line: Awaited<ReturnType<typeof startFlakyProxy>>;
  readonly keyringDir: string;
  /** Every line the product logged. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const redis = await startRedis();
  const line = await startFlakyProxy(redis.socket);
  // Redis expires by its own clock, by which the hour of the story must not end under way. Whole hours are what is stored.
  const clock = testClock(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 60_000));
  const lines: string[] = [];
  const log = createLog(
    (text) => void lines.push(text),
    () => clock.now(),
  );
  const keyringDir = join(await mkdtemp(join(tmpdir(), 'product-')), 'keyring');
  const keyring = await openKeyring(keyringDir);
  const store = await openRedisStore({ path: line.socket, log, clock });
  const demo = await startDemo({ clientDir: builtClients, log, clock, store, keyring, freePort });
  return {
    demo,
    clock,
    redis,
    line,
    keyringDir,
    log: lines,
    async close() {
      await demo.close();
      await line.close();
      await redis.stop();
      await rm(join(keyringDir, '..'), { recursive: true, force: true });
    },
  };
}
