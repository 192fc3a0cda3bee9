/** A pace that nobody can turn into a closed door: who hurries waits behind who does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTurns } from '../../../src/slack/install/turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pace = { atOnce: 2, everyMs: 1000, patienceMs: 4500 };

test('turns go round by caller, and within a caller by arrival', async () => {
  const turns = createTurns(pace);
  expect([await turns.next('flood'), await turns.next('flood')]).toEqual([true, true]);
  const served: string[] = [];
  for (const name of ['flood', 'flood', 'flood', 'one', 'two']) {
    void turns.next(name).then((has) => has && served.push(name));
  }
  await vi.advanceTimersByTimeAsync(4000);
  expect(served).toEqual(['flood', 'one', 'two', 'flood']);
  turns.close();
});

test('who waited too long is told, and so is who has five waiting already', async () => {
  const turns = createTurns(pace);
  await Promise.all([turns.next('a'), turns.next('a')]);
  const waiting = Array.from({ length: 6 }, () => turns.next('a'));
  expect(await waiting[5]).toBe(false);
  await vi.advanceTimersByTimeAsync(4500);
  expect(await Promise.all(waiting)).toEqual([true, true, true, true, false, false]);
  turns.close();
});

test('the pace comes back to rest, and never saves up more than it had', async () => {
  const turns = createTurns(pace);
  await Promise.all([turns.next('a'), turns.next('a')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
  const answers = Array.from({ length: 3 }, () => turns.next('a'));
  expect([await answers[0], await answers[1]]).toEqual([true, true]);
  turns.close();
  expect(await answers[2]).toBe(false);
});
