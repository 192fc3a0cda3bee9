/** An adviser's yearly book: one size whatever is in it, theirs alone, and nothing in it can be changed unseen. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BOOK_BYTES_MAX,
  BOOK_STEP,
  BOOK_STEPS_MAX,
  hashBook,
  isBookOf,
  NO_BOOK,
  openBook,
  readBookHeader,
  sealBook,
} from '../../src/seal/book.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';

let keys: AdviserKeys;
let others: AdviserKeys;
let book: Uint8Array;
const PLACE = { year: 2026, number: 3, previous: NO_BOOK };
beforeAll(async () => {
  [keys, others] = await Promise.all([generateAdviserKeys(), generateAdviserKeys()]);
  book = await sealBook(keys, PLACE, 'één regel');
});

describe('a book', () => {
  it('opens for who made it, and says where it belongs without being opened', async () => {
    expect(await openBook(keys, book)).toBe('één regel');
    expect(readBookHeader(book)).toEqual({ ...PLACE, kid: keys.keyCard.kid });
    expect(new TextDecoder('latin1').decode(book)).not.toContain('regel');
  });

  it('has one length for nothing, one line and some hundred lines, and then a whole step more', async () => {
    const lengths = async (...sizes: readonly number[]): Promise<readonly number[]> =>
      Promise.all(sizes.map(async (size) => (await sealBook(keys, PLACE, 'x'.repeat(size))).length));
    const [none = 0, one, most, next, last] = await lengths(
      0,
      150,
      BOOK_STEP - 4,
      BOOK_STEP - 3,
      BOOK_STEPS_MAX * BOOK_STEP - 4,
    );
    expect([one, most]).toEqual([none, none]);
    expect(next).toBe(none + BOOK_STEP);
    expect(last).toBe(BOOK_BYTES_MAX);
    await expect(sealBook(keys, PLACE, 'x'.repeat(BOOK_STEPS_MAX * BOOK_STEP - 3))).rejects.toMatchObject({
      code: 'TEXT_TOO_LONG',
    });
  });

  it('is refused when a byte of it was changed, wherever that is', async () => {
    for (const at of [0, 1, 2, 3, 6, 7, 38, 39, 50, 51, 82, 83, 1000, book.length - 65, book.length - 64, -1]) {
      const changed = book.slice();
      const place = at < 0 ? book.length + at : at;
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(openBook(keys, changed), String(at)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
      expect(await isBookOf(keys.keyCard, changed)).toBe(false);
    }
  });

  it('is refused cut off, longer, empty, and as somebody else’s', async () => {
    for (const wrong of [book.slice(0, -1), book.slice(0, book.length - BOOK_STEP), new Uint8Array([...book, 0])])
      await expect(openBook(keys, wrong)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
    expect(readBookHeader(new Uint8Array())).toBeUndefined();
    await expect(openBook(others, book)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
    // Anybody can seal to a card that is public; nobody else can sign for it.
    const forged = await sealBook({ keyCard: keys.keyCard, signing: others.signing }, PLACE, 'vals');
    await expect(openBook(keys, forged)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
  });

  it('of a newer version says so, and is not opened as this one', async () => {
    const newer = book.slice();
    newer[0] = 2;
    expect(readBookHeader(newer)).toBe('newer');
    expect(await isBookOf(keys.keyCard, newer)).toBe(false);
    await expect(openBook(keys, newer)).rejects.toMatchObject({ code: 'ENVELOPE_REFUSED' });
  });

  it('has another hash each time, though the same is in it', async () => {
    const again = await sealBook(keys, PLACE, 'één regel');
    expect(hashBook(again)).not.toEqual(hashBook(book));
    expect(hashBook(again)).toHaveLength(32);
  });
});
