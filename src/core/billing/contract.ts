/**
 * What an organisation pays its supplier by. A consult is counted where the number can never point at one organisation's
 * people: in a pool of many, or over a whole year of a large one. Everybody else pays one price that is the same at none.
 */
import type { CalendarDay } from '../calendar.ts';
import { isPersonOf, type Adviser, type Organisation } from '../organisation.ts';

export const FORMS = ['package', 'per-consult', 'pool'] as const;
export type Form = (typeof FORMS)[number];
/** The forms in which an adviser presses "this was a consult". */
export type CountedForm = Exclude<Form, 'package'>;

/** Local days, both inclusive. */
export interface Contract {
  readonly supplier: string;
  readonly form: Form;
  readonly from: CalendarDay;
  readonly until?: CalendarDay;
}

/** Under this many people a settlement of its own would speak about somebody: package or pool. */
export const PEOPLE_FOR_SETTLEMENT = 250;
/** People whom that supplier's advisers spoke with in the year; below it there is no settlement, but the package price. */
export const CONTACTS_FOR_SETTLEMENT = 20;
/** A pool of fewer says too much of each. */
export const POOL_AT_LEAST = 10;
/** An adviser states a number over so many organisations or none. */
export const STATEMENT_AT_LEAST = 5;

export interface Period {
  readonly from: CalendarDay;
  /** Inclusive. */
  readonly until: CalendarDay;
}
export type Quarter = 1 | 2 | 3 | 4;
export const QUARTERS: readonly Quarter[] = [1, 2, 3, 4];
export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, until: `${year}-12-31` });
const LAST_DAYS: Readonly<Record<Quarter, string>> = { 1: '03-31', 2: '06-30', 3: '09-30', 4: '12-31' };
export const quarterOf = (year: number, quarter: Quarter): Period => ({
  from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
  until: `${year}-${LAST_DAYS[quarter]}`,
});
/** In which year and quarter a day lies. */
export function quarterAt(day: CalendarDay): { readonly year: number; readonly quarter: Quarter } {
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return { year: Number(day.slice(0, 4)), quarter: QUARTERS.find((one) => one === quarter) ?? 1 };
}

export const holdsOn = ({ from, until }: Contract, day: CalendarDay): boolean =>
  from <= day && (until === undefined || day <= until);
/** From its first day to its last: only then its consults are counted, so that whoever comes or goes is not in a difference. */
export const holdsAllOf = (contract: Contract, period: Period): boolean =>
  holdsOn(contract, period.from) && holdsOn(contract, period.until);

/** Whether consults under this contract are counted today at all. */
export function isCounted(
  { people = 0 }: Pick<Organisation, 'people'>,
  contract: Contract,
  today: CalendarDay,
): boolean {
  const { year, quarter } = quarterAt(today);
  switch (contract.form) {
    case 'package':
      return false;
    case 'per-consult':
      return people >= PEOPLE_FOR_SETTLEMENT && holdsAllOf(contract, yearOf(year));
    case 'pool':
      return people > 0 && holdsAllOf(contract, quarterOf(year, quarter));
  }
}

export const contractOn = ({ contracts = [] }: Organisation, day: CalendarDay): Contract | undefined =>
  contracts.find((one) => holdsOn(one, day));

/** Where the adviser's page asks whether it was a consult. `undefined`: nothing of the sort is counted there. */
export function billingOf(
  organisation: Organisation,
  adviser: Pick<Adviser, 'person'>,
  today: CalendarDay,
): { readonly supplier: string; readonly form: CountedForm; readonly from: CalendarDay } | undefined {
  const contract = contractOn(organisation, today);
  if (contract === undefined || contract.form === 'package') return undefined;
  if (!isPersonOf(adviser, contract.supplier)) return undefined;
  const { supplier, form, from } = contract;
  return isCounted(organisation, contract, today) ? { supplier, form, from } : undefined;
}
