/**
 * The algorithms of sealing, in one place where a machine is chosen for them. A browser has WebCrypto only; the server has
 * `node:crypto` beside it, which takes a ninth of the time for the same (`src/keyring/node-algorithms.ts`). What one seals the
 * other opens: both are held to the vectors of RFC 9180, and to each other.
 */
import {
  AEAD_AES_256_GCM,
  CipherSuite,
  KDF_HKDF_SHA256,
  KEM_DHKEM_X25519_HKDF_SHA256,
  type AEAD,
  type AEADFactory,
  type KDF,
  type KDFFactory,
  type KEMFactory,
  type Key,
} from 'hpke';
import { aesOpen, importAesKey } from './aes.ts';
import { owned } from './bytes.ts';

export {
  LabeledExpand,
  LabeledExtract,
  type AEADFactory,
  type KDFFactory,
  type KEMFactory,
  type Key,
  type KeyPair,
} from 'hpke';

type Opened = Uint8Array | undefined;

export interface Algorithms<K extends Key = Key> {
  /** HPKE with the one suite of this product: X25519, HKDF-SHA-256, AES-256-GCM. */
  readonly suite: CipherSuite<K>;
  /** HKDF-SHA-256 and AES-256-GCM by themselves, for what is locked under a conversation's secret. */
  readonly kdf: Readonly<KDF>;
  readonly aead: Readonly<AEAD>;
  /**
   * Opens nonce ‖ ciphertext ‖ tag of `aead`; `undefined` when it does not open. At once where the machine needs no promise: a page of
   * a conversation opens fifty.
   */
  readonly open: (key: Uint8Array, sealed: Uint8Array, aad: Uint8Array) => Opened | Promise<Opened>;
  readonly sha256: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

export const algorithmsOf = <K extends Key>(
  kem: KEMFactory<K>,
  kdf: KDFFactory,
  aead: AEADFactory,
  { open, sha256 }: Pick<Algorithms, 'open' | 'sha256'>,
): Algorithms<K> => ({ suite: new CipherSuite(kem, kdf, aead), kdf: kdf(), aead: aead(), open, sha256 });

export const webAlgorithms: Algorithms<CryptoKey> = algorithmsOf(
  KEM_DHKEM_X25519_HKDF_SHA256,
  KDF_HKDF_SHA256,
  AEAD_AES_256_GCM,
  {
    open: async (key, sealed, aad) => aesOpen(await importAesKey(key), sealed, aad),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes))),
  },
);
