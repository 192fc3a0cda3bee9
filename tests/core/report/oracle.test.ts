/** Requirement 87: what the attack solves is what somebody finds who tries every number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../src/core/report/attack/figures.ts';
import { knownFrom, periodOf, type YearReport } from '../../../src/core/report/attack/known.ts';
import type { Range } from '../../../src/core/report/printed.ts';

/** How many may have come in one year, at most: everything is tried. */
const MOST = 7;
const YEARS = [2023, 2024, 2025];

const range = (from: number, width: number): fc.Arbitrary<Range> =>
  fc.tuple(fc.nat(from), fc.nat(width)).map(([least, wide]) => ({ least, most: least + wide }));
const table = fc.record({
  field: fc.constant('often' as const),
  rows: fc
    .array(range(3, 3), { minLength: 2, maxLength: 3 })
    .map((ranges) => ranges.map((one, at) => ({ name: `row ${at}`, range: one }))),
});
/** Fewer people than the rules ask: nothing is guessed from how the program decides. */
const yearReport = fc
  .record({
    first: fc.constantFrom(...YEARS),
    many: fc.integer({ min: 1, max: 3 }),
    total: fc.option(range(8, 4), { nil: undefined }),
    tables: fc.array(table, { maxLength: 2 }),
  })
  .map(({ first, many, total, tables }): YearReport => {
    const years = YEARS.filter((year) => year >= first && year < first + many);
    const printed = { years, people: 40, tables, withheld: [], ...(total === undefined ? {} : { total }) };
    return { year: years.at(-1) ?? first, printed };
  });

function* numbers(places: number, most: number): Generator<readonly number[]> {
  if (places === 0) yield [];
  else for (let n = 0; n <= most; n += 1) for (const rest of numbers(places - 1, most)) yield [n, ...rest];
}
const isIn = (n: number, { least, most = Number.POSITIVE_INFINITY }: Range): boolean => n >= least && n <= most;
/** All ways in which the rows of a table add up to so many people. */
const ways = new Map<string, readonly (readonly number[])[]>();
function rowsThatFit(ranges: readonly Range[], total: number): readonly (readonly number[])[] {
  const name = JSON.stringify([ranges, total]);
  const found =
    ways.get(name) ??
    [...numbers(ranges.length, total)].filter(
      (rows) =>
        rows.reduce((sum, n) => sum + n, 0) === total && rows.every((n, at) => isIn(n, ranges[at] ?? { least: 0 })),
    );
  ways.set(name, found);
  return found;
}

/** Place of a figure, and every number that is possible there. */
function tried(reports: readonly YearReport[]): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const put = (place: string, n: number): void => void found.set(place, (found.get(place) ?? new Set()).add(n));
  for (const each of numbers(YEARS.length, MOST)) {
    const came = reports.map(({ printed }) =>
      printed.years.reduce((sum, year) => sum + (each[YEARS.indexOf(year)] ?? 0), 0),
    );
    const fits = reports.map(({ printed: { total, tables } }, at) => {
      const n = came[at] ?? 0;
      if (total !== undefined && !isIn(n, total)) return undefined;
      const rows = tables.map((one) =>
        rowsThatFit(
          one.rows.map((row) => row.range),
          n,
        ),
      );
      return rows.every((all) => all.length > 0) ? rows : undefined;
    });
    if (fits.includes(undefined)) continue;
    for (const [at, year] of YEARS.entries()) put(`year ${year}`, each[at] ?? 0);
    for (const [at, tables] of fits.entries()) {
      put(`total ${at}`, came[at] ?? 0);
      for (const [which, all] of (tables ?? []).entries())
        for (const rows of all) for (const [row, n] of rows.entries()) put(`row ${at} ${which} ${row}`, n);
    }
  }
  return found;
}

describe('numbers that are solved', () => {
  test('are those that are found by trying all of them: years, totals and rows', () => {
    let fitting = 0;
    let narrow = 0;
    fc.assert(
      fc.property(fc.array(yearReport, { minLength: 1, maxLength: 3 }), (several) => {
        // Nobody can try numbers without end: each year is said to be at most so many.
        const bounds = YEARS.map((year): YearReport => {
          const total = { least: 0, most: MOST };
          return { year, printed: { years: [year], people: 40, total, tables: [], withheld: [] } };
        });
        const reports = [...several, ...bounds];
        const found = tried(reports);
        const { periods, impossible } = knownFrom(reports, []);
        expect(impossible.length > 0).toBe(found.size === 0);
        if (found.size === 0) return;
        fitting += 1;
        const solved = (place: string, { least, most }: { least: number; most: number }): void => {
          const all = Array.from({ length: most - least + 1 }, (_, at) => least + at);
          expect([place, [...(found.get(place) ?? [])].toSorted((a, b) => a - b)]).toEqual([place, all]);
          if (all.length < 3) narrow += 1;
        };
        for (const year of YEARS) solved(`year ${year}`, periods.of({ first: year, last: year }));
        for (const [at, { printed }] of reports.entries()) {
          const total = periods.of(periodOf(printed));
          solved(`total ${at}`, total);
          for (const [which, one] of printed.tables.entries())
            for (const [row, interval] of rowsOf(one, total).entries()) solved(`row ${at} ${which} ${row}`, interval);
        }
      }),
      { numRuns: 60, seed: 13 },
    );
    expect(fitting).toBeGreaterThan(15);
    expect(narrow).toBeGreaterThan(15);
  });
});
