/** Of which period a bill can be made: a quarter or a year. Everything finer is refused, with the reason. */
import { QUARTERS, quarterOf, yearOf, type Period, type Quarter } from '../../core/billing/contract.ts';
import { Refusal } from './read.ts';

export interface Billed {
  readonly year: number;
  /** Absent: of the year. */
  readonly quarter?: Quarter;
  readonly period: Period;
  /** `2026-q2`. */
  readonly label: string;
}

const TOO_FINE =
  'of a month, a week or a day nothing is billed: one consult in March and an empty chair that week would be a name. Bill a quarter (2026-q2) or a year (2026)';

export function periodOf(text: string): Billed {
  const [, year, quarter] = /^(20\d\d)(?:-q([1-4]))?$/i.exec(text) ?? [];
  if (year === undefined) throw new Refusal(/^20\d\d-/.test(text) ? TOO_FINE : 'write the period as 2026-q2 or 2026');
  const at = Number(year);
  if (quarter === undefined) return { year: at, period: yearOf(at), label: year };
  const one = QUARTERS.find((each) => each === Number(quarter)) ?? 1;
  return { year: at, quarter: one, period: quarterOf(at, one), label: `${year}-q${one}` };
}
