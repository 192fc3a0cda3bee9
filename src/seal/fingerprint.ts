/**
 * Six words that two people compare by telephone. They must stop somebody who swaps the card for one of their own making,
 * or who hands in somebody's published card under an account of their own: so they are of card and account together, and
 * the attack is a second preimage: 2^66 cards to try for six words of 11 bits.
 * That alone is within reach of rented hardware; stretching makes each try cost 600,000 rounds of
 * HMAC-SHA-256 (about 2^20 more), which brings the whole near 2^86 and keeps it to six words.
 */
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { concat, uint32, utf8 } from './bytes.ts';
import type { KeyCard } from './key-card.ts';

const WORDS = 6;
const BITS_PER_WORD = 11;
/** Part of the format: another figure gives other words for the same card. */
const ITERATIONS = 600_000;
const LABEL = utf8('in-vertrouwen/2/fingerprint');

/**
 * Takes a good part of a second on a phone. The words are of the English BIP-39 list.
 * @param account who signed in, as the identity provider names them.
 */
export async function fingerprint(
  keyCard: KeyCard,
  account: { readonly issuer: string; readonly subject: string },
): Promise<readonly string[]> {
  const [issuer, subject] = [utf8(account.issuer), utf8(account.subject)];
  // The keys have a fixed length; behind its own length the issuer cannot take a letter of the subject along.
  const keys = concat(keyCard.encryption, keyCard.signing, uint32(issuer.length), issuer, subject);
  const base = await crypto.subtle.importKey('raw', keys, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: LABEL, iterations: ITERATIONS };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, 72));
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  bits >>= BigInt(72 - WORDS * BITS_PER_WORD);
  return Array.from({ length: WORDS }, (_, i) => {
    const index = Number((bits >> BigInt((WORDS - 1 - i) * BITS_PER_WORD)) & 2047n);
    return wordlist[index] ?? '';
  });
}
