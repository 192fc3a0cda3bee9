/** The composed server does by itself what the screens promise: nobody presses anything for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Composed } from '../../src/app/compose.ts';
import { addDays, toDay } from '../../src/core/days.ts';
import { belongs } from '../../src/core/keyring-mark.ts';
import type { Pseudonym } from '../../src/core/conversation.ts';
import type { Keyring, RewriteOutcome, Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { composeInMemory } from '../support/composed.helper.ts';
import { ANNA, conversationId, openRequest, ORGANISATION, testClock } from '../support/store-fixtures.helper.ts';

/** The clock of the tests begins at ten past. */
const UNTIL_THE_HOUR_MS = 50 * 60_000;
const clock = testClock();
let keyring: Keyring;
let store: Store;
let running: Composed | undefined;
let outcome: RewriteOutcome;
let rewrites: number;
let lines: string[];

beforeEach(async () => {
  // Only the timers of our own code: what Node does by itself goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  clock.reset();
  keyring = await memoryKeyring();
  [running, outcome, rewrites, lines] = [undefined, 'nothing', 0, []];
  const rewrite = async () => {
    rewrites += 1;
    return { outcome, isNewer: false };
  };
  store = { ...memoryStore(clock), rewrite };
  await belongs(store, keyring);
});
afterEach(async () => {
  await stop();
  vi.useRealTimers();
});

const start = async (): Promise<void> => {
  const log = createLog((line) => void lines.push(line));
  running = await composeInMemory({ clock, store, keyring, log });
};
async function stop(): Promise<void> {
  let isClosed = running === undefined;
  void running?.close().then(() => (isClosed = true));
  running = undefined;
  // Moves the timers on: a listener waits a moment for what still runs.
  await vi.waitFor(() => expect(isClosed).toBe(true), { timeout: 20_000 });
}
const nextHour = () => vi.advanceTimersByTimeAsync(UNTIL_THE_HOUR_MS);
const events = (): string[] => lines.map((line) => (JSON.parse(line) as { event: string }).event);

async function conversation(name: string) {
  const erasureKey = await keyring.erasure.give();
  const owner = `${ANNA}-${name}` as Pseudonym;
  const request = openRequest(clock, { id: conversationId(name), owner, erasureKey });
  const { dayKey, wrapped } = await keyring.wrap(new Uint8Array(32), 'bound', clock.now(), erasureKey);
  await store.conversations.open({ ...request, head: { ...request.head, dayKey, wrappedSecret: wrapped } });
  return {
    opens: () =>
      keyring.unwrap(dayKey, wrapped, 'bound', erasureKey).then(
        () => true,
        () => false,
      ),
    withdraw: () => store.conversations.withdraw(ORGANISATION, conversationId(name), owner),
  };
}

it('what somebody took back and a stopped process left is overwritten once it listens, before any hour is full', async () => {
  const [taken, stays] = [await conversation('taken'), await conversation('stays')];
  await taken.withdraw();
  await start();
  await vi.waitFor(async () => expect(await taken.opens()).toBe(false));
  expect(await stays.opens()).toBe(true);
  expect(rewrites).toBe(0);
});

it('on each full hour it overwrites what ran out, makes the keys of the days to come, and asks for a new file', async () => {
  await start();
  const old = await conversation('old');
  expect((await keyring.dayKeys()).map(({ day }) => day)).toContain(addDays(toDay(clock.now()), 1));
  clock.advance(31 * 24);
  await nextHour();
  expect(rewrites).toBe(1);
  await vi.waitFor(async () => expect(await old.opens()).toBe(false));
  await vi.waitFor(async () =>
    expect((await keyring.dayKeys()).map(({ day }) => day)).toContain(addDays(toDay(clock.now()), 1)),
  );
  await nextHour();
  expect(rewrites).toBe(2);
});

it('says once that the store may not write its file anew, and again after it could', async () => {
  await start();
  for (const each of ['refused', 'refused', 'written', 'nothing', 'refused'] as const) {
    outcome = each;
    await nextHour();
  }
  expect(rewrites).toBe(5);
  expect(events().filter((event) => event === 'store-not-rewritten')).toHaveLength(2);
});

it('does nothing any more once it is closed', async () => {
  await start();
  await stop();
  await vi.advanceTimersByTimeAsync(3 * UNTIL_THE_HOUR_MS);
  expect(rewrites).toBe(0);
  expect(events()).not.toContain('fault');
});
