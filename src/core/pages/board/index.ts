/** What stands above the messages of a conversation, and the page of one item of it. One file for each kind of item. */
import { isTaken } from '../../board/appointment.ts';
import type { Item, ItemOf } from '../../board/items.ts';
import type { Board, Mark, Placed } from '../../board/parts.ts';
import type { BoardScreen } from '../../conversation-screens.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { frame } from '../context.ts';
import { firstNameOf } from '../labels.ts';
import { appointmentPart } from './appointment.ts';
import { callMePart } from './call-me.ts';
import { followUpAsks, followUpPart } from './follow-up.ts';
import { optionsPart } from './options.ts';
import { asksSlipPart, slipHolds, slipPage, slipPart } from './slip.ts';
import { thatFit } from './size.ts';
import { toldPage, toldPart } from './told.ts';
import type { BoardAt, BoardPage, Shown } from './at.ts';

export type { BoardAt } from './at.ts';

interface Look<I extends Item> {
  /** Short, above the messages. `undefined`: there is nothing to say of it any more. */
  readonly part: (at: BoardAt, shown: Shown<I>) => BoardPart | undefined;
  /** All of it, where that does not fit above messages. Absent: `part` is all there is. */
  readonly page?: (at: BoardAt, shown: Shown<I>) => BoardPage;
  /** Something is asked of them now. Absent: for as long as nothing was said to it. */
  readonly asks?: (at: BoardAt, shown: Shown<I>) => boolean;
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
  'follow-up': { part: followUpPart, asks: followUpAsks },
  options: { part: optionsPart },
  slip: { part: slipPart, page: slipPage, holds: slipHolds },
  told: { part: toldPart, page: toldPage, comesFirst: true },
};
// The table is by kind, which the compiler cannot follow through the look-up.
const lookOf = (item: Item): Look<Item> => LOOKS[item.is] as unknown as Look<Item>;

const isShown = (placed: Placed): placed is Shown<Item> => placed.item !== 'newer';

/** @param pressed the item that something was said to just now: whoever pressed sees first what became of it */
export function boardParts(given: BoardAt, board: Board, pressed?: Mark): readonly BoardPart[] {
  const at: BoardAt = { ...given, hasNumber: board.own.callMe !== undefined };
  const { here, head } = at;
  const words = here.words.board;
  const hasNewer = board.unread.includes('adviser') || board.placed.some(({ item }) => item === 'newer');
  const unread = [
    ...(hasNewer ? [words.newer(firstNameOf(here, head.adviser))] : []),
    ...(board.unread.includes('employee') ? [words.ownNewer] : []),
  ];
  const parts = board.placed.filter(isShown).flatMap((shown) => {
    const { part, holds, asks, comesFirst } = lookOf(shown.item);
    const looks = part(at, shown);
    if (looks === undefined) return [];
    const rank = holds?.(shown) === true ? 'holds' : comesFirst === true ? 'first' : 'other';
    const isAsked = asks?.(at, shown) ?? shown.answer === undefined;
    return [{ looks, rank, mark: shown.mark, isAsked: isAsked && head.state === 'open' }];
  });
  const of = (rank: string) => parts.filter((one) => one.rank === rank);
  const held = of('holds');
  const ranked = [...held, ...of('first').toReversed(), ...of('other').toReversed()];
  const first = thatFit(ranked.slice(0, Math.max(MOST, held.length)), held.length);
  const more = parts.length - first.length;
  const shown = parts.filter((one) => first.includes(one));
  const saidAt = ({ mark }: (typeof parts)[number]): number => board.own.answers.findIndex(({ to }) => to === mark);
  const now = shown.filter(({ mark, rank }) => mark === pressed && rank !== 'first');
  const others = shown.filter(({ rank }) => rank !== 'first').filter((one) => !now.includes(one));
  const settled = others.filter(({ isAsked }) => !isAsked).toSorted((a, b) => saidAt(b) - saidAt(a));
  const said = [...unread, ...(more === 0 ? [] : [words.more(more, firstNameOf(here, head.adviser))])];
  return [
    ...(said.length === 0 ? [] : [{ lines: said, actions: [] }]),
    ...shown.filter(({ rank }) => rank === 'first').map(({ looks }) => looks),
    ...now.map(({ looks }) => looks),
    // What is asked of somebody stands before what they settled, what they said last before what they said earlier: on a
    // telephone the rest is screens further down.
    ...others.filter(({ isAsked }) => isAsked).map(({ looks }) => looks),
    ...asksSlipPart(at, board),
    ...settled.map(({ looks }) => looks),
    ...callMePart(at, board.own),
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
