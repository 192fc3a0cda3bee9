/**
 * Somebody who knows the program: whoever reads a report can try which numbers would have been printed just so. These
 * are the numbers behind each figure, and behind each value that is folded.
 */
import { FIELDS } from '../../src/core/register/fields.ts';
import { counterOf, type Counter } from '../../src/core/register/ledger.ts';
import { valuesOf } from '../../src/core/report/attack/figures.ts';
import { peopleOf, type Facts, type Truth } from '../../src/core/report/classes.ts';
import type { Decide } from '../../src/core/report/decide-by.ts';
import type { Printed } from '../../src/core/report/printed.ts';

/** By place. Of "by" the top is in with the managers. */
export function behind(truth: Truth, { total, tables }: Printed): readonly (readonly [string, number])[] {
  const found: [string, number][] = total === undefined ? [] : [['total', peopleOf(truth)]];
  for (const { field, rows } of tables) {
    const of = (value: string): number => truth.counts[counterOf(field, value)] ?? 0;
    const left = new Set<string>(FIELDS[field]);
    for (const { name } of rows) {
      if (name === 'other') continue;
      const values = [...valuesOf(field, name), ...(field === 'by' && name === 'manager' ? ['top'] : [])];
      for (const value of values) left.delete(value);
      found.push([`${field} ${name}`, values.reduce((sum, value) => sum + of(value), 0)]);
    }
    if (left.size > 0) found.push([`${field} other`, [...left].reduce((sum, value) => sum + of(value), 0)]);
    for (const value of left) found.push([`${field} without a row: ${value}`, of(value)]);
  }
  return found;
}

type Seen = Map<string, Set<number>>;
export function see(seen: Seen, truth: Truth, printed: Printed): void {
  for (const [place, n] of behind(truth, printed)) {
    const all = seen.get(place);
    if (all === undefined) seen.set(place, new Set([n]));
    else all.add(n);
  }
}
/** Places behind which there are fewer than three numbers. */
export const fewIn = (seen: Seen): readonly string[] =>
  [...seen].filter(([, all]) => all.size < 3).map(([place, all]) => `${place}: ${[...all].join(' or ')}`);

const COUNTED = counterOf('counted', 'no');
/** Another truth close by: one or two people gave another answer, or one came more or fewer. */
function closeTo(
  { years, counts }: Truth,
  fields: Printed['tables'],
  roll: () => number,
  wanted: readonly Counter[],
): Truth | undefined {
  const next: Partial<Record<Counter, number>> = { ...counts };
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(roll() * all.length)];
  const change = (name: Counter | undefined, by: number): boolean => {
    if (name === undefined) return false;
    next[name] = (next[name] ?? 0) + by;
    return (next[name] ?? 0) >= 0;
  };
  const countersOf = (field: (typeof fields)[number]['field']): readonly Counter[] =>
    FIELDS[field].map((value) => counterOf(field, value));
  const asked = [...new Set(Object.keys(counts).map((name) => name.split('.')[0]))].flatMap((field) =>
    field === undefined || field === 'counted' ? [] : [field as (typeof fields)[number]['field']],
  );
  // Of a table that is withheld everybody may have given one answer, as far as it is from where the walk is.
  const withheld =
    roll() < 0.05 ? pick(asked.filter((field) => fields.every((one) => one.field !== field))) : undefined;
  if (withheld !== undefined) {
    const all = countersOf(withheld);
    const people = all.reduce((sum, name) => sum + (next[name] ?? 0), 0);
    for (const name of all) next[name] = 0;
    return change(pick(all), people) ? { years, counts: next } : undefined;
  }
  const aim = roll() < 0.5 ? pick(wanted) : undefined;
  if (aim !== undefined) {
    const all = countersOf(aim.split('.')[0] as (typeof fields)[number]['field']);
    const by = roll() < 0.5 ? 1 : -1;
    return change(aim, by) && change(pick(all), -by) ? { years, counts: next } : undefined;
  }
  if (roll() < 0.5) {
    const field = pick(fields)?.field;
    const all = field === undefined ? [] : countersOf(field);
    const by = 1 + Math.floor(roll() * 2);
    return change(pick(all), -by) && change(pick(all), by) ? { years, counts: next } : undefined;
  }
  const by = roll() < 0.5 ? 1 : -1;
  const isDone =
    change(COUNTED, by) &&
    asked.every((field) => {
      const all = countersOf(field);
      return change(pick(by > 0 ? all : all.filter((name) => (next[name] ?? 0) > 0)), by);
    });
  return isDone ? { years, counts: next } : undefined;
}

/** The counter behind a place, where there is one: what a walk is to change. */
function wantedIn(place: string): readonly Counter[] {
  const [field = '', value = ''] = place.replace('without a row: ', '').split(' ');
  return Object.entries(FIELDS).flatMap(([name, values]) =>
    name === field && values.some((one) => one === value) ? [`${field}.${value}` as Counter] : [],
  );
}

/** Walks from one truth to the next that prints the same. @returns where it found fewer than three numbers */
export function fewAlike(
  decide: Decide,
  truth: Truth,
  facts: Facts,
  roll: () => number,
  steps: number,
): readonly string[] {
  const printed = decide(truth, facts, []);
  const said = JSON.stringify(printed);
  const seen: Seen = new Map();
  see(seen, truth, printed);
  let at = truth;
  for (let step = 0; step < steps; step += 1) {
    const places = [...seen].filter(([, all]) => all.size < 3).map(([place]) => place);
    if (places.length === 0) return [];
    const wanted = places.flatMap((place) => wantedIn(place));
    const next = closeTo(at, printed.tables, roll, wanted);
    if (next === undefined || JSON.stringify(decide(next, facts, [])) !== said) continue;
    at = next;
    see(seen, at, printed);
  }
  return fewIn(seen);
}
