/** Keeps what an instance knows of lost keys up to date: at once when another says so, and by itself where that got lost. */
import { codeOf } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { LostKeys } from '../core/adviser/lost-keys.ts';

const LOOK_EVERY_MS = 60_000;

/** @returns how to stop */
export function keepFresh(lostKeys: LostKeys, log: Log): () => void {
  const fault = (error: unknown): void => log.error('fault', { part: 'store', reason: 'lost-keys', ...codeOf(error) });
  const unfollow = lostKeys.follow(fault);
  const timer = setInterval(() => void lostKeys.refresh().catch(fault), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    unfollow();
  };
}
