/** Behind each figure that is printed, and each that follows from several of them: which numbers are possible. */
import { FIELDS } from '../../register/fields.ts';
import { POSSIBLE } from '../classes.ts';
import { canNameManagers, FAMILIES, isOpen, MANAGERS_CAME, SIDES } from '../fold.ts';
import type { Table } from '../printed.ts';
import type { Finding } from './findings.ts';
import { intervalOf, knownFrom, periodOf, periodsIn, type YearReport, type Known, type Settled } from './known.ts';
import type { Interval, Period } from './periods.ts';

/** The closest bounds of each row, where `total` is what is known of the sum of them. */
export function rowsOf({ rows }: Table, total: Interval): readonly Interval[] {
  const all = rows.map(({ range }) => intervalOf(range));
  return all.map((one, at) => {
    let [least, most] = [0, 0];
    for (const [other, interval] of all.entries()) {
      if (other === at) continue;
      least += interval.least;
      most += interval.most;
    }
    return { least: Math.max(one.least, total.least - most), most: Math.min(one.most, total.most - least) };
  });
}
const possible = ({ least, most }: Interval): number => most - least + 1;
const isFew = (interval: Interval): boolean => possible(interval) < POSSIBLE;

/** Which values of a field a row is about. */
export function valuesOf(field: Table['field'], row: string): readonly string[] {
  if (field === 'about' && FAMILIES[row] !== undefined) return FAMILIES[row];
  if (field === 'by' && SIDES[row] !== undefined) return SIDES[row];
  return FIELDS[field].filter((value) => value === row);
}
/** The top is in with the managers. */
const isNamed = ({ field, rows }: Table, value: string): boolean =>
  rows.some(
    ({ name }) => valuesOf(field, name).includes(value) || (field === 'by' && value === 'top' && name === 'manager'),
  );

function inTable(table: Table, { year, printed }: YearReport, total: Interval): readonly Finding[] {
  const { field } = table;
  const found: Finding[] = [];
  const { managers } = printed;
  // Without "other" everything that has no row is none: "nobody went to the police".
  if (table.rows.every(({ name }) => name !== 'other') && FIELDS[field].some((value) => !isNamed(table, value)))
    found.push({ code: 'few', year, figure: 'unnamed', field, possible: 1 });
  for (const [at, interval] of rowsOf(table, total).entries()) {
    const row = table.rows[at]?.name ?? '';
    if (isFew(interval)) found.push({ code: 'few', year, figure: 'row', field, row, possible: possible(interval) });
    const isReached =
      (MANAGERS_CAME[field] === row && !isOpen(managers, interval.least)) ||
      (field === 'by' && row === 'manager' && !canNameManagers(managers, interval.least));
    if (isReached) found.push({ code: 'presence', year, group: 'managers', field, row });
  }
  return found;
}

/** Nobody is known by subtraction to have come. Of years together a person may be two: each year is looked at by itself. */
function reached(reports: readonly YearReport[], { periods }: Known): readonly Finding[] {
  return reports.flatMap(({ year, printed }): readonly Finding[] => {
    const { people } = printed;
    if (people === undefined) return [];
    const isReached = printed.years.some((one) => !isOpen(people, periods.of({ first: one, last: one }).least));
    return isReached ? [{ code: 'presence', year, group: 'people' }] : [];
  });
}

/** Each year by itself that only follows, where several were printed together. */
function following(reports: readonly YearReport[], { periods }: Known): readonly Finding[] {
  const isPrinted = (one: Period): boolean =>
    reports.some(({ printed }) => {
      const { first, last } = periodOf(printed);
      return first === one.first && last === one.last;
    });
  const found = new Map<number, Finding>();
  for (const one of periodsIn(reports)) {
    const interval = periods.of(one);
    if (!isPrinted(one) && isFew(interval))
      found.set(one.first, { code: 'few', year: one.first, figure: 'year', possible: possible(interval) });
  }
  return [...found.values()];
}

export interface Figures {
  readonly found: readonly Finding[];
  readonly known: Known;
}
/** @param reports of one organisation, at most one of each year */
export function figuresIn(reports: readonly YearReport[], settled: readonly Settled[]): Figures {
  const known = knownFrom(reports, settled);
  const found: Finding[] = known.impossible.map((one) => ({ code: 'impossible', ...one }));
  for (const report of reports) {
    const { year, printed } = report;
    const total = known.periods.of(periodOf(printed));
    if ((printed.total !== undefined || printed.tables.length > 0) && isFew(total))
      found.push({ code: 'few', year, figure: 'total', possible: possible(total) });
    // What fits nothing is said above: its rows have no bounds.
    const isSound = known.impossible.every((one) => one.year !== year);
    if (isSound) for (const table of printed.tables) found.push(...inTable(table, report, total));
  }
  return { found: [...found, ...reached(reports, known), ...following(reports, known)], known };
}
