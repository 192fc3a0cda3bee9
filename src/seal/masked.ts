/**
 * What one adviser of a team hands in for a sum that nobody can take apart again: numbers with masks added that cancel out
 * when those of all are added up, sealed to who makes the sum and signed by who hands it in:
 *
 *     u8 version ‖ key id (12) ‖ SHA-256 of the round (32) ‖ encapsulated key (32) ‖ ciphertext ‖ signature (64)
 *
 * Each two of a round share a secret, X25519 of their keys, and of it a mask for each place; the one whose key id is the
 * lower adds it and the other takes it away, modulo 2^32. The round says who is in it, so that with one more or one less, or
 * a second time, all masks are others. With three or more, one contribution by itself is uniformly random to who makes the
 * sum; of two, who makes it can work out the other.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { AppError, isAppError } from '../base/errors.ts';
import type { AdviserKeys } from './adviser-keys.ts';
import { concat, equal, fromBase64url, owned, toBase64url, utf8, wipe } from './bytes.ts';
import { ENCAPSULATED, hpkeOpen, hpkeSeal, TAG } from './hpke.ts';
import type { KeyCard } from './key-card.ts';
import { isSignatureOf, signBytes } from './signature.ts';

const VERSION = 1;
const KID = 12;
const HASH = 32;
const HEADER = 1 + KID + HASH;
const SIGNATURE = 64;
const NUMBER = 4;
/** HKDF-SHA-256 gives 255 × 32 bytes at most (RFC 5869, 2.3). */
export const PLACES_MAX = Math.floor((255 * 32) / NUMBER);
const OVERHEAD = HEADER + ENCAPSULATED + TAG + SIGNATURE;
export const CONTRIBUTION_BYTES_MAX = OVERHEAD + PLACES_MAX * NUMBER;
const X25519 = { name: 'X25519' };
/** Neither is that of anything else these keys are used for, so that none can be taken for another. */
const INFO = utf8('in-vertrouwen/1/contribution');
const MASK = utf8('in-vertrouwen/1/mask');
const LABEL = utf8('in-vertrouwen/1/contribution-signature');

type Own = Pick<AdviserKeys, 'keyCard' | 'encryption'>;
/** Of the text that says which round it is and whose, byte for byte as its maker signed it. */
export const hashText = (round: string): Uint8Array => sha256(utf8(round));

/** The mask of each place that these two share; both come to the same. @throws AppError `KEY_CARD_INVALID` for a key that shares nothing */
async function sharedMask(own: Own, other: KeyCard, round: Uint8Array, places: number): Promise<Uint32Array> {
  const { kid } = own.keyCard;
  const [low, high] = kid < other.kid ? [kid, other.kid] : [other.kid, kid];
  let shared: Uint8Array;
  try {
    const publicKey = await crypto.subtle.importKey('raw', owned(other.encryption), X25519, false, []);
    const asked = { ...X25519, public: publicKey };
    shared = new Uint8Array(await crypto.subtle.deriveBits(asked, own.encryption.privateKey, 256));
  } catch (error) {
    throw new AppError('KEY_CARD_INVALID', 'no shared secret', error);
  }
  // A point of small order shares zeros with everybody (RFC 7748, 6.1).
  if (shared.every((byte) => byte === 0)) throw new AppError('KEY_CARD_INVALID', 'no shared secret');
  const base = await crypto.subtle.importKey('raw', owned(shared), 'HKDF', false, ['deriveBits']);
  wipe(shared);
  const info = concat(MASK, utf8(`/${low}/${high}`));
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: owned(round), info };
  const bits = await crypto.subtle.deriveBits(algorithm, base, places * NUMBER * 8);
  const view = new DataView(bits);
  return Uint32Array.from({ length: places }, (_, place) => view.getUint32(place * NUMBER));
}

/**
 * @param numbers whole, from 0 to 2^32 - 1
 * @param members everybody in this round; the own card may be among them
 * @throws AppError `ENVELOPE_REFUSED` for numbers that are none or too many of them; `KEY_CARD_INVALID`
 */
export async function maskedNumbers(
  own: Own,
  members: readonly KeyCard[],
  round: string,
  numbers: readonly number[],
): Promise<Uint32Array> {
  const fits = numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= 0xffff_ffff);
  if (!fits || numbers.length === 0 || numbers.length > PLACES_MAX) throw new AppError('ENVELOPE_REFUSED', 'numbers');
  const sum = Uint32Array.from(numbers);
  for (const other of members) {
    if (other.kid === own.keyCard.kid) continue;
    const mask = await sharedMask(own, other, hashText(round), numbers.length);
    const isLower = own.keyCard.kid < other.kid;
    for (const [place, by] of mask.entries()) sum[place] = (sum[place] ?? 0) + (isLower ? by : -by);
  }
  return sum;
}

/** Place by place, modulo 2^32. @throws AppError `ENVELOPE_REFUSED` for those of different length */
export function addUp(all: readonly Uint32Array[]): Uint32Array {
  const sum = new Uint32Array(all[0]?.length ?? 0);
  for (const one of all) {
    if (one.length !== sum.length) throw new AppError('ENVELOPE_REFUSED', 'numbers');
    for (const [place, by] of one.entries()) sum[place] = (sum[place] ?? 0) + by;
  }
  return sum;
}

export interface ContributionHeader {
  /** Of the key that signed it. */
  readonly kid: string;
  readonly round: Uint8Array;
}

/** Unverified. `newer`: of a version that this code does not know. `undefined`: none. */
export function readContributionHeader(bytes: Uint8Array): ContributionHeader | 'newer' | undefined {
  const [version = 0] = bytes;
  if (version > VERSION && bytes.length <= CONTRIBUTION_BYTES_MAX) return 'newer';
  const places = (bytes.length - OVERHEAD) / NUMBER;
  if (version !== VERSION || !Number.isInteger(places) || places < 1 || places > PLACES_MAX) return undefined;
  return { kid: toBase64url(bytes.subarray(1, 1 + KID)), round: bytes.slice(1 + KID, HEADER) };
}

const toBytes = (numbers: Uint32Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(numbers.length * NUMBER);
  const view = new DataView(bytes.buffer);
  for (const [place, one] of numbers.entries()) view.setUint32(place * NUMBER, one);
  return bytes;
};

/**
 * @param members everybody in this round; @param maker who adds up
 * @throws as `maskedNumbers`
 */
export async function sealContribution(
  own: Pick<AdviserKeys, 'keyCard' | 'encryption' | 'signing'>,
  { members, maker, round }: { readonly members: readonly KeyCard[]; readonly maker: KeyCard; readonly round: string },
  numbers: readonly number[],
): Promise<Uint8Array> {
  const kid = fromBase64url(own.keyCard.kid) ?? new Uint8Array();
  const header = concat(new Uint8Array([VERSION]), kid, hashText(round));
  const masked = toBytes(await maskedNumbers(own, members, round, numbers));
  const { encapsulated, ciphertext } = await hpkeSeal(maker.encryption, masked, { info: INFO, aad: header });
  const signed = concat(header, encapsulated, ciphertext);
  const signature = await signBytes(own.signing.privateKey, concat(LABEL, signed));
  return concat(signed, fromBase64url(signature) ?? new Uint8Array());
}

/** Whether the key of this card made it, for this round: for who cannot open it too. */
export async function isContributionOf(
  { signing, kid }: Pick<KeyCard, 'signing' | 'kid'>,
  round: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const header = readContributionHeader(bytes);
  if (header === undefined || header === 'newer') return false;
  if (header.kid !== kid || !equal(header.round, hashText(round))) return false;
  const end = bytes.length - SIGNATURE;
  return isSignatureOf(signing, concat(LABEL, bytes.subarray(0, end)), toBase64url(bytes.subarray(end)));
}

/**
 * What is in it: masked, so that it says nothing by itself.
 * @throws AppError `ENVELOPE_REFUSED`, also when another key made it, or for another round, or it was changed
 */
export async function openContribution(
  maker: Own,
  { card, round }: { readonly card: KeyCard; readonly round: string },
  bytes: Uint8Array,
): Promise<Uint32Array> {
  if (!(await isContributionOf(card, round, bytes))) throw new AppError('ENVELOPE_REFUSED', 'contribution');
  const [at, end] = [HEADER + ENCAPSULATED, bytes.length - SIGNATURE];
  try {
    const bound = { info: INFO, aad: owned(bytes.slice(0, HEADER)) };
    const opened = await hpkeOpen(maker.encryption, bytes.slice(HEADER, at), bytes.slice(at, end), bound);
    const view = new DataView(opened.buffer, opened.byteOffset, opened.byteLength);
    return Uint32Array.from({ length: opened.length / NUMBER }, (_, place) => view.getUint32(place * NUMBER));
  } catch (error) {
    throw isAppError(error) ? error : new AppError('ENVELOPE_REFUSED', undefined, error);
  }
}
