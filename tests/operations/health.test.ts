/** Health as a probe sees it: on real Redis and a real folder of keys, each of which goes away. */
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { createLog } from '../../src/base/log.ts';
import { startOperations, type Operations } from '../../src/operations/index.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';

const clock = { now: () => new Date() };
let redis: RedisServer;
let line: FlakyProxy;
let store: Store;
let folder: string;
let operations: Operations;

beforeEach(async () => {
  redis = await startRedis();
  line = await startFlakyProxy(redis.socket);
  store = await openRedisStore({ path: line.socket, log: createLog(() => undefined), commandTimeoutMs: 300 });
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
  const keyring = await openKeyring(join(folder, 'keyring'));
  operations = await startOperations({ store, keyring, clock, host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  await operations.close();
  await store.close();
  await line.close();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

async function get(path: string, method = 'GET'): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: operations.port, path, method, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve([response.statusCode ?? 0, text]));
    })
      .on('error', reject)
      .end();
  });
}

describe('who is asked to serve can serve', () => {
  it('is alive before it is ready, and ready only when told that all listeners are there', async () => {
    expect(await get('/healthz')).toEqual([200, 'alive\n']);
    expect(await get('/readyz')).toEqual([503, 'starting\n']);
    operations.ready();
    expect(await get('/readyz')).toEqual([200, 'ready\n']);
  });

  it('says "store" when Redis is away, stays alive, and is ready again by itself', async () => {
    operations.ready();
    await line.down();
    expect(await get('/readyz')).toEqual([503, 'store\n']);
    expect(await get('/healthz')).toEqual([200, 'alive\n']);
    expect((await get('/metrics'))[1]).toContain('in_vertrouwen_ready{part="store"} 0');
    await line.up();
    await expect.poll(() => get('/readyz')).toEqual([200, 'ready\n']);
  });

  it('says "keyring" when its volume is gone, and when its keys are open to others', async () => {
    operations.ready();
    await rename(join(folder, 'keyring'), join(folder, 'elsewhere'));
    expect(await get('/readyz')).toEqual([503, 'keyring\n']);
    await rename(join(folder, 'elsewhere'), join(folder, 'keyring'));
    expect(await get('/readyz')).toEqual([200, 'ready\n']);
    const today = `day-${new Date().toISOString().slice(0, 10)}.key`;
    await chmod(join(folder, 'keyring', today), 0o644);
    expect(await get('/readyz')).toEqual([503, 'keyring\n']);
  });

  it('says both, and no more than the two words', async () => {
    operations.ready();
    await line.down();
    await rm(join(folder, 'keyring'), { recursive: true });
    expect(await get('/readyz')).toEqual([503, 'store\nkeyring\n']);
  });

  it('says "stopping" from the moment it is told to drain, and never takes it back', async () => {
    operations.ready();
    operations.drain();
    expect(await get('/readyz')).toEqual([503, 'stopping\n']);
    expect(await get('/healthz')).toEqual([200, 'alive\n']);
    operations.ready();
    expect((await get('/readyz'))[0]).toBe(503);
  });

  it('gives up on a part that never answers', async () => {
    const stuck = await startOperations({
      store: { ...memoryStore(clock), ping: () => new Promise(() => undefined) },
      keyring: await openKeyring(join(folder, 'other')),
      clock,
      host: '127.0.0.1',
      port: 0,
      limitMs: 300,
    });
    stuck.ready();
    const response = await fetch(`http://127.0.0.1:${stuck.port}/readyz`);
    expect([response.status, await response.text()]).toEqual([503, 'store\n']);
    await stuck.close();
  });

  it('has three pages, to read only', async () => {
    operations.ready();
    expect((await get('/'))[0]).toBe(404);
    expect((await get('/metrics/'))[0]).toBe(404);
    expect((await get('/healthz', 'POST'))[0]).toBe(405);
    expect(await get('/readyz', 'HEAD')).toEqual([200, '']);
    const { headers } = await fetch(`http://127.0.0.1:${operations.port}/readyz`);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
