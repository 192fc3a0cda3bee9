/** AES-256-GCM with a random 96-bit nonce, written as nonce ‖ ciphertext ‖ tag; and keys out of secrets by HKDF. */
import { concat, owned } from './bytes.ts';

const NONCE = 12;
const TAG = 16;

/** HKDF-SHA-256 (RFC 5869). The secret must be random: this does not stretch. */
export async function deriveBytes(secret: Uint8Array, salt: Uint8Array, info: Uint8Array): Promise<Uint8Array> {
  const base = await crypto.subtle.importKey('raw', owned(secret), 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: owned(salt), info: owned(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 256));
}

export function importAesKey(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', owned(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function aesSeal(key: CryptoKey, plaintext: Uint8Array, aad: Uint8Array): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const algorithm = { name: 'AES-GCM', iv, additionalData: owned(aad) };
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt(algorithm, key, owned(plaintext))));
}

/** `undefined` when it does not open. */
export async function aesOpen(key: CryptoKey, sealed: Uint8Array, aad: Uint8Array): Promise<Uint8Array | undefined> {
  if (sealed.length < NONCE + TAG) return undefined;
  const algorithm = { name: 'AES-GCM', iv: owned(sealed.slice(0, NONCE)), additionalData: owned(aad) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, owned(sealed.slice(NONCE))));
  } catch {
    return undefined;
  }
}
