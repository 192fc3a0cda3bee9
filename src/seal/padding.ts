/**
 * Length is the one thing encryption does not hide. Every text is brought to one of four sizes, and is
 * never compressed, because a compressed length says something about the words.
 */
import { AppError, becauseOf, isAppError } from '../base/errors.ts';
import { concat, fromUtf8, readUint32, uint32, utf8, wipe } from './bytes.ts';

/** Bytes of padded plaintext, the four bytes of length included. */
export const BUCKETS: readonly number[] = [256, 1024, 4096, 16384];
const LENGTH = 4;
const LARGEST = 16384;

/** Somebody's own words, or the name they want to be known by. */
export const WRITTEN_KINDS = ['text', 'name'] as const;
/** What an adviser answers with one press; our words for it are on the screen, and `text` holds what they need (core/set-answer.ts). */
export const SET_KINDS = ['read', 'declined', 'referral'] as const;
/** A step on the board: what was done, and the writer's whole part of it (core/board/). Of either side. */
export const BOARD_KIND = 'board';
export interface Body {
  readonly kind: (typeof WRITTEN_KINDS)[number] | (typeof SET_KINDS)[number] | typeof BOARD_KIND;
  readonly text: string;
  /** In which language its writer had the screens, `nl`. Absent: whoever sealed it (0.2.0, or an adviser) did not say. */
  readonly language?: string;
}
/** The place of each is its first byte in every envelope: only ever added to at the end. What an older release does not know it refuses. */
const KINDS: readonly Body['kind'][] = [...WRITTEN_KINDS, ...SET_KINDS, BOARD_KIND];

/**
 * Version 1 is kind ‖ text. Version 2 has this bit set in the kind, and the language behind it, as ASCII in a field of one
 * size: which language it is must not show in a length.
 */
const WITH_LANGUAGE = 0x80;
const LANGUAGE_FIELD = 8;
const LANGUAGE = /^[a-z]{2,8}$/;

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

function languageField(language: string): Uint8Array {
  if (!LANGUAGE.test(language)) throw new AppError('ENVELOPE_REFUSED', 'language');
  return concat(utf8(language), new Uint8Array(LANGUAGE_FIELD - language.length));
}

/** Only what `languageField` would have written. */
function readLanguage(field: Uint8Array): string {
  const end = field.indexOf(0);
  const language = String.fromCharCode(...field.subarray(0, end === -1 ? field.length : end));
  const isWhole = field.length === LANGUAGE_FIELD && field.subarray(language.length).every((byte) => byte === 0);
  if (!isWhole || !LANGUAGE.test(language)) throw new AppError('ENVELOPE_REFUSED', 'language');
  return language;
}

/**
 * The caller wipes the result. A half surrogate pair has no UTF-8 form and becomes U+FFFD, as `String.prototype.toWellFormed` does.
 * Refusing would leave somebody with a message that can never be sent and no way to see why.
 * @throws AppError `TEXT_TOO_LONG`; `ENVELOPE_REFUSED` for a language that is none.
 */
export function encodeBody({ kind, text: written, language }: Body): Uint8Array {
  const text = utf8(written);
  const of = KINDS.indexOf(kind);
  const head = language === undefined ? [of] : [of | WITH_LANGUAGE, ...languageField(language)];
  const data = concat(new Uint8Array(head), text);
  try {
    return pad(data);
  } finally {
    wipe(text, data);
  }
}

/** @throws AppError `ENVELOPE_REFUSED` on an unknown kind or language, wrong padding or bytes that are not UTF-8. */
export function decodeBody(padded: Uint8Array): Body {
  const data = unpad(padded);
  const first = data[0] ?? KINDS.length;
  const hasLanguage = (first & WITH_LANGUAGE) !== 0;
  const kind = KINDS[first & ~WITH_LANGUAGE];
  if (kind === undefined) throw becauseOf('ENVELOPE_REFUSED', 'kind');
  const textAt = hasLanguage ? 1 + LANGUAGE_FIELD : 1;
  try {
    const language = hasLanguage ? { language: readLanguage(data.subarray(1, textAt)) } : {};
    return { kind, text: fromUtf8(data.subarray(textAt)), ...language };
  } catch (error) {
    throw isAppError(error) ? error : new AppError('ENVELOPE_REFUSED', 'text', error);
  } finally {
    wipe(data);
  }
}

/** Whether `sealEnvelope` will take this text, with a language. */
export function bodyFits(text: string): boolean {
  const bytes = utf8(text);
  wipe(bytes);
  return bucketFor(1 + LANGUAGE_FIELD + bytes.length) !== undefined;
}
