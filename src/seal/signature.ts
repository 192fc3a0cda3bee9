/** ECDSA P-256 over bytes that begin with a label of their own kind, so that no signature can be taken for one of another kind. */
import { fromBase64url, owned, toBase64url } from './bytes.ts';
import { hasLowS, toLowS } from './p256.ts';

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE = 64;

/** @param signer ECDSA P-256 private key. @returns 64 bytes, base64url. */
export async function signBytes(signer: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(toLowS(new Uint8Array(await crypto.subtle.sign(ECDSA, signer, bytes))));
}

/**
 * @param signing public key, 65 bytes, known to be on the curve
 * @returns `false` for whatever is not the signature of these bytes by that key
 */
export async function isSignatureOf(
  signing: Uint8Array,
  bytes: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<boolean> {
  const found = fromBase64url(signature);
  if (found?.length !== SIGNATURE || !hasLowS(found)) return false;
  const key = await crypto.subtle.importKey('raw', owned(signing), P256, false, ['verify']);
  return crypto.subtle.verify(ECDSA, key, owned(found), bytes);
}
