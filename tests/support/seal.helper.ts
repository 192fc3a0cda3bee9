/** Parties and headers to seal with, and the ways of a forger. */
import { expect } from 'vitest';
import { isAppError } from '../../src/base/errors.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/adviser-keys.ts';
import { concat, utf8 } from '../../src/seal/bytes.ts';
import { newConversationSecret, replyKeyPair } from '../../src/seal/conversation-secret.ts';
import { sealEnvelope, type Body } from '../../src/seal/envelope.ts';
import { encodeHeader, type Direction, type Header } from '../../src/seal/header.ts';
import { signingKeyId } from '../../src/seal/key-card.ts';
import { toLowS } from '../../src/seal/p256.ts';

export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const refused = expect.objectContaining({ name: 'AppError', code: 'ENVELOPE_REFUSED' });

export interface Signer {
  readonly key: CryptoKey;
  readonly publicKey: Uint8Array;
  readonly kid: string;
}
export async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { key: pair.privateKey, publicKey, kid: signingKeyId(publicKey) };
}

/** One conversation: an adviser, a bot that signs for the employee, and the employee's reply key. */
export interface Scene {
  readonly adviser: AdviserKeys;
  readonly bot: Signer;
  readonly reply: { readonly publicKey: Uint8Array; readonly pair: CryptoKeyPair };
}
export async function newScene(): Promise<Scene> {
  return {
    adviser: await generateAdviserKeys(),
    bot: await newSigner(),
    reply: await replyKeyPair(newConversationSecret()),
  };
}

export const isToReplyKey = (direction: Direction): boolean => direction === 'a2e' || direction === 'e2s';
/** For the employee the bot signs. */
const isByBot = (direction: Direction): boolean => direction === 'e2a' || direction === 'e2s';

export function headerFor(scene: Scene, direction: Direction, changes: Partial<Header> = {}): Header {
  return {
    version: 1,
    suite: 1,
    organisation: 'acme',
    conversation: 'AAAAAAAAAAAAAAAAAAAAAA',
    direction,
    sequence: 3,
    previous: new Uint8Array(32).fill(7),
    recipient: isToReplyKey(direction) ? 'reply' : scene.adviser.keyCard.kid,
    sender: isByBot(direction) ? scene.bot.kid : scene.adviser.keyCard.kid,
    hour: 498_000,
    replyKey: direction === 'e2a' ? scene.reply.publicKey : new Uint8Array(0),
    ...changes,
  };
}

/** Who opens and who signed, per direction. */
export function sidesOf(scene: Scene, direction: Direction) {
  const { adviser, bot, reply } = scene;
  return {
    recipient: isToReplyKey(direction) ? reply.publicKey : adviser.keyCard.encryption,
    pair: isToReplyKey(direction) ? reply.pair : adviser.encryption,
    signer: isByBot(direction) ? bot.key : adviser.signing.privateKey,
    sender: isByBot(direction) ? bot.publicKey : adviser.keyCard.signing,
  };
}

export const TEXT: Body = { kind: 'text', text: 'Ik wil alleen even praten.' };

export function seal(scene: Scene, header: Header, body: Body = TEXT): Promise<Uint8Array> {
  const { recipient, signer } = sidesOf(scene, header.direction);
  return sealEnvelope({ header, body, recipient, signer });
}

export async function sign(signed: Uint8Array, signer: CryptoKey): Promise<Uint8Array> {
  const data = concat(utf8('in-vertrouwen/1/sig'), signed);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer, data);
  return toLowS(new Uint8Array(signature));
}

export const headerLength = (envelope: Uint8Array): number => ((envelope[0] ?? 0) << 8) | (envelope[1] ?? 0);

/** Puts this header before that envelope's ciphertext and signs anew: what is left to refuse it is the AEAD. */
export async function resealHeader(envelope: Uint8Array, header: Header, signer: CryptoKey): Promise<Uint8Array> {
  const encoded = encodeHeader(header);
  const rest = envelope.slice(2 + headerLength(envelope), -64);
  const signed = concat(new Uint8Array([encoded.length >>> 8, encoded.length & 255]), encoded, rest);
  return concat(signed, await sign(signed, signer));
}

/** Changes bytes before the signature and signs anew. */
export async function resign(
  envelope: Uint8Array,
  signer: CryptoKey,
  change: (signed: Uint8Array) => void,
): Promise<Uint8Array> {
  const signed = envelope.slice(0, -64);
  change(signed);
  return concat(signed, await sign(signed, signer));
}

export function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ mask;
  return changed;
}

/** X25519 points of small order: a shared secret with them is all zeros (RFC 7748, 6.1; cr.yp.to/ecdh.html). */
export const LOW_ORDER_POINTS = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex);

/** What was thrown, or else what came back. */
export function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

/** `undefined` when refused as an envelope; anything else that is thrown fails the test. */
export function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isAppError(error, 'ENVELOPE_REFUSED')) return undefined;
    throw error;
  }
}
