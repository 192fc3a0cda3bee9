/** Half-written answers, sealed and in memory: the lock and a look at the list lose nothing, the disk never gets any. */
import type { ConversationId } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openDraft, sealDraft } from './crypto/reply.ts';

export interface Place {
  readonly organisation: string;
  readonly id: ConversationId;
}

/** Answers begun and not sent; see `sealDraft`. */
export interface Drafts {
  readonly take: (place: Place) => Promise<string | undefined>;
  readonly keep: (place: Place, text: string) => void;
  /** Whether something typed would be lost if the page went away now. */
  readonly typing: { current: boolean };
}

export interface DraftBox {
  /** What a screen may do with them while this key is open. */
  readonly with: (keys: AdviserKeys) => Drafts;
  readonly clear: () => void;
}

export function createDraftBox(): DraftBox {
  const kept = new Map<string, Promise<Uint8Array>>();
  const keyOf = ({ organisation, id }: Place): string => `${organisation}/${id}`;
  return {
    clear: () => kept.clear(),
    with: (keys) => ({
      typing: { current: false },
      keep: (place, text) => void kept.set(keyOf(place), sealDraft(keys, text)),
      async take(place) {
        const draft = kept.get(keyOf(place));
        kept.delete(keyOf(place));
        try {
          return draft && (await openDraft(keys, await draft));
        } catch {
          // Too long to seal, or sealed to a key that is not open any more: as if it had not been there.
          return undefined;
        }
      },
    }),
  };
}
