/**
 * The employee's copy of an answer, or of their own words: locked under the conversation's secret, and sealed once more under
 * an erasure key of its own, so that it is gone a day after it was read while the conversation goes on.
 */
import { lockEntry, unlockEntry } from '../../seal/conversation-secret.ts';
import { AppError } from '../../base/errors.ts';
import type { ConversationHead, ErasureKeyId } from '../conversation.ts';
import type { Keyring } from '../ports.ts';
import { splitKey, withKeyInFront } from './key-in-front.ts';

type Head = Pick<ConversationHead, 'organisation' | 'id' | 'erasureKey'>;

const boundTo = ({ organisation, id }: Head, sequence: number): string => `copy:${organisation}/${id}/${sequence}`;

/** @param erasureKey absent in a conversation that 0.2.0 opened: its copies are as they were */
export async function sealCopy(
  keyring: Pick<Keyring, 'sealErasable' | 'algorithms'>,
  secret: Uint8Array,
  envelope: Uint8Array,
  head: Head,
  sequence: number,
  erasureKey: ErasureKeyId | undefined,
): Promise<Uint8Array> {
  const locked = await lockEntry(secret, 'copy', envelope, head.id, sequence, keyring.algorithms);
  if (erasureKey === undefined) return locked;
  return withKeyInFront(erasureKey, await keyring.sealErasable(locked, boundTo(head, sequence), erasureKey));
}

/** @throws AppError `KEY_DESTROYED` when it is gone, `ENVELOPE_REFUSED` when it does not open in this place. */
export async function openCopy(
  keyring: Pick<Keyring, 'openErasable' | 'algorithms'>,
  secret: Uint8Array,
  copy: Uint8Array,
  head: Head,
  sequence: number,
): Promise<Uint8Array> {
  if (head.erasureKey === undefined) return unlockEntry(secret, 'copy', copy, head.id, sequence, keyring.algorithms);
  const split = splitKey(copy);
  const locked = split && (await keyring.openErasable(split.sealed, boundTo(head, sequence), split.erasureKey));
  if (locked === undefined) throw new AppError('ENVELOPE_REFUSED', 'copy');
  return unlockEntry(secret, 'copy', locked, head.id, sequence, keyring.algorithms);
}
