/** The bot's own key for signing what it seals to advisers. Kept as PKCS #8, used as one that cannot be exported. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { concat } from '../seal/bytes.ts';
import type { Sign } from '../seal/envelope.ts';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

export function newSigningKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** Throws when the bytes are not a P-256 private key. */
export async function loadSigningKey(
  pkcs8: Uint8Array,
): Promise<{ signingKey: CryptoKey; sign: Sign; signingPublicKey: Uint8Array }> {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  const { crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (crv !== 'P-256' || x === undefined || y === undefined) throw new TypeError('not a P-256 key');
  return {
    signingKey: await crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), P256, false, ['sign']),
    // A third of WebCrypto's time, and no other thread that a message waits for.
    sign: (bytes) => new Uint8Array(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    signingPublicKey: concat(new Uint8Array([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
  };
}
