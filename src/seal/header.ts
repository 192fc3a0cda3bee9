/**
 * What everybody on the way may read of an envelope, and nobody may change: it is signed, and it is the
 * additional data of the encryption. One header has exactly one encoding, one encoding exactly one header.
 */
import { AppError } from '../base/errors.ts';
import { concat, equal, fromUtf8, readUint32, uint32, utf8 } from './bytes.ts';
import { isKeyId } from './key-card.ts';

/**
 * Employee to adviser, adviser to employee, adviser's own copy of what they wrote, employee's own copy of what they
 * wrote ("to self"; only when they ticked for it), adviser's own note beside a conversation, which is no message of it:
 * `sequence` counts how often it was written; and what an employee typed into their part of the board, for the adviser alone.
 */
export type Direction = 'e2a' | 'a2e' | 'a2a' | 'e2s' | 'note' | 'typed';
/** To the conversation's reply key instead of an adviser's card. */
const toReplyKey = (direction: Direction): boolean => direction === 'a2e' || direction === 'e2s';

export interface Header {
  readonly version: 1;
  /** 1 = DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; ECDSA P-256 with SHA-256. */
  readonly suite: 1;
  readonly organisation: string;
  readonly conversation: string;
  readonly direction: Direction;
  /** Place in the conversation, from 0. */
  readonly sequence: number;
  /** SHA-256 of the envelope before this one; 32 zeros for the first. */
  readonly previous: Uint8Array;
  /** Key id of the card sealed to; `reply` when sealed to the conversation's reply key. */
  readonly recipient: string;
  /** Key id of who signed. */
  readonly sender: string;
  /** Hours since 1970-01-01T00:00Z. */
  readonly hour: number;
  /**
   * In `e2a`: the conversation's reply public key, 32 bytes. It is authenticated here because who writes
   * the store could otherwise swap it and read the adviser's replies. Empty in the other directions.
   */
  readonly replyKey: Uint8Array;
}

const DIRECTIONS: readonly Direction[] = ['e2a', 'a2e', 'a2a', 'e2s', 'note', 'typed'];
const HASH = 32;
const REPLY_KEY = 32;
const UINT32_MAX = 0xffff_ffff;
/** ASCII only: two spellings of one accented letter must not be two organisations. */
const NAME = /^[A-Za-z0-9._-]{1,64}$/;

const isUint32 = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= UINT32_MAX;

function isValid(header: Header): boolean {
  return (
    header.version === 1 &&
    header.suite === 1 &&
    DIRECTIONS.includes(header.direction) &&
    NAME.test(header.organisation) &&
    NAME.test(header.conversation) &&
    isUint32(header.sequence) &&
    isUint32(header.hour) &&
    header.previous.length === HASH &&
    (toReplyKey(header.direction) ? header.recipient === 'reply' : isKeyId(header.recipient)) &&
    isKeyId(header.sender) &&
    header.replyKey.length === (header.direction === 'e2a' ? REPLY_KEY : 0)
  );
}

const prefixed = (bytes: Uint8Array): Uint8Array => concat(new Uint8Array([bytes.length]), bytes);

/** @throws AppError `ENVELOPE_REFUSED` when a field is not of its kind. */
export function encodeHeader(header: Header): Uint8Array {
  if (!isValid(header)) throw new AppError('ENVELOPE_REFUSED', 'header');
  return concat(
    new Uint8Array([header.version, header.suite, DIRECTIONS.indexOf(header.direction) + 1]),
    prefixed(utf8(header.organisation)),
    prefixed(utf8(header.conversation)),
    uint32(header.sequence),
    prefixed(header.previous),
    prefixed(utf8(header.recipient)),
    prefixed(utf8(header.sender)),
    uint32(header.hour),
    prefixed(header.replyKey),
  );
}

/** @throws AppError `ENVELOPE_REFUSED` on anything that `encodeHeader` would not have written. */
export function decodeHeader(bytes: Uint8Array): Header {
  let at = 3;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new AppError('ENVELOPE_REFUSED', 'header');
    at += length;
    return bytes.slice(at - length, at);
  };
  const field = (): Uint8Array => take(take(1)[0] ?? 0);
  const text = (): string => {
    try {
      return fromUtf8(field());
    } catch (error) {
      throw new AppError('ENVELOPE_REFUSED', 'header', error);
    }
  };
  const direction = DIRECTIONS[(bytes[2] ?? 0) - 1];
  if (bytes[0] !== 1 || bytes[1] !== 1 || direction === undefined) throw new AppError('ENVELOPE_REFUSED', 'header');
  const header: Header = {
    version: 1,
    suite: 1,
    direction,
    organisation: text(),
    conversation: text(),
    sequence: readUint32(take(4), 0),
    previous: field(),
    recipient: text(),
    sender: text(),
    hour: readUint32(take(4), 0),
    replyKey: field(),
  };
  // Encoding again refuses invalid fields, trailing bytes and any second spelling in one comparison.
  if (!equal(encodeHeader(header), bytes)) throw new AppError('ENVELOPE_REFUSED', 'header');
  return header;
}

/** Every expected field is there and the same. */
export function headerMatches(header: Header, expected: Partial<Header>): boolean {
  return (Object.keys(expected) as (keyof Header)[]).every((field) => {
    const is = header[field];
    const should = expected[field];
    return is instanceof Uint8Array ? should instanceof Uint8Array && equal(is, should) : is === should;
  });
}
