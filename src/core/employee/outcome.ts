/**
 * What came of something that an employee did: all that is kept of it, for a platform that delivers a request twice.
 * The page is made anew from it, so that no page of an earlier version is ever shown.
 */
import { z } from 'zod';
import { isConversationId, type ConversationId } from '../conversation.ts';
import { isWordless, type EmployeeEvent } from '../events.ts';
import type { Screen } from '../screens.ts';

/** Names that it does not know are left out: what 0.2.0 kept (the whole page) can be read. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sent'),
    conversation: z.custom<ConversationId>(isConversationId),
    /** Absent: 0.2.0 stored it, which kept none. */
    ownCopy: z.boolean().exactOptional(),
    callMe: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('closed'), adviser: z.string().max(40).exactOptional() }),
  z.object({ kind: z.literal('withdrawn'), notErased: z.literal(true).exactOptional() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Nothing of `not-saved`: sending again is then meant to be tried again. */
export const outcomeOf = (screen: Screen): Outcome | undefined => outcomeSchema.safeParse(screen).data;

/**
 * Runs `deed` the first time. Otherwise `again` makes the page of what came of it: of nothing when that cannot be read,
 * since doing it a second time would be worse.
 */
export type Once = (
  deed: () => Promise<Screen>,
  again: (outcome: Outcome | undefined) => Promise<Screen>,
) => Promise<Screen>;

/** Events that change something. Of the forms only those that hold words. */
export const changes = (event: EmployeeEvent): boolean =>
  event.do === 'withdraw' || event.do === 'close' || (event.do === 'submit' && !isWordless(event.submit));
