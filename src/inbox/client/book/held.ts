/** What this device has of an adviser's books: the newest that it saw of each year, and the lines that were not handed in yet. */
import { toHour, type Hour } from '../../../core/conversation.ts';
import { equal } from '../../../seal/bytes.ts';
import { hashBook, NO_BOOK, openBook, readBookHeader } from '../../../seal/book.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { newFormId, openOwn, sealOwn } from '../crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from '../device-table.ts';
import { strokeSchema, type Stroke } from '../../../core/register/ledger.ts';
import { readJson } from '../../../base/json.ts';
import { parseBook, parseLine, type Book, type BookLine } from './lines.ts';

export interface BookRow {
  readonly sealed: Uint8Array;
  readonly expiresHour: Hour;
}
/** At most until the last line of its year is over. */
const LINE_HOURS = 2 * 366 * 24;
/** As long as a year's counters are kept: of three closed years, and the one that is going on. */
const LEDGER_YEARS = 4;
const LEDGER_HOURS = LEDGER_YEARS * 366 * 24;
/** Digits by which what rests here is in order. */
const PLACES = 6;

/** In a database of its own, as the drafts are. */
export const createBookDb = (databases: () => IDBFactory): DeviceTable<BookRow> =>
  createDeviceTable(databases, { database: 'in-vertrouwen-book', table: 'book', isRow });

function isRow(value: unknown): value is BookRow {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, expiresHour } = value as Partial<BookRow>;
  return sealed instanceof Uint8Array && typeof expiresHour === 'number';
}

/** `book` is absent when it does not open. */
export interface SeenBook {
  readonly bytes: Uint8Array;
  readonly book?: Book;
  readonly number: number;
  readonly previous: Uint8Array;
}
export const heldKeys = (keys: AdviserKeys): readonly AdviserKeys[] => [keys, ...(keys.older ?? [])];

/** By any of these keys: one of before a new key was made opens too. */
export async function seeBook(keys: AdviserKeys, year: number, bytes: Uint8Array): Promise<SeenBook | 'newer'> {
  const header = readBookHeader(bytes);
  if (header === 'newer') return 'newer';
  const unread = { bytes, number: -1, previous: NO_BOOK };
  const held = heldKeys(keys).find(({ keyCard }) => keyCard.kid === header?.kid);
  if (header === undefined || held === undefined || header.year !== year) return unread;
  const text = await openBook(held, bytes).catch(() => undefined);
  const book = text === undefined ? undefined : parseBook(text);
  if (book === 'newer') return 'newer';
  return book === undefined ? unread : { bytes, book, number: header.number, previous: header.previous };
}

/** Whether what lies there now cannot have come after what was seen. */
export function isPutBack(seen: SeenBook | undefined, now: SeenBook | undefined): boolean {
  if (seen?.book === undefined) return false;
  if (now === undefined) return true;
  if (now.book === undefined || now.number > seen.number + 1) return false;
  if (now.number < seen.number) return true;
  return !equal(now.number === seen.number ? hashBook(now.bytes) : now.previous, hashBook(seen.bytes));
}

export interface Held {
  readonly books: (keys: AdviserKeys) => Promise<ReadonlyMap<number, SeenBook> | 'newer'>;
  /** These and no other: what lay under an older key, or is of a year that is over, goes. */
  readonly keepBooks: (keys: AdviserKeys, books: ReadonlyMap<number, Uint8Array>, now: Date) => Promise<void>;
  /** By the name under which each lies here. */
  readonly lines: (keys: AdviserKeys) => Promise<ReadonlyMap<string, BookLine>>;
  readonly keepLine: (keys: AdviserKeys, line: BookLine, now: Date) => Promise<void>;
  /** As lines: what was pressed and not handed in. */
  readonly strokes: (keys: AdviserKeys) => Promise<ReadonlyMap<string, Stroke>>;
  /** `false`: this browser keeps nothing, so that it is there until this page goes. */
  readonly keepStroke: (keys: AdviserKeys, stroke: Stroke) => Promise<boolean>;
  readonly drop: (names: Iterable<string>) => Promise<void>;
  /** Everything of these keys. */
  readonly forget: (keys: AdviserKeys) => Promise<void>;
}

export function createHeld(device: DeviceTable<BookRow>): Held {
  /** For a browser that keeps nothing: until this page goes. */
  const here = new Map<string, BookRow>();
  const put = async (name: string, sealed: Uint8Array, expiresHour: Hour): Promise<void> => {
    const row = { sealed, expiresHour };
    here.set(name, row);
    await device.put(name, row);
  };
  /** Another tab may have written since, so the device comes first. */
  const get = async (name: string): Promise<BookRow | undefined> => (await device.get(name)) ?? here.get(name);
  const names = async (prefix: string): Promise<readonly string[]> =>
    [...new Set([...(await device.keys()), ...here.keys()])].filter((name) => name.startsWith(prefix)).toSorted();
  const drop: Held['drop'] = async (dropped) => {
    for (const name of dropped) {
      here.delete(name);
      await device.delete(name);
    }
  };
  // Two advisers may share a device.
  const prefix = ({ keyCard }: AdviserKeys, what: 'book' | 'line' | 'stroke'): string => `${keyCard.kid}/${what}/`;

  /** What rests here of one kind, by name, in the order in which it was put there; also what was sealed to a key of before. */
  async function resting<T>(
    keys: AdviserKeys,
    what: 'line' | 'stroke',
    read: (text: string) => T | undefined,
  ): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>();
    for (const by of heldKeys(keys).toReversed())
      for (const name of await names(prefix(by, what))) {
        const row = await get(name);
        const text = row && (await openOwn(by, `book-${what}`, row.sealed).catch(() => undefined));
        const one = text === undefined ? undefined : read(text);
        if (one !== undefined) found.set(name, one);
      }
    return found;
  }
  /** A name of its own each time: another tab that hands one in drops no newer one. */
  const newName = (keys: AdviserKeys, what: 'line' | 'stroke'): string => `${prefix(keys, what)}${newFormId()}`;
  /** In the order of pressing: what was taken away again must have been there before. */
  async function nextStroke(keys: AdviserKeys): Promise<string> {
    const start = prefix(keys, 'stroke');
    const last = (await names(start)).at(-1)?.slice(start.length, start.length + PLACES);
    return `${start}${String(Number(last ?? -1) + 1).padStart(PLACES, '0')}-${newFormId()}`;
  }

  return {
    drop,
    async keepBooks(keys, books, now) {
      const before: string[] = [];
      for (const by of heldKeys(keys)) before.push(...(await names(prefix(by, 'book'))));
      const kept = new Set([...books.keys()].map((year) => `${prefix(keys, 'book')}${year}`));
      for (const [year, bytes] of books) await put(`${prefix(keys, 'book')}${year}`, bytes, toHour(now) + LEDGER_HOURS);
      await drop(before.filter((name) => !kept.has(name)));
    },
    async books(keys) {
      const found = new Map<number, SeenBook>();
      // The oldest key first, so that what the newest sealed counts.
      for (const by of heldKeys(keys).toReversed())
        for (const name of await names(prefix(by, 'book'))) {
          const year = Number(name.slice(prefix(by, 'book').length));
          const row = await get(name);
          const seen = row && (await seeBook(keys, year, row.sealed));
          if (seen === 'newer') return 'newer';
          if (seen?.book !== undefined) found.set(year, seen);
        }
      return found;
    },
    lines: (keys) => resting(keys, 'line', parseLine),
    async keepLine(keys, line, now) {
      const sealed = await sealOwn(keys, 'book-line', JSON.stringify(line));
      await put(newName(keys, 'line'), sealed, toHour(now) + LINE_HOURS);
    },
    strokes: (keys) => resting(keys, 'stroke', (text) => strokeSchema.safeParse(readJson(text)).data),
    async keepStroke(keys, stroke) {
      const sealed = await sealOwn(keys, 'book-stroke', JSON.stringify(stroke));
      const name = await nextStroke(keys);
      // By the year, so that the hour of the press lies nowhere.
      await put(name, sealed, toHour(new Date(Date.UTC(stroke.year + LEDGER_YEARS, 0, 2))));
      return (await device.get(name)) !== undefined;
    },
    async forget(keys) {
      for (const by of heldKeys(keys)) await drop(await names(`${by.keyCard.kid}/`));
    },
  };
}
