/** The hours of a year: all of them only where enough people came that they are not the time of a few. */
import { hadTables } from './attack/known.ts';
import type { Truth } from './classes.ts';
import type { Counter } from '../register/ledger.ts';
import type { Printed } from './printed.ts';
import { ALL_RULES, type Rules } from './rules.ts';

export interface Hours {
  readonly of: 'all' | 'activities';
  readonly total: number;
}
const TEN = 10;

/** @param own of the report's own year, also where several are printed together: hours are of one year */
export const hoursBy =
  (rules: Rules) =>
  (own: Truth, printed: Printed): Hours => {
    const activities = own.counts['hours.activities' as Counter] ?? 0;
    const contacts = own.counts['hours.contacts' as Counter] ?? 0;
    const isAll = !rules.hours || (hadTables(printed) && printed.years.length === 1);
    const total = Math.round((isAll ? activities + contacts : activities) / TEN) * TEN;
    return { of: isAll ? 'all' : 'activities', total };
  };
export const hoursOf = hoursBy(ALL_RULES);
