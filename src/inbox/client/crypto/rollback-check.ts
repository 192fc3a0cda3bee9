/**
 * What this device remembers of a conversation. Signatures and hashes show what was changed in the middle. They do not
 * show that the end was cut off, or that all of it was put back to last week: only a device that saw more can tell.
 */
import type { Hour } from '../../../core/conversation.ts';
import { equal } from '../../../seal/bytes.ts';
import type { Reading, Thread } from './thread.ts';

export interface Checkpoint {
  readonly length: number;
  readonly headHash: Uint8Array;
  readonly expiresHour: Hour;
}

/** Where the memory is kept. Neither method rejects, so that a device that cannot remember can still read. */
export interface CheckpointStore {
  get(key: string): Promise<Checkpoint | undefined>;
  put(key: string, seen: Checkpoint): Promise<void>;
  /** Drops what has expired before `hour`. */
  prune(hour: Hour): Promise<void>;
}

export type RollbackWarning = 'shorter' | 'changed';

export const checkpointKey = (thread: Pick<Thread, 'organisation' | 'id'>): string =>
  `${thread.organisation}/${thread.id}`;

/** Whether the messages that were seen last are on this page: only then can they be compared. */
export const reachesCheckpoint = (seen: Checkpoint | undefined, thread: Thread): boolean =>
  seen === undefined || seen.length === 0 || seen.length > thread.length || thread.from <= seen.length - 1;

export function checkForRollback(
  seen: Checkpoint | undefined,
  thread: Thread,
  reading: Reading,
): RollbackWarning | undefined {
  if (seen === undefined || seen.length === 0) return undefined;
  if (thread.length < seen.length) return 'shorter';
  const then = reading.hashes[seen.length - 1 - thread.from];
  return then === undefined || equal(then, seen.headHash) ? undefined : 'changed';
}

/** `undefined` when there is nothing sound to remember. The older memory then stays, and its warning with it. */
export function nextCheckpoint(
  thread: Thread,
  reading: Reading,
  warning: RollbackWarning | undefined,
): Checkpoint | undefined {
  if (warning !== undefined || !reading.endFits) return undefined;
  return { length: thread.length, headHash: thread.headHash, expiresHour: thread.expiresHour };
}
