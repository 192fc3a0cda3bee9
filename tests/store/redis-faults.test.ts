/** What a person's message meets when Redis fails: never lost once confirmed, never doubled, never a hang. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  entry,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  testClock,
  withdrawWhole,
} from '../support/store-fixtures.helper.ts';

const ONE = conversationId('one');
const clock = testClock();
const log = createLog(() => undefined);

let server: RedisServer;
let proxy: FlakyProxy;
const opened: Store[] = [];

beforeEach(async () => {
  clock.reset();
  server = await startRedis();
  proxy = await startFlakyProxy(server.socket);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await proxy.close();
  await server.stop();
});

async function openStore(options: { commandTimeoutMs?: number } = {}): Promise<Store> {
  const store = await openRedisStore({ path: proxy.socket, log, clock, ...options });
  opened.push(store);
  return store;
}
const open = (store: Store, options: Parameters<typeof openRequest>[1] = {}) =>
  store.conversations.open(openRequest(clock, options));
const REPEATED = { found: 'repeated', conversation: ONE, adviser: SAMIRA, state: 'open', handle: 'h4nd1e00' };
const stored = async (): Promise<readonly string[]> => (await server.keys()).filter((key) => key.includes(':l:'));
const entries = (): Promise<number> => server.client.llen(`iv:{${ORGANISATION}}:l:${ONE}`);
/** The same click again, as often as it takes for the connection to be there. */
const eventually = <T>(act: () => Promise<T>): Promise<T> => vi.waitFor(act, { timeout: 20_000, interval: 20 });
/** The connection is known to be cut or to work: what comes next meets exactly the fault that was set. */
const whenBack = (store: Store): Promise<void> => eventually(() => store.ping());

describe('a cut line', () => {
  test('before the write arrived: away; the same click stores it once', async () => {
    const store = await openStore();
    proxy.cutBeforeNext();
    await expect(open(store)).rejects.toMatchObject({ code: 'STORE_AWAY' });
    expect(await stored()).toEqual([]);
    expect(await eventually(() => open(store))).toBe('stored');
    expect(await entries()).toBe(1);
  });

  test('after the write, before the answer: away; the same click finds it stored, once', async () => {
    const store = await openStore();
    proxy.cutAfterNext();
    await expect(open(store)).rejects.toMatchObject({ code: 'STORE_AWAY' });
    expect(await entries()).toBe(1);
    expect(await eventually(() => open(store))).toEqual(REPEATED);
    expect(await entries()).toBe(1);
  });

  test('a hundred messages, the line cut around many of them: each is there once, in order', async () => {
    const store = await openStore();
    await open(store);
    const sent = [entry('first')];
    for (let i = 1; i <= 100; i += 1) {
      const expected = { length: i, headHash: (await eventually(() => seen(store, clock))).headHash };
      const request = appendRequest(clock, { from: 'adviser', expected, submission: submission(i), entry: entry(i) });
      sent.push(request.entry);
      if (i % 5 === 0) proxy.cutAfterNext();
      if (i % 5 === 2) proxy.cutBeforeNext();
      expect(['stored', 'repeated']).toContain(await eventually(() => store.conversations.append(request)));
    }
    const page = await eventually(() =>
      store.conversations.read(ORGANISATION, ONE, { employee: ANNA }, { limit: 200, copies: false }, clock.now()),
    );
    expect(page?.entries).toEqual(sent);
  });

  test('everything under way is told at once, not after its timeout', async () => {
    const store = await openStore({ commandTimeoutMs: 3_600_000 });
    proxy.hold();
    const waiting = Promise.allSettled(Array.from({ length: 5 }, () => store.ping()));
    await proxy.down();
    for (const result of await waiting) expect(result).toMatchObject({ reason: { code: 'STORE_AWAY' } });
  });

  test('listening goes on by itself, and what may have been missed is made up for', async () => {
    const store = await openStore();
    const handler = vi.fn<() => void>();
    store.changes.subscribe(ORGANISATION, SAMIRA, handler);
    await vi.waitFor(async () => {
      await store.changes.publish(ORGANISATION, SAMIRA);
      expect(handler).toHaveBeenCalled();
    });
    await proxy.down();
    handler.mockClear();
    // A publish that fails is not a write that failed.
    await expect(store.changes.publish(ORGANISATION, SAMIRA)).resolves.toBeUndefined();
    await proxy.up();
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 20_000 });
    handler.mockClear();
    await eventually(async () => {
      await store.changes.publish(ORGANISATION, SAMIRA);
      expect(handler).toHaveBeenCalled();
    });
  });
});

describe('Redis away', () => {
  test('every method says so, and all work again without a restart', async () => {
    const store = await openStore();
    await open(store);
    const expected = await seen(store, clock);
    await proxy.down();
    const { conversations, records } = store;
    const now = clock.now();
    const by = { employee: ANNA };
    const calls = [
      () => open(store, { id: conversationId('two') }),
      () => conversations.append(appendRequest(clock, { expected })),
      () => conversations.overview(ORGANISATION, ANNA, [SAMIRA], now),
      () => conversations.read(ORGANISATION, ONE, by, { limit: 1, copies: true }, now),
      () => conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [0], RETENTION, now),
      () => conversations.markReadByAdviser(ORGANISATION, ONE, SAMIRA),
      () => conversations.close(ORGANISATION, ONE, by, RETENTION, now),
      () => withdrawWhole({ conversations }, ORGANISATION, ONE, ANNA),
      () => conversations.listForAdviser(ORGANISATION, SAMIRA, 1, now),
      () => conversations.setAway(ORGANISATION, SAMIRA, undefined, now),
      () => conversations.putPlanning(ORGANISATION, SAMIRA, { number: 1, text: '{}', signature: 'x' }),
      () => records.put('session', 'a', entry('a'), 60),
      () => records.get('session', 'a'),
      () => records.putIf('session', 'a', undefined, entry('a'), 60),
      () => records.take('session', 'a'),
      () => records.takeOnce('once', 'a', 60),
      () => records.delete('session', 'a'),
      () => records.list('enrolment'),
      () => store.ping(),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ name: 'AppError', code: 'STORE_AWAY' });
    await proxy.up();
    await whenBack(store);
    expect(await conversations.append(appendRequest(clock, { expected }))).toBe('stored');
  });

  test('what was confirmed survives a kill of Redis, and scripts work on the new one', async () => {
    const store = await openStore();
    expect(await open(store)).toBe('stored');
    await server.kill();
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_AWAY' });
    await server.start();
    await whenBack(store);
    expect(await open(store)).toEqual(REPEATED);
    expect((await seen(store, clock)).length).toBe(1);
  });

  test('scripts that Redis forgot are given again', async () => {
    const store = await openStore();
    await open(store);
    await seen(store, clock);
    await server.cli('SCRIPT', 'FLUSH');
    expect((await seen(store, clock)).length).toBe(1);
  });
});

describe('a slow Redis', () => {
  test('away comes before the answer does, which is why Slack still gets one; then the click is a repetition', async () => {
    const store = await openStore();
    proxy.hold();
    await expect(open(store)).rejects.toMatchObject({ code: 'STORE_AWAY' });
    expect(await entries()).toBe(1);
    proxy.release();
    expect(await eventually(() => open(store))).toEqual(REPEATED);
  });

  test('an answer that comes too late belongs to nobody else', async () => {
    const store = await openStore({ commandTimeoutMs: 100 });
    await open(store);
    proxy.hold();
    await expect(store.records.takeOnce('once', 'late', 60)).rejects.toMatchObject({ code: 'STORE_AWAY' });
    const next = store.records.get('session', 'absent');
    proxy.release();
    expect(await next).toBeUndefined();
    expect(await store.records.takeOnce('once', 'late', 60)).toBe(false);
  });
});

describe('a Redis that refuses', () => {
  test('read-only: named, nothing stored, reading goes on, and the same click stores it later', async () => {
    const store = await openStore();
    await open(store, { id: conversationId('before'), adviser: 'theo' });
    await server.cli('REPLICAOF', '127.0.0.1', 1);
    await expect(open(store)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    await whenBack(store);
    const { conversations } = await store.conversations.overview(ORGANISATION, ANNA, [SAMIRA], clock.now());
    expect(conversations).toHaveLength(1);
    await expect(withdrawWhole(store, ORGANISATION, conversationId('before'), ANNA)).rejects.toMatchObject({
      code: 'STORE_READ_ONLY',
    });
    await server.cli('REPLICAOF', 'NO', 'ONE');
    expect(await eventually(() => open(store))).toBe('stored');
    expect(await stored()).toHaveLength(2);
  });

  test('too few replicas: nothing is confirmed that is not kept', async () => {
    const store = await openStore();
    await server.cli('CONFIG', 'SET', 'min-replicas-to-write', 1);
    await expect(open(store)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    await expect(store.records.put('session', 'a', entry('a'), 60)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    expect(await server.keys()).toEqual([]);
    await server.cli('CONFIG', 'SET', 'min-replicas-to-write', 0);
    expect(await open(store)).toBe('stored');
  });

  test('out of memory: nothing half stored; reading, closing and withdrawing go on', async () => {
    const store = await openStore();
    const [first, second] = [conversationId('first'), conversationId('second')];
    await open(store, { id: first });
    await open(store, { id: second, adviser: 'theo' });
    const before = await server.keys();
    await server.cli('CONFIG', 'SET', 'maxmemory', 1);
    await expect(open(store, { adviser: 'kim' })).rejects.toMatchObject({ code: 'STORE_FULL' });
    await expect(store.records.put('session', 'a', entry('a'), 60)).rejects.toMatchObject({ code: 'STORE_FULL' });
    await expect(store.records.put('enrolment', 'a', entry('a'), 60)).rejects.toMatchObject({ code: 'STORE_FULL' });
    expect(await server.keys()).toEqual(before);
    const now = clock.now();
    const { conversations } = store;
    expect((await conversations.overview(ORGANISATION, ANNA, [SAMIRA], now)).conversations).toHaveLength(2);
    expect((await seen(store, clock, { employee: ANNA }, first)).length).toBe(1);
    expect(await conversations.close(ORGANISATION, first, { employee: ANNA }, RETENTION, now)).toBe(true);
    expect(await withdrawWhole({ conversations }, ORGANISATION, second, ANNA)).toBe(true);
    await server.cli('CONFIG', 'SET', 'maxmemory', 0);
    expect(await open(store, { adviser: 'kim' })).toBe('stored');
  });

  test('no message of Redis, and nothing that was sent to it, is in our errors', async () => {
    const store = await openStore();
    const key = `iv:{${ORGANISATION}}:c:${ONE}`;
    await server.cli('SET', key, 'not a hash');
    const error = await open(store, { entry: entry('very secret') }).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'AppError', code: 'STORE_AWAY' });
    expect(error).not.toHaveProperty('cause');
    expect((error as Error).message).toMatch(/^the store cannot be reached in time(: Redis answered [A-Z]+)?$/);
    expect(Object.keys(error as Error).toSorted()).toEqual(['code', 'name']);
  });
});

test('a message that was confirmed is on disk before it is confirmed', async () => {
  const store = await openStore();
  await open(store, { entry: new TextEncoder().encode('marker-of-a-confirmed-message') });
  const dir = join(server.dir, 'appendonlydir');
  const files = await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'latin1')));
  expect(files.join('')).toContain('marker-of-a-confirmed-message');
});
