/** Years that were too small for a table, added together: a person of two of them counts twice, and the page says so. */
import { COUNTERS } from '../register/ledger.ts';
import { FIGURES_FROM, POOLED_AT_MOST, TABLES_FROM, type Facts, type Truth } from './classes.ts';
import type { Release, Report } from './release.ts';
import { completed } from './whole.ts';

export const reportsIn = (published: readonly Release[]): readonly Report[] =>
  published.filter((one) => one.kind === 'report');

/** Of which years a table is out: what was counted of them has done its work. */
export const yearsInTables = (published: readonly Release[]): readonly number[] => [
  ...new Set(reportsIn(published).flatMap(({ printed }) => (printed.tables.length === 0 ? [] : printed.years))),
];

/** Two or three years in a row, of which nothing was printed in a table, and in none of which there were too few people. */
export function isPool(years: readonly number[], published: readonly Release[]): boolean {
  const isRow = years.every((year, at) => at === 0 || year === (years[at - 1] ?? 0) + 1);
  const isFree = reportsIn(published).every(
    ({ year, printed }) =>
      (printed.tables.length === 0 || !printed.years.some((one) => years.includes(one))) &&
      (!years.includes(year) || (printed.people ?? 0) >= FIGURES_FROM),
  );
  return years.length >= 2 && years.length <= POOLED_AT_MOST && isRow && isFree;
}

/** @param truths one of each year, from the first to the last. Each year's own tables are added up whole. */
export function pooled(truths: readonly Truth[]): Truth {
  const whole = truths.map(completed);
  const counts: Record<string, number> = {};
  for (const name of COUNTERS) {
    const sum = whole.reduce((all, { truth }) => all + (truth.counts[name] ?? 0), 0);
    if (sum > 0) counts[name] = sum;
  }
  const years = truths.flatMap((one) => one.years);
  return { years, counts, ...(truths.some(({ incomplete }) => incomplete) ? { incomplete: true as const } : {}) };
}

/**
 * What the report of the last of these years is about: that year, or as few years before it as make enough people together.
 * It is the program that chooses, by how many came: who could choose would tell by the choice.
 * @param truths one of each closed year that is still kept, in any order; the last year is the report's own
 */
export function accountable(truths: readonly Truth[], facts: Facts, published: readonly Release[]): Truth {
  const all = truths.toSorted((a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0));
  const own = all.at(-1);
  if (own === undefined) throw new Error('a report needs a year that was counted');
  if ((facts.people ?? 0) < FIGURES_FROM || completed(own).people >= TABLES_FROM) return own;
  for (let many = 2; many <= POOLED_AT_MOST; many += 1) {
    const some = all.slice(-many);
    const years = some.flatMap((one) => one.years);
    if (some.length < many || !isPool(years, published)) return own;
    const sum = pooled(some);
    if (completed(sum).people >= TABLES_FROM) return sum;
  }
  return own;
}
