/**
 * The algorithms of sealing by `node:crypto`. Keys are imported as JWK: OpenSSL 3 takes ten times as long to read one from
 * DER. An ephemeral pair is made of 32 random bytes (any of them is a private key, RFC 7748, 5) and not by
 * `generateKeyPairSync`, which with an export to JWK never returned in 3 of 14 runs of Node 20.20.2.
 */
import { createHash, createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import {
  algorithmsOf,
  LabeledExpand,
  LabeledExtract,
  type AEADFactory,
  type Algorithms,
  type KDFFactory,
  type KEMFactory,
  type Key,
  type KeyPair,
} from '../seal/algorithms.ts';
import { concat, toBase64url, utf8, wipe } from '../seal/bytes.ts';
import { aesOpen, aesOpenUnder, aesSealUnder, hmac, KEY, newKey, NONCE, TAG } from './primitives.ts';

export interface NodeKey extends Key {
  readonly key: KeyObject;
  /** Of the public half. */
  readonly bytes: Uint8Array;
}

const HASH = 32;
const X25519 = { name: 'X25519' };
const PKCS8 = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32);
const NO_SALT = new Uint8Array(0);

/** RFC 5869. An empty salt is one of zeros. */
const kdf: KDFFactory = () => ({
  id: 0x0001,
  type: 'KDF',
  name: 'HKDF-SHA256',
  Nh: HASH,
  stages: 2,
  Extract: (salt, material) => Promise.resolve(hmac(salt, material)),
  async Expand(key, info, length) {
    const whole = new Uint8Array(length);
    let [block, at] = [NO_SALT, 0];
    for (let count = 1; at < length; count += 1) {
      block = hmac(key, block, info, Uint8Array.of(count));
      whole.set(block.subarray(0, length - at), at);
      at += block.length;
    }
    return whole;
  },
  Derive: () => Promise.reject(new TypeError('HKDF has two stages')),
});

const aead: AEADFactory = () => ({
  id: 0x0002,
  type: 'AEAD',
  name: 'AES-256-GCM',
  Nk: KEY,
  Nn: NONCE,
  Nt: TAG,
  Seal: async (key, nonce, aad, plaintext) => aesSealUnder(key, nonce, plaintext, aad),
  Open: async (key, nonce, aad, sealed) => aesOpenUnder(key, nonce, sealed, aad),
});

/** By JWK without its `x`, which Node derives. @throws Error from a Node that wants the right one */
export const fromJwk = (secret: Uint8Array): KeyObject =>
  createPrivateKey({ key: { kty: 'OKP', crv: X25519.name, d: toBase64url(secret), x: '' }, format: 'jwk' });
/** Slower, and the same. */
export function fromPkcs8(secret: Uint8Array): KeyObject {
  const key = Buffer.from(concat(PKCS8, secret).buffer);
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(key);
  }
}

function importPrivate(secret: Uint8Array): KeyObject {
  try {
    return fromJwk(secret);
  } catch {
    return fromPkcs8(secret);
  }
}

const privateKey = (key: KeyObject, bytes: Uint8Array, extractable: boolean): NodeKey => ({
  type: 'private',
  algorithm: X25519,
  extractable,
  key,
  bytes,
});
const publicKey = (
  bytes: Uint8Array,
  key = createPublicKey({ key: { kty: 'OKP', crv: X25519.name, x: toBase64url(bytes) }, format: 'jwk' }),
): NodeKey => ({ type: 'public', algorithm: X25519, extractable: true, key, bytes: bytes.slice() });

function privateOf(secret: Uint8Array, extractable: boolean): NodeKey {
  const key = importPrivate(secret);
  const { x = '' } = key.export({ format: 'jwk' });
  return privateKey(key, new Uint8Array(Buffer.from(x, 'base64url')), extractable);
}
const pairOf = (secret: Uint8Array, extractable: boolean): KeyPair<NodeKey> => {
  const own = privateOf(secret, extractable);
  return { privateKey: own, publicKey: publicKey(own.bytes, createPublicKey(own.key)) };
};

const secretOf = ({ key }: NodeKey): Uint8Array => Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');

/** DHKEM(X25519, HKDF-SHA256), RFC 9180, 4.1 and 7.1.3. */
const kem: KEMFactory<NodeKey> = () => {
  const hkdf = kdf();
  const id = concat(utf8('KEM'), Uint8Array.of(0x00, 0x20));
  const label = { prk: utf8('dkp_prk'), key: utf8('sk'), agreed: utf8('eae_prk'), shared: utf8('shared_secret') };
  /** Of a point of small order OpenSSL throws: what comes of it would be known to anybody (RFC 7748, 6.1). */
  const agree = async (own: NodeKey, other: NodeKey, context: Uint8Array): Promise<Uint8Array> => {
    const agreed = diffieHellman({ privateKey: own.key, publicKey: other.key });
    const extracted = await LabeledExtract(hkdf, id, NO_SALT, label.agreed, agreed);
    const shared = await LabeledExpand(hkdf, id, extracted, label.shared, context, HASH);
    wipe(agreed, extracted);
    return shared;
  };
  return {
    id: 0x0020,
    type: 'KEM',
    name: 'DHKEM(X25519, HKDF-SHA256)',
    Nsecret: HASH,
    Nenc: KEY,
    Npk: KEY,
    Nsk: KEY,
    async DeriveKeyPair(material, extractable) {
      const extracted = await LabeledExtract(hkdf, id, NO_SALT, label.prk, material);
      const secret = await LabeledExpand(hkdf, id, extracted, label.key, NO_SALT, KEY);
      const pair = pairOf(secret, extractable);
      wipe(extracted, secret);
      return pair;
    },
    GenerateKeyPair: async (extractable) => pairOf(newKey(), extractable),
    SerializePublicKey: async ({ bytes }) => bytes.slice(),
    DeserializePublicKey: async (bytes) => publicKey(bytes),
    SerializePrivateKey: async (key) => secretOf(key),
    DeserializePrivateKey: async (secret, extractable) => privateOf(secret, extractable),
    async Encap(recipient) {
      const secret = newKey();
      const ephemeral = privateOf(secret, false);
      wipe(secret);
      const shared = await agree(ephemeral, recipient, concat(ephemeral.bytes, recipient.bytes));
      return { shared_secret: shared, enc: ephemeral.bytes };
    },
    async Decap(encapsulated, own) {
      return agree(own, publicKey(encapsulated), concat(encapsulated, own.bytes));
    },
  };
};

export const nodeAlgorithms: Algorithms<NodeKey> = algorithmsOf(kem, kdf, aead, {
  open: aesOpen,
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
});
