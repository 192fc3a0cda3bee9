/** What an adviser can do with a follow-up: propose one day, once, and not against a no. */
import { followUpDays, stageOf } from '../../core/board/follow-up.ts';
import type { ItemOf } from '../../core/board/items.ts';
import { newItemKey } from '../../core/board/key.ts';
import type { Board, Placed } from '../../core/board/parts.ts';
import type { Hour } from '../../core/conversation.ts';
import type { Stepping } from './crypto/reply.ts';
import { organisationZone, type Zones } from './time.ts';

/** Its day is one of the organisation's calendar, as the employee reads it. */
export const calendarOf = (seat: Zones, now: Date) => ({ now, timeZone: organisationZone(seat) });

export const isFollowUp = (placed: Placed | undefined): placed is Placed & { readonly item: ItemOf<'follow-up'> } =>
  placed !== undefined && placed.item !== 'newer' && placed.item.is === 'follow-up';

const isRefused = ({ placed }: Board, seat: Zones, now: Date): boolean =>
  placed.some((one) => isFollowUp(one) && stageOf(one.item, one.answer?.says, calendarOf(seat, now)) === 'refused');

/** The days to choose from; `undefined`: it is not offered, since the conversation goes before tomorrow, or they said no to one. */
export const offeredDays = (board: Board, seat: Zones, expires: Hour, now: Date) =>
  isRefused(board, seat, now) ? undefined : followUpDays(expires, calendarOf(seat, now));

/** `past`: not after today. `late`: the conversation is not there any more. */
export function dayFault(
  day: string,
  { first, last }: { readonly first: string; readonly last: string },
): 'past' | 'late' | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < first) return 'past';
  return day > last ? 'late' : undefined;
}

/** In place of one that was there: one moment at a time. Nothing, when a no was said to it meanwhile. */
export const putFollowUp =
  (day: string, seat: Zones, now: Date): Stepping =>
  (part, board) => {
    if (isRefused(board, seat, now)) return undefined;
    const others = part.items.filter((_, index) => !isFollowUp(board.placed[index]));
    const item = { is: 'follow-up', key: newItemKey(), day };
    return { did: { is: 'follow-up', act: 'put' }, part: { ...part, items: [...others, item] } };
  };
