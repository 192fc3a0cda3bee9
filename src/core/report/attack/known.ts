/**
 * What is known of one organisation, from the reports and settlements that are published, in a form that can be solved. All
 * tables of a period are of the same people, so they share one total.
 */
import type { PrintableField } from '../../register/fields.ts';
import { POOLED_AT_MOST, TABLES_FROM, TOTAL_CLASS, FIGURES_FROM } from '../classes.ts';
import type { Printed, Range, Table } from '../printed.ts';
import { periodsOf, type Interval, type Period, type Periods } from './periods.ts';

/** A yearly report as the attack reads it. */
export interface YearReport {
  readonly year: number;
  readonly printed: Printed;
}
/** What a supplier was told of a year. */
export interface Settled {
  readonly year: number;
  readonly consults: number;
}
export interface Known {
  readonly periods: Periods;
  /** Accounts of which some number fits nothing else that is known. */
  readonly impossible: readonly { readonly year: number; readonly field?: PrintableField }[];
}

const ANY = Number.POSITIVE_INFINITY;
export const intervalOf = ({ least, most }: Range): Interval => ({ least, most: most ?? ANY });
export const periodOf = ({ years }: Printed): Period => ({
  first: Math.min(...years),
  last: Math.max(...years),
});
export function sumOf({ rows }: Table): Interval {
  const all = rows.map(({ range }) => intervalOf(range));
  return {
    least: all.reduce((sum, { least }) => sum + least, 0),
    most: all.reduce((sum, { most }) => sum + most, 0),
  };
}
/** It had enough people for tables, whether they could be printed or not. */
export const hadTables = ({ tables, withheld }: Printed): boolean => tables.length + withheld.length > 0;
const hasFigures = ({ people = 0 }: Printed): boolean => people >= FIGURES_FROM;
const single = (year: number): Period => ({ first: year, last: year });

/** Years that are nowhere apart, and yet follow: each year of a period, and each rest that a later pool leaves. */
export function periodsIn(reports: readonly YearReport[]): readonly Period[] {
  return reports.flatMap(({ printed }) => {
    const { first, last } = periodOf(printed);
    return Array.from({ length: Math.min(last - first + 1, POOLED_AT_MOST) }, (_, at) => single(last - at));
  });
}

/** Everything that is printed is certain; what only follows from how the program decides is taken as long as it fits. */
export function knownFrom(reports: readonly YearReport[], settled: readonly Settled[]): Known {
  const guesses = [...guessesFrom(reports), ...guessesOfBills(settled)];
  const periods = periodsOf([
    ...reports.map(({ printed }) => periodOf(printed)),
    ...periodsIn(reports),
    ...guesses.map(({ period }) => period),
  ]);
  const impossible: { year: number; field?: PrintableField }[] = [];
  for (const { year, printed } of reports) {
    const period = periodOf(printed);
    if (printed.total !== undefined && !periods.know(period, intervalOf(printed.total))) impossible.push({ year });
    for (const table of printed.tables)
      if (!periods.know(period, sumOf(table))) impossible.push({ year, field: table.field });
  }
  for (const { period, interval } of guesses) periods.know(period, interval);
  return { periods, impossible };
}

interface Guess {
  readonly period: Period;
  readonly interval: Interval;
}
/** Whoever knows the rules knows when there are tables, and when years are pooled. */
function guessesFrom(reports: readonly YearReport[]): readonly Guess[] {
  const under: Interval = { least: 0, most: TABLES_FROM - 1 };
  const counted = reports.filter(({ printed }) => hasFigures(printed));
  const guesses: Guess[] = counted.map(({ printed }) => ({
    period: periodOf(printed),
    interval: hadTables(printed) ? { least: TABLES_FROM, most: ANY } : under,
  }));
  for (const { printed } of counted) {
    const { first, last } = periodOf(printed);
    // Fewer years would have been taken if they had been enough.
    for (let from = last; from > Math.max(first, last - POOLED_AT_MOST); from -= 1)
      guesses.push({ period: { first: from, last }, interval: under });
  }
  // Years that lie beside each other and were not pooled were not enough together, as far as they could be pooled at all.
  const alone = new Set(counted.filter(({ printed }) => !hadTables(printed)).map(({ year }) => year));
  for (const year of alone)
    for (let first = year - 1; first > year - POOLED_AT_MOST && alone.has(first); first -= 1)
      guesses.push({ period: { first, last: year }, interval: under });
  return guesses;
}
/** The worst case: everybody who came was one consult. */
function guessesOfBills(settled: readonly Settled[]): readonly Guess[] {
  const years = [...new Set(settled.map(({ year }) => year))];
  return years.flatMap((year) => {
    const bills = settled.filter((one) => one.year === year);
    const least = bills.reduce((sum, { consults }) => sum + consults, 0);
    const most = least + bills.length * (TOTAL_CLASS - 1);
    const period = single(year);
    return [
      { period, interval: { least, most } },
      { period, interval: { least, most: ANY } },
      { period, interval: { least: 0, most } },
    ];
  });
}
