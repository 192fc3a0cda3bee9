/** What the server does by itself, from when it listens: what was left at once, and everything on each full hour. */
import { codeOf } from '../base/errors.ts';
import { everyFullHour } from '../base/every-hour.ts';
import { forget } from '../core/forgetting.ts';
import type { RewriteOutcome } from '../core/ports.ts';
import { sweepKeys, tendKeys, type TendParts } from './tend-keys.ts';

/** @returns the way to stop; resolves when nothing of the keys is being done any more. */
export function keepFullHours(given: Omit<TendParts, 'signal'>): () => Promise<void> {
  const { store, clock, log } = given;
  const stopping = new AbortController();
  const parts: TendParts = { ...given, signal: stopping.signal };
  let before: RewriteOutcome = 'written';
  const forgetLeft = (): Promise<void> =>
    forget(store, clock).then(
      (outcome) => {
        if (outcome === 'nothing') return;
        // Once, and for nobody to get up for: a managed Redis may never allow it. The doctor says since when, and what to do.
        if (outcome !== 'written' && outcome !== before)
          log.info('store-not-rewritten', { part: 'store', reason: outcome });
        before = outcome;
      },
      (error: unknown) => log.error('fault', { part: 'store', reason: 'rewrite', ...codeOf(error) }),
    );
  let tending = sweepKeys(parts);
  const stop = everyFullHour(
    () => clock.now(),
    // Together, so that the new file begins in the first second of the hour.
    () => Promise.all([forgetLeft(), (tending = tendKeys(parts))]),
  );
  return () => {
    stop();
    stopping.abort();
    return tending;
  };
}
