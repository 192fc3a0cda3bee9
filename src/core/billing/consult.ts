/** What the press "this was a consult" adds to the counters, beside what the contact itself adds. */
import type { CalendarDay } from '../calendar.ts';
import { isCountedBefore } from '../register/fields.ts';
import type { Stroke } from '../register/ledger.ts';
import { quarterAt, type CountedForm } from './contract.ts';

/** In `Ledger.organisations`: over all organisations of this supplier with a contract of this form. */
export const ledgerOfForm = (supplier: string, form: CountedForm): string => `supplier:${supplier}:${form}`;

/**
 * A pool's consult is counted of the pool alone: no number of one organisation exists anywhere. Of a year that is settled
 * the people are counted too, as the contact's answer to "already counted?" says.
 * @param day on the organisation's calendar, by the server's clock
 */
export function consultCounters(
  organisation: string,
  billing: { readonly supplier: string; readonly form: CountedForm },
  day: CalendarDay,
  counted: string | undefined,
  by: 1 | -1 = 1,
): Stroke['add'] {
  const { quarter } = quarterAt(day);
  const shared = { to: ledgerOfForm(billing.supplier, billing.form), counter: `consult.q${quarter}`, by };
  if (billing.form === 'pool') return [shared];
  return [
    shared,
    { to: organisation, counter: 'consult.year', by },
    ...(isCountedBefore(counted) ? [] : [{ to: organisation, counter: 'consult.people', by }]),
  ];
}
