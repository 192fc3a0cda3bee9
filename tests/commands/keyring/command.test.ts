/** `npm run keyring`: what is done for ever is done by the word typed, and written down by number. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, toDay } from '../../../src/core/days.ts';
import { lastDayOf, monthAfter, toMonth } from '../../../src/core/epochs.ts';
import { belongs } from '../../../src/core/keyring-mark.ts';
import type { Keyring, Store } from '../../../src/core/ports.ts';
import { runKeyringCommand } from '../../../src/commands/keyring/index.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { createLog } from '../../../src/base/log.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { testClock, type TestClock } from '../../support/desks.helper.ts';

let clock: TestClock;
let store: Store;
let keyring: Keyring;
let said: string[];
let logged: string[];
let theirTime: (() => Promise<Date | undefined>) | undefined;
beforeEach(async () => {
  clock = testClock();
  store = memoryStore(clock);
  keyring = await memoryKeyring();
  [said, logged, theirTime] = [[], [], undefined];
});
const run = (argv: readonly string[], typed = ''): Promise<number> =>
  runKeyringCommand(argv, {
    organisations: { all: () => [{ retention: { conversationDays: 30, closedDays: 7, readReplyHours: 24 } }] },
    store: theirTime === undefined ? store : { ...store, time: theirTime },
    openKeyring: () => Promise.resolve(keyring),
    clock,
    log: createLog((line) => void logged.push(line)),
    out: (line) => void said.push(line),
    ask: () => Promise.resolve(typed),
  });

describe('destroy', () => {
  let due: string[];
  const left = async (): Promise<string[]> => (await keyring.dayKeys()).map(({ day }) => day);
  beforeEach(async () => {
    await belongs(store, keyring);
    due = [44, 43, 42, 41, 40].map((days) => addDays(toDay(clock.now()), -days));
    for (const day of due) {
      await keyring.wrap(new Uint8Array(32), 'x', new Date(`${day}T12:00:00Z`));
      await keyring.promise(day, addDays(day, 31));
    }
  });

  it.each(['', 'yes', 'Destroy', '5'])('takes "%s" for no', async (typed) => {
    expect(await run(['destroy'], typed)).toBe(1);
    expect(await left()).toEqual(due);
    expect(logged).toEqual([]);
  });

  it('names the days first, destroys what is due and nothing else, and logs how many', async () => {
    await keyring.prepare(30, clock.now());
    expect(await run(['destroy'], 'destroy')).toBe(0);
    expect(said.join('\n')).toContain(due.join(', '));
    expect(await left()).toEqual([toDay(clock.now()), addDays(toDay(clock.now()), 1)]);
    expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ event: 'day-keys-destroyed', count: 5, reason: 'operator' }),
    ]);
  });

  it.each([
    ['apart', () => Promise.resolve(new Date(clock.now().getTime() + 2 * 3_600_000))],
    ['one', () => Promise.resolve(undefined)],
  ])('not even by the word when the clocks are %s', async (_what, time) => {
    theirTime = time;
    expect(await run(['destroy'], 'destroy')).toBe(1);
    expect(await left()).toEqual(due);
  });

  it('not of a Redis that belongs to other keys', async () => {
    store = memoryStore(clock);
    await belongs(store, await memoryKeyring());
    expect(await run(['destroy'], 'destroy')).toBe(1);
    expect(await left()).toEqual(due);
  });
});

describe('adopt and status', () => {
  it('say whether they belong together, and join them by the word only', async () => {
    await belongs(store, await memoryKeyring());
    expect(await run(['status'])).toBe(1);
    expect(await run(['adopt'], 'yes')).toBe(1);
    expect(await belongs(store, keyring)).toBe(false);
    expect(await run(['adopt'], 'adopt')).toBe(0);
    expect(logged.join('')).toContain('"event":"keyring-adopted"');
    expect(await run(['status'])).toBe(0);
    expect(await run(['adopt'], '')).toBe(0);
  });

  it('say which keys there are, of every kind', async () => {
    const now = clock.now();
    const [today, month] = [toDay(now), toMonth(now)];
    await keyring.prepare(30, now);
    await keyring.erasure.tend(now);
    expect(await run(['status'])).toBe(0);
    const later = monthAfter(month);
    expect(said).toEqual([
      'Redis does not say yet which keys it belongs to; the next start marks it.',
      `Keys of days, for conversations: 2, ${today} to ${addDays(today, 1)}.`,
      `Peppers of months, for pseudonyms: first (in use, no promise yet), ${later} (until ${addDays(lastDayOf(later), 31)}).`,
      'Erasure keys, one for each thing that can be taken back: 1 file(s) of 128.',
      'Key for push services, by which browsers know this installation: none yet.',
      `Keys of hours, for what lives an hour or two: 2, the oldest of ${now.toISOString().slice(0, 13)}h UTC. A running server destroys each three hours later.`,
      'No key is past its promise.',
    ]);
  });

  it('of an unmarked Redis marks nothing by looking', async () => {
    expect(await run(['status'])).toBe(0);
    expect(await store.records.get('mark', 'keyring')).toBeUndefined();
  });

  it.each([[[]], [['burn']], [['destroy', 'now']]])('what is not understood does nothing: %j', async (argv) => {
    expect(await run(argv, 'destroy')).toBe(2);
  });
});
