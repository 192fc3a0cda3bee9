/** What is done about the server's keys: before the first message, once it listens, and on each full hour. */
import { codeOf, isAppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { tendDayKeys } from '../core/day-key-retention.ts';
import { MOST_IN_A_RUN, sweepDue, sweepReplaced } from '../core/erasure/sweep.ts';
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
  /** Once aborted, no run is begun after the one that goes on. */
  readonly signal?: AbortSignal;
}

type Step = (parts: TendParts) => Promise<unknown>;

/**
 * What a message needs is there afterwards, and was not made by one: no file tells when the first came. The store was
 * found to be this keyring's just before. Nobody waits for a look at every page, which `sweepKeys` takes.
 */
export const prepareKeys = (parts: TendParts): Promise<void> => inTurn(parts, [tendDays, preparePages]);

/** Overwrites what is due. Nobody is shown any of it, so nobody has to wait for this. */
export const sweepKeys = (parts: TendParts): Promise<void> => inTurn(parts, SWEEP);

/** All of it, on the hour. */
export const tendKeys = (parts: TendParts): Promise<void> =>
  parts.demandOwn().then(
    () => inTurn(parts, [tendDays, ...SWEEP]),
    (error: unknown) => sayFault(parts.log, error),
  );

/** Never rejects: what could not be done now is said in the log, and tried again within the hour. */
async function inTurn(parts: TendParts, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step(parts).catch((error: unknown) => sayFault(parts.log, error));
}

const sayFault = (log: Log, error: unknown): void =>
  log.error('fault', { part: 'keyring', reason: 'tending', ...codeOf(error) });

/** Somebody was told that it is gone from sight and not yet from everywhere. */
const sayingWhatWaits =
  (sweep: Step): Step =>
  (parts) =>
    sweep(parts).catch((error: unknown) => {
      // An older list of rights: what cannot be looked up is not waited for either.
      if (isAppError(error, 'STORE_FORBIDDEN')) return;
      parts.log.error('erasure-waiting', { part: 'keyring', ...codeOf(error) });
    });

const tendDays: Step = async ({ log, ...parts }) => {
  const { destroyed, due, kept } = await tendDayKeys(parts);
  if (destroyed > 0) log.info('day-keys-destroyed', { part: 'keyring', count: destroyed });
  if (kept !== undefined) log.error('day-keys-kept', { part: 'keyring', reason: kept, count: due.length });
};

/** Run after run while they are full: with a million conversations more than one run holds end in an hour. */
const sweepAllDue: Step = async (parts) => {
  while ((await sweepDue(parts)) >= MOST_IN_A_RUN && parts.signal?.aborted !== true);
};

const preparePages: Step = ({ keyring }) => keyring.erasure.prepare();
const tendPages: Step = ({ keyring, clock }) => keyring.erasure.tend(clock.now());

/** The pages last: no file keeps the moment at which something in it was overwritten. */
const SWEEP: readonly Step[] = [sayingWhatWaits(sweepAllDue), sayingWhatWaits(sweepReplaced), tendPages];
