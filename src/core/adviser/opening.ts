/** Taking the outer lock off what an adviser's browser is to open, where the key of that lock may be gone. */
import { isAppError } from '../../base/errors.ts';
import { unlockEntries, unlockEntry } from '../../seal/conversation-secret.ts';
import type { ConversationId } from '../conversation.ts';
import { bindingOf } from '../employee/send.ts';
import type { FirstEntry, Keyring, ReadConversation } from '../ports.ts';
import type { Seat } from './types.ts';

export async function unlessDestroyed<T>(secret: Promise<T>): Promise<T | undefined> {
  try {
    return await secret;
  } catch (error) {
    if (isAppError(error, 'DAY_KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED')) return undefined;
    throw error;
  }
}

/**
 * A destroyed day key leaves nothing to hand over; an empty envelope keeps the place of each message.
 * @param from sequence of the first
 */
export async function unlockOrEmpty(
  secret: Uint8Array | undefined,
  entries: readonly Uint8Array[],
  id: ConversationId,
  from: number,
  { algorithms }: Pick<Keyring, 'algorithms'>,
): Promise<readonly Uint8Array[]> {
  const opened = secret && (await unlockEntries(secret, 'log', entries, id, from, algorithms));
  return entries.map((_, index) => opened?.[index] ?? new Uint8Array());
}

export async function unlockBoards(
  secret: Uint8Array | undefined,
  boards: NonNullable<ReadConversation['boards']>,
  id: ConversationId,
  keyring: Pick<Keyring, 'algorithms'>,
): Promise<NonNullable<ReadConversation['boards']>> {
  const opened = await Promise.all(
    Object.entries(boards).map(async ([side, { sequence, bytes }]) => {
      const [opened = new Uint8Array()] = await unlockOrEmpty(secret, [bytes], id, sequence, keyring);
      return [side, { sequence, bytes: opened }] as const;
    }),
  );
  return Object.fromEntries(opened);
}

/** One row that does not open, since its key was destroyed or somebody meddled with it, must not take the list away. */
export async function unlockFirst(
  keyring: Pick<Keyring, 'unwrap' | 'algorithms'>,
  { organisation, adviser }: Seat,
  id: ConversationId,
  { owner, dayKey, wrappedSecret, erasureKey, sequence, entry }: FirstEntry,
): Promise<Uint8Array | undefined> {
  try {
    const binding = bindingOf({ organisation: organisation.id, id, owner, adviser: adviser.id });
    const secret = await keyring.unwrap(dayKey, wrappedSecret, binding, erasureKey);
    return await unlockEntry(secret, 'log', entry, id, sequence, keyring.algorithms);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
