import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyFullHour } from '../../src/base/every-hour.ts';

const HOUR = 3_600_000;
let hours: string[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-27T09:17:31.123Z') });
  hours = [];
  stop = everyFullHour(
    () => new Date(),
    async () => void hours.push(new Date().toISOString().slice(11)),
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('something is done at each full hour, whenever the process began', async () => {
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(hours).toEqual(['10:00:00.000Z', '11:00:00.000Z', '12:00:00.000Z']);
});

test('not a moment before it, when a timer comes early, and not twice', async () => {
  await vi.advanceTimersByTimeAsync(42 * 60_000 + 28_000);
  // The clock was put back a little: when the timer comes it is not yet the hour.
  vi.setSystemTime(new Date(Date.now() - 400));
  await vi.advanceTimersByTimeAsync(877);
  expect(hours).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(hours).toEqual(['10:00:00.000Z']);
  await vi.advanceTimersByTimeAsync(HOUR - 1);
  expect(hours).toHaveLength(1);
});

test('until it is stopped', async () => {
  stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(hours).toEqual([]);
});
