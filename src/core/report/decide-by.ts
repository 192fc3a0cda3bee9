/** What is printed of what was counted: see `rules.ts` and docs/decisions/0027-classes-and-an-attack.md. */
import { PRINTABLE, type PrintableField } from '../register/fields.ts';
import { figuresIn, rowsOf } from './attack/figures.ts';
import type { Finding } from './attack/findings.ts';
import { sumOf as sumOfRows, type Settled } from './attack/known.ts';
import type { Interval } from './attack/periods.ts';
import {
  ALL_TABLES_FROM,
  classOf,
  FIGURES_FROM,
  TABLES_FROM,
  TEN_OR_MORE,
  TOTAL_CLASS,
  UNDER_TEN,
  type Facts,
  type Truth,
} from './classes.ts';
import { fold, foldedFirst, isTold, partsOf, printable, sumOf, tableOf, toldTable, type Folded } from './fold.ts';
import { isPool, reportsIn } from './pool.ts';
import type { Printed, Range } from './printed.ts';
import type { Release } from './release.ts';
import type { Rules } from './rules.ts';
import { completed, isRequired } from './whole.ts';

export type Decide = (truth: Truth, facts: Facts, published: readonly Release[]) => Printed;

/** How many came, in the words or the tens that an organisation of this size may read. */
function totalOf(people: number, facts: Facts, rules: Rules): Range {
  if (people < TOTAL_CLASS) return UNDER_TEN;
  return rules.total && (facts.people ?? 0) < ALL_TABLES_FROM ? TEN_OR_MORE : classOf(people, TOTAL_CLASS);
}

/** Which tables were counted of everybody: what only some of a team asked is another granularity. */
function countedFields(truth: Truth, people: number, facts: Facts, rules: Rules): readonly PrintableField[] {
  const isTwo = rules['two-tables'] && (facts.people ?? 0) < ALL_TABLES_FROM;
  return PRINTABLE.filter((field) => {
    if (isTwo && field !== 'about' && field !== 'outcome') return false;
    const sum = sumOf(field, truth);
    return isRequired(field) || sum === people;
  });
}

/**
 * Which table has to lose a row: the one that was found, or, where the number of people was, one that bounds it. Always
 * the last that does: the list begins with what is read most.
 */
function tooNarrow(tables: readonly Folded[], found: readonly Finding[], total: Interval): Folded | undefined {
  const named = tables.findLast(({ field }) => found.some((one) => 'field' in one && one.field === field));
  if (named !== undefined || found.length === 0) return named;
  return tables.findLast((one) => {
    const { least, most } = sumOfRows(toldTable(one));
    return least >= total.least || most <= total.most;
  });
}
/** A value without a row of its own would be known better than one that has it. */
const tellsFolded = (one: Folded, total: Interval): boolean => {
  const bounds = rowsOf(toldTable(one), total);
  return partsOf(one).some((part, at) => isTold(part, bounds[at]?.least ?? 0, bounds[at]?.most ?? 0));
};

export const decideBy =
  (rules: Rules): Decide =>
  (counted, facts, published) => {
    const { truth, people } = completed(counted);
    const { years } = truth;
    const year = Math.max(...years);
    const nothing: Printed = {
      years: [...years],
      ...(facts.people === undefined ? {} : { people: facts.people }),
      ...(facts.managers === undefined ? {} : { managers: facts.managers }),
      tables: [],
      withheld: [],
    };
    const reports = reportsIn(published);
    const isRefused =
      (rules.people && (facts.people ?? 0) < FIGURES_FROM) ||
      (rules.once && reports.some((one) => one.year === year)) ||
      (rules.pool && years.length > 1 && (!isPool(years, published) || people < TABLES_FROM)) ||
      // Accounts may come out of their order: this year is in the tables of a later one already.
      (rules.pool &&
        reports.some(({ printed: { years: those, tables } }) => tables.length > 0 && those.includes(year)));
    if (isRefused) return { ...nothing, years: [year] };

    const settled: readonly Settled[] = published.filter((one) => one.kind === 'settlement');
    const fields = people >= TABLES_FROM || !rules.twenty ? countedFields(truth, people, facts, rules) : [];
    let tables = fields.flatMap((field) => foldedFirst(field, truth, facts, rules) ?? []);
    const withheld = (): PrintableField[] => fields.filter((field) => tables.every((one) => one.field !== field));
    const printed = (total: Range | undefined, tablesOf: (one: Folded) => Printed['tables'][number]): Printed => ({
      ...nothing,
      ...(total === undefined ? {} : { total }),
      tables: tables.map(tablesOf),
      withheld: withheld(),
    });

    // What earlier years gave away already is not of this one's making.
    const before = new Set(figuresIn(reports, settled).found.map((one) => JSON.stringify(one)));
    const finds = (total: Range | undefined): { readonly found: readonly Finding[]; readonly total: Interval } => {
      const { found, known } = figuresIn([...reports, { year, printed: printed(total, toldTable) }], settled);
      const holds = (one: Finding): boolean =>
        one.code === 'presence' ? rules[one.group === 'people' ? 'everybody' : 'groups'] : rules.possible;
      const isNew = (one: Finding): boolean => !before.has(JSON.stringify(one));
      const period = { first: Math.min(...years), last: year };
      return { found: found.filter((one) => holds(one) && isNew(one)), total: known.periods.of(period) };
    };
    for (const total of [totalOf(people, facts, rules), people < TOTAL_CLASS ? UNDER_TEN : TEN_OR_MORE]) {
      for (;;) {
        const { found, total: known } = finds(total);
        const narrow =
          tooNarrow(tables, found, known) ??
          (rules.possible && found.length === 0 ? tables.findLast((one) => tellsFolded(one, known)) : undefined);
        if (narrow === undefined && found.length === 0) return printed(total, (one) => tableOf(one, rules));
        if (narrow === undefined) break;
        const less = printable(fold(narrow));
        tables = tables.flatMap((one) => (one === narrow ? (less ?? []) : one));
      }
    }
    tables = [];
    return printed(undefined, toldTable);
  };
