/**
 * The counters of an adviser's years as they lie in the newest of their books. Written small, so that many organisations fit:
 * the names of the counters once, then of each organisation its numbers in that order, with nothing for none.
 */
import * as z from 'zod/mini';
import {
  EMPTY_LEDGER,
  ledgerSchema,
  mergeLedgers,
  withStroke,
  YEARS_KEPT,
  type Ledger,
  type Stroke,
} from '../../../core/register/ledger.ts';

const VERSION = 1;

/** By year. */
export type Ledgers = ReadonlyMap<number, Ledger>;

const packedOrganisation = z.looseObject({ n: z.string() });
const packedYear = z.looseObject({
  of: z.record(z.string(), packedOrganisation),
  /** Ids of strokes, with a space between. */
  applied: z.string(),
});
/** Of another shape: a newer page's. */
const packed = z.strictObject({
  v: z.literal(VERSION),
  names: z.array(z.string()),
  years: z.record(z.string(), packedYear),
});
export type Packed = z.infer<typeof packed>;

/** The names in alphabetical order, so that the same counters are the same text. */
export function pack(ledgers: Ledgers): Packed {
  const all = [...ledgers.values()].flatMap(({ organisations }) => Object.values(organisations));
  const names = [...new Set(all.flatMap(({ counts }) => Object.keys(counts)))].toSorted();
  const numbers = (counts: Readonly<Record<string, number>>): string =>
    names
      .map((name) => counts[name] || '')
      .join(',')
      .replace(/,+$/, '');
  const years = [...ledgers].map(([year, { organisations, applied, ...rest }]) => {
    const of = Object.entries(organisations).map(([id, { counts, ...more }]) => [id, { ...more, n: numbers(counts) }]);
    return [String(year), { ...rest, of: Object.fromEntries(of), applied: applied.join(' ') }];
  });
  return { v: VERSION, names, years: Object.fromEntries(years) };
}

/** `newer`: nothing that this page may write in the place of. @param value absent where a book has none */
export function unpack(value: unknown): Ledgers | 'newer' {
  if (value === undefined) return new Map();
  const found = packed.safeParse(value).data;
  if (found === undefined) return 'newer';
  const years = new Map<number, Ledger>();
  for (const [year, { of, applied, ...rest }] of Object.entries(found.years)) {
    const organisations = Object.entries(of).map(([id, { n, ...more }]) => {
      const counts = n.split(',').flatMap((one, at) => (one === '' ? [] : [[found.names[at] ?? '', Number(one)]]));
      return [id, { ...more, counts: Object.fromEntries(counts) }];
    });
    const ids = applied === '' ? [] : applied.split(' ');
    const ledger = ledgerSchema.safeParse({ ...rest, organisations: Object.fromEntries(organisations), applied: ids });
    if (!ledger.success || !/^\d{4}$/.test(year)) return 'newer';
    years.set(Number(year), ledger.data);
  }
  return years;
}

/** Of all that lies anywhere: at the server, and as this device saw it. */
export function gather(all: readonly Ledgers[]): Ledgers {
  const found = new Map<number, Ledger>();
  for (const [year, ledger] of all.flatMap((one) => [...one])) {
    const known = found.get(year);
    found.set(year, known === undefined ? ledger : mergeLedgers(known, ledger));
  }
  return found;
}

export function withStrokes(ledgers: Ledgers, strokes: Iterable<Stroke>): Ledgers {
  const found = new Map(ledgers);
  for (const stroke of strokes) found.set(stroke.year, withStroke(found.get(stroke.year) ?? EMPTY_LEDGER, stroke));
  return found;
}

/** @param thisYear by the earlier of two clocks, so that nothing goes too soon */
export const withoutOldYears = (ledgers: Ledgers, thisYear: number): Ledgers =>
  new Map([...ledgers].filter(([year]) => year >= thisYear - YEARS_KEPT));

/** Something may be missing of every year that is kept: also of those of which nothing is known. */
export function asIncomplete(ledgers: Ledgers, thisYear: number): Ledgers {
  const found = new Map(ledgers);
  for (let year = thisYear - YEARS_KEPT; year <= thisYear; year += 1)
    found.set(year, { ...(found.get(year) ?? EMPTY_LEDGER), incomplete: true });
  return found;
}
