/** The contract on a real Redis, plain and as a cluster node, which refuses a script that leaves its slot. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { storeContract, type StoreHarness } from '../contracts/store-contract.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { testClock } from './fixtures.ts';

const log = createLog(() => undefined);

async function harnessOn(server: RedisServer): Promise<StoreHarness> {
  await server.cli('FLUSHALL');
  const clock = testClock();
  const first = await openRedisStore({ path: server.socket, log, clock });
  const second = await openRedisStore({ url: server.url, log, clock });
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

let plain: RedisServer;
let node: RedisServer;

/** The one thing of a cluster node that cannot be a unix socket. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

beforeAll(async () => {
  plain = await startRedis();
  const bus = await freePort();
  node = await startRedis({
    extraArgs: ['--cluster-enabled', 'yes', '--cluster-port', String(bus), '--bind', '127.0.0.1'],
  });
  await node.cli('CLUSTER', 'ADDSLOTSRANGE', 0, 16383);
});
afterAll(() => Promise.all([plain.stop(), node.stop()]));

storeContract('redis', () => harnessOn(plain));
storeContract('redis, as a node of a cluster', () => harnessOn(node));
