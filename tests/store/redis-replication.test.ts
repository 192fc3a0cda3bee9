/** What docs/operations.md says a fail-over can lose, and what keeps it small: replication comes after the answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import { conversationId, openRequest, testClock, withdrawWhole } from '../support/store-fixtures.helper.ts';

const clock = testClock();
const log = createLog(() => undefined);
let primary: RedisServer;
let replica: RedisServer;
let between: FlakyProxy;
let store: Store;

beforeEach(async () => {
  primary = await startRedis({ extraArgs: '--repl-diskless-sync-delay 0 --repl-ping-replica-period 1'.split(' ') });
  const port = await freePort();
  between = await startFlakyProxy(primary.socket, port);
  replica = await startRedis({ extraArgs: ['--replicaof', `127.0.0.1 ${port}`] });
  store = await openRedisStore({ path: primary.socket, log, clock });
  await store.conversations.open(openRequest(clock, { id: conversationId('before') }));
  await vi.waitFor(async () => expect(await logs(replica)).toEqual(await logs(primary)), { timeout: 20_000 });
});
afterEach(async () => {
  await store.close();
  await between.close();
  await Promise.all([primary.stop(), replica.stop()]);
});
const logs = async (server: RedisServer): Promise<readonly string[]> =>
  (await server.keys()).filter((key) => key.includes(':l:'));
const write = (name: string) =>
  store.conversations.open(openRequest(clock, { id: conversationId(name), adviser: 'theo' }));

test('a write that was confirmed and had not reached the replica is not there after a fail-over', async () => {
  between.hold();
  expect(await write('after')).toBe('stored');
  await primary.kill();
  await between.down();
  await replica.cli('REPLICAOF', 'NO', 'ONE');
  expect(await logs(replica)).toEqual([expect.stringContaining(conversationId('before'))]);
});

test('with min-replicas-to-write 1, a primary whose replica is gone confirms nothing', async () => {
  await primary.cli('CONFIG', 'SET', 'min-replicas-to-write', 1);
  expect(await write('with')).toBe('stored');
  await between.down();
  await vi.waitFor(() =>
    expect(withdrawWhole(store, 'voorbeeld', conversationId('nobody'), 'x' as never)).rejects.toMatchObject({
      code: 'STORE_READ_ONLY',
    }),
  );
  const before = await logs(primary);
  await expect(write('without')).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
  expect(await logs(primary)).toEqual(before);
});
