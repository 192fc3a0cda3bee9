/**
 * The signature under a release, by the key of the adviser who made it. Any page that has only the file can check it: the key
 * card stands in the text. That the card is that adviser's is for the organisation to say, whose file names its id.
 */
import { concat, toBase64url, uint32, utf8 } from '../../seal/bytes.ts';
import { parseKeyCard, type KeyCard } from '../../seal/key-card.ts';
import { isSignatureOf, signBytes } from '../../seal/signature.ts';
import { parseRelease, type Release, type SignedRelease } from './release.ts';

/** No envelope and no statement begins like this. */
const LABEL = utf8('in-vertrouwen/1/release');

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = utf8(text);
  return concat(LABEL, uint32(bytes.length), bytes);
}

/** @param signer the private half of `release.maker.card`, ECDSA P-256 */
export async function signRelease(signer: CryptoKey, release: Release): Promise<SignedRelease> {
  const text = JSON.stringify(release);
  return { text, signature: await signBytes(signer, bytesOf(text)) };
}

/** By which later releases name an earlier one: SHA-256 of its text, base64url. */
export async function releaseHash(text: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

/** The key card in a release; `undefined`: it is none. */
export function cardIn(text: string): KeyCard | undefined {
  try {
    return parseKeyCard(text);
  } catch {
    return undefined;
  }
}

export type Verified =
  /** Signed by the card in it. `kid`: the id to compare with the organisation's. */
  | { readonly is: 'signed'; readonly release: Release; readonly kid: string }
  | { readonly is: 'forged'; readonly release: Release }
  /** No release of ours, or of a later version than this program knows. */
  | { readonly is: 'unknown' | 'newer' };

export async function verifyRelease({ text, signature }: SignedRelease): Promise<Verified> {
  const release = parseRelease(text);
  if (release === undefined) return { is: 'unknown' };
  if (release === 'newer') return { is: 'newer' };
  const card = cardIn(release.maker.card);
  const isRight = card !== undefined && (await isSignatureOf(card.signing, bytesOf(text), signature));
  return isRight ? { is: 'signed', release, kid: card.kid } : { is: 'forged', release };
}
