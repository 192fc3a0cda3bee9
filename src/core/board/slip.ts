/**
 * A slip: what an adviser may tell, to whom, with or without a name, until which day. It is a yes of one person to these very
 * words: changed, it is another slip and nobody said anything to it. Without a yes nothing is told.
 */
import * as z from 'zod/mini';
import { HOUR_MS, type Hour } from '../conversation.ts';
import { itemKey } from './key.ts';
import type { Answer } from './parts.ts';
import { oneLine, someLines } from './typed-text.ts';

/** `tell`: somebody hears something. `report`: the adviser reports in their place. `hand-over`: another adviser goes on. */
export const PURPOSES = ['tell', 'report', 'hand-over'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const PERSON_MAX = 80;
export const FUNCTION_MAX = 60;
export const WHAT_MAX = 600;

export const slipItem = z.strictObject({
  is: z.literal('slip'),
  key: itemKey,
  purpose: z.enum(PURPOSES),
  /** Where somebody is named, their name; and always in which function. */
  person: z.optional(oneLine(PERSON_MAX)),
  to: oneLine(FUNCTION_MAX),
  what: someLines(WHAT_MAX),
  named: z.boolean(),
  /** Hour at which its last day is over, by the organisation's clock. */
  ends: z.int().check(z.positive(), z.maximum(99_999_999)),
});
export type SlipItem = z.infer<typeof slipItem>;

/** Alike, and always in this order. */
const SAYS = ['yes', 'no', 'not-yet', 'change'] as const;
/** Why the adviser reports in their place is for the employee to choose (or to keep to themselves): each a yes. */
export const REASONS = ['yes-fear', 'yes-alone', 'yes-own'] as const;
const REPORT_SAYS = [...REASONS, 'no', 'not-yet', 'change'] as const;
export type SlipSays = (typeof SAYS)[number] | (typeof REPORT_SAYS)[number] | 'revoke';

export const isYes = (says: string | undefined): boolean => says === 'yes' || REASONS.some((one) => one === says);
const isOver = ({ ends }: Pick<SlipItem, 'ends'>, now: Date): boolean => now.getTime() >= ends * HOUR_MS;
/** A slip ends with its conversation at the latest. */
export const endOf = ({ ends }: Pick<SlipItem, 'ends'>, expires: Hour): Hour => Math.min(ends, expires);

/** `yes`: it may be told now, and in no other case. */
export type SlipStanding = 'none' | 'yes' | 'no' | 'not-yet' | 'change' | 'revoked' | 'over';

/**
 * The same for both who look at it. A slip whose conversation was closed is over: nothing can be said there any more, so a
 * yes could not be taken back.
 */
export function slipStanding(
  item: Pick<SlipItem, 'ends'>,
  says: string | undefined,
  { now, isClosed }: { readonly now: Date; readonly isClosed: boolean },
): SlipStanding {
  if (says === 'revoke') return 'revoked';
  if (isClosed || isOver(item, now)) return 'over';
  if (isYes(says)) return 'yes';
  return says === 'no' || says === 'not-yet' || says === 'change' ? says : 'none';
}

/** A yes can be taken back, and what was taken back stays so: who wants it told after all says so to a new slip. */
export function saysOfSlip(
  item: SlipItem,
  { now, answer }: { readonly now: Date; readonly answer?: Answer | undefined },
): readonly SlipSays[] {
  if (isOver(item, now) || answer?.says === 'revoke') return [];
  if (isYes(answer?.says)) return ['revoke'];
  return item.purpose === 'report' ? REPORT_SAYS : SAYS;
}
