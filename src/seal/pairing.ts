/**
 * Keys from a device where they are open to one where they are not, by way of a server that may be hostile. The device that
 * has them commits to a random number before the other shows its key and its own; six digits made of all of it are read from
 * the one and typed into the other. Whoever stands in between has one guess in a million, and nobody can try twice
 * (Matrix MSC4108 has people type such a code as well: what only has to be confirmed is confirmed unread).
 */
import { AppError } from '../base/errors.ts';
import { concat, equal, fromBase64url, owned, toBase64url, uint32, utf8 } from './bytes.ts';
import { deriveEncryptionPair, ENCAPSULATED, hpkeOpen, hpkeSeal, publicBytes } from './hpke.ts';

/** Everything that both devices saw, base64url. */
export interface Transcript {
  readonly issuer: string;
  readonly subject: string;
  /** SHA-256 of what the device with the keys shows later. */
  readonly commitment: string;
  /** X25519 public key of the new device, made for this once. */
  readonly publicKey: string;
  /** 32 random bytes of the new device, shown once it has the commitment. */
  readonly joinNonce: string;
  /** 32 random bytes of the device with the keys, shown once it has the other's. */
  readonly openNonce: string;
}

const NONCE = 32;
const LABEL = 'in-vertrouwen/1/pairing';
const DIGITS = 6;

const random = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(NONCE)));
const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes)));
const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array(0);

const commitTo = async (nonce: string): Promise<string> =>
  toBase64url(await digest(concat(utf8(`${LABEL}/commitment`), bytesOf(nonce))));

/** Of the device that has the keys. `nonce` stays there until the other one has shown its own. */
export async function newCommitment(): Promise<{ readonly nonce: string; readonly commitment: string }> {
  const nonce = random();
  return { nonce, commitment: await commitTo(nonce) };
}

export interface NewDevice {
  /** The private half cannot be exported. */
  readonly pair: CryptoKeyPair;
  readonly publicKey: string;
  readonly joinNonce: string;
}
export async function newDevice(): Promise<NewDevice> {
  const pair = await deriveEncryptionPair(crypto.getRandomValues(new Uint8Array(NONCE)));
  return { pair, publicKey: toBase64url(await publicBytes(pair)), joinNonce: random() };
}

/** Whether what was shown is what was committed to. Without it the server could choose the number last. */
export async function keepsPromise({ commitment, openNonce }: Transcript): Promise<boolean> {
  const isLong = bytesOf(openNonce).length === NONCE;
  return isLong && equal(bytesOf(commitment), bytesOf(await commitTo(openNonce)));
}

/** Each part behind its length: no two transcripts have the same bytes. */
function transcriptBytes(what: string, transcript: Transcript): Uint8Array {
  const { issuer, subject, commitment, publicKey, joinNonce, openNonce } = transcript;
  const parts = [what, issuer, subject, commitment, publicKey, joinNonce, openNonce].map(utf8);
  return concat(utf8(LABEL), ...parts.flatMap((part) => [uint32(part.length), part]));
}

/** Six digits, the same on both devices exactly when they saw the same. */
export async function checkDigits(transcript: Transcript): Promise<string> {
  const bytes = await digest(transcriptBytes('digits', transcript));
  // 48 bits: one digit more likely than another by less than a millionth of a millionth.
  const number = bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** @throws AppError `ENVELOPE_REFUSED` when the other's key is none */
export async function sealToDevice(transcript: Transcript, payload: Uint8Array): Promise<string> {
  const aad = await digest(transcriptBytes('keys', transcript));
  try {
    const sealed = await hpkeSeal(bytesOf(transcript.publicKey), payload, { info: utf8(LABEL), aad });
    return toBase64url(concat(sealed.encapsulated, sealed.ciphertext));
  } catch (error) {
    throw new AppError('ENVELOPE_REFUSED', 'pairing', error);
  }
}

/** The caller wipes the result. @throws AppError `ENVELOPE_REFUSED` when it is not for this device, or not of this conversation */
export async function openOnDevice({ pair }: NewDevice, transcript: Transcript, sealed: string): Promise<Uint8Array> {
  const bytes = bytesOf(sealed);
  const aad = await digest(transcriptBytes('keys', transcript));
  try {
    return await hpkeOpen(pair, bytes.slice(0, ENCAPSULATED), bytes.slice(ENCAPSULATED), { info: utf8(LABEL), aad });
  } catch (error) {
    throw new AppError('ENVELOPE_REFUSED', 'pairing', error);
  }
}
