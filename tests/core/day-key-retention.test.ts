/** One wrong reading destroys no key: not of a clock, not of a file, not of a retention. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { tendDayKeys, type DayKeyParts } from '../../src/core/day-key-retention.ts';
import { addDays, toDay } from '../../src/core/days.ts';
import { AppError } from '../../src/base/errors.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { conversationId, openRequest } from '../support/store-fixtures.helper.ts';
import { testClock, type TestClock } from '../support/desks.helper.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = new Date('2026-11-01T09:00:00Z');

let keyring: Keyring;
let store: Store;
let now: Date;
let there: Date | undefined;
let days: number[];
let storeClock: TestClock;

beforeEach(async () => {
  keyring = await memoryKeyring();
  now = START;
  there = undefined;
  days = [30];
  storeClock = testClock(START);
  store = memoryStore(storeClock);
});
const parts = (): DayKeyParts => ({
  keyring,
  store: { contents: store.contents, time: () => Promise.resolve(there ?? now) },
  organisations: {
    all: () => days.map((conversationDays) => ({ retention: { conversationDays, closedDays: 7, readReplyHours: 24 } })),
  },
  clock: { now: () => now },
});
const keys = async (): Promise<string[]> => (await keyring.dayKeys()).map(({ day }) => day);
/** As a server that runs: once every hour is once a day as far as keys go. */
async function live(many: number): Promise<void> {
  for (let day = 0; day < many; day += 1) {
    await tendDayKeys(parts());
    now = new Date(now.getTime() + DAY);
  }
}

describe('a server that runs', () => {
  it('destroys each key the day after the one it was promised for, and no other', async () => {
    await live(31);
    expect((await keys())[0]).toBe('2026-11-01');
    expect(await tendDayKeys(parts())).toEqual({ destroyed: 0, due: [] });
    now = new Date(now.getTime() + DAY);
    expect(await tendDayKeys(parts())).toEqual({ destroyed: 1, due: [] });
    expect((await keys())[0]).toBe('2026-11-02');
  });

  it('has the key of tomorrow before tomorrow, so that no message makes one', async () => {
    await tendDayKeys(parts());
    expect(await keys()).toEqual(['2026-11-01', '2026-11-02']);
  });
});

describe('one wrong reading', () => {
  beforeEach(() => live(20));

  it.each([
    ['ours is 40 days ahead', 40 * DAY, 0],
    ['ours is 2 hours ahead, after its promise by ours', 40 * DAY, 40 * DAY - 2 * HOUR],
    ['the store’s is 40 days ahead', 0, 40 * DAY],
    ['ours is years behind', -4000 * DAY, 0],
  ])('of a clock: %s', async (_what, ours, theirs) => {
    const before = await keys();
    const right = now;
    now = new Date(right.getTime() + ours);
    there = new Date(right.getTime() + theirs);
    const run = await tendDayKeys(parts());
    expect(run.destroyed).toBe(0);
    expect(await keys()).toEqual(expect.arrayContaining(before));
  });

  it('of both clocks, ahead together, waits for the operator’s word', async () => {
    const before = await keys();
    now = new Date(now.getTime() + 40 * DAY);
    expect(await tendDayKeys(parts())).toMatchObject({ destroyed: 0, kept: 'too-many' });
    expect(await keys()).toEqual(expect.arrayContaining(before));
    const run = await tendDayKeys(parts(), { word: true });
    expect(run.destroyed).toBeGreaterThan(2);
  });

  it('of the operator’s word while the clocks differ destroys nothing', async () => {
    there = now;
    now = new Date(now.getTime() + 40 * DAY);
    there = new Date(now.getTime() - 2 * HOUR);
    expect(await tendDayKeys(parts(), { word: true })).toMatchObject({ destroyed: 0, kept: 'clocks-apart' });
  });

  it('of a store that tells no time destroys nothing', async () => {
    now = new Date(now.getTime() + 12.2 * DAY);
    const run = await tendDayKeys({
      ...parts(),
      store: { contents: store.contents, time: () => Promise.resolve(undefined) },
    });
    expect(run).toMatchObject({ destroyed: 0, kept: 'no-second-clock' });
  });

  it.each([
    ['a missing file', [] as number[]],
    ['a typing error', [3]],
  ])('of a retention, by %s, shortens no promise', async (_what, wrong) => {
    const before = await keyring.dayKeys();
    days = wrong;
    const { destroyed } = await tendDayKeys(parts());
    expect(destroyed).toBe(0);
    for (const { day, until } of await keyring.dayKeys()) {
      const was = before.find((one) => one.day === day)?.until;
      if (was !== undefined) expect((until ?? '') >= was).toBe(true);
    }
  });
});

describe('keys of 0.2.0, which carry no promise', () => {
  it('keep what the heads in the store promise, whatever the files say now', async () => {
    const old = addDays(toDay(START), -20);
    await keyring.wrap(new Uint8Array(32), 'x', new Date(`${old}T10:00:00Z`));
    const request = openRequest(storeClock, { id: conversationId('one') });
    await store.conversations.open({ ...request, head: { ...request.head, dayKey: old } });
    days = [1];
    expect((await tendDayKeys(parts())).destroyed).toBe(0);
    expect((await keyring.dayKeys())[0]).toEqual({ day: old, until: toDay(new Date(START.getTime() + 30 * DAY)) });
  });

  it('of which no conversation is left go as they always did', async () => {
    await keyring.wrap(new Uint8Array(32), 'x', new Date(START.getTime() - 32 * DAY));
    await keyring.wrap(new Uint8Array(32), 'x', new Date(START.getTime() - 31 * DAY));
    expect(await tendDayKeys(parts())).toEqual({ destroyed: 1, due: [] });
    expect(await keys()).toContain(toDay(new Date(START.getTime() - 31 * DAY)));
  });
});

it('a key outlives every conversation under it, whatever retention was in force when it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 365 }), { minLength: 2, maxLength: 12 }),
      async (retentions) => {
        keyring = await memoryKeyring();
        now = START;
        const promised = new Map<string, string>();
        for (const retention of retentions) {
          days = [retention];
          await tendDayKeys(parts());
          const needed = toDay(new Date(now.getTime() + (retention * 24 + 1) * HOUR));
          const day = toDay(now);
          if (needed > (promised.get(day) ?? '')) promised.set(day, needed);
          now = new Date(now.getTime() + 7 * HOUR);
        }
        for (const { day, until } of await keyring.dayKeys())
          expect((until ?? '') >= (promised.get(day) ?? '')).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

describe('what stands in the store may be anything', () => {
  const heads = (...expires: number[]) => ({
    sealedRecords: () => store.contents.sealedRecords(),
    organisationsWithDue: () => store.contents.organisationsWithDue(),
    async *heads() {
      for (const expiresHour of expires)
        for await (const head of store.contents.heads()) yield { ...head, dayKey: '2026-10-12', expiresHour };
    },
  });
  beforeEach(async () => {
    await keyring.wrap(new Uint8Array(32), 'x', new Date('2026-10-12T10:00:00Z'));
    await store.conversations.open(openRequest(storeClock, { id: conversationId('one') }));
  });

  it.each([Number.NaN, -1, 1e300, Number.MAX_SAFE_INTEGER])('an hour of expiry of %d keeps the key', async (hour) => {
    await tendDayKeys({ ...parts(), store: { contents: heads(hour), time: parts().store.time } });
    expect((await keyring.dayKeys())[0]).toEqual({ day: '2026-10-12', until: '9999-12-31' });
  });

  it('without the right to look, what 0.2.0 left is kept, and all else goes on', async () => {
    async function* refused(): AsyncGenerator<never> {
      await Promise.reject(new AppError('STORE_FORBIDDEN'));
      yield* [];
    }
    await keyring.wrap(new Uint8Array(32), 'x', new Date('2026-09-01T10:00:00Z'));
    await keyring.promise('2026-09-01', '2026-10-02');
    const contents = { heads: refused, sealedRecords: refused, organisationsWithDue: refused };
    const run = await tendDayKeys({ ...parts(), store: { contents, time: parts().store.time } });
    expect(run.destroyed).toBe(1);
    expect((await keyring.dayKeys())[0]).toEqual({ day: '2026-10-12' });
  });
});

it('a retention that became longer raises every promise there is', async () => {
  await live(5);
  days = [90];
  await tendDayKeys(parts());
  for (const { day, until } of await keyring.dayKeys()) expect(until).toBe(addDays(day, 91));
});
