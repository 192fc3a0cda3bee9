/** The port of the keyring, read through `core/ports.ts` like all others. */
import type { ErasureKeyId, Hour, Pseudonym, Pseudonyms } from './conversation.ts';
import type { OrganisationId } from './organisation.ts';
import type { Algorithms } from '../seal/algorithms.ts';
import type { Sign } from '../seal/envelope.ts';

/**
 * The server's keys, in a place that is never backed up. Purposes are kept apart: no key serves two.
 */
export interface Keyring {
  /** Platform, workspace and user id in; the pseudonym of this epoch out. Synchronous: it is on every path. */
  pseudonym(organisation: OrganisationId, platform: string, workspace: string, user: string): Pseudonym;
  /** The same with those of all other epochs there are, under which this person may still be known. */
  pseudonyms(organisation: OrganisationId, platform: string, workspace: string, user: string): Pseudonyms;
  /** All peppers there are, oldest first. */
  epochs(): Promise<readonly Epoch[]>;
  /** Keeps the pepper of `epoch` until the end of the day `until` at least. Only ever raised. */
  promiseEpoch(epoch: string, until: string): Promise<void>;
  /** The same for one that carries a promise: what carries none is kept anyhow, and a first promise would shorten that. */
  keepEpoch(epoch: string, until: string): Promise<void>;
  /** Destroys these peppers for good, never the one in use; returns how many there were. */
  destroyEpochs(epochs: readonly string[]): Promise<number>;
  /**
   * Keyed hash for ids that must be unguessable and the same on every instance, base64url, 22 characters. Under keys that
   * last as long as the keyring.
   */
  derive(
    purpose: 'conversation' | 'submission' | 'identity' | 'view' | 'installation' | 'self-test',
    ...parts: readonly string[]
  ): string;
  /**
   * Wrap under the key of the day of `now` (made when needed) together with an erasure key: either gone, and it opens for
   * nobody. Without one, as 0.2.0 did, under the day's alone. `bound` is authenticated with it.
   * @throws AppError `KEY_DESTROYED`
   */
  wrap(
    secret: Uint8Array,
    bound: string,
    now: Date,
    erasureKey?: ErasureKeyId,
  ): Promise<{ dayKey: string; wrapped: Uint8Array }>;
  /**
   * @throws AppError `DAY_KEY_DESTROYED` when that day's key is gone, `KEY_DESTROYED` when the erasure key is,
   *   `ENVELOPE_REFUSED` when it does not open.
   */
  unwrap(dayKey: string, wrapped: Uint8Array, bound: string, erasureKey?: ErasureKeyId): Promise<Uint8Array>;
  /** For many at once: what `work` unwraps, it unwraps with keys that are read once, and wiped when it is done. */
  unwrapTogether<T>(work: (unwrap: Keyring['unwrap']) => Promise<T>): Promise<T>;
  /** As `derive`, under the key of the day of `now`: once that is destroyed, nobody can tell whom it was made for. */
  nameOfDay(now: Date, ...parts: readonly string[]): Promise<string>;
  /** For records that hold an adviser's identity or a platform's token: sealed under a key that stays as long as the keyring. */
  sealRecord(value: Uint8Array, bound: string): Uint8Array;
  /** `undefined` when it does not open. */
  openRecord(sealed: Uint8Array, bound: string): Uint8Array | undefined;
  /**
   * For records that live an hour or two, or a day: sealed under the key of the hour of `now`, which is destroyed three hours
   * later, or under that of its day. `bound` is authenticated with it.
   */
  sealFor(life: 'hour' | 'day', value: Uint8Array, bound: string, now: Date): Promise<Uint8Array>;
  /** `undefined` when it does not open, or its key is gone. */
  openTimed(sealed: Uint8Array, bound: string): Promise<Uint8Array | undefined>;
  /** For what has to be gone at once: sealed under the lasting key together with an erasure key. @throws AppError `KEY_DESTROYED` */
  sealErasable(value: Uint8Array, bound: string, erasureKey: ErasureKeyId): Promise<Uint8Array>;
  /** `undefined` when it does not open. @throws AppError `KEY_DESTROYED` */
  openErasable(sealed: Uint8Array, bound: string, erasureKey: ErasureKeyId): Promise<Uint8Array | undefined>;
  readonly erasure: ErasureKeys;
  /** What the server seals with: the fastest there is for it. */
  readonly algorithms: Algorithms;
  /** Signs with the bot's own ECDSA P-256 key, which nobody gets; and its public half (65 bytes, uncompressed). */
  readonly sign: Sign;
  readonly signingPublicKey: Uint8Array;
  /**
   * The key by which push services know this installation (ECDSA P-256; the public half 65 bytes, uncompressed): browsers
   * subscribe for it, so another one ends every subscription. Made when it is first asked for, in a file of its own.
   */
  pushKey(): Promise<{ readonly privateKey: CryptoKey; readonly publicKey: Uint8Array }>;
  /** Names this keyring without saying anything of it: a keyed hash under its lasting keys, 22 characters. */
  readonly mark: string;
  /**
   * Do the keys that were opened still lie where they lay? Another folder may have been mounted over it.
   * @throws AppError `KEYRING_FOREIGN` when other ones do, `KEYRING_UNREADABLE` when none do
   */
  demandOwnKeys(): Promise<void>;
  /**
   * Makes the keys of today and tomorrow where they are missing, so that no message makes one and its file tells no
   * moment, and promises these for `days` whole days after their own and one more. Raises every promise that there is to
   * as much, so that a retention that was wrong for a while is made good.
   */
  prepare(days: number, now: Date): Promise<void>;
  /** All day keys there are, oldest first. */
  dayKeys(): Promise<readonly DayKey[]>;
  /** Keeps the key of `day` until the end of `until` at least. Only ever raised: an earlier day changes nothing. */
  promise(day: string, until: string): Promise<void>;
  /** Destroys the keys of these days, for good, in every copy of the store; returns how many there were. */
  destroy(days: readonly string[]): Promise<number>;
  /** For the operator: what lies there besides the keys of days and the peppers. */
  others(): Promise<OtherKeys>;
}

export interface OtherKeys {
  /** Files of erasure keys. */
  readonly pages: number;
  /** There is a key for push services. */
  readonly push: boolean;
  /** Hours that have a key for short records, the earliest first. */
  readonly hours: readonly Hour[];
}

/**
 * Random keys that nothing else is sealed under, each for one thing that must be gone at once when it is taken back: a
 * conversation, the employee's copy of one answer, an adviser's wrapped keys.
 */
export interface ErasureKeys {
  /** One that was never given before and never will be again. @throws AppError when none is left and none can be made */
  give(): Promise<ErasureKeyId>;
  /** Only after an answer that says that nothing was stored under it. After an unknown outcome: never. */
  takeBack(id: ErasureKeyId): void;
  /** For good, in every copy of the store. Again is no fault. @throws AppError when it could not be done: try again */
  destroy(ids: readonly ErasureKeyId[]): Promise<void>;
  /** Before the first message: sees that there are some to give, so that none makes them. Looks at no other page. */
  prepare(): Promise<void>;
  /** After a start and on each hour: the same, and that no file tells when one was destroyed. Reads every page. */
  tend(now: Date): Promise<void>;
  /** Destroys those that were not given. */
  close(): Promise<void>;
}

/** A month, `2026-11`, or the first pepper. */
export interface Epoch {
  readonly epoch: string;
  readonly isCurrent: boolean;
  /** The last day it was promised for. Absent: made by 0.2.0, or a crash came between key and promise. */
  readonly until?: string;
}

/** Days are UTC, `2026-11-27`. */
export interface DayKey {
  readonly day: string;
  /** The last day it was promised for. Absent: made by 0.2.0, or a crash came between key and promise. */
  readonly until?: string;
}
