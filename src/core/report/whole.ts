/**
 * Every table counts the same people. Where counters do not agree, because an older ledger was put back or a mistake was taken
 * away that had not been counted, what is missing in a required table is "not known".
 */
import { PRINTABLE, REQUIRED_FIELDS, type PrintableField } from '../register/fields.ts';
import { counterOf, type Counter } from '../register/ledger.ts';
import { peopleOf, type Truth } from './classes.ts';
import { sumOf } from './fold.ts';

const REQUIRED_TABLES = PRINTABLE.filter((field) => REQUIRED_FIELDS.some((one) => one === field));
export const isRequired = (field: PrintableField): boolean => REQUIRED_TABLES.includes(field);

export interface Completed {
  readonly truth: Truth;
  /** How many came, by the table that counted most of them. */
  readonly people: number;
}
export function completed(truth: Truth): Completed {
  const counted = peopleOf(truth);
  const sums = REQUIRED_TABLES.map((field) => [field, sumOf(field, truth)] as const);
  const people = sums.reduce((most, [, sum]) => Math.max(most, sum), counted);
  const missing = sums.filter(([, sum]) => sum < people);
  if (missing.length === 0 && counted === people) return { truth, people };
  const counts: Partial<Record<Counter, number>> = { ...truth.counts };
  const add = (name: Counter, n: number): void => void (counts[name] = (counts[name] ?? 0) + n);
  for (const [field, sum] of missing) add(counterOf(field, 'unknown'), people - sum);
  add(counterOf('counted', 'unknown'), people - counted);
  return { truth: { ...truth, counts }, people };
}
