/**
 * The public half of an adviser's keys, as one line of text that an operator pins in the organisation
 * file. Two keys because no key serves two purposes: one to seal to, one to sign with.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { AppError } from '../base/errors.ts';
import { concat, equal, fromBase64url, toBase64url } from './bytes.ts';
import { isP256Point } from './p256.ts';

export interface KeyCard {
  /** First 12 bytes of SHA-256 of both keys, base64url: 16 characters. Names a card, proves nothing. */
  readonly kid: string;
  /** X25519 public key, 32 bytes. */
  readonly encryption: Uint8Array;
  /** P-256 public key, uncompressed, 65 bytes. */
  readonly signing: Uint8Array;
  readonly text: string;
}

const PREFIX = 'iv1.';
const ENCRYPTION = 32;
const SIGNING = 65;
/** Enough to find a slip in copying. It is no defence: who can change the card can also recompute it. */
const CHECKSUM = 4;
const KID = /^[A-Za-z0-9_-]{16}$/;

const keyId = (digest: Uint8Array): string => toBase64url(digest.subarray(0, 12));

export const isKeyId = (value: string): boolean => KID.test(value);

/** The same kind of id for a signing key that has no card, such as the bot's. */
export function signingKeyId(signing: Uint8Array): string {
  return keyId(sha256(signing));
}

/** `digest`: SHA-256 of `payload`, which is both keys. */
function cardOf(payload: Uint8Array, digest: Uint8Array): KeyCard {
  const signing = payload.slice(ENCRYPTION);
  if (!isP256Point(signing)) throw new AppError('KEY_CARD_INVALID', 'signing key');
  return Object.freeze({
    kid: keyId(digest),
    encryption: payload.slice(0, ENCRYPTION),
    signing,
    text: PREFIX + toBase64url(concat(payload, digest.subarray(0, CHECKSUM))),
  });
}

/** @throws AppError `KEY_CARD_INVALID` on a wrong length or a signing key that is not on the curve. */
export function makeKeyCard(encryption: Uint8Array, signing: Uint8Array): KeyCard {
  if (encryption.length !== ENCRYPTION) throw new AppError('KEY_CARD_INVALID', 'encryption key');
  const payload = concat(encryption, signing);
  return cardOf(payload, sha256(payload));
}

/** @throws AppError `KEY_CARD_INVALID` on anything that `makeKeyCard` did not write. */
export function parseKeyCard(text: string): KeyCard {
  if (!text.startsWith(PREFIX)) throw new AppError('KEY_CARD_INVALID', 'prefix');
  const bytes = fromBase64url(text.slice(PREFIX.length));
  if (bytes?.length !== ENCRYPTION + SIGNING + CHECKSUM) throw new AppError('KEY_CARD_INVALID', 'length');
  const payload = bytes.subarray(0, ENCRYPTION + SIGNING);
  const digest = sha256(payload);
  if (!equal(digest.subarray(0, CHECKSUM), bytes.subarray(ENCRYPTION + SIGNING))) {
    throw new AppError('KEY_CARD_INVALID', 'checksum');
  }
  return cardOf(payload, digest);
}
