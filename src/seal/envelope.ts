/**
 * One message, sealed to one reader and signed by its writer:
 *
 *     u16 header length ‖ header ‖ encapsulated key (32) ‖ ciphertext ‖ signature (64)
 *
 * Encryption alone is not enough: anybody may seal to a public key, so the signature says who did, and the
 * header inside both says where in which conversation it belongs.
 */
import { AppError, isAppError } from '../base/errors.ts';
import { webAlgorithms, type Algorithms, type KeyPair } from './algorithms.ts';
import { concat, owned, utf8, wipe } from './bytes.ts';
import { decodeHeader, encodeHeader, headerMatches, type Direction, type Header } from './header.ts';
import { ENCAPSULATED, hpkeOpen, hpkeSeal, TAG } from './hpke.ts';
import { hasLowS, toLowS } from './p256.ts';
import { BUCKETS, decodeBody, encodeBody, type Body } from './padding.ts';

export type { Body } from './padding.ts';

/** ECDSA P-256 with SHA-256; `r ‖ s`, 64 bytes. */
export type Sign = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;

const SIGNATURE = 64;
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNATURE_LABEL = utf8('in-vertrouwen/1/sig');
/** A different `info` per direction: what was sealed for one purpose never opens for another. */
const infoFor = (direction: Direction): Uint8Array => utf8(`in-vertrouwen/1/${direction}`);

interface Parts {
  readonly headerBytes: Uint8Array;
  readonly encapsulated: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly signature: Uint8Array;
  /** Everything before the signature. */
  readonly signed: Uint8Array;
}

function split(envelope: Uint8Array): Parts {
  const headerEnd = 2 + ((envelope[0] ?? 0) << 8) + (envelope[1] ?? 0);
  const bodyStart = headerEnd + ENCAPSULATED;
  const bodyEnd = envelope.length - SIGNATURE;
  if (!BUCKETS.includes(bodyEnd - bodyStart - TAG)) throw new AppError('ENVELOPE_REFUSED', 'length');
  return {
    headerBytes: envelope.subarray(2, headerEnd),
    encapsulated: envelope.slice(headerEnd, bodyStart),
    ciphertext: envelope.slice(bodyStart, bodyEnd),
    signature: envelope.slice(bodyEnd),
    signed: envelope.subarray(0, bodyEnd),
  };
}

const signWith = async (key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign(ECDSA, key, bytes));

/** Libraries throw errors of their own on hostile bytes; callers see one code, whatever was wrong. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('ENVELOPE_REFUSED', undefined, error);
  }
}

async function checkSignature(parts: Parts, sender: Uint8Array): Promise<void> {
  const key = await crypto.subtle.importKey('raw', owned(sender), P256, false, ['verify']);
  const signed = concat(SIGNATURE_LABEL, parts.signed);
  const valid = hasLowS(parts.signature) && (await crypto.subtle.verify(ECDSA, key, owned(parts.signature), signed));
  if (!valid) throw new AppError('ENVELOPE_REFUSED', 'signature');
}

/** Signature before anything is interpreted; then the header, which must be the expected one. */
async function verifyParts(parts: Parts, expect: Partial<Header>, sender: Uint8Array): Promise<Header> {
  await checkSignature(parts, sender);
  const header = decodeHeader(parts.headerBytes);
  if (!headerMatches(header, expect)) throw new AppError('ENVELOPE_REFUSED', 'place');
  return header;
}

/**
 * @param recipient X25519 public key, 32 bytes: the one that `header.recipient` names.
 * @param signer ECDSA P-256 private key, or what signs with it: the one that `header.sender` names.
 * @throws AppError `TEXT_TOO_LONG`; `ENVELOPE_REFUSED` when the header or a key is not usable.
 */
export function sealEnvelope(
  request: {
    readonly header: Header;
    readonly body: Body;
    readonly recipient: Uint8Array;
    readonly signer: CryptoKey | Sign;
  },
  algorithms: Algorithms = webAlgorithms,
): Promise<Uint8Array> {
  return refusing(async () => {
    const { header, body, recipient, signer } = request;
    const aad = encodeHeader(header);
    const plaintext = encodeBody(body);
    const bound = { info: infoFor(header.direction), aad };
    const sealing = hpkeSeal(recipient, plaintext, bound, algorithms);
    const { encapsulated, ciphertext } = await sealing.finally(() => wipe(plaintext));
    const length = new Uint8Array([aad.length >>> 8, aad.length & 255]);
    const signed = concat(length, aad, encapsulated, ciphertext);
    const labelled = concat(SIGNATURE_LABEL, signed);
    const signature = await (typeof signer === 'function' ? signer(labelled) : signWith(signer, labelled));
    return concat(signed, toLowS(signature));
  });
}

/**
 * @param sender ECDSA P-256 public key, 65 bytes, of who must have signed: known beforehand, never taken
 *   from the envelope or from what came with it.
 * @param algorithms those that the recipient's pair was made with
 * @throws AppError `ENVELOPE_REFUSED`, and nothing else.
 */
export function openEnvelope(
  request: {
    readonly envelope: Uint8Array;
    readonly expect: Partial<Header>;
    readonly recipient: KeyPair;
    readonly sender: Uint8Array;
  },
  algorithms: Algorithms = webAlgorithms,
): Promise<{ header: Header; body: Body }> {
  return refusing(async () => {
    const parts = split(request.envelope);
    const header = await verifyParts(parts, request.expect, request.sender);
    const bound = { info: infoFor(header.direction), aad: owned(parts.headerBytes) };
    const padded = await hpkeOpen(request.recipient, parts.encapsulated, parts.ciphertext, bound, algorithms);
    try {
      return { header, body: decodeBody(padded) };
    } finally {
      wipe(padded);
    }
  });
}

/** For who must know that an envelope is genuine and in its place, and cannot read it. Errors as `openEnvelope`. */
export function verifyEnvelope(request: {
  readonly envelope: Uint8Array;
  readonly expect: Partial<Header>;
  readonly sender: Uint8Array;
}): Promise<Header> {
  return refusing(() => verifyParts(split(request.envelope), request.expect, request.sender));
}

/** Unverified: good for choosing a key to verify with, not for believing. @throws AppError `ENVELOPE_REFUSED` */
export function readHeader(envelope: Uint8Array): Header {
  return decodeHeader(split(envelope).headerBytes);
}

/** SHA-256 of the whole envelope: what the next one names as `previous`. */
export async function hashEnvelope(
  envelope: Uint8Array,
  { sha256 }: Pick<Algorithms, 'sha256'> = webAlgorithms,
): Promise<Uint8Array> {
  return sha256(envelope);
}
