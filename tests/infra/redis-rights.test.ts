/** What infra/compose-init.sh lets the server do in Redis is enough for all that a store promises. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { storeContract } from '../contracts/store-contract.ts';
import { harnessOn } from '../store/redis-harness.ts';
import { freePort } from '../support/free-port.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { root } from './closure.ts';

let folder: string;
let redis: RedisServer;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rights-'));
  execFileSync('sh', [join(root, 'infra/compose-init.sh'), folder, join(folder, 'keys')]);
  // The harness itself comes in over the socket as the user without a name, whom the real list keeps out.
  const list = (await readFile(join(folder, 'redis.acl'), 'utf8')).replace('user default off\n', '');
  await writeFile(join(folder, 'test.acl'), list);
  const port = await freePort();
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

storeContract('redis, with the rights of production', () =>
  harnessOn(redis, [
    { url, requireAof: true },
    { url, requireAof: true },
  ]),
);
