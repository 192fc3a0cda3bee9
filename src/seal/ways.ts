/**
 * Key slots, version 2: a list of ways to one pair of private keys, each by itself. Version 1, with a passphrase and a
 * recovery code and nothing else, is what 0.2.0 stored; it is read as the same list, and opens for ever.
 */
import { AppError } from '../base/errors.ts';
import { array, base64url, cardText, cost, fields, optional, salt, sealed, words } from './slot-fields.ts';
import { parseKeySlots, type KeySlots } from './key-slots.ts';
import type { Argon2Cost } from './passphrase.ts';

/** `device`: a passphrase that is good for one device. `passkey`: what its PRF extension gives. */
export const WAY_KINDS = ['passphrase', 'recovery', 'device', 'passkey'] as const;
export type WayKind = (typeof WAY_KINDS)[number];
/** A whole day, `YYYY-MM-DD`, as the browser that was there told it. */
export type Day = string;

export interface Way {
  /** `passphrase` and `recovery` are called that, and are there once at most; the others 11 characters, at random. */
  readonly id: string;
  readonly kind: WayKind;
  /** What the adviser calls it. */
  readonly name?: string;
  readonly made?: Day;
  /** When it last opened the keys. Absent: not since that is kept. */
  readonly used?: Day;
  /** Of a passphrase, also one of a device. */
  readonly argon2id?: Argon2Cost;
  /** Of a passkey: how its authenticator knows it, base64url. */
  readonly credential?: string;
  readonly salt: string;
  readonly sealed: string;
}
/** Keys that a newer one took the place of, sealed to that newer one: whoever opens it, opens these. */
export interface OlderKeys {
  /** Text of the key card. */
  readonly card: string;
  readonly sealed: string;
}
export interface WaySlots {
  readonly version: 2;
  /** Text of the key card. */
  readonly card: string;
  readonly ways: readonly Way[];
  /** The newest first. */
  readonly older: readonly OlderKeys[];
}
/** As they may lie in a store. */
export type StoredSlots = KeySlots | WaySlots;

export const MOST_WAYS = 8;
/** More than anybody needs within the year that a conversation can last; each is another half kilobyte. */
export const MOST_OLDER = 4;
export const NAME_MAX = 40;
const ID = /^[A-Za-z0-9_-]{11}$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** What is shown as one line: no control characters, no line breaks, nothing that turns the direction of text. */
const NAME = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+$/u;
/** The longest that an authenticator may choose is 1,023 bytes; nobody does. */
const CREDENTIAL_MAX = 512;

const refused = (detail: string): AppError => new AppError('SLOT_REFUSED', detail);
/** There is one of it at most, called by its kind. */
export const isOnly = (kind: WayKind): kind is 'passphrase' | 'recovery' =>
  kind === 'passphrase' || kind === 'recovery';
/** Somebody types it, so it has to be stretched. */
export const isTyped = (kind: WayKind): boolean => kind === 'passphrase' || kind === 'device';

function way(value: unknown): Way {
  const given = fields(value, ['id', 'kind', 'salt', 'sealed'], 'way', [
    'name',
    'made',
    'used',
    'argon2id',
    'credential',
  ]);
  const kind = WAY_KINDS.find((one) => one === given.get('kind'));
  if (kind === undefined) throw refused('kind');
  const id = words(given.get('id'), 'id', (text) => (isOnly(kind) ? text === kind : ID.test(text)));
  if (given.has('argon2id') !== isTyped(kind) || given.has('credential') !== (kind === 'passkey')) throw refused('way');
  const day = (value: unknown): Day => words(value, 'day', (text) => DAY.test(text));
  const name = (value: unknown): string =>
    words(value, 'name', (text) => NAME.test(text) && Array.from(text).length <= NAME_MAX && text.trim() === text);
  return {
    id,
    kind,
    ...optional(given, 'name', name),
    ...optional(given, 'made', day),
    ...optional(given, 'used', day),
    ...optional(given, 'argon2id', cost),
    ...optional(given, 'credential', (text) =>
      base64url(text, 'credential', (length) => length > 0 && length <= CREDENTIAL_MAX),
    ),
    salt: salt(given.get('salt')),
    sealed: sealed(given.get('sealed')),
  };
}

function older(value: unknown): OlderKeys {
  const given = fields(value, ['card', 'sealed'], 'older');
  return { card: cardText(given.get('card')), sealed: sealed(given.get('sealed')) };
}

/**
 * Either version, exactly its fields, with Argon2id parameters between the client's own floor and ceiling.
 * @throws AppError `SLOT_REFUSED`
 */
export function parseStoredSlots(value: unknown): StoredSlots {
  const isSecond = typeof value === 'object' && value !== null && 'version' in value && value.version === 2;
  return isSecond ? parseWaySlots(value) : parseKeySlots(value);
}

function parseWaySlots(value: unknown): WaySlots {
  const top = fields(value, ['version', 'card', 'ways', 'older'], 'slots');
  const ways = array(top.get('ways'), 'ways', MOST_WAYS).map(way);
  if (ways.length === 0 || new Set(ways.map(({ id }) => id)).size < ways.length) throw refused('ways');
  const slots: WaySlots = {
    version: 2,
    card: cardText(top.get('card')),
    ways,
    older: array(top.get('older'), 'older', MOST_OLDER).map(older),
  };
  const cards = [slots.card, ...slots.older.map(({ card }) => card)];
  if (new Set(cards).size < cards.length) throw refused('older');
  return slots;
}

/** The same slots as a list. Both sides make the same one of version 1, so a signature over it holds on both. */
export function asWays(slots: StoredSlots): WaySlots {
  if (slots.version === 2) return slots;
  const { card, passphrase, recovery } = slots;
  return {
    version: 2,
    card,
    ways: [
      { id: 'passphrase', kind: 'passphrase', ...passphrase },
      { id: 'recovery', kind: 'recovery', ...recovery },
    ],
    older: [],
  };
}

export const newWayId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(11)), (byte) => ID_LETTERS.charAt(byte & 63)).join('');
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
