/** An adviser's two key pairs, and how their private halves become bytes and keys again. */
import { concat, owned, wipe } from './bytes.ts';
import { publicBytes } from './hpke.ts';
import { makeKeyCard, type KeyCard } from './key-card.ts';

export interface AdviserKeys {
  readonly keyCard: KeyCard;
  /** X25519. */
  readonly encryption: CryptoKeyPair;
  /** ECDSA P-256. */
  readonly signing: CryptoKeyPair;
  /** What these took the place of, newest first: for what was written to them, and where they are still pinned. */
  readonly older?: readonly AdviserKeys[];
}

const X25519 = { name: 'X25519' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

async function generatePair(algorithm: { name: string }, usages: KeyUsage[]): Promise<CryptoKeyPair> {
  const key = await crypto.subtle.generateKey(algorithm, true, usages);
  if (!('privateKey' in key)) throw new TypeError('expected a key pair');
  return key;
}

/**
 * The one moment at which the private keys can be exported: put them into slots, forget these, and work
 * with what `openSlots` gives back.
 */
export async function generateAdviserKeys(): Promise<AdviserKeys> {
  const encryption = await generatePair(X25519, ['deriveBits']);
  const signing = await generatePair(P256, ['sign', 'verify']);
  const signingPublic = new Uint8Array(await crypto.subtle.exportKey('raw', signing.publicKey));
  return { keyCard: makeKeyCard(await publicBytes(encryption), signingPublic), encryption, signing };
}

/** PKCS #8 rather than JWK: bytes can be wiped afterwards, strings cannot. The caller wipes the result. */
export async function exportPrivateKeys(keys: AdviserKeys): Promise<Uint8Array> {
  const encryption = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.encryption.privateKey));
  const signing = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.signing.privateKey));
  const payload = concat(new Uint8Array([encryption.length]), encryption, signing);
  wipe(encryption, signing);
  return payload;
}

/** Not extractable: a script that gets into the page can use them while it is open, but not take them along. */
export async function importPrivateKeys(payload: Uint8Array, keyCard: KeyCard): Promise<AdviserKeys> {
  const split = 1 + (payload[0] ?? 0);
  const encryption = payload.slice(1, split);
  const signing = payload.slice(split);
  try {
    return {
      keyCard,
      encryption: {
        publicKey: await crypto.subtle.importKey('raw', owned(keyCard.encryption), X25519, true, []),
        privateKey: await crypto.subtle.importKey('pkcs8', encryption, X25519, false, ['deriveBits']),
      },
      signing: {
        publicKey: await crypto.subtle.importKey('raw', owned(keyCard.signing), P256, true, ['verify']),
        privateKey: await crypto.subtle.importKey('pkcs8', signing, P256, false, ['sign']),
      },
    };
  } finally {
    wipe(encryption, signing);
  }
}
