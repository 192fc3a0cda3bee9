/**
 * What an adviser keeps for a year, because a complaint comes months later: that a consent was given, and that confidence was
 * broken. No name, no word and no conversation is in it. What an older page does not know it hands on as it found it.
 */
import * as z from 'zod/mini';
import { isDay } from '../../../core/days.ts';
import type { CalendarDay } from '../../../core/calendar.ts';

const VERSION = 1;
const BREACH_WAYS = ['danger', 'judge', 'law'] as const;

const id = z.string().check(z.maxLength(64));
const day = z.string().check(z.refine(isDay));
/** To which function. */
const to = z.string().check(z.maxLength(200));
const consent = z.object({ kind: z.literal('consent'), id, day, to, named: z.boolean(), withdrawn: z.boolean() });
const breach = z.object({
  kind: z.literal('breach'),
  id,
  day,
  way: z.enum(BREACH_WAYS),
  to,
  named: z.boolean(),
  /** Whether the employee was told beforehand. */
  toldBefore: z.boolean(),
});
const known = z.discriminatedUnion('kind', [consent, breach]);
/** A line of any kind, also of one that a newer page knows. */
const line = z.looseObject({ id, day });
const book = z.looseObject({
  v: z.literal(VERSION),
  lines: z.array(line),
  /** In the newest book only: of this year and those before; ledgers.ts. */
  ledgers: z.optional(z.unknown()),
});
const versioned = z.looseObject({ v: z.number() });

export type BookLine = z.infer<typeof known>;
export type ConsentLine = z.infer<typeof consent>;
export type BreachLine = z.infer<typeof breach>;

type Line = z.infer<typeof line>;
export type Book = z.infer<typeof book>;

export const EMPTY: Book = { v: VERSION, lines: [] };

/** `newer`: of a version that this page does not know. `undefined`: no book. */
export function parseBook(text: string): Book | 'newer' | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  const version = versioned.safeParse(found).data?.v;
  if (version !== undefined && version > VERSION) return 'newer';
  return book.safeParse(found).data;
}

export const parseLine = (text: string): BookLine | undefined => {
  try {
    return known.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** The same line, written twice: what was withdrawn on one device stays so. */
const both = (one: Line, other: Line): Line => ({
  ...one,
  ...other,
  ...(one['withdrawn'] === true || other['withdrawn'] === true ? { withdrawn: true } : {}),
  // Of the yes, from which the year is counted, and not of its taking back.
  ...(one['kind'] === 'consent' && one.day < other.day ? { day: one.day } : {}),
});

/** Every line of both, once; of all else what the newer one has. */
export function merge(newer: Book, other: Book): Book {
  const lines = new Map<string, Line>();
  for (const one of [...newer.lines, ...other.lines]) {
    const known = lines.get(one.id);
    lines.set(one.id, known === undefined ? one : both(one, known));
  }
  return { ...other, ...newer, lines: [...lines.values()] };
}

/** What was taken back in another year than it was said is one line, in the first of the two. */
export function oncePerYear(books: ReadonlyMap<number, Book>): ReadonlyMap<number, Book> {
  const found = new Map<string, { readonly year: number; readonly line: Line }>();
  for (const [year, { lines }] of [...books].toSorted(([a], [b]) => a - b))
    for (const one of lines) {
      const known = found.get(one.id);
      found.set(one.id, known === undefined ? { year, line: one } : { ...known, line: both(known.line, one) });
    }
  const linesIn = (year: number, { lines }: Book): Line[] =>
    lines.flatMap(({ id: name }) => {
      const kept = found.get(name);
      return kept?.year === year ? [kept.line] : [];
    });
  return new Map([...books].map(([year, one]) => [year, { ...one, lines: linesIn(year, one) }]));
}

/** The day on which a line goes: the same date a year later, and the first of March after a leap day. */
export function goesOn(day: CalendarDay): CalendarDay {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return isDay(next) ? next : `${next.slice(0, 4)}-03-01`;
}

export const withoutOver = (book: Book, today: CalendarDay): Book => ({
  ...book,
  lines: book.lines.filter((one) => today < goesOn(one.day)),
});

/** Those that this page has words for, the newest first. */
export const linesOf = (books: readonly Book[]): readonly BookLine[] =>
  books
    .flatMap(({ lines }) => lines.flatMap((one) => known.safeParse(one).data ?? []))
    .toSorted((one, other) => other.day.localeCompare(one.day) || one.id.localeCompare(other.id));
