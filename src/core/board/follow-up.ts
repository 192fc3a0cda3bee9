/**
 * A follow-up: on one whole day the question how it goes. It stands there beforehand, so that a no can be said to it. It is asked
 * on that day alone: to who answers, and to who says nothing, it is not asked again.
 */
import * as z from 'zod/mini';
import { addDays, dayIn, type CalendarDay } from '../calendar.ts';
import { HOUR_MS, type Hour } from '../conversation.ts';
import { isDay } from '../days.ts';
import { itemKey } from './key.ts';
import type { Answer } from './parts.ts';

export const followUpItem = z.strictObject({
  is: z.literal('follow-up'),
  key: itemKey,
  /** By the organisation's calendar. */
  day: z.string().check(z.refine(isDay)),
});
export type FollowUpItem = z.infer<typeof followUpItem>;

/** How it goes; said on the day, once. Alike, and always in this order. */
export const REPLIES = ['well', 'not-well', 'talk'] as const;
export type FollowUpReply = (typeof REPLIES)[number];
export type FollowUpSays = FollowUpReply | 'fine' | 'no';

/** `says` is theirs who write a part, so it may be anything. */
export const replyIn = (says: string | undefined): FollowUpReply | undefined => REPLIES.find((one) => one === says);

/** `ahead`: the day is to come. `asked`: it is today. `refused`: they said no to it. `over`: the day has passed. */
export type FollowUpStage = 'ahead' | 'asked' | 'refused' | 'answered' | 'over';

export function stageOf(
  { day }: Pick<FollowUpItem, 'day'>,
  says: string | undefined,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): FollowUpStage {
  const today = dayIn(now, timeZone);
  if (today > day) return 'over';
  if (says === 'no') return 'refused';
  if (today < day) return 'ahead';
  return replyIn(says) === undefined ? 'asked' : 'answered';
}

/** A no can be said until it was answered, and taken back until the day is over. */
export function saysOfFollowUp(
  item: Pick<FollowUpItem, 'day'>,
  at: { readonly now: Date; readonly timeZone: string; readonly answer?: Answer | undefined },
): readonly FollowUpSays[] {
  switch (stageOf(item, at.answer?.says, at)) {
    case 'ahead':
      return at.answer?.says === 'fine' ? ['no'] : ['fine', 'no'];
    case 'refused':
      return ['fine'];
    case 'asked':
      return [...REPLIES, 'no'];
    case 'answered':
    case 'over':
      return [];
  }
}

/** The last day on which the conversation is there. */
export const lastDayOf = (expires: Hour, timeZone: string): CalendarDay =>
  dayIn(new Date(expires * HOUR_MS - 1), timeZone);

/** The days that can be chosen: after today, and while the conversation is there. `undefined`: there is none. */
export function followUpDays(
  expires: Hour,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): { readonly first: CalendarDay; readonly last: CalendarDay } | undefined {
  const [first, last] = [addDays(dayIn(now, timeZone), 1), lastDayOf(expires, timeZone)];
  return first > last ? undefined : { first, last };
}
