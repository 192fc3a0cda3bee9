/** AES-256-GCM and HMAC-SHA-256 on node:crypto, synchronous: the pseudonym is on every path. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { concat, utf8, wipe } from '../seal/bytes.ts';

export const KEY = 32;
export const NONCE = 12;
export const TAG = 16;

/** In one place in memory, which whoever keeps it wipes. */
export const randomKeys = (length: number): Uint8Array => randomFillSync(new Uint8Array(length));
export const newKey = (): Uint8Array => randomKeys(KEY);

/** Every part with its length, so that no two lists of parts are ever the same bytes. */
export function lengthPrefixed(parts: readonly string[]): Uint8Array {
  const whole = Buffer.allocUnsafe(parts.reduce((length, part) => length + 4 + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) {
    const length = whole.write(part, at + 4);
    whole.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return whole;
}

/** A key of its own for each purpose (RFC 5869), so that no output of one says anything about another. */
export function subkey(root: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', root, new Uint8Array(0), `in-vertrouwen/1/keyring/${purpose}`, KEY));
}

export const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const work = createHmac('sha256', key);
  for (const part of parts) work.update(part);
  return new Uint8Array(work.digest());
};

const NO_SALT = new Uint8Array(0);
const JOINED = {
  wrap: utf8('in-vertrouwen/2/wrap\u0001'),
  record: utf8('in-vertrouwen/2/record\u0001'),
} as const;
/**
 * One key of two: without either half nothing of it can be known. HKDF (RFC 5869) with no salt and one block, as two HMACs:
 * `hkdfSync` takes more than twice as long for the same, and every row of a list needs one.
 */
export function joinKeys(one: Uint8Array, other: Uint8Array, purpose: keyof typeof JOINED): Uint8Array {
  const both = concat(one, other);
  const extracted = hmac(NO_SALT, both);
  const joined = hmac(extracted, JOINED[purpose]);
  wipe(both, extracted);
  return joined;
}

export const asHashKey = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

/** A key for `keyedHash`, made once: making it of bytes again costs as much as the hash. */
export const hashKey = (root: Uint8Array, purpose: string): KeyObject => {
  const bytes = subkey(root, purpose);
  try {
    return asHashKey(bytes);
  } finally {
    bytes.fill(0);
  }
};

/** 128 bits, base64url: 22 characters. */
export function keyedHash(key: KeyObject, parts: readonly string[]): string {
  const bytes = lengthPrefixed(parts);
  try {
    return createHmac('sha256', key).update(bytes).digest().subarray(0, 16).toString('base64url');
  } finally {
    // A user id or a message lies in it, in memory that Node gives out again for minutes without clearing it.
    bytes.fill(0);
  }
}

/** ciphertext ‖ tag. A nonce serves one key once. */
export function aesSealUnder(
  key: Uint8Array,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(aad);
  return concat(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

/** @throws Error when it does not open, or is shorter than a tag */
export function aesOpenUnder(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  aad: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(end));
  const opened = decipher.update(sealed.subarray(0, end));
  // GCM gives every byte above; this compares the tag, and throws. A copy would be one more that nobody wipes.
  decipher.final();
  return new Uint8Array(opened.buffer, opened.byteOffset, opened.length);
}

/**
 * Drawn for many at a time: asking for twelve bytes costs Node as much as sealing a record. A nonce is no secret, so nothing
 * is lost when those to come lie in memory; no key is ever made of these.
 */
const nonces = new Uint8Array(NONCE * 512);
let drawn = nonces.length;
function newNonce(): Uint8Array {
  if (drawn === nonces.length) {
    crypto.getRandomValues(nonces);
    drawn = 0;
  }
  drawn += NONCE;
  return nonces.subarray(drawn - NONCE, drawn);
}

/** nonce ‖ ciphertext ‖ tag. The nonce is random: good for 2^32 uses of one key (NIST SP 800-38D, 8.3). */
export function aesSeal(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const nonce = newNonce();
  return concat(nonce, aesSealUnder(key, nonce, plaintext, aad));
}

/** `undefined` when it does not open. */
export function aesOpen(key: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  try {
    return aesOpenUnder(key, sealed.subarray(0, NONCE), sealed.subarray(NONCE), aad);
  } catch {
    return undefined;
  }
}
