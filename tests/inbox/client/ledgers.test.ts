/** Requirements 76 and 88: an adviser's counters between a press, their devices and a server that loses, delays, puts back or damages them. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Books } from '../../../src/inbox/client/book/books.ts';
import type { BookRow } from '../../../src/inbox/client/book/held.ts';
import { newStrokeId, type Counts } from '../../../src/inbox/client/book/counting.ts';
import { BOOK_STEP, NO_BOOK, openBook, sealBook } from '../../../src/seal/book.ts';
import { fromBase64url, toBase64url } from '../../../src/seal/bytes.ts';
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

async function countsFor(books: Books, year = 2026, by = keys): Promise<Counts> {
  const found = await books.countsFor(by, 'bakkerij', year);
  if (found === 'newer') throw new Error('newer');
  return found;
}
const people = async (books: Books, year = 2026, by = keys): Promise<number> =>
  (await countsFor(books, year, by)).counts['counted.no'] ?? 0;
const trouble = async (books: Books) => (await books.kept(keys)).trouble;

describe('a press', () => {
  it('rests sealed on the device, and survives a crash before anything was handed in', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    expect(await books.press(keys, contactStroke({ about: 'sexual' }))).toBe(true);
    expect(server.sent).toEqual([]);
    const said = Buffer.concat([...device.rows.values()].map(({ sealed }) => sealed)).toString('latin1');
    expect(said).not.toContain('sexual');
    // Another page on the same device, as after a crash.
    const after = server.device(device);
    expect(await people(after)).toBe(1);
    await after.rewrite(keys);
    expect(await people(after)).toBe(1);
    expect([...device.rows.keys()].filter((name) => name.includes('/stroke/'))).toEqual([]);
    const elsewhere = server.device();
    await elsewhere.rewrite(keys);
    expect(await countsFor(elsewhere)).toMatchObject({ counts: { 'about.sexual': 1 }, incomplete: false });
  });

  it('says on the device neither the hour nor the day of it', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.press(keys, contactStroke());
    server.clock.set('2026-12-01T18:30:00Z');
    await books.press(keys, contactStroke());
    expect(new Set([...device.rows.values()].map(({ expiresHour }) => expiresHour)).size).toBe(1);
  });

  it.each(['before', 'after'] as const)('whose answer was cut %s it was kept is counted once', async (cut) => {
    const books = server.device();
    await books.rewrite(keys);
    await books.press(keys, contactStroke());
    server.cut = cut;
    await books.rewrite(keys);
    expect(await people(books)).toBe(1);
    expect(await trouble(books)).toEqual(['not-kept']);
    await books.rewrite(keys);
    expect(await people(books)).toBe(1);
    expect(await trouble(books)).toEqual([]);
    expect((await countsFor(books)).incomplete).toBe(false);
  });

  it('and its taking back, in one go, are none: in the order in which they were pressed', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const books = server.device();
      await books.press(keys, contactStroke());
      await books.press(keys, contactStroke({}, { by: -1 }));
      expect(await people(books)).toBe(0);
    }
  });

  it('of a browser that keeps nothing is there until the page goes, and this is said', async () => {
    const forgets = { ...memoryDevice<BookRow>(), put: () => Promise.resolve() };
    const books = server.device(forgets);
    expect(await books.press(keys, contactStroke())).toBe(false);
    await books.rewrite(keys);
    expect(await people(books)).toBe(1);
  });
});

describe('two devices', () => {
  it('that press and write at once lose nothing, count nothing twice and miss nothing', async () => {
    const [one, other] = [server.device(), server.device()];
    for (let turn = 0; turn < 3; turn += 1) {
      await Promise.all([one, other].map((books) => books.press(keys, contactStroke())));
      await Promise.all([one.rewrite(keys), other.rewrite(keys)]);
    }
    for (const books of [one, other, one]) await books.rewrite(keys);
    for (const books of [one, other]) {
      expect(await people(books)).toBe(6);
      expect((await countsFor(books)).incomplete).toBe(false);
      expect(await trouble(books)).toEqual([]);
    }
  });
});

describe('a new key', () => {
  it('opens the counters of before, and what was pressed under the old one', async () => {
    const device = memoryDevice<BookRow>();
    const before = server.device(device);
    await before.press(keys, contactStroke());
    await before.rewrite(keys);
    await before.press(keys, contactStroke());
    const renewed = { ...(await generateAdviserKeys()), older: [keys] };
    const books = server.device(device);
    await books.press(renewed, contactStroke());
    await books.rewrite(renewed, { hadKey: true });
    expect(await countsFor(books, 2026, renewed)).toMatchObject({ counts: { 'counted.no': 3 }, incomplete: false });
  });

  it('after all ways to the old one were lost begins with counters that say that something is missing', async () => {
    const books = server.device();
    await books.press(keys, contactStroke());
    await books.rewrite(keys);
    const stranger = await generateAdviserKeys();
    // What lies there does not open, or went with the old key.
    const kept = await server.copy();
    for (const copy of [kept, undefined]) {
      await server.putBack(copy);
      const fresh = server.device();
      await fresh.rewrite(stranger, { hadKey: true });
      await fresh.press(stranger, contactStroke());
      for (const year of [2023, 2024, 2025, 2026])
        expect((await countsFor(fresh, year, stranger)).incomplete).toBe(true);
      expect(await people(fresh, 2026, stranger)).toBe(1);
      // Next year's are whole again.
      expect((await countsFor(fresh, 2027, stranger)).incomplete).toBe(false);
    }
    // Somebody who is new had none.
    await server.putBack(undefined);
    const first = server.device();
    await first.rewrite(keys, { hadKey: false });
    expect((await countsFor(first)).incomplete).toBe(false);
  });
});

describe('who can write to the store', () => {
  it('puts an older one back, empties or damages it: noticed, said, put right, and marked as incomplete', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.press(keys, contactStroke());
    await books.rewrite(keys);
    const older = await server.copy();
    await books.press(keys, contactStroke());
    await books.rewrite(keys);
    expect((await countsFor(books)).incomplete).toBe(false);
    for (const copy of [older, undefined, older?.slice(0, 5000)]) {
      await server.putBack(copy);
      await books.rewrite(keys);
      expect(await trouble(books)).toEqual(['put-back']);
      expect(await countsFor(books)).toMatchObject({ counts: { 'counted.no': 2 }, incomplete: true });
    }
    await server.plant([{ year: 2026, blob: 'AAAA' }]);
    await books.rewrite(keys);
    expect(await trouble(books)).toEqual(['unreadable']);
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await countsFor(fresh)).toMatchObject({ counts: { 'counted.no': 2 }, incomplete: true });
  });

  it('learns nothing from a length or an hour: not from a press, a wiped year or a setting', async () => {
    const books = server.device();
    await books.rewrite(keys);
    await books.press(keys, contactStroke());
    await books.press(keys, { ...contactStroke(), fields: { of: 'bakkerij', on: ['online'] } });
    expect(server.sent).toHaveLength(1);
    await books.rewrite(keys);
    await books.markReleased(keys, 'bakkerij', [2026]);
    expect(server.sent).toHaveLength(2);
    await books.rewrite(keys);
    await books.rewrite(keys);
    expect(server.sent.map((books) => books.map(({ year, blob }) => [year, blob.length]))).toEqual(
      Array.from({ length: 4 }, () => [[2026, server.sent[0]?.[0]?.blob.length]]),
    );
    expect(fromBase64url(server.sent[0]?.[0]?.blob ?? '')?.length).toBeGreaterThan(BOOK_STEP);
  });
});

describe('a newer version of the counters', () => {
  const planted = async (newer: unknown): Promise<void> => {
    const place = { year: 2026, number: 4, previous: NO_BOOK };
    const text = JSON.stringify({ v: 1, lines: [], ledgers: newer });
    await server.plant([{ year: 2026, blob: toBase64url(await sealBook(keys, place, text)) }]);
  };
  const lastBook = async (): Promise<unknown> =>
    JSON.parse(await openBook(keys, fromBase64url(server.sent.at(-1)?.at(-1)?.blob ?? '') ?? NO_BOOK));

  it.each([
    ['by its number', { v: 2, sealed: 'otherwise' }],
    ['by its shape', { v: 1, names: [], years: {}, also: 1 }],
    ['by a year that is none', { v: 1, names: [], years: { 26: { of: {}, applied: '' } } }],
  ])('%s is left as it is, and said; what is pressed waits, also over the turn of the year', async (_by, newer) => {
    await planted(newer);
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.press(keys, contactStroke());
    await books.rewrite(keys);
    expect(await trouble(books)).toEqual(['newer']);
    expect(await books.countsFor(keys, 'bakkerij', 2026)).toBe('newer');
    expect(await lastBook()).toMatchObject({ ledgers: newer });
    server.clock.set('2027-01-02T10:00:00Z');
    await books.rewrite(keys);
    expect(await lastBook()).toMatchObject({ ledgers: newer });
    expect([...device.rows.keys()].filter((name) => name.includes('/stroke/'))).toHaveLength(1);
  });

  it('of the same version may have counters, fields and marks that this page does not know: they are handed on', async () => {
    const place = { year: 2026, number: 4, previous: NO_BOOK };
    const year = { of: { bakkerij: { n: '2,1', later: [7] } }, applied: 'x-1', more: { a: 1 } };
    const ledgers = { v: 1, names: ['about.bullying', 'later.counter'], years: { 2026: year } };
    const blob = toBase64url(await sealBook(keys, place, JSON.stringify({ v: 1, lines: [], ledgers })));
    await server.plant([{ year: 2026, blob }]);
    const books = server.device();
    await books.press(keys, { ...contactStroke(), id: newStrokeId(), add: [] });
    await books.rewrite(keys);
    expect((await countsFor(books)).counts).toEqual({ 'about.bullying': 2, 'later.counter': 1 });
    expect(await lastBook()).toMatchObject({
      ledgers: { years: { 2026: { of: { bakkerij: { later: [7] } }, more: { a: 1 } } } },
    });
  });
});
