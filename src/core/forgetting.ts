/**
 * What left the store (withdrawn, expired) still lies in the files it writes down, until those are written anew. That is
 * asked for at the full hour after something left, so that the time of the new file says nothing about when; and where it
 * cannot be done, since when not is kept, for the doctor and the metrics.
 */
import { HOUR_MS, toHour, type Hour } from './conversation.ts';
import { isAppError } from '../base/errors.ts';
import type { Clock, RewriteOutcome, Store } from './ports.ts';

const ID = 'unwritten';

type Forgetting = Pick<Store, 'records' | 'rewrite'>;

/** Hour of the oldest departure that may still lie in a file; `undefined`: of none that is known. */
export async function unwrittenSince({ records }: Pick<Store, 'records'>): Promise<Hour | undefined> {
  const found = await records.get('mark', ID);
  const hour = found === undefined ? Number.NaN : Number(new TextDecoder().decode(found));
  return Number.isSafeInteger(hour) && hour > 0 ? hour : undefined;
}

/** In whole hours; 0 when nothing is kept back. */
export const unwrittenHours = async (store: Pick<Store, 'records'>, now: Date): Promise<number> =>
  Math.max(0, toHour(now) - ((await unwrittenSince(store)) ?? Infinity));

/** For the full hour. @throws what the store throws, but for a full one, which cannot be told and is asked again. */
export async function forget(store: Forgetting, clock: Clock): Promise<RewriteOutcome> {
  const { outcome, isNewer } = await store.rewrite();
  if (outcome === 'nothing') return outcome;
  if (outcome === 'written') {
    // Deleting what is not there would count as something that left.
    if ((await unwrittenSince(store)) !== undefined) await store.records.delete('mark', ID);
    return outcome;
  }
  // What left since the last look left in the hour before this one, at the earliest.
  const since = new TextEncoder().encode(String(toHour(new Date(clock.now().getTime() - HOUR_MS))));
  // A file that was written anew by itself since the last look holds nothing from before that.
  const keep = isNewer ? store.records.put('mark', ID, since) : store.records.putOnce('mark', ID, since);
  await keep.catch((error: unknown) => {
    if (!isAppError(error, 'STORE_FULL') && !isAppError(error, 'STORE_READ_ONLY')) throw error;
  });
  return outcome;
}
