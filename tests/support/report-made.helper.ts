/** Truths, reports and teams, for the tests of what is printed. */
import { FIELDS, PRINTABLE, REQUIRED, type PrintableField } from '../../src/core/register/fields.ts';
import { counterOf, type Counter } from '../../src/core/register/ledger.ts';
import type { Facts, Truth } from '../../src/core/report/classes.ts';
import type { Printed } from '../../src/core/report/printed.ts';
import type { Report, Settlement } from '../../src/core/report/release.ts';

export const YEAR = 2025;
export const LARGE: Facts = { people: 3000, managers: 60 };

/** By field and value, such as `{ 'about.bullying': 12 }`; how many came is what `about` adds up to, or the first field. */
export function truth(counted: Readonly<Record<string, number>>, year = YEAR): Truth {
  const [first = ''] = Object.keys(counted);
  const field = `${first.split('.')[0] ?? ''}.`;
  const people = Object.entries(counted).reduce((sum, [name, n]) => (name.startsWith(field) ? sum + n : sum), 0);
  return { years: [year], counts: { [counterOf('counted', 'no')]: people, ...counted } };
}
export const came = (n: number, year = YEAR): Truth => truth({ 'counted.no': n }, year);

const maker = { name: 'A. Adviser', kid: 'k'.repeat(22), signing: 's'.repeat(22), card: 'c'.repeat(22) };
const organisation = { id: 'voorbeeld', name: 'Voorbeeld' };
export const report = (printed: Printed, more: Partial<Report> = {}): Report => ({
  v: 1,
  kind: 'report',
  organisation,
  year: printed.years.at(-1) ?? 0,
  day: `${(printed.years.at(-1) ?? 0) + 1}-02-01`,
  maker,
  printed,
  team: { internal: 1, external: 1, began: 0, stopped: 0 },
  activities: {},
  analysis: '',
  recommendations: '',
  earlier: [],
  ...more,
});
export const settlement = (consults: number, year = YEAR, supplier = 'bureau'): Settlement =>
  ({
    v: 1,
    kind: 'settlement',
    organisation,
    year,
    day: `${year + 1}-03-01`,
    maker,
    supplier,
    consults,
    earlier: [],
  }) as unknown as Settlement;

/** Numbers that only depend on where they begin (Numerical Recipes' generator). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const FIELDS_ASKED = PRINTABLE.filter((field) => Object.hasOwn(REQUIRED, field));

/** Everybody of `people` answers every field, by shares that are drawn for each field. */
export function drawn(people: number, roll: () => number, year = YEAR, more: readonly PrintableField[] = []): Truth {
  const counts: Partial<Record<Counter, number>> = { [counterOf('counted', 'no')]: people };
  for (const field of [...FIELDS_ASKED, ...more]) {
    const values = FIELDS[field];
    let all = 0;
    const upTo = values.map(() => (all += roll() ** 2 + 0.02));
    const each = values.map(() => 0);
    for (let one = 0; one < people; one += 1) {
      const at = roll() * all;
      let found = 0;
      while (at >= (upTo[found] ?? all)) found += 1;
      each[found] = (each[found] ?? 0) + 1;
    }
    for (const [at, n] of each.entries()) if (n > 0) counts[counterOf(field, values[at] ?? '')] = n;
  }
  return { years: [year], counts };
}
