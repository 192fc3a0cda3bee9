/** An organisation as its supplier's accounts know it: how large, and under which contracts. Nothing of use. */
import type { Organisation } from '../organisation.ts';
import { daysIn, partOfYear } from './cents.ts';
import type { Line, Why } from './bill.ts';
import { yearOf, type Contract, type Period } from './contract.ts';
import { packagePrice, tariffOn, type Tariff } from './tariffs.ts';

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly people?: number;
  /** With this supplier, in the order of their days. */
  readonly contracts: readonly Contract[];
}

/** `undefined`: it has no contract with this supplier. */
export function clientOf({ id, name, people, contracts = [] }: Organisation, supplier: string): Client | undefined {
  const own = contracts.filter((one) => one.supplier === supplier);
  return own.length === 0 ? undefined : { id, name, ...(people === undefined ? {} : { people }), contracts: own };
}

/** The days of the period on which the contract holds. */
export function overlap({ from, until = '9999-12-31' }: Contract, period: Period): Period | undefined {
  const first = from > period.from ? from : period.from;
  const last = until < period.until ? until : period.until;
  return first <= last ? { from: first, until: last } : undefined;
}

/**
 * A year is billed by the prices that held when it began, so that one changed later changes nothing of it. Of a supplier's
 * first year, in which none held yet, by the first of that year.
 */
export function tariffOfYear(tariffs: readonly Tariff[], year: number): Tariff | undefined {
  const { from, until } = yearOf(year);
  return tariffOn(tariffs, from) ?? tariffs.find((one) => one.from <= until);
}

/** Without a number of people the lowest price: nobody pays more because a line is missing in a file. */
export function packageLine(tariff: Tariff, people: number | undefined, days: Period, why?: Why): Line {
  const cents = partOfYear(packagePrice(tariff, people ?? 1), days);
  const daysOfYear = daysIn(yearOf(Number(days.from.slice(0, 4))));
  return { is: 'package', cents, days: daysIn(days), daysOfYear, ...(why === undefined ? {} : { why }) };
}
