/** Where the pages of the board stand, and how what is said to an item becomes a press. */
import { saysOf, type Item } from '../../board/items.ts';
import type { Placed } from '../../board/parts.ts';
import type { BoardScreen } from '../../conversation-screens.ts';
import type { ConversationHead } from '../../conversation.ts';
import type { Adviser } from '../../organisation.ts';
import type { Action } from '../../screens.ts';
import type { PageContext } from '../context.ts';

export interface BoardAt {
  readonly here: PageContext;
  readonly head: ConversationHead;
  /** Of the conversation; absent: left, or nobody can write to them any more, and nothing can be said. */
  readonly adviser?: Adviser | undefined;
  /** They gave a number to be called on. */
  readonly hasNumber?: boolean;
  /** Mark of what is pressed on this page. */
  readonly submission: string;
}
export interface Shown<I extends Item> extends Placed {
  readonly item: I;
}
export type BoardPage = Pick<BoardScreen, 'heading' | 'lines' | 'texts' | 'more' | 'actions'>;

/** Buttons for what can be said now, in the item's own order, those that `labelOf` names. */
export function answers(
  { here, head, adviser, submission }: BoardAt,
  { mark, item, answer }: Shown<Item>,
  labelOf: (says: string) => string | undefined,
): readonly Action[] {
  if (adviser === undefined || head.state === 'closed') return [];
  return saysOf(item, { now: here.now, organisation: here.organisation, answer }).flatMap((says) => {
    const label = labelOf(says);
    const press = { do: 'answer', conversation: head.id, item: mark, says, submission } as const;
    return label === undefined ? [] : [{ label, press }];
  });
}
