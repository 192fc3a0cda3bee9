/** What an adviser changes on the board: always of what is there when it is sealed, which another device may have changed. */
import { standingOf } from '../../core/board/appointment.ts';
import type { Placed } from '../../core/board/parts.ts';
import { slipStanding } from '../../core/board/slip.ts';
import type { Stepping } from './crypto/reply.ts';

/** Only while it stands as it was on this screen: of what the employee chose meanwhile nothing is overwritten. */
export const isUnchanged = (before: Placed, placed: readonly Placed[]): boolean =>
  placed.some(({ mark, answer }) => mark === before.mark && answer?.says === before.answer?.says);

/**
 * What was agreed stays until it is called off, and what was said yes to until it is over or taken back: who said yes finds the
 * way back there. What was told stays told.
 */
export function canTakeAway({ item, answer }: Placed, now: Date): boolean {
  if (item === 'newer') return false;
  switch (item.is) {
    case 'appointment':
      return standingOf(item, answer?.says, now).is !== 'agreed';
    case 'slip':
      return slipStanding(item, answer?.says, { now, isClosed: false }) !== 'yes';
    case 'told':
      return item.done === undefined;
    case 'follow-up':
    case 'options':
      return true;
  }
}

/**
 * A number is for calling while the conversation is open, or to keep what was agreed: once it is closed nobody can take it back
 * but by wiping the conversation.
 */
export const numberToCall = <T>(
  given: T | undefined,
  { isClosed, isAgreed }: { readonly isClosed: boolean; readonly isAgreed: boolean },
): T | undefined => (isClosed && !isAgreed ? undefined : given);

/** @param one as it stands on the screen */
export const takingAway =
  (one: Placed, now: Date): Stepping =>
  (part, { placed }) => {
    if (one.item === 'newer' || !canTakeAway(one, now) || !isUnchanged(one, placed)) return undefined;
    const items = part.items.filter((_, index) => placed[index]?.mark !== one.mark);
    return { did: { is: one.item.is, act: 'taken-away' }, part: { ...part, items } };
  };
