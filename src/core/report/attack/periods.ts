/**
 * How many came in which period, as far as it is known. A period is a row of years, and how many came in it is the difference
 * of two running totals; so everything that is known is a difference constraint (`later - earlier <= bound`), and the closest
 * bounds of each period follow exactly, as shortest paths do (Cormen et al., Introduction to Algorithms, "Difference
 * constraints and shortest paths"). All bounds are whole, so every whole number between two of them is possible.
 */

/** Both inclusive; `most` may be `Infinity`. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}
export interface Period {
  readonly first: number;
  readonly last: number;
}
export interface Periods {
  /** Nothing is changed where no numbers would be left. @returns whether any are */
  know(period: Period, interval: Interval): boolean;
  of(period: Period): Interval;
}

/** @param periods all that will be asked about */
export function periodsOf(periods: readonly Period[]): Periods {
  // Only where a period begins or ends is a running total of use: years in between that nobody speaks of are one step.
  const ends = [...new Set(periods.flatMap(({ first, last }) => [first, last + 1]))].toSorted((a, b) => a - b);
  const place = new Map(ends.map((end, at) => [end, at]));
  const at = (end: number): number => place.get(end) ?? -1;
  /** `far[from][to]`: by how much the running total of `to` is above that of `from` at most. It never goes down. */
  const far: number[][] = ends.map((_, from) => ends.map((__, to) => (to > from ? Number.POSITIVE_INFINITY : 0)));
  const get = (from: number, to: number): number => far[from]?.[to] ?? Number.POSITIVE_INFINITY;
  function atMost(from: number, to: number, bound: number): void {
    if (bound >= get(from, to)) return;
    const before = ends.map((_, one) => get(one, from));
    const after = ends.map((_, one) => get(to, one));
    for (const [one, row] of far.entries())
      for (let two = 0; two < row.length; two += 1) {
        const through = (before[one] ?? 0) + bound + (after[two] ?? 0);
        if (through < get(one, two)) row[two] = through;
      }
  }
  const of = ({ first, last }: Period): Interval => {
    const [from, to] = [at(first), at(last + 1)];
    return { least: -get(to, from), most: get(from, to) };
  };
  return {
    of: (period) => {
      const { least, most } = of(period);
      return { least: least + 0, most };
    },
    know(period, { least, most }) {
      const known = of(period);
      if (Math.max(least, known.least) > Math.min(most, known.most)) return false;
      const [from, to] = [at(period.first), at(period.last + 1)];
      atMost(from, to, most);
      atMost(to, from, -least);
      return true;
    },
  };
}
