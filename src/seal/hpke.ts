/**
 * HPKE base mode (RFC 9180, 5.1.1) with the one suite of this product. A key id in the header names the
 * suite's version; there is no negotiation, so there is nothing to downgrade.
 */
import { webAlgorithms, type Algorithms, type KeyPair } from './algorithms.ts';
import { owned } from './bytes.ts';

export const { suite } = webAlgorithms;
/** Bytes of an encapsulated key and of an authentication tag (RFC 9180, 7.1 and 7.3). */
export const ENCAPSULATED = 32;
export const TAG = 16;

interface Bound {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

export async function hpkeSeal(
  recipient: Uint8Array,
  plaintext: Uint8Array,
  bound: Bound,
  { suite }: Algorithms = webAlgorithms,
): Promise<{ encapsulated: Uint8Array; ciphertext: Uint8Array }> {
  const publicKey = await suite.DeserializePublicKey(recipient);
  const sealed = await suite.Seal(publicKey, plaintext, bound);
  return { encapsulated: sealed.encapsulatedSecret, ciphertext: sealed.ciphertext };
}

/**
 * Takes the pair: with a private key alone the library cannot find the public one unless it is extractable.
 * @param algorithms those that the pair was made with
 */
export function hpkeOpen(
  recipient: KeyPair,
  encapsulated: Uint8Array,
  ciphertext: Uint8Array,
  bound: Bound,
  { suite }: Algorithms = webAlgorithms,
): Promise<Uint8Array> {
  return suite.Open(recipient, encapsulated, owned(ciphertext), bound);
}

export function deriveEncryptionPair(material: Uint8Array): Promise<CryptoKeyPair> {
  return suite.DeriveKeyPair(material, false);
}

/**
 * The public half only, for who seals and never opens. The library derives an extractable pair in half the
 * time (it imports the private key once instead of twice); the private half is dropped here.
 */
export async function deriveEncryptionPublic(
  material: Uint8Array,
  { suite }: Algorithms = webAlgorithms,
): Promise<Uint8Array> {
  return suite.SerializePublicKey((await suite.DeriveKeyPair(material, true)).publicKey);
}

export function publicBytes(pair: CryptoKeyPair): Promise<Uint8Array> {
  return suite.SerializePublicKey(pair.publicKey);
}
