/** Half-written answers, sealed and only in memory. They survive the lock and a look at the list, and never reach the disk. */
import type { ConversationId } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openDraft, sealDraft } from './crypto/reply.ts';

export interface ConversationRef {
  readonly organisation: string;
  readonly id: ConversationId;
}

/** Answers begun and not sent; see `sealDraft`. */
export interface Drafts {
  readonly take: (conversation: ConversationRef) => Promise<string | undefined>;
  readonly keep: (conversation: ConversationRef, text: string) => void;
  /** Whether something typed would be lost if the page went away now. */
  readonly typing: { current: boolean };
}

export interface DraftBox {
  /** What a screen may do with the drafts while these keys are open. */
  readonly with: (keys: AdviserKeys) => Drafts;
  readonly clear: () => void;
}

export function createDraftBox(): DraftBox {
  const kept = new Map<string, Promise<Uint8Array>>();
  const keyOf = ({ organisation, id }: ConversationRef): string => `${organisation}/${id}`;
  return {
    clear: () => kept.clear(),
    with: (keys) => ({
      typing: { current: false },
      keep: (conversation, text) => void kept.set(keyOf(conversation), sealDraft(keys, text)),
      async take(conversation) {
        const draft = kept.get(keyOf(conversation));
        kept.delete(keyOf(conversation));
        try {
          return draft && (await openDraft(keys, await draft));
        } catch {
          // The draft was too long to seal, or was sealed to a key that is not open any more. It counts as not there.
          return undefined;
        }
      },
    }),
  };
}
