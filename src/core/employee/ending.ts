/** Withdrawing and closing, by the employee. An answer that got lost is asked for: both are said when they happened. */
import { everyPseudonym, type ConversationHead, type ConversationId } from '../conversation.ts';
import { withdraw, type Withdrawal, type WithdrawParts } from '../erasure/withdraw.ts';
import type { Visit } from '../events.ts';
import type { PageContext } from '../pages/context.ts';
import type { ConversationStore } from '../ports.ts';

type End<T> = (visit: Visit, here: PageContext, id: ConversationId) => Promise<T>;
interface Ending {
  /** Of a conversation that was there just before. @throws what the store throws when nothing can be said */
  readonly withdraw: End<Withdrawal>;
  /** As `withdraw`. `false`: it is gone. */
  readonly close: End<boolean>;
}

export function createEnding({
  ownHead,
  ...parts
}: WithdrawParts & {
  readonly conversations: ConversationStore;
  readonly ownHead: (visit: Visit, here: PageContext, id: ConversationId) => Promise<ConversationHead | undefined>;
}): Ending {
  return {
    async withdraw(visit, here, id) {
      try {
        return await withdraw(parts, here.organisation.id, id, everyPseudonym(visit));
      } catch (error) {
        // It was there just before, so it was marked; its keys are overwritten by the sweep, which knows it is due.
        if ((await ownHead(visit, here, id)) === undefined) return 'not-erased';
        throw error;
      }
    },
    async close(visit, here, id) {
      const { id: organisation, retention } = here.organisation;
      try {
        return await parts.conversations.close(
          organisation,
          id,
          { employee: everyPseudonym(visit) },
          retention,
          here.now,
        );
      } catch (error) {
        const head = await ownHead(visit, here, id);
        if (head?.state === 'open') throw error;
        return head !== undefined;
      }
    },
  };
}
