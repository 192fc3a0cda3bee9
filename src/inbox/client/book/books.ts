/**
 * An adviser's yearly books, written anew whenever the inbox is opened and locked, and never at the act: neither who keeps
 * them, nor the hour, nor a length then tells that something was added. In between a line rests on this device, sealed.
 */
import { dayIn, type CalendarDay } from '../../../core/calendar.ts';
import { fromBase64url, toBase64url } from '../../../seal/bytes.ts';
import type { Hour } from '../../../core/conversation.ts';
import { isAppError } from '../../../base/errors.ts';
import { hashBook, NO_BOOK, sealBook } from '../../../seal/book.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import type { BookOfYear } from '../../contract.ts';
import type { Api } from '../api.ts';
import type { Clock } from '../clock.ts';
import type { DeviceTable } from '../device-table.ts';
import { ownTimeZone } from '../time.ts';
import { createHeld, isPutBack, seeBook, type BookRow, type SeenBook } from './held.ts';
import type { Stroke } from '../../../core/register/ledger.ts';
import { createCounting, type Counting } from './counting.ts';
import { asIncomplete, gather, pack, unpack, withoutOldYears, withStrokes, type Ledgers } from './ledgers.ts';
import { EMPTY, linesOf, merge, oncePerYear, withoutOver, type Book, type BookLine } from './lines.ts';
import { createTurns } from '../in-turn.ts';
import { nextTask } from '../next-task.ts';

/**
 * `newer`: a newer page wrote them; they are left as they are. `put-back`: what the server has is older than what this device
 * saw, or gone. `unreadable`: what it has does not open. `full`: nothing more fits. `not-kept`: it could not be handed in.
 */
export type BookTrouble = 'newer' | 'put-back' | 'unreadable' | 'full' | 'not-kept';
export interface BookView {
  readonly lines: readonly BookLine[];
  readonly trouble: readonly BookTrouble[];
}

export interface Books extends Counting {
  /** Writes it down on this device; once, and once more when it was withdrawn since. */
  readonly note: (keys: AdviserKeys, line: BookLine) => Promise<void>;
  /**
   * At opening and locking. Never rejects: what could not be handed in stays here until the next time.
   * @param before that they had a key that is gone: where no book is, one went with it
   */
  readonly rewrite: (keys: AdviserKeys, before?: { readonly hadKey: boolean }) => Promise<void>;
  /** As far as this device knows, with what was noted since. */
  readonly look: (keys: AdviserKeys) => Promise<BookView>;
  readonly today: () => CalendarDay;
  readonly prune: (hour: Hour) => void;
  readonly forget: (keys: AdviserKeys) => void;
}

const isWithdrawn = (line: BookLine): boolean => line.kind === 'consent' && line.withdrawn;
/** Each try means that another device was first. */
const TRIES = 4;
type Seen = ReadonlyMap<number, SeenBook>;
/** On this device and not handed in, by the name under which each lies here. */
interface Resting {
  readonly lines: ReadonlyMap<string, BookLine>;
  readonly strokes: ReadonlyMap<string, Stroke>;
}
interface Written {
  readonly books: ReadonlyMap<number, Book>;
  /** `newer`: of a newer page, which this one leaves alone. */
  readonly ledgers: Ledgers | 'newer';
}

interface BooksDeps {
  readonly api: Pick<Api, 'saveBooks'>;
  readonly device: DeviceTable<BookRow>;
  readonly clock: Pick<Clock, 'now' | 'earliest'>;
}

export function createBooks({ api, device, clock }: BooksDeps): Books {
  const held = createHeld(device);
  /** Of the last rewriting. */
  let trouble: readonly BookTrouble[] = [];
  const inTurn = createTurns();
  const today = (): CalendarDay => dayIn(clock.now(), ownTimeZone());
  /** By which nothing goes too soon on a device whose clock is wrong. */
  const over = (): CalendarDay => dayIn(clock.earliest(), ownTimeZone());
  const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

  const ledgersOf = (all: Iterable<SeenBook>): Ledgers | 'newer' => {
    const found = [...all].map(({ book }) => unpack(book?.ledgers));
    return found.includes('newer') ? 'newer' : gather(found.filter((one) => one !== 'newer'));
  };
  /** The counters lie in the newest book. Those of a newer page stay where they are, and come along into a new year. */
  function withLedgers(books: ReadonlyMap<number, Book>, ledgers: Ledgers | 'newer'): ReadonlyMap<number, Book> {
    const newest = Math.max(...books.keys());
    const last = [...books.values()].findLast((book) => book.ledgers !== undefined)?.ledgers;
    return new Map(
      [...books].map(([year, { ledgers: before, ...book }]) => {
        if (ledgers !== 'newer')
          return [year, year === newest && ledgers.size > 0 ? { ...book, ledgers: pack(ledgers) } : book];
        const kept = before ?? (year === newest ? last : undefined);
        return [year, kept === undefined ? book : { ...book, ledgers: kept }];
      }),
    );
  }

  /** What is to lie there for each year: all that lies there, all that this device saw, and what was noted here. */
  function written(there: Seen, seen: Seen, rests: Resting, isIncomplete = false): Written {
    const noted = [...rests.lines.values()];
    const thisYear = yearOf(today());
    const first = thisYear - 1;
    const years = new Set([thisYear, ...there.keys(), ...seen.keys(), ...noted.map(({ day }) => yearOf(day))]);
    const books = new Map<number, Book>();
    for (const year of [...years].toSorted((a, b) => a - b)) {
      const both = [there.get(year), seen.get(year)].toSorted((a, b) => (b?.number ?? -1) - (a?.number ?? -1));
      const known = both.map((one) => one?.book ?? EMPTY).reduce(merge);
      const ours = { ...EMPTY, lines: noted.filter(({ day }) => yearOf(day) === year) };
      books.set(year, merge(known, ours));
    }
    // What lies there is, as a rule, what was seen: that is read once.
    const before = ledgersOf(new Set([...there.values(), ...seen.values()]));
    const counted = before === 'newer' ? before : withStrokes(before, rests.strokes.values());
    const kept = counted === 'newer' ? counted : withoutOldYears(counted, yearOf(over()));
    const ledgers = kept !== 'newer' && isIncomplete ? asIncomplete(kept, thisYear) : kept;
    const all = withLedgers(oncePerYear(books), ledgers);
    const stay = [...all].flatMap(([year, book]) => (year < first ? [] : [[year, withoutOver(book, over())] as const]));
    return { books: new Map(stay), ledgers };
  }

  const seal = (keys: AdviserKeys, books: ReadonlyMap<number, Book>, there: Seen, seen: Seen): Promise<BookOfYear[]> =>
    Promise.all(
      [...books].map(async ([year, book]) => {
        const before = there.get(year);
        const number = 1 + Math.max(-1, before?.number ?? -1, seen.get(year)?.number ?? -1);
        const previous = before === undefined ? NO_BOOK : hashBook(before.bytes);
        return { year, blob: toBase64url(await sealBook(keys, { year, number, previous }, JSON.stringify(book))) };
      }),
    );

  /** What the server has, opened. `newer`: one of them is not for this page to write. */
  async function openAll(keys: AdviserKeys, books: readonly BookOfYear[]): Promise<Seen | 'newer'> {
    const found = new Map<number, SeenBook>();
    for (const { year, blob } of books) {
      const seen = await seeBook(keys, year, fromBase64url(blob) ?? new Uint8Array());
      if (seen === 'newer') return 'newer';
      found.set(year, seen);
    }
    return found;
  }

  const restingOf = async (keys: AdviserKeys): Promise<Resting> => ({
    lines: await held.lines(keys),
    strokes: await held.strokes(keys),
  });

  async function rewriteOnce(keys: AdviserKeys, hadKey: boolean): Promise<readonly BookTrouble[]> {
    const found = new Set<BookTrouble>();
    const seen = await held.books(keys);
    if (seen === 'newer') return ['newer'];
    const rests = await restingOf(keys);
    const first = yearOf(today()) - 1;
    // As if nobody else had written since: then it is one round trip.
    let there: Seen = seen;
    let isIncomplete = hadKey && seen.size === 0;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { books, ledgers } = written(there, seen, rests, isIncomplete);
      if (ledgers === 'newer') found.add('newer');
      const sealed = await seal(keys, books, there, seen);
      const over = [...there].flatMap(([year, { bytes }]) =>
        books.has(year) ? [] : [{ year, hash: toBase64url(hashBook(bytes)) }],
      );
      // Sealing them has taken a task by itself.
      await nextTask();
      const result = await api.saveBooks({ books: sealed, ...(over.length === 0 ? {} : { over }) });
      if (!result.ok) return [...found, 'not-kept'];
      if (result.value.result === 'stored') {
        const kept = sealed.map(({ year, blob }) => [year, fromBase64url(blob) ?? new Uint8Array()] as const);
        await held.keepBooks(keys, new Map(kept), clock.now());
        await held.drop([...rests.lines.keys(), ...(ledgers === 'newer' ? [] : rests.strokes.keys())]);
        return [...found];
      }
      const now = await openAll(keys, result.value.books ?? []);
      if (now === 'newer') return ['newer'];
      // In a time zone where the year after next began, the oldest went rightly.
      const oldest = Math.max(first, ...[...now.keys()].map((year) => year - 1));
      const back = [...seen].flatMap(([year, one]) => (year >= oldest && isPutBack(one, now.get(year)) ? [year] : []));
      const unread = [...now].flatMap(([year, { book }]) => (book === undefined ? [year] : []));
      if (back.length > 0) found.add('put-back');
      if (unread.length > 0) found.add('unreadable');
      // The counters are in the newest; what is wrong with an older one takes none away.
      const newest = Math.max(...seen.keys(), ...now.keys());
      isIncomplete = [...back, ...unread].includes(newest);
      there = now;
    }
    return [...found, 'not-kept'];
  }

  async function here(keys: AdviserKeys): Promise<Written> {
    const seen = await held.books(keys);
    return written(new Map(), seen === 'newer' ? new Map() : seen, await restingOf(keys));
  }
  const linesHere = async (keys: AdviserKeys): Promise<readonly BookLine[]> =>
    linesOf([...(await here(keys)).books.values()]);

  const counting = createCounting({
    press: (keys, stroke) => inTurn(() => held.keepStroke(keys, stroke)),
    look: (keys) => inTurn(async () => ({ ledgers: (await here(keys)).ledgers, trouble })),
  });

  return {
    ...counting,
    today,
    note: (keys, line) =>
      inTurn(async () => {
        const known = (await linesHere(keys)).find(({ id }) => id === line.id);
        const isKnown = known !== undefined && (isWithdrawn(known) || !isWithdrawn(line));
        if (!isKnown) await held.keepLine(keys, line, clock.now());
      }),
    rewrite: (keys, before) =>
      inTurn(async () => {
        trouble = await rewriteOnce(keys, before?.hadKey === true).catch((error: unknown) => [
          isAppError(error, 'TEXT_TOO_LONG') ? 'full' : 'not-kept',
        ]);
      }),
    look: (keys) => inTurn(async () => ({ lines: await linesHere(keys), trouble })),
    prune: (hour) => void device.prune(hour),
    forget: (keys) => void inTurn(() => held.forget(keys)),
  };
}
