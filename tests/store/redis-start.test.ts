/** What start-up waits for, what it refuses, and what it says. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import { openRequest, testClock } from '../support/store-fixtures.helper.ts';

const clock = testClock();
let lines: { event: string; level: string; reason?: string }[];
const log = createLog((line) => void lines.push(JSON.parse(line)));
const events = (): string[] => lines.map(({ event }) => event);

let server: RedisServer;
let proxy: FlakyProxy;
const opened: Store[] = [];

beforeEach(async () => {
  lines = [];
  server = await startRedis();
  proxy = await startFlakyProxy(server.socket);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await proxy.close();
  await server.stop();
});

async function openStore(path = proxy.socket): Promise<Store> {
  const store = await openRedisStore({ path, log, clock });
  opened.push(store);
  return store;
}

test('with Redis away it waits and says so, and begins when Redis comes', async () => {
  await proxy.down();
  const starting = openStore();
  await vi.waitFor(() => expect(events()).toContain('store-waiting'));
  expect(events()).not.toContain('store-ready');
  await proxy.up();
  const store = await starting;
  expect(events().at(-1)).toBe('store-ready');
  expect(await store.conversations.open(openRequest(clock))).toBe('stored');
});

test('waiting can be ended', async () => {
  await proxy.down();
  const stop = new AbortController();
  const starting = openRedisStore({ path: proxy.socket, log, clock, signal: stop.signal });
  await vi.waitFor(() => expect(events()).toContain('store-waiting'));
  stop.abort();
  await expect(starting).rejects.toMatchObject({ code: 'STORE_AWAY' });
  const aborted = openRedisStore({ path: proxy.socket, log, clock, signal: AbortSignal.abort() });
  await expect(aborted).rejects.toMatchObject({ code: 'STORE_AWAY' });
});

test('a Redis that refuses our sign-in is waited for under that name', async () => {
  await server.cli('CONFIG', 'SET', 'requirepass', 'not-what-we-have');
  const stop = new AbortController();
  const starting = openRedisStore({ path: proxy.socket, log, clock, signal: stop.signal });
  await vi.waitFor(() => expect(lines).toContainEqual(expect.objectContaining({ reason: 'sign-in-refused' })));
  stop.abort();
  await expect(starting).rejects.toMatchObject({ code: 'STORE_AWAY' });
});

test.each(['allkeys-lru', 'volatile-lru', 'allkeys-random', 'volatile-ttl'])(
  'a Redis that evicts (%s) is refused',
  async (policy) => {
    await server.cli('CONFIG', 'SET', 'maxmemory-policy', policy);
    await expect(openStore()).rejects.toMatchObject({
      code: 'STORE_UNSAFE',
      message: expect.stringContaining('maxmemory-policy'),
    });
    expect(events()).not.toContain('store-ready');
  },
);

test('where CONFIG is not allowed, as with managed services, the policy is still found out', async () => {
  await server.cli('ACL', 'SETUSER', 'default', '-config');
  await openStore();
  await server.cli('ACL', 'SETUSER', 'default', '+config');
  await server.cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
  await server.cli('ACL', 'SETUSER', 'default', '-config');
  await expect(openStore()).rejects.toMatchObject({ code: 'STORE_UNSAFE' });
});

test('a replica is refused', async () => {
  await server.cli('REPLICAOF', '127.0.0.1', 1);
  await expect(openStore()).rejects.toMatchObject({
    code: 'STORE_UNSAFE',
    message: expect.stringContaining('replica'),
  });
});

test('without append-only file it says so, or refuses when that was asked', async () => {
  await openStore();
  expect(lines).not.toContainEqual(expect.objectContaining({ event: 'fault' }));
  const bare = await startRedis({ aof: false });
  try {
    await openStore(bare.socket);
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'fault', reason: 'redis-without-aof' }),
    );
    const strict = openRedisStore({ path: bare.socket, log, clock, requireAof: true });
    await expect(strict).rejects.toMatchObject({
      code: 'STORE_UNSAFE',
      message: expect.stringContaining('appendonly'),
    });
  } finally {
    await bare.stop();
  }
});
