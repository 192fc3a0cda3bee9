/** The route for an adviser's yearly books: only by their own key, only after what lies there, and gone with them. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { fromBase64url, toBase64url } from '../../src/seal/bytes.ts';
import { hashBook, NO_BOOK, sealBook } from '../../src/seal/book.ts';
import { signStatement } from '../../src/seal/statement.ts';
import { adviser, organisation } from '../support/inbox-fixtures.helper.ts';
import type { Browser } from '../support/inbox-browser.helper.ts';
import { startApi, type Harness } from '../support/inbox.helper.ts';
import { somebody, type Somebody } from '../support/ways.helper.ts';

const ACCOUNT = { issuer: 'https://id.example', subject: 'sub-samira' };
const EMPTY = '{"v":1,"lines":[]}';
let samira: Somebody;
let harness: Harness;
let browser: Browser;
let year: number;
const identity = (): string => identityOf(harness.keyring, ACCOUNT);
beforeAll(async () => {
  samira = await somebody();
});
beforeEach(async () => {
  harness = await startApi();
  year = harness.clock.now().getUTCFullYear();
  await createSlotVault({ records: harness.store.records, keyring: harness.keyring }).put(identity(), samira.first);
  harness.organisations.replace([organisation('acme', [adviser('samira', 'Samira', ACCOUNT, [samira.keys.keyCard])])]);
  browser = await harness.signedIn('sub-samira');
  return () => harness.close();
});

const book = async (change: { year?: number; previous?: Uint8Array } = {}, by = samira.keys) => {
  const place = { year, number: 0, previous: NO_BOOK, ...change };
  return { year: place.year, blob: toBase64url(await sealBook(by, place, EMPTY)) };
};
const after = async (one: { blob: string }, change: { year?: number } = {}) =>
  book({ previous: hashBook(fromBase64url(one.blob) ?? NO_BOOK), ...change });
const put = async (...books: readonly unknown[]) => {
  const { status, text } = await browser.api('PUT', '/api/books', { books });
  return { status, json: text === '' ? undefined : (JSON.parse(text) as unknown) };
};
const stored = { status: 200, json: { result: 'stored' } };

describe('books', () => {
  test('are kept in one round trip where nothing is, or what they name; else what lies there comes back', async () => {
    const first = await book();
    expect(await put(first)).toEqual(stored);
    const second = await after(first);
    expect(await put(second)).toEqual(stored);
    // From another device, and once more from the one that got no answer.
    const moved = { status: 200, json: { result: 'moved', books: [second] } };
    for (const late of [first, await after(first), second]) expect(await put(late)).toEqual(moved);
    // A device that knows of one year only is told of the other.
    const before = await book({ year: year - 1 });
    expect(await put(await after(second), before)).toEqual(stored);
    expect(await put(await book())).toMatchObject({ json: { result: 'moved', books: [{}, { year: year - 1 }] } });
  });

  test('that another key made, that were changed, or that are none, are refused', async () => {
    const thief = await somebody();
    const good = await book();
    const wrong = [
      await book({}, thief.keys),
      { year: year - 1, blob: good.blob },
      { year, blob: `${good.blob.slice(0, -2)}AA` },
      { year, blob: 'AAAA' },
      { year, blob: '%%' },
      await book({ year: year - 3 }),
      await book({ year: year + 2 }),
    ];
    for (const one of wrong) {
      const { status, json } = await put(one);
      // Of a year that it does not say it is: it follows nothing.
      expect([422, 200], JSON.stringify(json)).toContain(status);
      expect(json).not.toEqual(stored.json);
    }
    expect((await put(good, good)).status).toBe(422);
    for (const body of [{}, { books: [] }, { books: [good, good, good, good] }, { books: [good], more: 1 }])
      expect((await browser.api('PUT', '/api/books', body)).status).toBe(400);
    expect(await harness.store.records.get('book', identity())).toBeUndefined();
  });

  test('of the largest size are taken, and nothing beyond it; no other route takes such a body', async () => {
    const place = { year, number: 0, previous: NO_BOOK };
    const full = toBase64url(await sealBook(samira.keys, place, 'x'.repeat(4 * 64 * 1024 - 4)));
    expect(await put({ year, blob: full })).toEqual(stored);
    expect((await put({ year, blob: 'A'.repeat(800_000) })).status).toBe(413);
    expect((await browser.api('PUT', '/api/planning', { text: 'A'.repeat(70_000) })).status).toBe(413);
  });

  test('of years before go when whoever writes has read them as they lie there, and not sooner', async () => {
    const first = await book();
    await put(first);
    harness.clock.advance(2 * 365 * 24 * 3_600_000);
    browser = await harness.signedIn('sub-samira');
    const late = await book({ year: year + 2 });
    const moved = { status: 200, json: { result: 'moved', books: [first] } };
    expect(await put(late)).toEqual(moved);
    const hashOf = ({ blob }: { blob: string }): string => toBase64url(hashBook(fromBase64url(blob) ?? NO_BOOK));
    const putOver = async (...over: readonly { year: number; hash: string }[]) => {
      const { status, text } = await browser.api('PUT', '/api/books', { books: [late], over });
      return { status, json: JSON.parse(text) as unknown };
    };
    expect(await putOver({ year, hash: hashOf(late) })).toEqual(moved);
    expect(await putOver({ year: year - 1, hash: hashOf(first) })).toEqual(moved);
    expect(await putOver({ year, hash: hashOf(first) })).toEqual(stored);
    expect(await put(late)).toEqual({ status: 200, json: { result: 'moved', books: [late] } });
  });

  test('are written so often an hour and no more, counted before a body is read', async () => {
    for (let turn = 0; turn < 60; turn += 1) expect((await browser.api('PUT', '/api/books', '{')).status).toBe(400);
    const late = await browser.api('PUT', '/api/books', { books: [await book()] });
    expect([late.status, JSON.parse(late.text)]).toEqual([429, { code: 'too-many', seconds: 3600 }]);
    expect((await browser.api('GET', '/api/me')).status).toBe(200);
    harness.clock.advance(3_600_000);
    browser = await harness.signedIn('sub-samira');
    expect(await put(await book())).toEqual(stored);
  });

  test('say nothing of themselves in the store: no name, no year, and no copy of before opens', async () => {
    const first = await book();
    await put(first);
    const copy = await harness.store.records.get('book', identity());
    await put(await after(first));
    expect(new TextDecoder('latin1').decode(copy)).not.toContain(first.blob.slice(0, 40));
    await harness.store.records.put('book', identity(), copy as Uint8Array);
    // Its erasure key was overwritten: it is as if nothing lay there.
    expect(await put(await after(first))).toMatchObject({ json: { result: 'moved', books: [] } });
  });

  test('go with an adviser who leaves', async () => {
    await put(await book());
    const card = samira.keys.keyCard.text;
    const signature = await signStatement(samira.keys.signing.privateKey, { says: 'leave', ...ACCOUNT, card });
    const copy = await harness.store.records.get('book', identity());
    expect((await browser.api('POST', '/api/leave', { signature })).status).toBe(204);
    expect(await harness.store.records.get('book', identity())).toBeUndefined();
    expect(copy).toBeDefined();
  });
});
