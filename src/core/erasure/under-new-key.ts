import type { ErasureKeyId } from '../conversation.ts';
import type { Keyring } from '../ports.ts';

/**
 * Stores something under an erasure key that nothing else has. It may be given again only when the store itself said that
 * nothing lies under it: after an error nobody knows, and two conversations that share a key would end together.
 */
export async function underNewKey<T>(
  { erasure }: Pick<Keyring, 'erasure'>,
  store: (erasureKey: ErasureKeyId) => Promise<T>,
  isStored: (answer: T) => boolean,
): Promise<T> {
  const erasureKey = await erasure.give();
  const answer = await store(erasureKey);
  if (!isStored(answer)) erasure.takeBack(erasureKey);
  return answer;
}
