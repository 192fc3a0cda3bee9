/** Whether the rules were kept by a file, whoever made it: without a look at any other number than those that are printed. */
import type { PrintableField } from '../../register/fields.ts';
import {
  ALL_TABLES_FROM,
  classOf,
  FIGURES_FROM,
  ROW_CLASS,
  TABLES_FROM,
  TEN_OR_MORE,
  TOTAL_CLASS,
  UNDER_TEN,
} from '../classes.ts';
import { canNameManagers, SIDES, SIZE_UNKNOWN } from '../fold.ts';
import { isPool } from '../pool.ts';
import type { Printed, Range, Row, Table } from '../printed.ts';
import type { Release, Report, Settlement } from '../release.ts';
import type { FileRule, Rule } from '../rules.ts';
import { valuesOf } from './figures.ts';
import type { Finding } from './findings.ts';
import { hadTables } from './known.ts';

interface Broken {
  readonly rule: Rule | FileRule;
  readonly field?: PrintableField;
  readonly row?: string;
}
const isSame = (one: Range, other: Range): boolean => one.least === other.least && one.most === other.most;
const isClass = (range: Range, width: number): boolean => isSame(range, classOf(range.least, width));

function ofTotal({ total, people = 0 }: Printed): readonly Broken[] {
  if (total === undefined || isSame(total, UNDER_TEN) || isSame(total, TEN_OR_MORE)) return [];
  return people >= ALL_TABLES_FROM && isClass(total, TOTAL_CLASS) ? [] : [{ rule: 'total' }];
}

function ofRow({ name, range }: Row, { field, rows }: Table, { managers }: Printed): readonly Broken[] {
  const at = { field, row: name };
  const broken: Broken[] = [];
  if (!isClass(range, ROW_CLASS)) broken.push({ rule: 'classes', ...at });
  if (range.least < ROW_CLASS) broken.push({ rule: name === 'other' ? 'other-five' : 'row-five', ...at });
  const values = valuesOf(field, name);
  const isTwice = rows.some(
    (one) => one.name !== name && valuesOf(field, one.name).some((value) => values.includes(value)),
  );
  // A row of no value, or of one that has a row already, makes the sum of a table another than that of people.
  if ((values.length === 0 && name !== 'other') || isTwice || rows.filter((one) => one.name === name).length > 1)
    broken.push({ rule: 'rows', ...at });
  if (field === 'by' && name === 'top') broken.push({ rule: 'top', ...at });
  const isSide = name === 'other' || SIDES[name] !== undefined;
  if (field === 'by' && !isSide && !canNameManagers(managers, 0)) broken.push({ rule: 'managers', ...at });
  if (SIZE_UNKNOWN[field]?.includes(name)) broken.push({ rule: 'groups', ...at });
  return broken;
}

function ofTables(printed: Printed): readonly Broken[] {
  const { tables, withheld, total, people = 0 } = printed;
  const named = [...tables.map(({ field }) => field), ...withheld];
  const broken: Broken[] = [];
  for (const field of named) {
    if (people < ALL_TABLES_FROM && field !== 'about' && field !== 'outcome')
      broken.push({ rule: 'two-tables', field });
    if (named.filter((one) => one === field).length > 1) broken.push({ rule: 'rows', field });
  }
  const isUnder = total?.most !== undefined && total.most < TABLES_FROM;
  if (hadTables(printed) && (total === undefined || isUnder)) broken.push({ rule: 'twenty' });
  return [...broken, ...tables.flatMap((table) => table.rows.flatMap((row) => ofRow(row, table, printed)))];
}

function ofYears({ year, printed }: Report, reports: readonly Report[]): readonly Broken[] {
  const { years } = printed;
  // What came later is looked at from there: years whose pool had no table may be pooled again.
  const earlier = reports.filter((one) => one.year < year);
  const isOwn = years.at(-1) === year && (years.length === 1 || (hadTables(printed) && isPool(years, earlier)));
  return isOwn ? [] : [{ rule: 'pool' }];
}

function ofReport(report: Report, reports: readonly Report[]): readonly Broken[] {
  const { printed, hours } = report;
  const { people = 0, total } = printed;
  if (people < FIGURES_FROM && (total !== undefined || hadTables(printed))) return [{ rule: 'people' }];
  const isAll = hours?.of === 'all';
  return [
    ...ofTotal(printed),
    ...ofTables(printed),
    ...ofYears(report, reports),
    ...(isAll && !(hadTables(printed) && printed.years.length === 1) ? [{ rule: 'hours' } as const] : []),
    ...(reports.filter((one) => one.year === report.year).length > 1 ? [{ rule: 'once' } as const] : []),
  ];
}

function ofSettlement(one: Settlement, published: readonly Release[], reports: readonly Report[]): readonly Broken[] {
  const beside = reports.find(({ year }) => year === one.year)?.printed;
  const isAlone =
    published.filter(
      (other) => other.kind === 'settlement' && other.year === one.year && other.supplier === one.supplier,
    ).length === 1;
  const isLarge =
    beside !== undefined && (beside.people ?? 0) >= ALL_TABLES_FROM && hadTables(beside) && beside.years.length === 1;
  return isAlone && isLarge ? [] : [{ rule: 'settlement' }];
}

/** @param published of one organisation */
export function brokenRules(published: readonly Release[]): readonly Finding[] {
  const reports = published.filter((one) => one.kind === 'report');
  return published.flatMap((one) => {
    const broken =
      one.kind === 'report'
        ? ofReport(one, reports)
        : one.kind === 'settlement'
          ? ofSettlement(one, published, reports)
          : [];
    return broken.map((each) => ({ code: 'rule' as const, year: one.year, ...each }));
  });
}
