/**
 * Overwrites the keys of what is due: withdrawn and not finished, closed or silent for as long as was agreed, read a day ago.
 * At start and on each hour, by any instance, for every organisation that the store knows, also where its file is faulty.
 */
import { isAppError } from '../../base/errors.ts';
import { toHour, type Hour } from '../conversation.ts';
import type { Organisation, OrganisationId } from '../organisation.ts';
import type { Clock, Departed, Keyring, Store } from '../ports.ts';
import { ERASABLE_KINDS, finishReplacing } from './record.ts';

/** So that one run ends, and whoever stops waits for no more than one. */
export const MOST_IN_A_RUN = 1000;
const STEP = 100;

export interface SweepParts {
  readonly store: Pick<Store, 'conversations' | 'contents' | 'records' | 'time'>;
  readonly keyring: Pick<Keyring, 'erasure' | 'openRecord' | 'openErasable' | 'sealErasable'>;
  readonly organisations: { all(): readonly Pick<Organisation, 'id'>[] };
  readonly clock: Clock;
}

/**
 * @returns how many keys were overwritten.
 * @throws AppError when a key could not be overwritten, after all others were, or the store is away: what was claimed
 *   stays due.
 */
export async function sweepDue(parts: SweepParts): Promise<number> {
  const { store, keyring } = parts;
  const upTo = await dueUpTo(parts);
  const faults: unknown[] = [];
  let swept = 0;
  for (const organisation of await organisationsOf(parts))
    // One file that cannot be written to stays in front, and must not hold up what lies in others.
    for (let stuck = 0; swept < MOST_IN_A_RUN;) {
      const most = stuck + Math.min(STEP, MOST_IN_A_RUN - swept);
      const due = await store.conversations.claimDue(organisation, upTo, most);
      const done = await overwritten(keyring, due, faults);
      await store.conversations.forget(organisation, done);
      stuck = due.length - done.length;
      swept += done.length;
      if (due.length < most || stuck >= MOST_IN_A_RUN) break;
    }
  if (faults.length > 0) throw faults[0];
  return swept;
}

/** Together, and one by one when that could not be done. */
async function overwritten(
  { erasure }: Pick<Keyring, 'erasure'>,
  due: readonly Departed[],
  faults: unknown[],
): Promise<readonly Departed[]> {
  try {
    await erasure.destroy(due.map(({ erasureKey }) => erasureKey));
    return due;
  } catch (error) {
    faults.push(error);
    if (due.length === 1) return [];
    const done: Departed[] = [];
    for (const each of due) done.push(...(await overwritten({ erasure }, [each], faults)));
    return done;
  }
}

/** Records that still name a key of what they replaced. @returns how many. @throws as `sweepDue` */
export async function sweepReplaced({ store, keyring }: SweepParts): Promise<number> {
  const faults: unknown[] = [];
  let swept = 0;
  for await (const { bound, value } of store.contents.sealedRecords()) {
    const kind = ERASABLE_KINDS.find((one) => bound.startsWith(`${one}:`));
    if (kind === undefined) continue;
    const id = bound.slice(kind.length + 1);
    const parts = { records: store.records, keyring };
    try {
      if (await finishReplacing(parts, kind, id, value)) swept += 1;
    } catch (error) {
      if (!isAppError(error, 'KEYRING_UNREADABLE')) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return swept;
}

/** By the earlier of two clocks, because it cannot be undone. With one clock alone: only what somebody withdrew. */
async function dueUpTo({ store, clock }: SweepParts): Promise<Hour> {
  const [here, there] = [clock.now(), await store.time()];
  return there === undefined ? 0 : toHour(there < here ? there : here);
}

async function organisationsOf({ store, organisations }: SweepParts): Promise<ReadonlySet<OrganisationId>> {
  const found = new Set(organisations.all().map(({ id }) => id));
  try {
    for await (const id of store.contents.organisationsWithDue()) found.add(id);
  } catch (error) {
    // An older list of rights: then those whose files are in force. The doctor says what is missing.
    if (!isAppError(error, 'STORE_FORBIDDEN')) throw error;
  }
  return found;
}
