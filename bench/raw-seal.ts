/** What sealing a message takes by `node:crypto` alone, with nothing around it: the measure for ours (RFC 9180 and 5869). */
import {
  createCipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  randomFillSync,
  sign,
  type KeyObject,
} from 'node:crypto';

const KEM_ID = Buffer.from('KEM\u0000\u0020', 'latin1');
const SUITE_ID = Buffer.from('HPKE\u0000\u0020\u0000\u0001\u0000\u0002', 'latin1');
const VERSION = Buffer.from('HPKE-v1');
const EMPTY = Buffer.alloc(0);
const NO_SALT = Buffer.alloc(32);

const hmac = (key: Buffer, ...parts: readonly Buffer[]): Buffer =>
  createHmac('sha256', key).update(Buffer.concat(parts)).digest();
const extract = (id: Buffer, salt: Buffer, label: string, material: Buffer): Buffer =>
  hmac(salt, VERSION, id, Buffer.from(label), material);
/** Of at most one block, which is all that is asked for here. */
const expand = (id: Buffer, key: Buffer, label: string, info: Buffer, length: number): Buffer =>
  hmac(key, Buffer.from([0, length]), VERSION, id, Buffer.from(label), info, Buffer.from([1])).subarray(0, length);

const privateKey = (secret: Buffer): KeyObject =>
  createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d: secret.toString('base64url'), x: '' }, format: 'jwk' });
const publicBytes = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

function gcm(key: Buffer, nonce: Buffer, aad: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export interface RawReader {
  readonly key: KeyObject;
  readonly bytes: Buffer;
}
export const rawReader = (bytes: Buffer): RawReader => ({
  key: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' }),
  bytes,
});

/** What follows from `info` alone is worked out once (RFC 9180, 5.1, `key_schedule_context`). */
export function rawHpke(reader: RawReader, info: Buffer): (aad: Buffer, plain: Buffer) => Buffer {
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(SUITE_ID, NO_SALT, 'psk_id_hash', EMPTY),
    extract(SUITE_ID, NO_SALT, 'info_hash', info),
  ]);
  return (aad, plain) => {
    const own = privateKey(randomFillSync(Buffer.alloc(32)));
    const encapsulated = publicBytes(own);
    const agreed = extract(KEM_ID, NO_SALT, 'eae_prk', diffieHellman({ privateKey: own, publicKey: reader.key }));
    const shared = expand(KEM_ID, agreed, 'shared_secret', Buffer.concat([encapsulated, reader.bytes]), 32);
    const secret = extract(SUITE_ID, shared, 'secret', EMPTY);
    const key = expand(SUITE_ID, secret, 'key', context, 32);
    const nonce = expand(SUITE_ID, secret, 'base_nonce', context, 12);
    return Buffer.concat([encapsulated, gcm(key, nonce, aad, plain)]);
  };
}

/** The public half of the pair that follows from a conversation's secret (RFC 9180, 7.1.3). */
export function rawReplyKey(secret: Buffer): Buffer {
  const material = hmac(hmac(NO_SALT, secret), Buffer.from('in-vertrouwen/1/reply'), Buffer.from([1]));
  const extracted = extract(KEM_ID, NO_SALT, 'dkp_prk', material);
  return publicBytes(privateKey(expand(KEM_ID, extracted, 'sk', EMPTY, 32)));
}

/** nonce ‖ ciphertext ‖ tag under a key that follows from `secret`. */
export function rawLock(secret: Buffer, purpose: string, aad: Buffer, plain: Buffer): Buffer {
  const key = hmac(hmac(NO_SALT, secret), Buffer.from(`in-vertrouwen/1/${purpose}`), Buffer.from([1]));
  const nonce = randomFillSync(Buffer.alloc(12));
  return Buffer.concat([nonce, gcm(key, nonce, aad, plain)]);
}

export const rawSign = (key: KeyObject, bytes: Buffer): Buffer =>
  sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
export const rawHash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
