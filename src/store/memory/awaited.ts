import type { ConversationHead } from '../../core/conversation.ts';

/** With the field only where there is one, and a copy of it. */
export const awaitedOf = ({ awaited }: Pick<ConversationHead, 'awaited'>): Pick<ConversationHead, 'awaited'> =>
  awaited === undefined ? {} : { awaited: { ...awaited } };
