/** What this device has of an adviser's books: the newest that it saw of each year, and the lines that were not handed in yet. */
import { toHour, type Hour } from '../../../core/conversation.ts';
import { equal } from '../../../seal/bytes.ts';
import { hashBook, NO_BOOK, openBook, readBookHeader } from '../../../seal/book.ts';
import type { AdviserKeys } from '../../../seal/slots.ts';
import { newFormId, openOwn, sealOwn } from '../crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from '../device-table.ts';
import { parseBook, parseLine, type Book, type BookLine } from './lines.ts';

export interface BookRow {
  readonly sealed: Uint8Array;
  readonly expiresHour: Hour;
}
/** A book lies here at most until the last line of its year is over. */
const KEPT_HOURS = 2 * 366 * 24;

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
  readonly drop: (names: Iterable<string>) => Promise<void>;
  /** Everything of these keys. */
  readonly forget: (keys: AdviserKeys) => Promise<void>;
}

export function createHeld(device: DeviceTable<BookRow>): Held {
  /** For a browser that keeps nothing: until this page goes. */
  const here = new Map<string, BookRow>();
  const put = async (name: string, sealed: Uint8Array, now: Date): Promise<void> => {
    const row = { sealed, expiresHour: toHour(now) + KEPT_HOURS };
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
  const prefix = ({ keyCard }: AdviserKeys, what: 'book' | 'line'): string => `${keyCard.kid}/${what}/`;

  return {
    drop,
    async keepBooks(keys, books, now) {
      const before: string[] = [];
      for (const by of heldKeys(keys)) before.push(...(await names(prefix(by, 'book'))));
      const kept = new Set([...books.keys()].map((year) => `${prefix(keys, 'book')}${year}`));
      for (const [year, bytes] of books) await put(`${prefix(keys, 'book')}${year}`, bytes, now);
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
    async keepLine(keys, line, now) {
      // A name of its own each time: another tab that hands one in drops no newer one.
      await put(`${prefix(keys, 'line')}${newFormId()}`, await sealOwn(keys, 'book-line', JSON.stringify(line)), now);
    },
    async lines(keys) {
      const found = new Map<string, BookLine>();
      for (const by of heldKeys(keys))
        for (const name of await names(prefix(by, 'line'))) {
          const row = await get(name);
          const text = row && (await openOwn(by, 'book-line', row.sealed).catch(() => undefined));
          const line = text === undefined ? undefined : parseLine(text);
          if (line !== undefined) found.set(name, line);
        }
      return found;
    },
    async forget(keys) {
      for (const by of heldKeys(keys)) await drop(await names(`${by.keyCard.kid}/`));
    },
  };
}
