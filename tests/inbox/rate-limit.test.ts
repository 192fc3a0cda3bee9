import { describe, expect, test } from 'vitest';
import { createRateLimit } from '../../src/inbox/server/http/rate-limit.ts';
import { testClock } from '../support/inbox-fixtures.helper.ts';

describe('a brake', () => {
  test('counts one address apart from another', () => {
    const limit = createRateLimit(testClock(), { max: 2, windowMs: 1000 });
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([true, true, false, true]);
  });

  test('looking whether it was reached counts nothing', () => {
    const limit = createRateLimit(testClock(), { max: 1, windowMs: 1000 });
    expect([limit.reached('a'), limit.reached('a'), limit.take('a'), limit.reached('a')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('lets go when the window is over, counted from its first request', () => {
    const clock = testClock();
    const limit = createRateLimit(clock, { max: 1, windowMs: 1000 });
    limit.take('a');
    clock.advance(999);
    expect(limit.take('a')).toBe(false);
    clock.advance(1);
    expect([limit.reached('a'), limit.take('a')]).toEqual([false, true]);
  });

  test('never remembers more addresses than it was given room for, and forgets the oldest first', () => {
    const limit = createRateLimit(testClock(), { max: 1, windowMs: 1000, entries: 2 });
    for (const address of ['a', 'b', 'c']) limit.take(address);
    expect(['a', 'b', 'c'].map((address) => limit.reached(address))).toEqual([false, true, true]);
  });

  test('says how long it still holds: never less than a second while it does, and nothing when it does not', () => {
    const clock = testClock();
    const limit = createRateLimit(clock, { max: 1, windowMs: 60_000 });
    expect(limit.secondsLeft('a')).toBe(0);
    limit.take('a');
    expect(limit.secondsLeft('a')).toBe(60);
    clock.advance(59_999);
    expect(limit.secondsLeft('a')).toBe(1);
    clock.advance(1);
    expect(limit.secondsLeft('a')).toBe(0);
  });
});
