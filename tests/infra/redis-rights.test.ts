/** What infra/compose-init.sh lets the server do in Redis is enough for all that a store promises. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { testClock } from '../store/fixtures.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { root } from './closure.ts';

const log = createLog(() => undefined);
let folder: string;
let redis: RedisServer;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rights-'));
  execFileSync('sh', [join(root, 'infra/compose-init.sh'), folder, join(folder, 'keys')]);
  // The harness itself comes in over the socket as the user without a name, whom the real list keeps out.
  const list = (await readFile(join(folder, 'redis.acl'), 'utf8')).replace('user default off\n', '');
  await writeFile(join(folder, 'test.acl'), list);
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  redis = await startRedis({
    extraArgs: ['--aclfile', join(folder, 'test.acl'), '--bind', '127.0.0.1', '--port', String(port)],
  });
  url = (await readFile(join(folder, 'redis.env'), 'utf8'))
    .trim()
    .replace('REDIS_URL=rediss:', 'redis:')
    .replace('@redis:6379', `@127.0.0.1:${port}`);
});
afterAll(async () => {
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

storeContract('redis, with the rights of production', async () => {
  await redis.cli('FLUSHALL');
  const clock = testClock();
  const first = await openRedisStore({ url, log, clock, requireAof: true });
  const second = await openRedisStore({ url, log, clock, requireAof: true });
  return {
    clock,
    first,
    second,
    async passRecordTime(seconds) {
      for (const key of await redis.client.keys('iv:rec:*')) {
        const left = await redis.client.pttl(key);
        if (left >= 0) await redis.client.pexpire(key, left - seconds * 1000);
      }
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
});
