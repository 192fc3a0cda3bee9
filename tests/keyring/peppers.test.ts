/** Pseudonyms have an end: a pepper for each month, which goes when what was promised under it is over; names that last do not. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tendDayKeys } from '../../src/core/day-key-retention.ts';
import { addDays, toDay } from '../../src/core/days.ts';
import { lastDayOf, toMonth } from '../../src/core/epochs.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { lookKeyring, openKeyring } from '../../src/keyring/files.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../support/desks.helper.ts';
import { openRequest } from '../support/store-fixtures.helper.ts';

const DAYS = 30;
const NOOR = ['zorg', 'slack', 'T1', 'U0NOOR'] as const;
const PURPOSES = ['conversation', 'submission', 'identity', 'view', 'installation'] as const;

let folder: string;
let clock: TestClock;
let store: Store;
let keyring: Keyring;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peppers-'));
  clock = testClock(new Date('2026-11-27T10:00:00Z'));
  store = memoryStore(clock);
  await rm(folder, { recursive: true });
  keyring = await openKeyring(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const tend = (which = keyring, options = {}) =>
  tendDayKeys(
    {
      keyring: which,
      store: { contents: store.contents, time: () => Promise.resolve(clock.now()) },
      organisations: { all: () => [{ retention: { conversationDays: DAYS, closedDays: 7, readReplyHours: 24 } }] },
      clock,
    },
    options,
  );
/** As a server that runs: on the last day of each month, on the first, and on the day itself. The operator says yes to day keys. */
async function until(day: string): Promise<void> {
  const today = (): string => toDay(clock.now());
  while (today() < day) {
    await tend(keyring, { word: true });
    const last = lastDayOf(toMonth(clock.now()));
    const next = today() < last ? last : addDays(last, 1);
    clock.set(new Date(`${next < day ? next : day}T10:00:00Z`));
  }
  await tend(keyring, { word: true });
}
const there = async (): Promise<readonly string[]> => (await keyring.epochs()).map(({ epoch }) => epoch);
const derived = (which: Keyring): readonly string[] =>
  PURPOSES.map((purpose) => which.derive(purpose, 'https://issuer.example', 'sub-samira'));

describe('a pseudonym', () => {
  test('is another one each month, and the person is still known by those before', async () => {
    await tend();
    const november = keyring.pseudonym(...NOOR);
    await until('2026-12-01');
    const december = keyring.pseudonyms(...NOOR);
    expect(december.employee).not.toBe(november);
    expect(december).toMatchObject({ epoch: '2026-12', formerly: expect.arrayContaining([november]) });
    await until('2027-01-01');
    expect(keyring.pseudonyms(...NOOR)).toMatchObject({
      epoch: '2027-01',
      formerly: expect.arrayContaining([december.employee]),
    });
  });

  test('is the same on two instances at the turn of a month, whichever is there first', async () => {
    const other = await openKeyring(folder);
    await Promise.all([tend(), tend(other)]);
    await until('2026-11-30');
    await tend(other);
    clock.advance(24);
    await tend();
    // The other has not looked yet: what is written by the first is found by it all the same.
    expect(other.pseudonyms(...NOOR).formerly).toContain(keyring.pseudonym(...NOOR));
    await tend(other);
    expect(other.pseudonyms(...NOOR).employee).toBe(keyring.pseudonym(...NOOR));
  });

  test('cannot be made again once its pepper is gone, by nobody', async () => {
    await tend();
    const november = keyring.pseudonym(...NOOR);
    const other = await openKeyring(folder);
    await until('2027-01-31');
    expect(await there()).not.toContain('first');
    expect(await readdir(folder)).not.toContain('pepper.key');
    await tend(other);
    for (const each of [keyring, other, await openKeyring(folder)]) {
      const { employee, formerly = [] } = each.pseudonyms(...NOOR);
      expect([employee, ...formerly]).not.toContain(november);
    }
  });
});

describe('a pepper', () => {
  test('is made a month before, and its file tells no moment', async () => {
    await tend();
    expect(await there()).toEqual(['first', '2026-12']);
    await until('2026-12-01');
    expect(await there()).toEqual(['first', '2026-12', '2027-01']);
    for (const name of (await readdir(folder)).filter((each) => /^(pepper|lasting)/.test(each)))
      expect([name, (await stat(join(folder, name))).mtimeMs % 3_600_000]).toEqual([name, 0]);
  });

  test('goes the day after what was promised under it, and no other with it', async () => {
    // Used until the last day of November; thirty days and one more.
    await until('2026-12-31');
    expect(await there()).toEqual(['first', '2026-12', '2027-01']);
    await until('2027-01-01');
    expect(await there()).toEqual(['2026-12', '2027-01', '2027-02']);
    await until('2027-01-31');
    expect(await there()).toEqual(['2026-12', '2027-01', '2027-02']);
    await until('2027-02-01');
    expect(await there()).toEqual(['2027-01', '2027-02', '2027-03']);
  });

  test('is kept as long as an answer makes a conversation last that still stands under it', async () => {
    await until('2026-12-20');
    await keyring.keepEpoch('first', '2027-02-15');
    await keyring.keepEpoch('first', '2026-12-25');
    await until('2027-02-15');
    expect(await there()).toContain('first');
    await until('2027-02-16');
    expect(await there()).not.toContain('first');
  });

  test('in use is never destroyed, whatever anybody says', async () => {
    await tend();
    expect(await keyring.destroyEpochs(['first'])).toBe(0);
    expect(await keyring.destroyEpochs(['../record', 'record', '', '2026-13'])).toBe(0);
    await expect(keyring.promiseEpoch('../record', '2027-01-01')).rejects.toThrow(RangeError);
    expect(await there()).toContain('first');
  });

  test.each([
    ['ours is far ahead', 400],
    ['ours is years behind', -4000],
  ])('survives a wrong clock, and so does everybody’s pseudonym: %s', async (_what, days) => {
    await until('2026-12-05');
    const before = keyring.pseudonyms(...NOOR);
    const right = clock.now();
    clock.advance(days * 24);
    const wrong = clock.now();
    await tendDayKeys({
      keyring,
      store: { contents: store.contents, time: () => Promise.resolve(right) },
      organisations: { all: () => [] },
      clock: { now: () => wrong },
    });
    const meanwhile = keyring.pseudonyms(...NOOR);
    expect([meanwhile.employee, ...(meanwhile.formerly ?? [])]).toEqual(
      expect.arrayContaining([before.employee, ...(before.formerly ?? [])]),
    );
    clock.set(right);
    await tend();
    expect(keyring.pseudonyms(...NOOR).employee).toBe(before.employee);
  });

  test('is not destroyed while the clocks disagree, and many at once wait for the operator', async () => {
    await until('2026-12-05');
    clock.advance(120 * 24);
    const parts = (time: Date | undefined) => ({
      keyring,
      store: { contents: store.contents, time: () => Promise.resolve(time) },
      organisations: { all: () => [{ retention: { conversationDays: DAYS, closedDays: 7, readReplyHours: 24 } }] },
      clock,
    });
    expect((await tendDayKeys(parts(undefined))).kept).toBe('no-second-clock');
    expect((await tendDayKeys(parts(clock.now()))).kept).toBe('too-many');
    expect(await there()).toContain('first');
    await tend(keyring, { word: true });
    expect(await there()).not.toContain('first');
  });
});

describe('names that last', () => {
  test('follow from a file of their own by the time the first pepper is gone, and stay the same', async () => {
    const before = derived(keyring);
    await until('2027-01-31');
    expect(await readdir(folder)).toContain('lasting.key');
    expect(await there()).not.toContain('first');
    expect(derived(keyring)).toEqual(before);
    const again = await openKeyring(folder, () => Promise.resolve(false));
    expect(derived(again)).toEqual(before);
    expect(again.mark).toBe(keyring.mark);
  });

  test('are written down once: what is there is not replaced', async () => {
    await tend();
    const first = await readFile(join(folder, 'lasting.key'));
    const other = await openKeyring(folder);
    await Promise.all([tend(), tend(other)]);
    expect(await readFile(join(folder, 'lasting.key'))).toEqual(first);
    expect(derived(other)).toEqual(derived(keyring));
  });

  test('do not follow from the pepper of any later month, nor does anything else of ours', async () => {
    await until('2027-01-31');
    const held = await readFile(join(folder, 'lasting.key'));
    expect(held).toHaveLength(160);
    for (const name of (await readdir(folder)).filter((each) => /^pepper-.*\.key$/.test(each)))
      expect(held.includes(await readFile(join(folder, name)))).toBe(false);
  });

  test('that were damaged or exchanged stop the start, and make nobody a stranger', async () => {
    await tend();
    await writeFile(join(folder, 'lasting.key'), new Uint8Array(159).fill(7));
    await expect(openKeyring(folder)).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
  });

  test('and a lost first pepper is noticed in the month in which everybody hangs on it', async () => {
    await tend();
    await rm(join(folder, 'pepper.key'));
    await expect(openKeyring(folder)).rejects.toMatchObject({ code: 'KEYRING_UNREADABLE' });
  });
});

describe('what 0.2.0 left', () => {
  const fixture = new URL('../fixtures/0.2.0/keyring', import.meta.url).pathname;
  beforeEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await cp(fixture, folder, { recursive: true });
    const { chmod } = await import('node:fs/promises');
    await chmod(folder, 0o700);
    for (const name of await readdir(folder)) await chmod(join(folder, name), 0o600);
    keyring = await openKeyring(folder, () => Promise.resolve(false));
  });

  test('is the first epoch: everybody is known as before, and looking makes nothing', async () => {
    const before = await readdir(folder);
    const looking = await lookKeyring(folder);
    expect(looking?.pseudonyms(...NOOR)).toEqual({ employee: keyring.pseudonym(...NOOR) });
    expect(await readdir(folder)).toEqual(before);
  });

  test('keeps its pepper as long as any conversation under it, however long that was promised', async () => {
    const { head, ...request } = openRequest(clock, {
      retention: { conversationDays: 100, closedDays: 7, readReplyHours: 24 },
    });
    await store.conversations.open({ ...request, head: { ...head, dayKey: '2026-11-26' } });
    await tend();
    // A hundred days after 27 November, at eleven.
    expect((await keyring.epochs())[0]).toEqual({ epoch: 'first', isCurrent: true, until: '2027-03-07' });
  });
});
