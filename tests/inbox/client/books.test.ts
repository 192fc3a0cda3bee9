/** An adviser's yearly books between their devices and a server that may lose, delay, put back or damage them. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookLine, ConsentLine } from '../../../src/inbox/client/book/lines.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { fromBase64url, toBase64url } from '../../../src/seal/bytes.ts';
import { BOOK_STEP, hashBook, NO_BOOK, openBook, readBookHeader, sealBook } from '../../../src/seal/book.ts';
import { bookServer, type BookServer } from '../../support/books.helper.ts';
import type { BookRow } from '../../../src/inbox/client/book/held.ts';
import { memoryDevice } from '../../support/memory-device.helper.ts';

let keys: AdviserKeys;
let server: BookServer;
beforeAll(async () => {
  keys = await generateAdviserKeys();
});
beforeEach(async () => {
  server = await bookServer();
});

const consent = (id: string, change: Partial<ConsentLine> = {}): ConsentLine => ({
  kind: 'consent',
  id,
  day: '2026-11-27',
  to: 'leidinggevende',
  named: false,
  withdrawn: false,
  ...change,
});
const breach: BookLine = {
  kind: 'breach',
  id: 'b1',
  day: '2026-11-27',
  way: 'danger',
  to: 'politie',
  named: false,
  toldBefore: true,
};
const ids = async (books: ReturnType<BookServer['device']>): Promise<readonly string[]> =>
  (await books.look(keys)).lines.map(({ id }) => id).toSorted();

describe('lines', () => {
  it('noted on one device are read on another once both were opened', async () => {
    const one = server.device();
    await one.note(keys, consent('a'));
    await one.note(keys, breach);
    await one.rewrite(keys);
    const other = server.device();
    await other.rewrite(keys);
    expect((await other.look(keys)).lines).toEqual([consent('a'), breach]);
    expect(await other.look(keys)).toEqual({ ...(await one.look(keys)), trouble: [] });
  });

  it('of two devices that wrote at once are all kept', async () => {
    const [one, other] = [server.device(), server.device()];
    await Promise.all([one.rewrite(keys), other.rewrite(keys)]);
    await one.note(keys, consent('a'));
    await other.note(keys, consent('b'));
    await Promise.all([one.rewrite(keys), other.rewrite(keys)]);
    await one.rewrite(keys);
    expect(await ids(one)).toEqual(['a', 'b']);
    expect(await ids(other)).toEqual(expect.arrayContaining(['b']));
    expect((await one.look(keys)).trouble).toEqual([]);
    expect((await other.look(keys)).trouble).toEqual([]);
  });

  it('that were withdrawn stay so, whichever device writes last, and are one line', async () => {
    const [one, other] = [server.device(), server.device()];
    await one.note(keys, consent('a'));
    await one.rewrite(keys);
    await other.rewrite(keys);
    await other.note(keys, consent('a', { withdrawn: true }));
    await other.rewrite(keys);
    await one.note(keys, consent('a'));
    await one.rewrite(keys);
    expect((await one.look(keys)).lines).toEqual([consent('a', { withdrawn: true })]);
  });

  it('survive a page that goes before anything was handed in, sealed on the device', async () => {
    const device = memoryDevice<BookRow>();
    await server.device(device).note(keys, consent('a', { to: 'de directeur van de fabriek' }));
    expect(server.sent).toEqual([]);
    for (const { sealed } of device.rows.values())
      expect(new TextDecoder('latin1').decode(sealed)).not.toContain('directeur');
    await server.device(device).rewrite(keys);
    expect(await ids(server.device(device))).toEqual(['a']);
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await ids(fresh)).toEqual(['a']);
  });

  it('are kept on this page in a browser that keeps nothing', async () => {
    const none = {
      ...memoryDevice(),
      get: async () => undefined,
      put: async () => undefined,
      keys: async () => [],
    };
    const books = server.device(none);
    await books.note(keys, consent('a'));
    expect(await ids(books)).toEqual(['a']);
    await books.rewrite(keys);
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await ids(fresh)).toEqual(['a']);
  });

  it('noted again and again, at each reading of a conversation, lie on the device once', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    for (let turn = 0; turn < 5; turn += 1) await books.note(keys, consent('a'));
    expect(device.rows.size).toBe(1);
    await books.note(keys, consent('a', { withdrawn: true }));
    await books.note(keys, consent('a'));
    expect(device.rows.size).toBe(2);
    expect((await books.look(keys)).lines).toEqual([consent('a', { withdrawn: true })]);
  });

  it('are another adviser’s on the same device to nobody else', async () => {
    const device = memoryDevice<BookRow>();
    const others = await generateAdviserKeys();
    await server.device(device).note(keys, consent('a'));
    expect((await server.device(device).look(others)).lines).toEqual([]);
    server.device(device).forget(others);
    expect(await ids(server.device(device))).toEqual(['a']);
    const books = server.device(device);
    books.forget(keys);
    expect(await ids(books)).toEqual([]);
    expect(device.rows.size).toBe(0);
  });
});

describe('what can be seen from outside', () => {
  it('is the same at every opening and locking, whatever was noted, and nothing in between', async () => {
    const books = server.device();
    await books.rewrite(keys);
    await books.rewrite(keys);
    for (let i = 0; i < 9; i += 1) await books.note(keys, consent(`id-${i}`));
    expect(server.sent).toHaveLength(2);
    await books.rewrite(keys);
    await books.rewrite(keys);
    // One request each time, all of one length, no two alike.
    expect(server.sent.map((sent) => sent.map(({ year, blob }) => [year, blob.length]))).toEqual(
      Array.from({ length: 4 }, () => [[2026, server.sent[0]?.[0]?.blob.length]]),
    );
    expect(new Set(server.sent.map(([one]) => one?.blob)).size).toBe(4);
    expect(fromBase64url(server.sent[0]?.[0]?.blob ?? '')?.length).toBeGreaterThan(BOOK_STEP);
  });
});

describe('an answer that did not come', () => {
  it.each(['before', 'after'] as const)('cut %s it was kept: said, and handed in once the next time', async (cut) => {
    const books = server.device();
    await books.rewrite(keys);
    await books.note(keys, consent('a'));
    server.cut = cut;
    await books.rewrite(keys);
    expect(await books.look(keys)).toEqual({ lines: [consent('a')], trouble: ['not-kept'] });
    await books.rewrite(keys);
    expect(await books.look(keys)).toEqual({ lines: [consent('a')], trouble: [] });
  });
});

describe('who can write to the store', () => {
  it('puts an older one back, or empties it: it is said, and this device puts everything right', async () => {
    const books = server.device();
    await books.note(keys, consent('a'));
    await books.rewrite(keys);
    const older = await server.copy();
    await books.note(keys, consent('b'));
    await books.rewrite(keys);
    for (const copy of [older, undefined, older?.slice(0, 5000), older?.fill(0, 50, 60)]) {
      await server.putBack(copy);
      await books.rewrite(keys);
      expect(await books.look(keys)).toEqual({ lines: [consent('a'), consent('b')], trouble: ['put-back'] });
      await books.rewrite(keys);
      expect((await books.look(keys)).trouble).toEqual([]);
    }
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await ids(fresh)).toEqual(['a', 'b']);
  });

  it.each([
    ['of a lower number', 0],
    ['of the same number', 2],
    ['of the next number, that did not come of it', 3],
  ])('puts another one there, made by the same key, %s: said too', async (_what, number) => {
    const books = server.device();
    for (let turn = 0; turn < 3; turn += 1) await books.rewrite(keys);
    const blob = toBase64url(await sealBook(keys, { year: 2026, number, previous: NO_BOOK }, '{"v":1,"lines":[]}'));
    await server.plant([{ year: 2026, blob }]);
    await books.rewrite(keys);
    expect((await books.look(keys)).trouble).toEqual(['put-back']);
  });

  it('damages it, or puts somebody else’s there: said, and what this device saw is written anew', async () => {
    const books = server.device();
    await books.note(keys, consent('a'));
    await books.rewrite(keys);
    const others = await generateAdviserKeys();
    const place = { year: 2026, number: 0, previous: NO_BOOK };
    const theirs = toBase64url(await sealBook(others, place, '{"v":1,"lines":[]}'));
    const damaged = fromBase64url(theirs)?.fill(7, 90, 120) ?? new Uint8Array();
    for (const blob of [theirs, toBase64url(damaged), 'AAAA']) {
      await server.plant([{ year: 2026, blob }]);
      await books.rewrite(keys);
      expect(await books.look(keys)).toEqual({ lines: [consent('a')], trouble: ['unreadable'] });
      await books.rewrite(keys);
      expect((await books.look(keys)).trouble).toEqual([]);
    }
  });
});

describe('a newer version', () => {
  it.each([
    ['inside', async () => toBase64url(await sealBook(keys, { year: 2026, number: 9, previous: NO_BOOK }, '{"v":2}'))],
    ['of the seal', async () => toBase64url(new Uint8Array([2, ...new Uint8Array(70_000)]))],
  ])('%s is kept as it is, and said; what is noted here waits', async (_where, make) => {
    const blob = await make();
    await server.plant([{ year: 2026, blob }]);
    const before = await server.copy();
    const books = server.device();
    await books.note(keys, consent('a'));
    await books.rewrite(keys);
    expect(await books.look(keys)).toEqual({ lines: [consent('a')], trouble: ['newer'] });
    expect(Buffer.compare(before ?? NO_BOOK, (await server.copy()) ?? NO_BOOK)).toBe(0);
  });

  it('of this very version may have fields and lines that this page does not know: they are handed on', async () => {
    const counters = { a: { sort: [3, 1] } };
    const later = { id: 'x', day: '2026-11-01', kind: 'later', what: ['ever'] };
    const text = JSON.stringify({ v: 1, lines: [later], counters });
    const blob = toBase64url(await sealBook(keys, { year: 2026, number: 4, previous: NO_BOOK }, text));
    await server.plant([{ year: 2026, blob }]);
    const books = server.device();
    await books.note(keys, consent('a'));
    await books.rewrite(keys);
    const last = fromBase64url(server.sent.at(-1)?.[0]?.blob ?? '') ?? new Uint8Array();
    expect(JSON.parse(await openBook(keys, last))).toEqual({ v: 1, lines: [later, consent('a')], counters });
    expect(readBookHeader(last)).toMatchObject({ number: 5, previous: hashBook(fromBase64url(blob) as Uint8Array) });
    // Known lines only are shown.
    expect(await ids(books)).toEqual(['a']);
  });
});

describe('a year', () => {
  it('later a line goes at the next rewriting, on its whole day and not before', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.note(keys, consent('a'));
    await books.note(keys, consent('b', { day: '2026-11-28' }));
    await books.rewrite(keys);
    server.clock.set('2027-11-26T12:00:00Z');
    await books.rewrite(keys);
    expect(await ids(books)).toEqual(['a', 'b']);
    server.clock.set('2027-11-27T12:00:00Z');
    await books.rewrite(keys);
    expect(await ids(books)).toEqual(['b']);
    const [old] = (server.sent.at(-1) ?? []).map(({ blob }) => fromBase64url(blob) ?? new Uint8Array());
    expect(await openBook(keys, old as Uint8Array)).not.toContain('"a"');
  });

  it('has a book of its own, and the one before goes when its last line is over', async () => {
    const device = memoryDevice<BookRow>();
    const books = server.device(device);
    await books.note(keys, consent('a', { day: '2026-12-31' }));
    server.clock.set('2027-01-02T10:00:00Z');
    await books.note(keys, consent('b', { day: '2027-01-02' }));
    await books.rewrite(keys);
    expect(server.sent.at(-1)?.map(({ year }) => year)).toEqual([2026, 2027]);
    // A device that knows of no earlier year is told.
    const fresh = server.device();
    await fresh.rewrite(keys);
    expect(await ids(fresh)).toEqual(['a', 'b']);
    server.clock.set('2028-01-02T10:00:00Z');
    await books.rewrite(keys);
    expect(server.sent.at(-1)?.map(({ year }) => year)).toEqual([2027, 2028]);
    expect(await books.look(keys)).toEqual({ lines: [], trouble: [] });
    expect([...device.rows.keys()].map((name) => name.slice(-4)).toSorted()).toEqual(['2027', '2028']);
  });
});

describe('the turn of the year', () => {
  it('that already came, or did not yet, where a device is: nothing is lost, refused or said', async () => {
    const [east, west] = [server.device(memoryDevice(), 12), server.device(memoryDevice(), -12)];
    server.clock.set('2025-12-30T12:00:00Z');
    for (const books of [west, east]) {
      await books.note(keys, consent('old', { day: '2025-12-30' }));
      await books.rewrite(keys);
    }
    server.clock.set('2026-12-31T20:00:00Z');
    await east.note(keys, consent('east', { day: '2027-01-01' }));
    await west.note(keys, consent('west', { day: '2026-12-31' }));
    for (const books of [west, east, west, east]) await books.rewrite(keys);
    server.clock.set('2027-01-01T04:00:00Z');
    for (const books of [west, east, west, east, west]) {
      await books.rewrite(keys);
      expect((await books.look(keys)).trouble).toEqual([]);
    }
    for (const books of [west, east]) expect(await ids(books)).toEqual(['east', 'west']);
  });
});

describe('a new key', () => {
  it('opens what lay under the one before, and has it sealed to itself from then on', async () => {
    const device = memoryDevice<BookRow>();
    const before = server.device(device);
    await before.note(keys, consent('a'));
    await before.rewrite(keys);
    await before.note(keys, consent('b'));
    const renewed = { ...(await generateAdviserKeys()), older: [keys] };
    for (const books of [server.device(device), server.device()]) {
      await books.rewrite(renewed);
      expect((await books.look(renewed)).lines.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
      expect((await books.look(renewed)).trouble).toEqual([]);
    }
    const last = fromBase64url(server.sent.at(-1)?.[0]?.blob ?? '') ?? new Uint8Array();
    expect(readBookHeader(last)).toMatchObject({ kid: renewed.keyCard.kid });
    expect([...device.rows.keys()].every((name) => name.startsWith(renewed.keyCard.kid))).toBe(true);
  });

  it('after all ways to the old one were lost opens nothing of before: the lines are gone, and it is said', async () => {
    const books = server.device();
    await books.note(keys, consent('a'));
    await books.rewrite(keys);
    const stranger = await generateAdviserKeys();
    const fresh = server.device();
    await fresh.rewrite(stranger);
    expect(await fresh.look(stranger)).toEqual({ lines: [], trouble: ['unreadable'] });
  });
});
