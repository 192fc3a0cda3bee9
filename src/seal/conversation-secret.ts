/**
 * A random secret per conversation. It makes the reply key, and it locks every stored entry a second
 * time: what is sealed to the adviser too, so that once the day key which wraps the secret is destroyed,
 * no copy of the store can be read any more, not even by who holds the adviser's private key.
 */
import { AppError } from '../base/errors.ts';
import { webAlgorithms, type Algorithms, type Key, type KeyPair } from './algorithms.ts';
import { concat, uint32, utf8, wipe } from './bytes.ts';
import { deriveEncryptionPublic } from './hpke.ts';

/**
 * `log`: the conversation itself. `copy`: the employee's own copy of a reply, which goes earlier. `note`: the adviser's own.
 * `board`: what the employee can read of a part of the board, which lasts as long as the conversation.
 */
export type EntryPurpose = 'log' | 'copy' | 'note' | 'board';

const SECRET = 32;
const NO_SALT = new Uint8Array(0);

export function newConversationSecret(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SECRET));
}

const derive = async (
  secret: Uint8Array,
  purpose: EntryPurpose | 'reply',
  { kdf }: Algorithms,
): Promise<Uint8Array> => {
  const extracted = await kdf.Extract(NO_SALT, secret);
  const key = await kdf.Expand(extracted, utf8(`in-vertrouwen/1/${purpose}`), SECRET);
  wipe(extracted);
  return key;
};

/**
 * The same pair every time (RFC 9180, 7.1.3). Only the public half goes to the adviser; WebCrypto does not export the private
 * one.
 */
export async function replyKeyPair(secret: Uint8Array): Promise<{ publicKey: Uint8Array; pair: KeyPair<CryptoKey> }>;
export async function replyKeyPair<K extends Key>(
  secret: Uint8Array,
  algorithms: Algorithms<K>,
): Promise<{ publicKey: Uint8Array; pair: KeyPair<K> }>;
export async function replyKeyPair(
  secret: Uint8Array,
  algorithms: Algorithms = webAlgorithms,
): Promise<{ publicKey: Uint8Array; pair: KeyPair }> {
  const material = await derive(secret, 'reply', algorithms);
  const pair = await algorithms.suite.DeriveKeyPair(material, false);
  wipe(material);
  return { publicKey: await algorithms.suite.SerializePublicKey(pair.publicKey), pair };
}

/** The public half of `replyKeyPair`, for the header of a message: where nothing has to be opened. */
export async function replyPublicKey(secret: Uint8Array, algorithms: Algorithms = webAlgorithms): Promise<Uint8Array> {
  const material = await derive(secret, 'reply', algorithms);
  const publicKey = await deriveEncryptionPublic(material, algorithms);
  wipe(material);
  return publicKey;
}

/**
 * An entry opens in its own place only. The sequence comes first, so that the rest needs no length.
 * @returns the same bytes each time, with another sequence in them
 */
function placesIn(purpose: EntryPurpose, conversation: string): (sequence: number) => Uint8Array {
  const start = utf8(`in-vertrouwen/1/${purpose}/`);
  const place = concat(start, uint32(0), utf8(conversation));
  return (sequence) => {
    place.set(uint32(sequence), start.length);
    return place;
  };
}

/** nonce ‖ ciphertext ‖ tag: 28 bytes longer than the envelope. `sequence`: integer, 0 to 2^32 - 1. */
export async function lockEntry(
  secret: Uint8Array,
  purpose: EntryPurpose,
  envelope: Uint8Array,
  conversation: string,
  sequence: number,
  algorithms: Algorithms = webAlgorithms,
): Promise<Uint8Array> {
  const { aead } = algorithms;
  const key = await derive(secret, purpose, algorithms);
  const nonce = crypto.getRandomValues(new Uint8Array(aead.Nn));
  const sealed = await aead.Seal(key, nonce, placesIn(purpose, conversation)(sequence), envelope);
  wipe(key);
  return concat(nonce, sealed);
}

/** @throws AppError `ENVELOPE_REFUSED` when it was not locked with this secret, for this purpose, in this place. */
export async function unlockEntry(
  secret: Uint8Array,
  purpose: EntryPurpose,
  locked: Uint8Array,
  conversation: string,
  sequence: number,
  algorithms: Algorithms = webAlgorithms,
): Promise<Uint8Array> {
  const [entry] = await unlockEntries(secret, purpose, [locked], conversation, sequence, algorithms);
  if (entry === undefined) throw new AppError('ENVELOPE_REFUSED', 'entry');
  return entry;
}

/**
 * Entries that follow each other, under a key that is derived once. `undefined` in the place of one for which `unlockEntry`
 * throws.
 * @param from sequence of the first
 */
export async function unlockEntries(
  secret: Uint8Array,
  purpose: EntryPurpose,
  locked: readonly Uint8Array[],
  conversation: string,
  from: number,
  algorithms: Algorithms = webAlgorithms,
): Promise<readonly (Uint8Array | undefined)[]> {
  const key = await derive(secret, purpose, algorithms);
  const placeOf = placesIn(purpose, conversation);
  const entries: (Uint8Array | undefined)[] = [];
  try {
    for (const [index, entry] of locked.entries()) {
      const opened = algorithms.open(key, entry, placeOf(from + index));
      entries.push(opened instanceof Promise ? await opened : opened);
    }
    return entries;
  } finally {
    wipe(key);
  }
}
