/** What else of a year is a number: its hours, and what a supplier is told of it. */
import { hadTables } from './attack/known.ts';
import { ALL_TABLES_FROM, settledConsults, type Truth } from './classes.ts';
import type { Counter } from '../register/ledger.ts';
import type { Printed } from './printed.ts';
import type { Release } from './release.ts';
import { ALL_RULES, type Rules } from './rules.ts';

export interface Hours {
  readonly of: 'all' | 'activities';
  readonly total: number;
}
const TEN = 10;
const isLarge = (printed: Printed): boolean => hadTables(printed) && printed.years.length === 1;

/** @param own of the account's own year, also where several are printed together: hours are of one year */
export const hoursBy =
  (rules: Rules) =>
  (own: Truth, printed: Printed): Hours => {
    const activities = own.counts['hours.activities' as Counter] ?? 0;
    const contacts = own.counts['hours.contacts' as Counter] ?? 0;
    const isAll = !rules.hours || isLarge(printed);
    const total = Math.round((isAll ? activities + contacts : activities) / TEN) * TEN;
    return { of: isAll ? 'all' : 'activities', total };
  };
export const hoursOf = hoursBy(ALL_RULES);

/** @param consults exactly as they were pressed. @returns `undefined`: there is no settlement, and the price of the package holds */
export const settlementBy =
  (rules: Rules) =>
  (year: number, supplier: string, consults: number, published: readonly Release[]): number | undefined => {
    const account = published.find((one) => one.kind === 'report' && one.year === year);
    const isSettled = published.some(
      (one) => one.kind === 'settlement' && one.year === year && one.supplier === supplier,
    );
    const isFit =
      account?.kind === 'report' && (account.printed.people ?? 0) >= ALL_TABLES_FROM && isLarge(account.printed);
    return rules.settlement && (!isFit || isSettled) ? undefined : settledConsults(consults);
  };
export const settlementOf = settlementBy(ALL_RULES);
