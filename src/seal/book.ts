/**
 * An adviser's own book of one year, sealed to their own key and signed with it:
 *
 *     u8 version ‖ u16 year ‖ u32 number ‖ previous (32) ‖ key id (12) ‖ encapsulated key (32) ‖ ciphertext ‖ signature (64)
 *
 * What is in it is filled up to whole steps, so that its length tells nothing. Each names the one before it and has a higher
 * number: who keeps them can put an older one back, and whoever remembers the newest sees that.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { AppError, isAppError } from '../base/errors.ts';
import type { AdviserKeys } from './adviser-keys.ts';
import { concat, fromBase64url, owned, readUint32, toBase64url, uint32, utf8, wipe } from './bytes.ts';
import { ENCAPSULATED, hpkeOpen, hpkeSeal, TAG } from './hpke.ts';
import type { KeyCard } from './key-card.ts';
import { hasLowS, toLowS } from './p256.ts';

/** Bytes by which a book grows. */
export const BOOK_STEP = 64 * 1024;
/** Steps at most: some sixteen hundred lines. */
export const BOOK_STEPS_MAX = 4;
const VERSION = 1;
const HASH = 32;
const KID = 12;
const HEADER = 1 + 2 + 4 + HASH + KID;
const SIGNATURE = 64;
const LENGTH = 4;
const OVERHEAD = HEADER + ENCAPSULATED + TAG + SIGNATURE;
export const BOOK_BYTES_MAX = BOOK_STEPS_MAX * BOOK_STEP + OVERHEAD;
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const INFO = utf8('in-vertrouwen/1/book');
/** No envelope and no statement begins like this, so that no signature can be taken for another. */
const LABEL = utf8('in-vertrouwen/1/book-signature');

export interface BookHeader {
  readonly year: number;
  /** Grows with each one; a gap says that an older one had been put back meanwhile. */
  readonly number: number;
  /** SHA-256 of the one that it took the place of; zeros where there was none. */
  readonly previous: Uint8Array;
  /** Of the key that it is sealed to and signed with. */
  readonly kid: string;
}
export const NO_BOOK = new Uint8Array(HASH);
export const hashBook = (book: Uint8Array): Uint8Array => sha256(book);

function encodeHeader({ year, number, previous, kid }: BookHeader): Uint8Array<ArrayBuffer> {
  const id = fromBase64url(kid);
  const fits = year > 0 && year <= 0xffff && number >= 0 && number <= 0xffff_ffff && previous.length === HASH;
  if (!fits || id?.length !== KID) throw new AppError('ENVELOPE_REFUSED', 'book header');
  return concat(new Uint8Array([VERSION, year >>> 8, year & 255]), uint32(number), previous, id);
}

/** Unverified. `newer`: of a version that this code does not know. `undefined`: no book. */
export function readBookHeader(book: Uint8Array): BookHeader | 'newer' | undefined {
  const [version = 0, high = 0, low = 0] = book;
  if (version > VERSION && book.length <= BOOK_BYTES_MAX) return 'newer';
  const steps = (book.length - OVERHEAD) / BOOK_STEP;
  if (version !== VERSION || !Number.isInteger(steps) || steps < 1 || steps > BOOK_STEPS_MAX) return undefined;
  return {
    year: (high << 8) | low,
    number: readUint32(book, 3),
    previous: book.slice(7, 7 + HASH),
    kid: toBase64url(book.subarray(7 + HASH, HEADER)),
  };
}

/** @param text what is in it. @throws AppError `TEXT_TOO_LONG`; `ENVELOPE_REFUSED` for a header that is none */
export async function sealBook(
  { keyCard, signing }: Pick<AdviserKeys, 'keyCard' | 'signing'>,
  place: Omit<BookHeader, 'kid'>,
  text: string,
): Promise<Uint8Array> {
  const header = encodeHeader({ ...place, kid: keyCard.kid });
  const written = utf8(text);
  const steps = Math.ceil((LENGTH + written.length) / BOOK_STEP);
  if (steps > BOOK_STEPS_MAX) throw new AppError('TEXT_TOO_LONG');
  const padded = concat(uint32(written.length), written, new Uint8Array(steps * BOOK_STEP - LENGTH - written.length));
  const bound = { info: INFO, aad: header };
  const sealing = hpkeSeal(keyCard.encryption, padded, bound);
  const { encapsulated, ciphertext } = await sealing.finally(() => wipe(padded, written));
  const signed = concat(header, encapsulated, ciphertext);
  const signature = await crypto.subtle.sign(ECDSA, signing.privateKey, concat(LABEL, signed));
  return concat(signed, toLowS(new Uint8Array(signature)));
}

/** Whether the key of this card made it, for who cannot open it. */
export async function isBookOf({ signing, kid }: Pick<KeyCard, 'signing' | 'kid'>, book: Uint8Array): Promise<boolean> {
  const header = readBookHeader(book);
  if (header === undefined || header === 'newer' || header.kid !== kid) return false;
  const end = book.length - SIGNATURE;
  const signature = book.slice(end);
  if (!hasLowS(signature)) return false;
  const key = await crypto.subtle.importKey('raw', owned(signing), P256, false, ['verify']);
  return crypto.subtle.verify(ECDSA, key, owned(signature), concat(LABEL, book.subarray(0, end)));
}

/** @throws AppError `ENVELOPE_REFUSED`, also when another key made it, or it was changed. */
export async function openBook(keys: Pick<AdviserKeys, 'keyCard' | 'encryption'>, book: Uint8Array): Promise<string> {
  if (!(await isBookOf(keys.keyCard, book))) throw new AppError('ENVELOPE_REFUSED', 'book');
  const [at, end] = [HEADER + ENCAPSULATED, book.length - SIGNATURE];
  const bound = { info: INFO, aad: owned(book.slice(0, HEADER)) };
  try {
    const padded = await hpkeOpen(keys.encryption, book.slice(HEADER, at), book.slice(at, end), bound);
    const length = readUint32(padded, 0);
    if (length > padded.length - LENGTH || padded.subarray(LENGTH + length).some((byte) => byte !== 0))
      throw new AppError('ENVELOPE_REFUSED', 'padding');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(padded.subarray(LENGTH, LENGTH + length));
    wipe(padded);
    return text;
  } catch (error) {
    throw isAppError(error) ? error : new AppError('ENVELOPE_REFUSED', undefined, error);
  }
}
