/** The contract on a real Redis, plain and as a cluster node, which refuses a script that leaves its slot. */
import { afterAll, beforeAll } from 'vitest';
import { storeContract, type StoreHarness } from '../contracts/store-contract.ts';
import { freePort } from '../support/free-port.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import { harnessOn } from '../support/redis-store.helper.ts';

let plain: RedisServer;
let node: RedisServer;
const bothWays = (server: RedisServer): Promise<StoreHarness> =>
  harnessOn(server, [{ path: server.socket }, { url: server.url }]);

beforeAll(async () => {
  plain = await startRedis();
  node = await startRedis({
    // The one thing of a cluster node that cannot be a unix socket.
    extraArgs: ['--cluster-enabled', 'yes', '--cluster-port', String(await freePort()), '--bind', '127.0.0.1'],
  });
  await node.cli('CLUSTER', 'ADDSLOTSRANGE', 0, 16383);
});
afterAll(() => Promise.all([plain.stop(), node.stop()]));

storeContract('redis', () => bothWays(plain));
storeContract('redis, as a node of a cluster', () => bothWays(node));
