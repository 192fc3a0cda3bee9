/** Half-written answers, sealed and only in memory. They survive the lock and a look at the list, and never reach the disk. */
import type { ConversationId } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openDraft, sealDraft } from './crypto/reply.ts';

export interface ConversationRef {
  readonly organisation: string;
  readonly id: ConversationId;
}

export interface Draft {
  readonly text: string;
  /** Of the press with which this very text was sent, when it is not known whether it arrived. */
  readonly submission?: string;
}

/** Answers begun and not sent; see `sealDraft`. */
export interface Drafts {
  readonly take: (conversation: ConversationRef) => Promise<Draft | undefined>;
  readonly keep: (conversation: ConversationRef, draft: Draft) => void;
  /** Whether something typed would be lost if the page went away now. */
  readonly typing: { current: boolean };
}

export interface DraftBox {
  /** What a screen may do with the drafts while these keys are open. */
  readonly with: (keys: AdviserKeys) => Drafts;
  readonly clear: () => void;
}

export function createDraftBox(): DraftBox {
  const kept = new Map<string, { readonly sealed: Promise<Uint8Array>; readonly submission?: string }>();
  const keyOf = ({ organisation, id }: ConversationRef): string => `${organisation}/${id}`;
  return {
    clear: () => kept.clear(),
    with: (keys) => ({
      typing: { current: false },
      keep: (conversation, { text, ...press }) =>
        void kept.set(keyOf(conversation), { sealed: sealDraft(keys, text), ...press }),
      async take(conversation) {
        const draft = kept.get(keyOf(conversation));
        kept.delete(keyOf(conversation));
        if (draft === undefined) return undefined;
        const { sealed, ...press } = draft;
        try {
          return { text: await openDraft(keys, await sealed), ...press };
        } catch {
          // The draft was too long to seal, or was sealed to a key that is not open any more. It counts as not there.
          return undefined;
        }
      },
    }),
  };
}
