/**
 * The rows of one table. Whatever is decided here is decided by the CLASSES of what was counted and never by a number itself.
 * Each part carries `told`: what somebody knows of it whom all these classes were told, those of rows that are nowhere printed
 * too. Who knows how the program works knows less than that, so a table that keeps its secrets from the told keeps them from
 * everybody.
 */
import { FIELDS, PRINTABLE, type PrintableField } from '../register/fields.ts';
import { counterOf, type Counter } from '../register/ledger.ts';
import { classOf, GROUP, POSSIBLE, ROW_CLASS, type Facts, type Truth } from './classes.ts';
import type { Table } from './printed.ts';
import type { Rules } from './rules.ts';

export interface Part {
  readonly name: string;
  readonly n: number;
  readonly told: { readonly least: number; readonly most: number };
  /** Folded into it. */
  readonly of?: readonly Part[];
}
export interface Folded {
  readonly field: PrintableField;
  /** Printed by name, in the order of the list. */
  readonly rows: readonly Part[];
  /** All the others. Absent: every value of the field has its row. */
  readonly other?: Part;
}

/** Of one kind: they fold into each other before they fold into "other". */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  integrity: ['integrity-organisation', 'integrity-society'],
  'not-here': ['work', 'private', 'elsewhere'],
};
const familyOf = (field: PrintableField, name: string): string | undefined =>
  field === 'about' ? Object.keys(FAMILIES).find((family) => FAMILIES[family]?.includes(name)) : undefined;

/** Rows of "who did it come from" where they cannot be named: what does not apply or is not known is in neither. */
export const SIDES: Readonly<Record<string, readonly string[]>> = {
  inside: ['colleague', 'manager', 'top', 'led', 'organisation'],
  outside: ['outside'],
};
/** In these rows it were managers who came themselves: to be advised, or about somebody whom they manage. */
export const MANAGERS_CAME: Readonly<Partial<Record<PrintableField, string>>> = { did: 'manager', by: 'led' };
/** How many are freelance, or trainee, nobody tells this program: five of them may be all there are. */
export const SIZE_UNKNOWN: Readonly<Partial<Record<PrintableField, readonly string[]>>> = {
  contract: ['temporary', 'hired', 'freelance', 'trainee', 'volunteer', 'unknown'],
};

const part = (name: string, n: number): Part => ({ name, n, told: classOf(n, ROW_CLASS) });
function together(name: string, parts: readonly Part[]): Part {
  const sum = (pick: (one: Part) => number): number => parts.reduce((all, one) => all + pick(one), 0);
  const { n, told } = part(
    name,
    sum((one) => one.n),
  );
  const least = sum((one) => one.told.least);
  const most = sum((one) => one.told.most);
  return { name, n, told: { least: Math.max(told.least, least), most: Math.min(told.most, most) }, of: parts };
}
const classed = (one: Part): number => Math.floor(one.n / ROW_CLASS);

const COUNTED: ReadonlyMap<PrintableField, readonly (readonly [string, Counter])[]> = new Map(
  PRINTABLE.map((field) => [field, FIELDS[field].map((value) => [value, counterOf(field, value)] as const)]),
);
/** How many answered it. */
export function sumOf(field: PrintableField, { counts }: Truth): number {
  let sum = 0;
  for (const [, counter] of COUNTED.get(field) ?? []) sum += counts[counter] ?? 0;
  return sum;
}

/** Managers can be named as a group: there are enough of them, also for those who spoke of one. */
export const canNameManagers = (managers: number | undefined, least: number): boolean =>
  managers !== undefined && managers >= GROUP && managers >= least;
/** That nobody of a group is known to have come: of ten at least it is open. */
export const isOpen = (group: number | undefined, least: number): boolean =>
  group !== undefined && group - least >= GROUP;

/** The parts from which folding begins: `rows` may be named, `never` not. */
function parts(
  field: PrintableField,
  truth: Truth,
  { managers }: Facts,
  rules: Rules,
): { readonly rows: readonly Part[]; readonly never: readonly Part[] } {
  const values = new Map((COUNTED.get(field) ?? []).map(([value, counter]) => [value, truth.counts[counter] ?? 0]));
  const of = (names: readonly string[]): number => names.reduce((all, name) => all + (values.get(name) ?? 0), 0);
  const never: Part[] = [];
  if (field === 'by') {
    const lead = part('manager', of(['manager', 'top']));
    if (rules.managers && !canNameManagers(managers, lead.told.least)) {
      const inside = part('inside', of(SIDES['inside'] ?? []));
      // That there were so many about managers is what it was decided by.
      const told = { ...inside.told, least: Math.max(inside.told.least, lead.told.least) };
      return {
        rows: [{ ...inside, told }, part('outside', of(['outside']))],
        never: [part('none', of(['none', 'unknown']))],
      };
    }
    if (rules.top) {
      values.set('manager', lead.n);
      values.delete('top');
    }
  }
  // "Something else" is a value of this list and the name of all that is folded: they are one row.
  if (field === 'referred') {
    never.push(part('other', of(['other'])));
    values.delete('other');
  }
  const rows = [...values].map(([name, n]) => part(name, n));
  if (!rules.groups) return { rows, never };
  const led = MANAGERS_CAME[field];
  const unknown = SIZE_UNKNOWN[field] ?? [];
  const isHidden = ({ name, told }: Part): boolean =>
    unknown.includes(name) || (name === led && !isOpen(managers, told.least));
  return { rows: rows.filter((one) => !isHidden(one)), never: [...never, ...rows.filter(isHidden)] };
}

/** A family of which one is small becomes one row. */
function familiesFirst(field: PrintableField, rows: readonly Part[]): readonly Part[] {
  const small = new Set(
    rows.flatMap((one) => {
      const family = classed(one) === 0 ? familyOf(field, one.name) : undefined;
      return family === undefined ? [] : [family];
    }),
  );
  return [...small].reduce(intoFamily, rows);
}
/** In the place of its first. */
function intoFamily(rows: readonly Part[], family: string): readonly Part[] {
  const members = FAMILIES[family] ?? [];
  const first = rows.findIndex(({ name }) => members.includes(name));
  const joined = together(
    family,
    rows.filter(({ name }) => members.includes(name)),
  );
  return rows.toSpliced(first, 1, joined).filter((one, at) => at === first || !members.includes(one.name));
}

/** One row less: the smallest by its class, of alike ones the last of the list. First into its family, and then into "other". */
export function fold(before: Folded): Folded | undefined {
  const { field, rows, other } = before;
  const smallest = rows.reduce<Part | undefined>(
    (low, one) => (low === undefined || classed(one) <= classed(low) ? one : low),
    undefined,
  );
  if (smallest === undefined) return undefined;
  const family = familyOf(field, smallest.name);
  if (family !== undefined) return { ...before, rows: intoFamily(rows, family) };
  const left = rows.filter((one) => one !== smallest);
  if (other !== undefined) return { field, rows: left, other: together('other', [other, smallest]) };
  // One value alone would be that row under another name.
  return fold({ field, rows: left, other: smallest });
}

/** What is folded from the beginning, and whether a row has to go with it. */
function otherOf(hidden: readonly Part[], rules: Rules): { readonly other: Part; readonly isEnough: boolean } {
  const other = together('other', hidden);
  if (classed(other) === 0) return { other, isEnough: !rules['other-five'] };
  // Five rows under five that are twenty together are four each. Their highest class, where it has fewer than three numbers,
  // and the one under it take a row with them; which of the two it was is nobody told.
  const most = hidden.reduce((all, one) => all + one.told.most, 0);
  const from = most - (most % ROW_CLASS) - ROW_CLASS;
  if (!rules.possible || (most % ROW_CLASS) + 1 >= POSSIBLE || other.n < from) return { other, isEnough: true };
  return { other: { ...other, told: { least: from, most } }, isEnough: false };
}

/** The most rows that a table may have. `undefined`: it cannot be printed. */
export function foldedFirst(field: PrintableField, truth: Truth, facts: Facts, rules: Rules): Folded | undefined {
  const { rows: all, never } = parts(field, truth, facts, rules);
  const rows = familiesFirst(field, all);
  const isSmall = (one: Part): boolean => rules['row-five'] && classed(one) === 0;
  const hidden = [...never, ...rows.filter(isSmall)];
  const named = rows.filter((one) => !isSmall(one));
  if (hidden.length === 0) return printable({ field, rows: named });
  const { other, isEnough } = otherOf(hidden, rules);
  let folded: Folded | undefined = { field, rows: named, other };
  if (!isEnough) while (folded?.other === other) folded = fold(folded);
  return printable(folded);
}

/** A table has two rows at least: one alone is everybody. */
export const printable = (folded: Folded | undefined): Folded | undefined =>
  folded !== undefined && folded.rows.length + (folded.other === undefined ? 0 : 1) >= 2 ? folded : undefined;

export const partsOf = ({ rows, other }: Folded): readonly Part[] => (other === undefined ? rows : [...rows, other]);
export const tableOf = (folded: Folded, rules: Rules): Table => ({
  field: folded.field,
  rows: partsOf(folded).map(({ name, n }) => ({
    name,
    range: rules.classes ? classOf(n, ROW_CLASS) : { least: n, most: n },
  })),
});
/** The same table as somebody has it whom all classes were told. */
export const toldTable = (folded: Folded): Table => ({
  field: folded.field,
  rows: partsOf(folded).map(({ name, told }) => ({ name, range: told })),
});

/**
 * Whether a value that no row names can be told, where it is known between what a row lies: a row of two that are four each
 * would say more of them than a row of their own.
 */
export function isTold(row: Part, least: number, most: number): boolean {
  const inside = row.of ?? [];
  const sum = (pick: (one: Part) => number): number => inside.reduce((all, one) => all + pick(one), 0);
  const [lows, highs] = [sum(({ told }) => told.least), sum(({ told }) => told.most)];
  return inside.some((one) => {
    const low = Math.max(one.told.least, least - (highs - one.told.most));
    const high = Math.min(one.told.most, most - (lows - one.told.least));
    return one.of === undefined ? high - low + 1 < POSSIBLE : isTold(one, low, high);
  });
}
