/** Sums of money in whole cents, so that parts add up to the whole to the last cent. */
import { addDays, type CalendarDay } from '../calendar.ts';
import type { Period } from './contract.ts';

const DAY_MS = 86_400_000;
const dayNumber = (day: CalendarDay): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
/** Both ends count. */
export const daysIn = ({ from, until }: Period): number => dayNumber(until) - dayNumber(from) + 1;

/** Half a cent goes up, and no rounding of binary fractions decides: 21 % of € 0.50 is 11 cents. */
export const vatOn = (cents: number, percent: number): number => Math.floor((cents * percent * 10 + 500) / 1000);

/**
 * Of the price of a year what its days from `from` to `until` cost. Computed from the beginning of the year on, so that the
 * parts of a year add up to its price.
 */
export function partOfYear(cents: number, { from, until }: Period): number {
  const year = from.slice(0, 4);
  const first = `${year}-01-01`;
  const all = daysIn({ from: first, until: `${year}-12-31` });
  const through = (day: CalendarDay): number =>
    day < first ? 0 : Math.floor((2 * cents * daysIn({ from: first, until: day }) + all) / (2 * all));
  return through(until) - through(addDays(from, -1));
}

export interface Share {
  readonly id: string;
  readonly cents: number;
}
/**
 * Shares `cents` by weight. What is left over in cents goes to the largest remainders (Hamilton); of two alike to the
 * heavier, then by id, so that the same bill is made whenever it is made.
 */
export function shareByWeight(
  cents: number,
  among: readonly { readonly id: string; readonly weight: number }[],
): readonly Share[] {
  const all = among.reduce((sum, { weight }) => sum + weight, 0);
  if (all <= 0) return among.map(({ id }) => ({ id, cents: 0 }));
  const parts = among.map(({ id, weight }) => {
    // Whole numbers throughout: a billion cents times a million people is more than a double holds.
    const product = BigInt(cents) * BigInt(weight);
    return { id, weight, cents: Number(product / BigInt(all)), rest: Number(product % BigInt(all)) };
  });
  const left = cents - parts.reduce((sum, part) => sum + part.cents, 0);
  const favoured = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || b.weight - a.weight || (a.id < b.id ? -1 : 1))
      .slice(0, left)
      .map(({ id }) => id),
  );
  return parts.map((part) => ({ id: part.id, cents: part.cents + (favoured.has(part.id) ? 1 : 0) }));
}
