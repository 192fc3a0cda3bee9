/** Whether a year of one organisation may be settled by its consults, and by how many: decided in the browser of who made the account. */
import type { Organisation } from '../organisation.ts';
import type { Counter } from '../register/ledger.ts';
import { settledConsults } from '../report/classes.ts';
import { CONTACTS_FOR_SETTLEMENT, holdsAllOf, PEOPLE_FOR_SETTLEMENT, yearOf } from './contract.ts';

/** Of a year of one organisation, of the whole team together. */
export interface YearConsults {
  readonly consults: number;
  /** With so many people. */
  readonly people: number;
}
export type Settled =
  /** Down to whole tens, as the classes of the account are: what the supplier is told. */
  | { readonly is: 'settled'; readonly consults: number }
  /** The package price, then. Only `few` depends on what was counted, so nobody but the adviser reads which it was. */
  | { readonly is: 'package'; readonly why: 'small' | 'few' };

export function consultsIn(counts: Readonly<Partial<Record<Counter, number>>>): YearConsults {
  const of = (name: string): number => (counts as Readonly<Record<string, number | undefined>>)[name] ?? 0;
  // Counted apart from the team's: colleagues of the organisation itself are not the supplier's.
  return {
    consults: of('consult.year'),
    people: Math.min(of('consult.people'), of('counted.no') + of('counted.unknown')),
  };
}

/** @param size how many people work there */
export function settle({ consults, people }: YearConsults, size = 0): Settled {
  if (size < PEOPLE_FOR_SETTLEMENT) return { is: 'package', why: 'small' };
  if (people < CONTACTS_FOR_SETTLEMENT) return { is: 'package', why: 'few' };
  return { is: 'settled', consults: settledConsults(consults) };
}

/** With whom that year is settled by its consults; `undefined`: with nobody. */
export function settlesWith({ contracts = [], people = 0 }: Organisation, year: number): string | undefined {
  if (people < PEOPLE_FOR_SETTLEMENT) return undefined;
  return contracts.find((one) => one.form === 'per-consult' && holdsAllOf(one, yearOf(year)))?.supplier;
}
