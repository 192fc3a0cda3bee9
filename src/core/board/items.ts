/** What an adviser can put on the board, one file for each kind; here they come together. */
import * as z from 'zod/mini';
import type { Organisation } from '../organisation.ts';
import type { Answer } from './parts.ts';
import { appointmentItem, faultOf, saysOfAppointment, type PressFault } from './appointment.ts';
import { followUpItem, saysOfFollowUp } from './follow-up.ts';
import { optionsItem, saysOfOptions } from './options.ts';
import { saysOfSlip, slipItem } from './slip.ts';
import { toldItem } from './told.ts';

export const itemSchema = z.discriminatedUnion('is', [appointmentItem, followUpItem, optionsItem, slipItem, toldItem]);
export type Item = z.infer<typeof itemSchema>;
export type ItemOf<K extends Item['is']> = Extract<Item, { readonly is: K }>;

/** When an answer is given: what it may depend on besides the item itself. */
export interface Moment {
  readonly now: Date;
  /** By whose calendar a day is one, and which pages there are. */
  readonly organisation: Pick<Organisation, 'timeZone' | 'links'>;
  /** Said to it last. */
  readonly answer?: Answer | undefined;
}

/** What can be said to it now, in the order in which it is always shown. Empty: nothing (any more). */
export function saysOf(item: Item, moment: Moment): readonly string[] {
  switch (item.is) {
    case 'appointment':
      return saysOfAppointment(item, moment);
    case 'follow-up':
      return saysOfFollowUp(item, { ...moment, timeZone: moment.organisation.timeZone });
    case 'options':
      return saysOfOptions(item, moment);
    case 'slip':
      return saysOfSlip(item, moment);
    case 'told':
      return [];
  }
}

/**
 * Why something can be said no more. `changed`: it stands otherwise than where it was pressed. `repeated`: it was said
 * already, so there is nothing to be told.
 */
export function whyNot(item: Item, says: string, moment: Moment): PressFault | 'repeated' {
  return (item.is === 'appointment' ? faultOf(says, item, moment) : undefined) ?? 'changed';
}
