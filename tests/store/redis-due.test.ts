/** The index of what is due, as it lies in Redis: what somebody else put there, and what it costs. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { toHour, type ErasureKeyId, type Pseudonym } from '../../src/core/conversation.ts';
import type { Store } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  copyUnder,
  erasureKey,
  hourAfter,
  openRequest,
  ORGANISATION,
  RETENTION,
  seen,
  testClock,
} from '../support/store-fixtures.helper.ts';

const ONE = conversationId('one');
const DUE = `iv:{${ORGANISATION}}:due`;
const HEAD = `iv:{${ORGANISATION}}:c:${ONE}`;
const clock = testClock();
const log = createLog(() => undefined);
const bytesOf = (key: ErasureKeyId): Buffer => Buffer.from(key, 'base64url');
const member = (key: ErasureKeyId, rest: string): Buffer => Buffer.concat([bytesOf(key), Buffer.from(rest)]);
const OWN = member(erasureKey(ONE), `c${ONE}`);
const COPY = member(erasureKey('copy'), `r${ONE}:1`);

let server: RedisServer;
let store: Store;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.cli('FLUSHALL');
  clock.reset();
  store = await openRedisStore({ path: server.socket, log, clock });
  await store.conversations.open(openRequest(clock));
});
afterEach(() => store.close());

const answer = async (): Promise<void> => {
  const expected = await seen(store, clock);
  const employeeCopy = copyUnder(erasureKey('copy'), 1, 2, 3);
  await store.conversations.append(appendRequest(clock, { from: 'adviser', expected, employeeCopy }));
};
const due = () => store.conversations.claimDue(ORGANISATION, toHour(clock.now()), 100);
const score = async (of: Buffer): Promise<number | undefined> => {
  const found = await server.client.zscore(DUE, of);
  return found === null ? undefined : Number(found);
};

test('every hour in it is the hour at which it goes', async () => {
  await answer();
  const until = hourAfter(clock, 30 * 24);
  expect([await score(OWN), await score(COPY)]).toEqual([until, until]);
  await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, clock.now());
  expect([await score(OWN), await score(COPY)]).toEqual([until, hourAfter(clock, 24)]);
  await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
  expect([await score(OWN), await score(COPY)]).toEqual([hourAfter(clock, 7 * 24), hourAfter(clock, 24)]);
  await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
  expect([await score(OWN), await score(COPY)]).toEqual([0, 0]);
});

test('what is entered as due and lives on is not: it gets its hour back', async () => {
  await answer();
  await server.client.zadd(DUE, 0, OWN, 1, COPY);
  expect(await due()).toEqual([]);
  const until = hourAfter(clock, 30 * 24);
  expect([await score(OWN), await score(COPY)]).toEqual([until, until]);
});

test('what is no key of ours leaves it, and stands in nobody’s way', async () => {
  const key = erasureKey('x');
  const beyond = Buffer.concat([bytesOf(key).subarray(0, 8), Buffer.of(128)]).toString('base64url') as ErasureKeyId;
  const wrong = [
    Buffer.from(''),
    Buffer.from('c'),
    member(key, ''),
    member(key, 'x' + ONE),
    member(key, 'c' + ONE.slice(1)),
    member(key, 'c../../../../../../etc/..'),
    member(key, `r${ONE}`),
    member(key, `r${ONE}:`),
    member(key, `r${ONE}:12345`),
    member(beyond, `c${ONE}`),
  ];
  for (const each of wrong) await server.client.zadd(DUE, 0, each);
  clock.advance(31 * 24);
  expect(await store.conversations.claimDue(ORGANISATION, toHour(clock.now()), wrong.length + 1)).toHaveLength(1);
  expect(await server.client.zcard(DUE)).toBe(1);
});

test('another’s key put into a head, or before a copy, enters nothing by it', async () => {
  await answer();
  const theirs = erasureKey('of somebody else');
  await server.client.hset(HEAD, 'k', bytesOf(theirs));
  await server.client.setrange(`iv:{${ORGANISATION}}:r:${ONE}:1`, 4, bytesOf(theirs));
  await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, clock.now());
  await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
  const withdrawn = await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
  // Only the key in the head, which whoever destroys it tries first.
  expect(withdrawn?.departed).toEqual([{ organisation: ORGANISATION, conversation: ONE, erasureKey: theirs }]);
  clock.advance(31 * 24);
  const keys = (await due()).map((each) => each.erasureKey);
  expect(keys.toSorted()).toEqual([erasureKey(ONE), erasureKey('copy')].toSorted());
});

test('a conversation of a hundred thousand takes some hundred bytes of it, and no end of its own', async () => {
  expect(await server.client.pttl(DUE)).toBe(-1);
  const before = Number(await server.cli('MEMORY', 'USAGE', DUE, 'SAMPLES', 0));
  for (let index = 0; index < 400; index += 1) {
    const owner = `employee-${index}` as Pseudonym;
    await store.conversations.open(openRequest(clock, { id: conversationId(index), owner }));
  }
  const after = Number(await server.cli('MEMORY', 'USAGE', DUE, 'SAMPLES', 0));
  expect((after - before) / 400).toBeLessThan(150);
});
