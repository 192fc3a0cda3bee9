/** Requirement 76: an adviser's counters over the turn of years, until a year was released or is three years closed. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNTERS, type Ledger } from '../../../src/core/register/ledger.ts';
import type { Books } from '../../../src/inbox/client/book/books.ts';
import { newStrokeId } from '../../../src/inbox/client/book/counting.ts';
import type { BookRow } from '../../../src/inbox/client/book/held.ts';
import { pack } from '../../../src/inbox/client/book/ledgers.ts';
import { NO_BOOK, sealBook } from '../../../src/seal/book.ts';
import { toBase64url } from '../../../src/seal/bytes.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { bookServer, type BookServer } from '../../support/books.helper.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';
import { contactStroke } from '../../support/strokes.helper.ts';

let keys: AdviserKeys;
let server: BookServer;
beforeAll(async () => {
  keys = await generateAdviserKeys();
});
beforeEach(async () => {
  server = await bookServer();
});
async function people(books: Books, year: number, organisation = 'bakkerij'): Promise<number> {
  const found = await books.countsFor(keys, organisation, year);
  return found === 'newer' ? Number.NaN : (found.counts['counted.no'] ?? 0);
}
const trouble = async (books: Books) => (await books.kept(keys)).trouble;
async function years(books: Books): Promise<readonly number[]> {
  const { ledgers } = await books.kept(keys);
  return ledgers === 'newer' ? [] : [...ledgers.keys()];
}

describe('a year', () => {
  it('is kept in the newest book until it is three years closed, and then goes', async () => {
    const books = server.device();
    for (let year = 2026; year <= 2029; year += 1) {
      server.clock.set(`${year}-06-01T10:00:00Z`);
      await books.press(keys, contactStroke({}, { year }));
      await books.rewrite(keys);
      expect(await trouble(books)).toEqual([]);
    }
    expect(await years(books)).toEqual([2029, 2028, 2027, 2026]);
    server.clock.set('2029-12-31T20:00:00Z');
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await people(fresh, 2026)).toBe(1);
    server.clock.set('2030-01-02T10:00:00Z');
    await fresh.rewrite(keys);
    await books.rewrite(keys);
    for (const device of [fresh, books]) {
      expect(await years(device)).toEqual([2029, 2028, 2027]);
      expect(await people(device, 2026)).toBe(0);
    }
  });

  it('is not lost by an adviser who stays away for more than one, on this device or another', async () => {
    const device = memoryDevice<BookRow>();
    const before = server.device(device);
    await before.press(keys, contactStroke());
    await before.rewrite(keys);
    const kept = await server.copy();
    server.clock.set('2028-03-01T10:00:00Z');
    for (const books of [server.device(), server.device(device)]) {
      await server.putBack(kept);
      await books.rewrite(keys);
      expect(await trouble(books)).toEqual([]);
      expect(await people(books, 2026)).toBe(1);
      expect(server.sent.at(-1)?.map(({ year }) => year)).not.toContain(2026);
      const other = server.device();
      await other.rewrite(keys);
      expect(await people(other, 2026)).toBe(1);
    }
  });

  it('turns when each device says so, and what is pressed around it is in the year it was pressed for', async () => {
    const [east, west] = [server.device(memoryDevice(), 12), server.device(memoryDevice(), -12)];
    server.clock.set('2026-12-30T12:00:00Z');
    for (const books of [west, east]) await books.rewrite(keys);
    server.clock.set('2026-12-31T20:00:00Z');
    // The organisation's year goes by its own calendar, not by that of a device.
    await east.press(keys, contactStroke({}, { year: 2026 }));
    await west.press(keys, contactStroke({}, { year: 2027, to: 'auckland' }));
    for (const books of [west, east, west, east]) await books.rewrite(keys);
    server.clock.set('2027-01-01T04:00:00Z');
    await west.press(keys, contactStroke({}, { year: 2027 }));
    for (const books of [west, east, west, east, west]) {
      await books.rewrite(keys);
      expect(await trouble(books)).toEqual([]);
    }
    for (const books of [west, east]) {
      expect([await people(books, 2026), await people(books, 2027)]).toEqual([1, 1]);
      expect(await people(books, 2027, 'auckland')).toBe(1);
    }
  });
});

describe('a year that was released with figures', () => {
  it('is wiped at the next rewriting, on every device, and comes back with none of them', async () => {
    const [one, other] = [server.device(), server.device()];
    await one.press(keys, contactStroke());
    await one.press(keys, contactStroke({}, { to: 'school' }));
    for (const books of [one, other]) await books.rewrite(keys);
    server.clock.set('2027-02-01T10:00:00Z');
    await one.markReleased(keys, 'bakkerij', [2026]);
    expect(await people(one, 2026)).toBe(0);
    // The other still has it, and something that it never handed in.
    await other.press(keys, contactStroke());
    for (const books of [one, other, one]) await books.rewrite(keys);
    for (const books of [one, other]) {
      expect([await people(books, 2026), await people(books, 2026, 'school')]).toEqual([0, 1]);
      expect(await books.countsFor(keys, 'bakkerij', 2026)).toMatchObject({ counts: {}, released: true });
    }
  });
});

describe('sixty organisations', () => {
  /** Four years of them, with every counter in use: put there as another device of theirs would have. Returns its bytes. */
  async function lived(strokesPerYear: number): Promise<number> {
    const counts = Object.fromEntries(COUNTERS.map((counter, at) => [counter, 1 + (at % 30)]));
    const organisations = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`organisatie-${at}`, { counts }]));
    const ledger = (): Ledger => ({
      organisations,
      applied: Array.from({ length: strokesPerYear }, newStrokeId).toSorted(),
    });
    const ledgers = pack(new Map([2023, 2024, 2025, 2026].map((year) => [year, ledger()])));
    const text = JSON.stringify({ v: 1, lines: [], ledgers });

    const place = { year: 2026, number: 0, previous: NO_BOOK };
    const sealed = await sealBook(keys, place, text);
    await server.plant([{ year: 2026, blob: toBase64url(sealed) }]);
    return sealed.length;
  }

  it('of twenty contacts a year each fit, in three steps of 64 KiB', async () => {
    expect(Math.floor((await lived(1200)) / (64 * 1024))).toBe(3);
    const books = server.device();
    await books.rewrite(keys);
    await books.press(keys, contactStroke({}, { to: 'organisatie-59' }));
    await books.rewrite(keys);
    expect(await trouble(books)).toEqual([]);
    const before = 1 + (COUNTERS.findIndex((counter) => String(counter) === 'counted.no') % 30);
    expect(await people(books, 2026, 'organisatie-59')).toBe(before + 1);
    expect(await people(books, 2023, 'organisatie-59')).toBe(before);
    // One round trip each, after the first, which had to hear what lay there.
    expect(server.sent).toHaveLength(3);
  });

  /** Presses for as many organisations as nobody has. */
  const FILLING = 3;
  it('of more than fits say so, and what is pressed waits on the device', async () => {
    await lived(2500);
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.rewrite(keys);
    for (let turn = 0; turn < FILLING; turn += 1) {
      const add = Array.from({ length: 90 }, (_, at) => ({
        to: `${'x'.repeat(100)}-${turn}-${at}`,
        counter: 'a',
        by: 1,
      }));
      await books.press(keys, { ...contactStroke(), add });
    }
    await books.press(keys, contactStroke());
    await books.rewrite(keys);
    expect(await trouble(books)).toEqual(['full']);
    expect(await people(books, 2026)).toBe(1);
    expect([...device.rows.keys()].filter((name) => name.includes('/stroke/'))).toHaveLength(FILLING + 1);
  });
});
