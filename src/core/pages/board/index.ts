/** What stands above the messages of a conversation, and the page of one item of it. One file for each kind of item. */
import { isTaken } from '../../board/appointment.ts';
import type { Item, ItemOf } from '../../board/items.ts';
import type { Board, Placed } from '../../board/parts.ts';
import type { BoardScreen } from '../../conversation-screens.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { frame } from '../context.ts';
import { firstNameOf } from '../labels.ts';
import { appointmentPart } from './appointment.ts';
import { callMePart } from './call-me.ts';
import { followUpPart } from './follow-up.ts';
import { optionsPart } from './options.ts';
import { asksSlipPart, slipHolds, slipPage, slipPart } from './slip.ts';
import { toldPage, toldPart } from './told.ts';
import type { BoardAt, BoardPage, Shown } from './at.ts';

export type { BoardAt } from './at.ts';

interface Look<I extends Item> {
  /** Short, above the messages. `undefined`: there is nothing to say of it any more. */
  readonly part: (at: BoardAt, shown: Shown<I>) => BoardPart | undefined;
  /** All of it, where that does not fit above messages. Absent: `part` is all there is. */
  readonly page?: (at: BoardAt, shown: Shown<I>) => BoardPage;
  /** Something that they said yes to holds by it: it is never pushed out of sight by what else is put there. */
  readonly holds?: (shown: Shown<I>) => boolean;
  /** Stands above all else, and gives way to what holds only. */
  readonly comesFirst?: true;
}
/**
 * Above the messages: a page that is full of something else is no conversation any more. What holds is never counted out: each
 * is there by a yes of the reader, who must be able to take it back.
 */
const MOST = 8;
const LOOKS: { readonly [K in Item['is']]: Look<ItemOf<K>> } = {
  appointment: { part: appointmentPart, holds: ({ answer }) => isTaken(answer?.says) },
  'follow-up': { part: followUpPart },
  options: { part: optionsPart },
  slip: { part: slipPart, page: slipPage, holds: slipHolds },
  told: { part: toldPart, page: toldPage, comesFirst: true },
};
// The table is by kind, which the compiler cannot follow through the look-up.
const lookOf = (item: Item): Look<Item> => LOOKS[item.is] as unknown as Look<Item>;

const isShown = (placed: Placed): placed is Shown<Item> => placed.item !== 'newer';

export function boardParts(at: BoardAt, board: Board): readonly BoardPart[] {
  const { here, head } = at;
  const words = here.words.board;
  const hasNewer = board.unread.includes('adviser') || board.placed.some(({ item }) => item === 'newer');
  const unread = [
    ...(hasNewer ? [words.newer(firstNameOf(here, head.adviser))] : []),
    ...(board.unread.includes('employee') ? [words.ownNewer] : []),
  ];
  const parts = board.placed.filter(isShown).flatMap((shown) => {
    const { part, holds, comesFirst } = lookOf(shown.item);
    const looks = part(at, shown);
    const rank = holds?.(shown) === true ? 'holds' : comesFirst === true ? 'first' : 'other';
    return looks === undefined ? [] : [{ looks, rank }];
  });
  const of = (rank: string) => parts.filter((one) => one.rank === rank);
  const held = of('holds');
  const ranked = [...held, ...of('first').toReversed(), ...of('other').toReversed()];
  const first = ranked.slice(0, Math.max(MOST, held.length));
  const more = parts.length - first.length;
  const said = [...unread, ...(more === 0 ? [] : [words.more(more, firstNameOf(here, head.adviser))])];
  return [
    ...(said.length === 0 ? [] : [{ lines: said, actions: [] }]),
    ...callMePart(at, board.own),
    ...asksSlipPart(at, board),
    ...[...of('first'), ...parts.filter(({ rank }) => rank !== 'first')]
      .filter((one) => first.includes(one))
      .map(({ looks }) => looks),
  ];
}

/** `undefined`: it is not there any more, or has no page of its own. */
export function boardPage(at: BoardAt, board: Board, item: string): BoardScreen | undefined {
  const { here, head } = at;
  const shown = board.placed.filter(isShown).find(({ mark }) => mark === item);
  const page = shown && lookOf(shown.item).page?.(at, shown);
  return (
    page && {
      kind: 'board',
      ...frame(here),
      conversation: head.id,
      ...page,
      back: { label: here.words.board.back, press: { do: 'conversation', conversation: head.id } },
    }
  );
}
