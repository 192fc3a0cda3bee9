/** What Redis holds, for how long, how much of it, and what it takes to ask: seen from Redis' own side. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Redis } from 'ioredis';
import { toHour, type Pseudonym } from '../../src/core/conversation.ts';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  entry,
  erasureKey,
  hourAfter,
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
const name = (kind: string, id: string): string => `iv:{${ORGANISATION}}:${kind}:${id}`;
const HEAD = name('c', ONE);
const DUE = `iv:{${ORGANISATION}}:due`;
const LOG = name('l', ONE);
const copyOf = (sequence: number): string => name('r', `${ONE}:${sequence}`);

let server: RedisServer;
let redis: Redis;
let store: Store;
beforeAll(async () => {
  server = await startRedis();
  redis = server.client;
});
afterAll(() => server.stop());
beforeEach(async () => {
  await server.cli('FLUSHALL');
  clock.reset();
  store = await openRedisStore({ path: server.socket, log, clock });
});
afterEach(() => store.close());

async function converse(messages: number, { size = 500, copies = true } = {}): Promise<number> {
  let total = size;
  await store.conversations.open(openRequest(clock, { entry: entry('first', size) }));
  for (let i = 1; i < messages; i += 1) {
    const from = i % 2 ? 'adviser' : 'employee';
    const copy = copies && from === 'adviser' ? { employeeCopy: entry(`copy ${i}`, size) } : {};
    const expected = await seen(store, clock);
    await store.conversations.append(
      appendRequest(clock, { from, expected, submission: submission(i), entry: entry(i, size), ...copy }),
    );
    total += size + (copy.employeeCopy?.length ?? 0);
  }
  return total;
}
/** The count of this day's openings, which stays as long as the day: its name is made with the day's key, and it holds a number. */
const countOf = (owner?: Pseudonym): string =>
  name('n', openRequest(clock, owner === undefined ? {} : { owner }).openings);
const endOfDay = (): number => (Math.floor(toHour(clock.now()) / 24) + 1) * 24;
/** Of every key but the index of what is due, which ends when it is empty. */
const expiries = async (): Promise<Record<string, number>> => {
  const keys = (await server.keys()).filter((key) => key !== DUE);
  const times = await Promise.all(keys.map((key) => redis.expiretime(key)));
  return Object.fromEntries(keys.map((key, index) => [key, (times[index] ?? 0) / 3600]));
};

describe('what stays', () => {
  test('after withdrawing, a scan of all of Redis finds nothing but how often somebody began today', async () => {
    await converse(12);
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1, 3], RETENTION, clock.now());
    expect((await server.keys()).length).toBeGreaterThan(8);
    expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(true);
    expect(await server.keys()).toEqual([countOf()]);
  });

  test('withdrawing one of two leaves exactly what the other had', async () => {
    await store.conversations.open(openRequest(clock, { id: conversationId('two'), owner: 'bram' as Pseudonym }));
    const before = await expiries();
    await converse(6);
    await withdrawWhole(store, ORGANISATION, ONE, ANNA);
    expect(await expiries()).toEqual({ ...before, [countOf()]: endOfDay() });
  });

  test('also when our clock says expired and the one of Redis does not, withdrawing leaves nothing', async () => {
    await converse(4);
    const counted = countOf();
    clock.advance(31 * 24);
    expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(false);
    const due = await store.conversations.claimDue(ORGANISATION, toHour(clock.now()), 100);
    await store.conversations.forget(ORGANISATION, due);
    expect(await server.keys()).toEqual([counted]);
  });

  test('the same of a conversation that 0.2.0 opened, which has nothing to be overwritten', async () => {
    await store.conversations.open(openRequest(clock, { erasureKey: null }));
    const counted = countOf();
    clock.advance(31 * 24);
    expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(false);
    expect(await server.keys()).toEqual([counted]);
    await store.conversations.open(openRequest(clock, { erasureKey: null }));
    expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(true);
    expect((await server.keys()).toSorted()).toEqual([counted, countOf()].toSorted());
  });

  test('expired conversations leave the sets of those who come after', async () => {
    await converse(2);
    clock.advance(31 * 24);
    await store.conversations.open(openRequest(clock, { id: conversationId('two') }));
    for (const set of [name('u', ANNA), name('a', SAMIRA), name('o', SAMIRA)]) {
      expect(await redis.zrange(set, '0', '-1')).toEqual([conversationId('two')]);
    }
  });

  test('a conversation remembers a bounded number of submissions', async () => {
    await converse(40, { copies: false, size: 10 });
    const fields = await redis.hlen(HEAD);
    const expected = await seen(store, clock);
    await store.conversations.append(appendRequest(clock, { from: 'adviser', expected }));
    expect(await redis.hlen(HEAD)).toBe(fields);
  });

  test('listed records that are gone leave the index, and the index goes with the last', async () => {
    await store.records.put('enrolment', 'a', entry('a'), 60);
    await store.records.put('enrolment', 'b', entry('b'), 600);
    expect(await redis.ttl('iv:rec:{enrolment}')).toBeGreaterThan(60);
    await store.records.delete('enrolment', 'a');
    await store.records.delete('enrolment', 'b');
    expect(await store.records.list('enrolment')).toEqual([]);
    expect(await server.keys()).toEqual([]);
  });
});

describe('how long it stays', () => {
  test('the count of openings ends with its day', async () => {
    await converse(1);
    expect(await redis.get(countOf())).toBe('1');
    expect(await redis.expiretime(countOf())).toBe(endOfDay() * 3600);
  });

  test('every key has an end at a whole hour: thirty days after the last message', async () => {
    await converse(4);
    const until = hourAfter(clock, 30 * 24);
    expect(await expiries()).toEqual({
      [HEAD]: until,
      [LOG]: until,
      [name('news', SAMIRA)]: until,
      [copyOf(1)]: until,
      [copyOf(3)]: until,
      [name('u', ANNA)]: until,
      [name('a', SAMIRA)]: until,
      [name('o', SAMIRA)]: until,
      [countOf()]: endOfDay(),
    });
  });

  test('also the employee’s own words, kept with the message that opened it', async () => {
    await store.conversations.open(openRequest(clock, { employeeCopy: entry('own') }));
    const until = hourAfter(clock, 30 * 24);
    expect(await expiries()).toMatchObject({ [HEAD]: until, [copyOf(0)]: until });
    const withdrawn = await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
    expect(withdrawn?.departed.map(({ copy }) => copy)).toEqual([undefined, 0]);
    await store.conversations.forget(ORGANISATION, withdrawn?.departed ?? []);
    expect(await server.keys()).toEqual([countOf()]);
  });

  test('a message renews them all; the copy of a read reply keeps its day', async () => {
    await converse(4);
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, clock.now());
    const readUntil = hourAfter(clock, 24);
    const counted = { [countOf()]: endOfDay() };
    clock.advance(5);
    const expected = await seen(store, clock);
    await store.conversations.append(appendRequest(clock, { expected }));
    const until = hourAfter(clock, 30 * 24);
    const now = await expiries();
    expect(now[copyOf(1)]).toBe(readUntil);
    expect(Object.entries(now).filter(([key, at]) => key !== copyOf(1) && at !== until)).toEqual(
      Object.entries(counted),
    );
  });

  test('a copy that is to stay ends with the conversation as it stood then', async () => {
    await converse(4);
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1, 3], RETENTION, clock.now());
    const until = await store.conversations.keepCopy(ORGANISATION, ONE, ANNA, 1, clock.now());
    expect(await expiries()).toMatchObject({ [copyOf(1)]: until, [copyOf(3)]: hourAfter(clock, 24), [HEAD]: until });
    clock.advance(50);
    await store.conversations.append(appendRequest(clock, { expected: await seen(store, clock) }));
    expect(await expiries()).toMatchObject({ [copyOf(1)]: until, [HEAD]: hourAfter(clock, 30 * 24) });
  });

  test('closing brings all of it nearer, and the link to the employee with it', async () => {
    await converse(4);
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, clock.now());
    await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
    const until = hourAfter(clock, 7 * 24);
    const now = await expiries();
    for (const key of [HEAD, LOG, copyOf(3), name('u', ANNA)]) expect(now[key]).toBe(until);
    expect(now[copyOf(1)]).toBe(hourAfter(clock, 24));
    expect(now).not.toHaveProperty(name('o', SAMIRA));
  });

  test('a reply read in the last hours goes with the conversation, not after it', async () => {
    await converse(2);
    const until = hourAfter(clock, 30 * 24);
    clock.advance(30 * 24 - 3);
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, clock.now());
    expect((await expiries())[copyOf(1)]).toBe(until);
  });

  test('a shorter retention, set while a conversation lasts, holds for the copies that were read too', async () => {
    await converse(4);
    const slow = { ...RETENTION, readReplyHours: 29 * 24 };
    await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1, 3], slow, clock.now());
    const expected = await seen(store, clock);
    const retention = { ...RETENTION, conversationDays: 2 };
    await store.conversations.append(appendRequest(clock, { expected, retention }));
    const now = await expiries();
    for (const key of [HEAD, LOG, copyOf(1), copyOf(3)]) expect(now[key]).toBe(hourAfter(clock, 48));
  });

  test('an away time, and one of taking nothing new, is a whole hour and ends by itself', async () => {
    const until = new Date(clock.now().getTime() + 100 * 60_000);
    await store.conversations.setAway(ORGANISATION, SAMIRA, until, clock.now());
    await store.conversations.setFull(ORGANISATION, SAMIRA, until, clock.now());
    expect(await expiries()).toEqual({
      [name('w', SAMIRA)]: toHour(until) + 1,
      [name('f', SAMIRA)]: toHour(until) + 1,
    });
  });
});

describe('how much it is', () => {
  /** Bytes of memory of every key, as Redis itself counts them; the whole of a list, not a sample. */
  const memory = async (): Promise<number> => {
    const each = await Promise.all(
      (await server.keys()).map((key) => server.cli('MEMORY', 'USAGE', key, 'SAMPLES', 0)),
    );
    return each.reduce<number>((sum, bytes) => sum + Number(bytes), 0);
  };

  test.each([
    ['with the copies of replies nobody read yet', true],
    ['without copies', false],
  ])('twenty messages take at most 1.3 x their envelopes + 1.5 kB (%s)', async (_, copies) => {
    const envelopes = await converse(20, { copies });
    expect(await memory()).toBeLessThanOrEqual(1.3 * envelopes + 1500);
    expect(await redis.object('ENCODING', HEAD)).toBe('listpack');
  });

  test('one message takes less than two kilobytes more than its envelope', async () => {
    const envelopes = await converse(1);
    expect(await memory()).toBeLessThanOrEqual(envelopes + 2000);
  });
});

describe('what it takes', () => {
  /** What reached Redis while `act` ran: commands from outside, and commands that scripts ran. */
  async function watch(act: () => Promise<unknown>): Promise<{ trips: string[]; inner: number }> {
    const monitor = await server.client.duplicate().monitor();
    const trips: string[] = [];
    let inner = 0;
    const done = new Promise<void>((resolve) => {
      monitor.on('monitor', (_: string, args: string[], source: string) => {
        if (args[1] === 'end of watching') resolve();
        else if (source === 'lua') inner += 1;
        else trips.push(args[0] ?? '');
      });
    });
    await act();
    await server.cli('ECHO', 'end of watching');
    await done;
    monitor.disconnect();
    return { trips, inner };
  }
  const many = async (from: number, to: number): Promise<void> => {
    for (let i = from; i < to; i += 1) {
      const options = { id: conversationId(i), owner: `employee-${i}` as Pseudonym };
      await store.conversations.open(openRequest(clock, options));
    }
  };

  test('each decision is one round trip', async () => {
    const { conversations } = store;
    await converse(4);
    const expected = await seen(store, clock);
    const now = clock.now();
    const by = { employee: ANNA };
    const decisions = [
      () => conversations.overview(ORGANISATION, ANNA, [SAMIRA, 'theo', 'kim'], now),
      () => conversations.read(ORGANISATION, ONE, by, { limit: 50, copies: true }, now),
      () => conversations.append(appendRequest(clock, { expected, submission: submission('new') })),
      () => conversations.open(openRequest(clock, { id: conversationId('two'), adviser: 'theo' })),
      () => conversations.listForAdviser(ORGANISATION, SAMIRA, 50, now),
      () => conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1, 3], RETENTION, now),
      () => conversations.markReadByAdviser(ORGANISATION, ONE, SAMIRA),
      () => conversations.close(ORGANISATION, ONE, by, RETENTION, now),
      () => conversations.withdraw(ORGANISATION, ONE, ANNA),
      () => conversations.claimDue(ORGANISATION, toHour(now), 100),
      () =>
        conversations.forget(ORGANISATION, [
          { organisation: ORGANISATION, conversation: ONE, erasureKey: erasureKey(ONE) },
        ]),
      () => conversations.setAway(ORGANISATION, SAMIRA, new Date(now.getTime() + 9e6), now),
      () => conversations.setFull(ORGANISATION, SAMIRA, new Date(now.getTime() + 9e6), now),
      () => store.records.put('enrolment', 'a', entry('a'), 60),
      () => store.records.list('enrolment'),
    ];
    for (const decide of decisions) expect((await watch(decide)).trips).toHaveLength(1);
  });

  test('looking, reading and writing ask no more of Redis when a thousand others are stored', async () => {
    await converse(4);
    const acts = async () => {
      // Replies that nobody read yet are renewed with each message; here there are none.
      await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1, 3], RETENTION, clock.now());
      const expected = await seen(store, clock);
      const costs = [
        () => store.conversations.overview(ORGANISATION, ANNA, [SAMIRA], clock.now()),
        () => store.conversations.read(ORGANISATION, ONE, { employee: ANNA }, { limit: 50, copies: true }, clock.now()),
        () => store.conversations.listForAdviser(ORGANISATION, SAMIRA, 3, clock.now()),
        () =>
          store.conversations.append(
            appendRequest(clock, { expected, submission: submission(`m ${expected.length}`) }),
          ),
      ];
      const inner: number[] = [];
      for (const act of costs) inner.push((await watch(act)).inner);
      return inner;
    };
    await many(0, 20);
    const few = await acts();
    await many(20, 1000);
    expect(await acts()).toEqual(few);
  });
});
