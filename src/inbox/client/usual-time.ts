/**
 * How long Argon2id takes on this device. It cannot tell how far it is, and a bar that guesses lies: so somebody who waits is
 * told how long it took the last time. In whole seconds, which say of the device no more than that it is slow.
 */
import type { Kept } from './storage.ts';

const NAME = 'in-vertrouwen.seconds';
/** More, and the device slept meanwhile. */
const MOST = 120;

export interface UsualTime {
  /** Seconds, at least 1; `undefined`: not known here yet. */
  readonly seconds: () => number | undefined;
  /** Does the work, and remembers how long it took when it succeeded. */
  readonly measure: <T>(work: () => Promise<T>) => Promise<T>;
}

/** @param now milliseconds of a clock that nobody sets */
export function createUsualTime(device: Pick<Kept, 'getItem' | 'setItem'>, now = () => performance.now()): UsualTime {
  const isUsual = (seconds: number): boolean => Number.isInteger(seconds) && seconds >= 1 && seconds <= MOST;
  return {
    seconds() {
      const kept = Number(device.getItem(NAME) ?? Number.NaN);
      return isUsual(kept) ? kept : undefined;
    },
    async measure(work) {
      const startedAt = now();
      const result = await work();
      const seconds = Math.ceil((now() - startedAt) / 1000);
      if (isUsual(seconds)) device.setItem(NAME, String(seconds));
      return result;
    },
  };
}
