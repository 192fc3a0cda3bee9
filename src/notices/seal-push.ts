/**
 * One message to a browser, sealed so that its push service cannot read it: RFC 8291 (keys), in the coding `aes128gcm` of
 * RFC 8188 (one record). Own lines, because the usual library was last released three years ago and pads nothing.
 */
import { concat, owned, utf8 } from '../seal/bytes.ts';

/** What the browser gave: where to, its public key (65 bytes, uncompressed P-256) and its secret (16 bytes). */
export interface PushTarget {
  readonly endpoint: URL;
  readonly p256dh: Uint8Array;
  readonly auth: Uint8Array;
}

/** Of every message, whatever its language: text, one byte, zeros. */
export const PADDED = 512;
const RECORD_SIZE = 4096;
const ECDH = { name: 'ECDH', namedCurve: 'P-256' };

async function hkdf(salt: Uint8Array, secret: Uint8Array, info: Uint8Array, length: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', owned(secret), 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: owned(salt), info: owned(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
}

/**
 * @param given for the RFC's own example only: otherwise key pair and salt are new for every message.
 * @returns the body of the request. @throws when the browser's key is no point of P-256, or the text is too long.
 */
export async function sealPush(
  { p256dh, auth }: Pick<PushTarget, 'p256dh' | 'auth'>,
  text: Uint8Array,
  given: { readonly pair?: CryptoKeyPair; readonly salt?: Uint8Array; readonly padded?: number } = {},
): Promise<Uint8Array> {
  const { padded = PADDED, salt = crypto.getRandomValues(new Uint8Array(16)) } = given;
  if (text.length >= padded) throw new RangeError('longer than every notice is');
  const pair = given.pair ?? (await crypto.subtle.generateKey(ECDH, false, ['deriveBits']));
  const own = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const theirs = await crypto.subtle.importKey('raw', owned(p256dh), ECDH, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
  const secret = await hkdf(auth, new Uint8Array(shared), concat(utf8('WebPush: info\0'), p256dh, own), 32);
  const [key, nonce] = await Promise.all([
    hkdf(salt, secret, utf8('Content-Encoding: aes128gcm\0'), 16),
    hkdf(salt, secret, utf8('Content-Encoding: nonce\0'), 12),
  ]);
  const record = new Uint8Array(padded);
  record.set(text);
  // The end of the text in the last record (RFC 8188, 2).
  record[text.length] = 2;
  const aes = await crypto.subtle.importKey('raw', owned(key), 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: owned(nonce) }, aes, record);
  const head = new Uint8Array(21);
  head.set(salt);
  new DataView(head.buffer).setUint32(16, RECORD_SIZE);
  head[20] = own.length;
  return concat(head, own, new Uint8Array(sealed));
}
