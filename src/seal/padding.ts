/**
 * Length is the one thing encryption does not hide. Every text is brought to one of four sizes, and is
 * never compressed, because a compressed length says something about the words.
 */
import { AppError } from '../base/errors.ts';
import { concat, fromUtf8, readUint32, uint32, utf8, wipe } from './bytes.ts';

/** Bytes of padded plaintext, the four bytes of length included. */
export const BUCKETS: readonly number[] = [256, 1024, 4096, 16384];
const LENGTH = 4;
const LARGEST = 16384;

/** Somebody's own words, or the name they want to be known by. */
export const WRITTEN_KINDS = ['text', 'name'] as const;
/** What an adviser answers with one press; our words for it are on the screen, and `text` holds what they need (core/set-answer.ts). */
export const SET_KINDS = ['read'] as const;
export interface Body {
  readonly kind: (typeof WRITTEN_KINDS)[number] | (typeof SET_KINDS)[number];
  readonly text: string;
}
/** The place of each is its first byte in every envelope: only ever added to at the end. What an older release does not know it refuses. */
const KINDS: readonly Body['kind'][] = [...WRITTEN_KINDS, ...SET_KINDS];

const bucketFor = (length: number): number | undefined => BUCKETS.find((bucket) => length + LENGTH <= bucket);

/** @throws AppError `TEXT_TOO_LONG` above 16,380 bytes. */
export function pad(data: Uint8Array): Uint8Array {
  const bucket = bucketFor(data.length);
  if (bucket === undefined) throw new AppError('TEXT_TOO_LONG');
  return concat(uint32(data.length), data, new Uint8Array(bucket - LENGTH - data.length));
}

/** @throws AppError `ENVELOPE_REFUSED` on anything that `pad` would not have written. */
export function unpad(padded: Uint8Array): Uint8Array {
  const length = padded.length < LENGTH ? LARGEST : readUint32(padded, 0);
  if (bucketFor(length) !== padded.length) throw new AppError('ENVELOPE_REFUSED', 'padding');
  if (padded.subarray(LENGTH + length).some((byte) => byte !== 0)) throw new AppError('ENVELOPE_REFUSED', 'padding');
  return padded.slice(LENGTH, LENGTH + length);
}

/**
 * The caller wipes the result. A half surrogate pair has no UTF-8 form and becomes U+FFFD, as `String.prototype.toWellFormed` does.
 * Refusing would leave somebody with a message that can never be sent and no way to see why.
 * @throws AppError `TEXT_TOO_LONG`
 */
export function encodeBody(body: Body): Uint8Array {
  const text = utf8(body.text);
  const data = concat(new Uint8Array([KINDS.indexOf(body.kind)]), text);
  try {
    return pad(data);
  } finally {
    wipe(text, data);
  }
}

/** @throws AppError `ENVELOPE_REFUSED` on an unknown kind, wrong padding or bytes that are not UTF-8. */
export function decodeBody(padded: Uint8Array): Body {
  const data = unpad(padded);
  const kind = KINDS[data[0] ?? KINDS.length];
  if (kind === undefined) throw new AppError('ENVELOPE_REFUSED', 'kind');
  try {
    return { kind, text: fromUtf8(data.subarray(1)) };
  } catch (error) {
    throw new AppError('ENVELOPE_REFUSED', 'text', error);
  } finally {
    wipe(data);
  }
}

/** Whether `sealEnvelope` will take this text. */
export function bodyFits(text: string): boolean {
  const bytes = utf8(text);
  wipe(bytes);
  return bucketFor(1 + bytes.length) !== undefined;
}
