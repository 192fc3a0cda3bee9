/** What the store says of the employee who is here, under whichever of their pseudonyms it lies. */
import { everyPseudonym, type ConversationHead, type ConversationId } from '../conversation.ts';
import type { Visit } from '../events.ts';
import type { PageContext } from '../pages/context.ts';
import type { Plannings } from '../plannings.ts';
import type { ConversationStore, Overview } from '../ports.ts';

interface Looking {
  readonly overview: (here: PageContext, visit: Visit) => Promise<Overview>;
  /** `undefined`: it is not there, or not theirs. */
  readonly ownHead: (visit: Visit, here: PageContext, id: ConversationId) => Promise<ConversationHead | undefined>;
}

export const createLooking = (conversations: ConversationStore, plannings: Plannings): Looking => ({
  async overview({ organisation, now }, visit) {
    const { advisers } = organisation;
    const seen = await conversations.overview(
      organisation.id,
      everyPseudonym(visit),
      advisers.map(({ id }) => id),
      now,
    );
    return { ...seen, advisers: await plannings.inForce(organisation, advisers, seen.advisers) };
  },
  async ownHead(visit, { organisation, now }, id) {
    const by = { employee: everyPseudonym(visit) };
    return (await conversations.read(organisation.id, id, by, { limit: 1, copies: false }, now))?.head;
  },
});
