/**
 * An adviser's yearly books, as the server keeps them: sealed in their browser, sealed once more here under an erasure key of
 * their own, and overwritten whenever the browser writes them anew. The server knows the year and the number of steps.
 */
import { z } from 'zod';
import { equal, fromBase64url, toBase64url } from '../../seal/bytes.ts';
import { BOOK_BYTES_MAX, hashBook, NO_BOOK, readBookHeader } from '../../seal/book.ts';
import { createErasableRecords, type Replaced } from '../erasure/record.ts';
import type { Clock, Keyring, RecordStore } from '../ports.ts';

/** What is said for a year lies in the book of the day it was said on: where the adviser is, in this year's or the one before. */
const YEARS_BACK = 1;
/** Where they are, the new year may have begun already, or not yet. */
const YEARS_APART = 1;

const TEXT_MAX = Math.ceil((BOOK_BYTES_MAX * 4) / 3);
const bookSchema = z.strictObject({ year: z.number().int(), blob: z.string().max(TEXT_MAX) });
const schema = z.strictObject({ books: z.array(bookSchema).max(YEARS_BACK + 1 + YEARS_APART) });
/** `blob`: base64url of `seal/book.ts`. */
export type StoredBook = z.infer<typeof bookSchema>;

/** By SHA-256 of what lies there, base64url. */
export interface OverBook {
  readonly year: number;
  readonly hash: string;
}

/** `moved`: others are there than these were made from. `refused`: none of this adviser's books of these years. */
export type BooksResult =
  | { readonly result: Replaced }
  | { readonly result: 'moved'; readonly books: readonly StoredBook[] }
  | { readonly result: 'refused' };

export interface BookVault {
  /**
   * All of somebody's books in one step, each in the place of the one it names. The caller knows whose key made them.
   * @param over those of years before that were read and go now: what their lines leave behind is in the newest
   * @throws AppError `STORE_AWAY` and others of the store: then it is not known whether they were kept
   */
  put(identity: string, sent: readonly StoredBook[], over?: readonly OverBook[]): Promise<BooksResult>;
  /** @throws AppError when its erasure key could not be overwritten: then nothing was deleted */
  delete(identity: string): Promise<void>;
}

/** Does this one take the place of what lies there? */
function follows(sent: StoredBook, before: StoredBook | undefined): boolean {
  const header = readBookHeader(fromBase64url(sent.blob) ?? new Uint8Array());
  if (header === undefined || header === 'newer' || header.year !== sent.year) return false;
  if (before === undefined) return equal(header.previous, NO_BOOK);
  const stored = fromBase64url(before.blob) ?? new Uint8Array();
  // Whatever lies there, and was seen by who writes: also what is no book any more. Of a newer version nobody can say that.
  return readBookHeader(stored) !== 'newer' && equal(header.previous, hashBook(stored));
}

export function createBookVault({
  records,
  keyring,
  clock,
}: {
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}): BookVault {
  const kept = createErasableRecords({ records, keyring }, 'book', schema);
  return {
    async put(identity, sent, over = []) {
      const year = clock.now().getUTCFullYear();
      const years = new Set(sent.map((one) => one.year));
      const isNow = (one: StoredBook): boolean =>
        one.year >= year - YEARS_BACK - YEARS_APART && one.year <= year + YEARS_APART;
      if (sent.length === 0 || years.size !== sent.length || !sent.every(isNow)) return { result: 'refused' };
      const newest = Math.max(...years);
      let moved: readonly StoredBook[] | undefined;
      const result = await kept.putNext(identity, (stored) => {
        // An adviser who stays away for more than a year has counters in an older one: it goes when whoever writes has read it.
        const there = stored?.books ?? [];
        const isRead = ({ year, blob }: StoredBook): boolean => {
          const hash = toBase64url(hashBook(fromBase64url(blob) ?? new Uint8Array()));
          return over.some((one) => one.year === year && one.hash === hash);
        };
        const fits =
          there.every((one) => years.has(one.year) || (one.year < newest - YEARS_BACK && isRead(one))) &&
          sent.every((one) =>
            follows(
              one,
              there.find((other) => other.year === one.year),
            ),
          );
        moved = fits ? undefined : there;
        return fits ? { books: [...sent] } : undefined;
      });
      if (moved !== undefined) return { result: 'moved', books: moved };
      return { result };
    },
    delete: (identity) => kept.delete(identity),
  };
}
