/**
 * A random secret per conversation. It makes the reply key, and it locks every stored entry a second
 * time: what is sealed to the adviser too, so that once the day key which wraps the secret is destroyed,
 * no copy of the store can be read any more, not even by who holds the adviser's private key.
 */
import { AppError } from '../base/errors.ts';
import { aesOpen, aesSeal, deriveBytes, importAesKey } from './aes.ts';
import { concat, uint32, utf8, wipe } from './bytes.ts';
import { deriveEncryptionPair, deriveEncryptionPublic, publicBytes } from './hpke.ts';

/** `log`: the conversation itself. `copy`: the employee's own copy of a reply, which goes earlier. `note`: the adviser's own. */
export type EntryPurpose = 'log' | 'copy' | 'note';

const SECRET = 32;
const NO_SALT = new Uint8Array(0);

export function newConversationSecret(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SECRET));
}

const derive = (secret: Uint8Array, purpose: EntryPurpose | 'reply'): Promise<Uint8Array> =>
  deriveBytes(secret, NO_SALT, utf8(`in-vertrouwen/1/${purpose}`));

/** The same pair every time (RFC 9180, 7.1.3). Only the public half goes to the adviser; the private one cannot be exported. */
export async function replyKeyPair(secret: Uint8Array): Promise<{ publicKey: Uint8Array; pair: CryptoKeyPair }> {
  const material = await derive(secret, 'reply');
  const pair = await deriveEncryptionPair(material);
  wipe(material);
  return { publicKey: await publicBytes(pair), pair };
}

/** The public half of `replyKeyPair`, for the header of a message: where nothing has to be opened. */
export async function replyPublicKey(secret: Uint8Array): Promise<Uint8Array> {
  const material = await derive(secret, 'reply');
  const publicKey = await deriveEncryptionPublic(material);
  wipe(material);
  return publicKey;
}

async function entryKey(secret: Uint8Array, purpose: EntryPurpose): Promise<CryptoKey> {
  const raw = await derive(secret, purpose);
  const key = await importAesKey(raw);
  wipe(raw);
  return key;
}

/** An entry opens in its own place only. The sequence comes first, so that the rest needs no length. */
const boundTo = (purpose: EntryPurpose, conversation: string, sequence: number): Uint8Array =>
  concat(utf8(`in-vertrouwen/1/${purpose}/`), uint32(sequence), utf8(conversation));

/** 28 bytes longer than the envelope. `sequence`: integer, 0 to 2^32 - 1. */
export async function lockEntry(
  secret: Uint8Array,
  purpose: EntryPurpose,
  envelope: Uint8Array,
  conversation: string,
  sequence: number,
): Promise<Uint8Array> {
  return aesSeal(await entryKey(secret, purpose), envelope, boundTo(purpose, conversation, sequence));
}

/** @throws AppError `ENVELOPE_REFUSED` when it was not locked with this secret, for this purpose, in this place. */
export async function unlockEntry(
  secret: Uint8Array,
  purpose: EntryPurpose,
  locked: Uint8Array,
  conversation: string,
  sequence: number,
): Promise<Uint8Array> {
  const envelope = await aesOpen(await entryKey(secret, purpose), locked, boundTo(purpose, conversation, sequence));
  if (envelope === undefined) throw new AppError('ENVELOPE_REFUSED', 'entry');
  return envelope;
}
