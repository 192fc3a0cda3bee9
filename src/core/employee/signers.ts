import type { ConversationHead } from '../conversation.ts';
import { findAdviser } from '../organisation.ts';
import type { PageContext } from '../pages/context.ts';

/** Whose signatures count for the conversation's adviser: also those of a key that is lost. */
export function signersOf({ organisation }: Pick<PageContext, 'organisation'>, head: ConversationHead) {
  const adviser = findAdviser(organisation, head.adviser);
  return [...(adviser?.keyCards ?? []), ...(adviser?.lostKeyCards ?? []).map(({ card }) => card)];
}
