/** A board as somebody else may leave it in Redis: the conversation opens, for both, without what is no part of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import type { Store } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  entry,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
  testClock,
} from '../support/store-fixtures.helper.ts';

const ONE = conversationId('one');
const HEAD = `iv:{${ORGANISATION}}:c:${ONE}`;
const clock = testClock();
let server: RedisServer;
let store: Store;
beforeAll(async () => {
  server = await startRedis();
  store = await openRedisStore({ path: server.socket, log: createLog(() => undefined), clock });
  await store.conversations.open(openRequest(clock));
});
afterAll(async () => {
  await store.close();
  await server.stop();
});

test.each(['', 'x', '-1', '1.5', '0x1', '7', '99999', '123456', '9223372036854775808', '9'.repeat(400)])(
  'at "%s": both read it, and a step takes its place',
  async (place) => {
    expect(await server.client.exists(HEAD)).toBe(1);
    await server.client.hset(HEAD, { A: place, S: 'rubbish', E: place, U: '' });
    const page = { limit: 10, copies: true, boards: true } as const;
    for (const by of [{ employee: ANNA }, { adviser: SAMIRA }]) {
      const found = await store.conversations.read(ORGANISATION, ONE, by, page, clock.now());
      expect(found?.entries.length).toBeGreaterThan(0);
      if ('adviser' in by) expect(found?.boards).toEqual({});
    }
    const expected = await seen(store, clock);
    expect(await store.conversations.append(appendRequest(clock, { expected, board: entry('step') }))).toBe('stored');
    const { boards } = (await store.conversations.read(ORGANISATION, ONE, { employee: ANNA }, page, clock.now())) ?? {};
    expect(boards?.employee).toEqual({ sequence: expected.length, bytes: entry('step') });
  },
);
