/** A planning as somebody else may leave it in Redis: whoever reads it and whoever stores by it count it as the same number. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import type { Store } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import {
  ANNA,
  conversationId,
  openRequest,
  ORGANISATION,
  SAMIRA,
  testClock,
} from '../support/store-fixtures.helper.ts';

const KEY = `iv:{${ORGANISATION}}:p:${SAMIRA}`;
const clock = testClock();
let server: RedisServer;
let store: Store;
beforeAll(async () => {
  server = await startRedis();
  store = await openRedisStore({ path: server.socket, log: createLog(() => undefined), clock });
});
afterAll(async () => {
  await store.close();
  await server.stop();
});

test.each([
  'inf',
  '-inf',
  'nan',
  '1e400',
  '1e3',
  '0x10',
  '0b11',
  '1.5',
  '-5',
  ' 5',
  '5 ',
  '05',
  '+5',
  '',
  'x',
  '9007199254740993',
])('numbered "%s": the file holds, a first message is stored, and a planning takes its place', async (number) => {
  await server.client.hset(KEY, { n: number, t: '{}', s: 'x' });
  const { advisers } = await store.conversations.overview(ORGANISATION, ANNA, [SAMIRA], clock.now());
  expect(advisers[0]?.signed?.number).toBe(0);
  const open = openRequest(clock, { id: conversationId('rubbish') });
  expect(await store.conversations.open({ ...open, planning: 0 })).toBe('stored');
  await store.conversations.withdraw(ORGANISATION, open.head.id, open.head.owner);
  const planning = { number: 1, text: '{"number":1}', signature: 's' };
  expect(await store.conversations.putPlanning(ORGANISATION, SAMIRA, planning)).toBe(true);
  await server.client.del(KEY);
  // So many first messages on one day are nobody's.
  clock.advance(24);
});
