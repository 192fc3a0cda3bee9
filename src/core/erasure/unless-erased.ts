import { isAppError } from '../../base/errors.ts';
import type { ConversationHead } from '../conversation.ts';
import type { ConversationStore } from '../ports.ts';

/**
 * `undefined` when the conversation's erasure key was destroyed: an old copy of the store brought it back. Then it is gone,
 * for everybody, and is deleted once more: what lies there would stand in the way of a new one with the same adviser.
 */
export async function unlessErased<T>(
  conversations: Pick<ConversationStore, 'forget'>,
  { organisation, id, erasureKey }: Pick<ConversationHead, 'organisation' | 'id' | 'erasureKey'>,
  opening: Promise<T>,
): Promise<T | undefined> {
  try {
    return await opening;
  } catch (error) {
    if (!isAppError(error, 'KEY_DESTROYED') || erasureKey === undefined) throw error;
    // Best effort: for whoever asks it is gone either way.
    await conversations.forget(organisation, [{ organisation, conversation: id, erasureKey }]).catch(() => undefined);
    return undefined;
  }
}
