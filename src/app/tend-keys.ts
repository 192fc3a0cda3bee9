/** What is done about the server's keys at the start, before the first message, and on each full hour. */
import { codeOf, isAppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { tendDayKeys, type DayKeyParts } from '../core/day-key-retention.ts';
import { sweepDue, sweepReplaced } from '../core/erasure/sweep.ts';
import type { Organisations } from '../core/organisation.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';

export interface TendParts {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly organisations: Organisations;
  readonly clock: Clock;
  readonly log: Log;
  /** Throws when the keys that lie there are not this store's: then nothing is touched. */
  readonly demandOwn: () => Promise<void>;
}

/** Never rejects: what could not be done now is said in the log, and tried again within the hour. */
export function tendKeys(parts: TendParts): Promise<void> {
  const { keyring, clock, log, demandOwn } = parts;
  const steps = [
    () => destroyDays(parts, log),
    () => unlessWaiting(log, () => sweepDue(parts)),
    () => unlessWaiting(log, () => sweepReplaced(parts)),
    // After the sweep: no file keeps the moment at which something in it was overwritten.
    () => keyring.erasure.tend(clock.now()),
  ];
  return demandOwn()
    .then(async () => {
      for (const step of steps) await step().catch((error: unknown) => faulty(log, error));
    })
    .catch((error: unknown) => faulty(log, error));
}

const faulty = (log: Log, error: unknown): void =>
  log.error('fault', { part: 'keyring', reason: 'day-keys', ...codeOf(error) });

/** Somebody was told that it is gone from sight and not yet from everywhere. */
const unlessWaiting = (log: Log, sweep: () => Promise<unknown>): Promise<unknown> =>
  sweep().catch((error: unknown) => {
    // An older list of rights: what cannot be looked up is not waited for either.
    if (!isAppError(error, 'STORE_FORBIDDEN')) log.error('erasure-waiting', { part: 'keyring', ...codeOf(error) });
  });

async function destroyDays(parts: DayKeyParts, log: Log): Promise<void> {
  const { destroyed, due, kept } = await tendDayKeys(parts);
  if (destroyed > 0) log.info('day-keys-destroyed', { part: 'keyring', count: destroyed });
  if (kept !== undefined) log.error('day-keys-kept', { part: 'keyring', reason: kept, count: due.length });
}
