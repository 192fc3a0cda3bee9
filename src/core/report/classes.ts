/** The numbers that decide what is printed, each with its reason, and the classes in which it is. */
import type { Counter } from '../register/ledger.ts';
import { counterOf } from '../register/ledger.ts';
import type { Range } from './printed.ts';

/** Under so many people everybody knows who is ill, who left and who is angry: no figure at all. */
export const FIGURES_FROM = 50;
/** Under so many people two tables and a total of two words: the third table is mostly about the same ten. */
export const ALL_TABLES_FROM = 250;
/** How many people must have come for a table. Under that most rows would be "other". */
export const TABLES_FROM = 20;
/** A group of which somebody may be accused, or of which nobody may be known to have come. */
export const GROUP = 10;
/** How many different numbers must be possible behind each figure: two are a guess that is right half of the time. */
export const POSSIBLE = 3;
/** Rows: 5-9, 10-14, …; the total: 10-19, 20-29, …. */
export const ROW_CLASS = 5;
export const TOTAL_CLASS = 10;
/** Added together at most. */
export const POOLED_AT_MOST = 3;

/** What a team counted: of one year, or of two or three together. `years`: from the first to the last. */
export interface Truth {
  readonly years: readonly number[];
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  /** Something is missing, and nobody knows how much. */
  readonly incomplete?: true;
}
/** What the organisation's own file says of it. */
export interface Facts {
  readonly people?: number;
  readonly managers?: number;
}

export const classOf = (n: number, width: number): { readonly least: number; readonly most: number } => {
  const least = Math.floor(n / width) * width;
  return { least, most: least + width - 1 };
};
export const UNDER_TEN: Range = { least: 0, most: TOTAL_CLASS - 1 };
export const TEN_OR_MORE: Range = { least: TOTAL_CLASS };

/** How many different people came: who was counted before in the same year is one of them already. */
export const peopleOf = ({ counts }: Truth): number =>
  (counts[counterOf('counted', 'no')] ?? 0) + (counts[counterOf('counted', 'unknown')] ?? 0);

/**
 * Consults as a supplier is told them: tens, and always down. These are the classes of the total, so that even where everybody
 * who came was one consult a bill says nothing that the report does not. The nearest ten would cut a class in two.
 */
export const settledConsults = (consults: number): number => classOf(consults, TOTAL_CLASS).least;
