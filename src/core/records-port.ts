/** The port of small records, read through `core/ports.ts` like all others. */

/**
 * Small records with a life of their own. The kind is part of the key; values are opaque bytes which the
 * caller has sealed where they could identify anybody.
 * A life ends at the first whole hour at which its `ttlSeconds` have passed, so that nothing in the store tells when it
 * began: up to an hour later than was asked. What must end sooner says so in its value, and whoever reads it looks.
 */
export type RecordKind =
  | 'session' // inbox session, id = SHA-256 of the cookie
  | 'sign-in' // state of a sign-in under way
  | 'key-slots' // an adviser's wrapped private keys; no expiry
  | 'enrolment' // key card waiting for the operator
  | 'once' // something that may happen only once (invitation, callback, event id)
  | 'view' // the platform view an employee has open
  | 'lost-keys' // which keys of advisers open nothing any more, all in one; no expiry
  | 'posts' // how often something was published, per organisation and quarter
  | 'installation' // a platform workspace
  | 'book' // an adviser's yearly books, sealed to their own key; no expiry
  | 'report' // what an organisation's advisers published, and the rounds under way; no expiry
  | 'report-part' // what was handed in for a round, until its account is out; no expiry
  | 'notices' // how and where an adviser is told that there may be something; no expiry
  | 'mark'; // of the keyring this store belongs to; no expiry
/**
 * The kinds whose value the keyring sealed, bound to `kind:id`: under its lasting record key, some with an erasure key
 * besides, or under the key of a day (sessions).
 */
export const SEALED_KINDS = [
  'key-slots',
  'installation',
  'enrolment',
  'session',
  'notices',
  'book',
  'report',
  'report-part',
  'lost-keys',
] as const satisfies readonly RecordKind[];
export interface RecordStore {
  put(kind: RecordKind, id: string, value: Uint8Array, ttlSeconds?: number): Promise<void>;
  get(kind: RecordKind, id: string): Promise<Uint8Array | undefined>;
  /**
   * Puts `value` in one step if `before` is what lies there, byte for byte (`undefined`: nothing). `false`: something
   * else does by now, or it is gone, and nothing changed. `same`: the end it has.
   */
  putIf(
    kind: RecordKind,
    id: string,
    before: Uint8Array | undefined,
    value: Uint8Array,
    ttlSeconds?: number | 'same',
  ): Promise<boolean>;
  /** Get and delete in one step: of two callers one gets it. */
  take(kind: RecordKind, id: string): Promise<Uint8Array | undefined>;
  /** Keeps `value` without an end unless something is there; returns what is there afterwards. */
  putOnce(kind: 'mark', id: string, value: Uint8Array): Promise<Uint8Array>;
  /** `true` for exactly one caller within the time, and until the whole hour after it. */
  takeOnce(kind: RecordKind, id: string, ttlSeconds: number): Promise<boolean>;
  delete(kind: RecordKind, id: string): Promise<void>;
  /** Deletes in one step if `before` is what lies there. `false`: something else does by now, and nothing changed. */
  deleteIf(kind: RecordKind, id: string, before: Uint8Array): Promise<boolean>;
  /** Adds one to a count that starts at nothing, and renews its life, in one step; returns the count after it. */
  increment(kind: 'posts', id: string, ttlSeconds: number): Promise<number>;
  /** 0 when nothing was counted, or it is gone. */
  count(kind: 'posts', id: string): Promise<number>;
  list(kind: 'enrolment'): Promise<readonly { id: string; value: Uint8Array }[]>;
}
