/** What lies outside a head carries the name of its erasure key itself: nine bytes, and then what is sealed under it. */
import type { ErasureKeyId } from '../conversation.ts';
import { concat, fromBase64url, toBase64url } from '../../seal/bytes.ts';

const NAME = 9;

export const withKeyInFront = (erasureKey: ErasureKeyId, sealed: Uint8Array): Uint8Array =>
  concat(fromBase64url(erasureKey) ?? new Uint8Array(NAME), sealed);

/** From the store, so it may be anything; the keyring refuses a name that is none. `undefined` when it is too short. */
export function splitKey(stored: Uint8Array): { erasureKey: ErasureKeyId; sealed: Uint8Array } | undefined {
  if (stored.length <= NAME) return undefined;
  return { erasureKey: toBase64url(stored.subarray(0, NAME)) as ErasureKeyId, sealed: stored.subarray(NAME) };
}
