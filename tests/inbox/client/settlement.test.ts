/** Requirement 112: after the yearly account one number of a large organisation may be released, and it is checked beside all that is out. */
import { beforeAll, expect, test } from 'vitest';
import type { Release } from '../../../src/core/report/release.ts';
import { releaseHash, verifyRelease } from '../../../src/core/report/sign.ts';
import { withStroke, EMPTY_LEDGER, type Ledger, type Stroke } from '../../../src/core/register/ledger.ts';
import {
  forgetSettled,
  keepForSettlement,
  signSettlement,
  toSettle,
} from '../../../src/inbox/client/report/settlement.ts';
import type { ReportsResponse } from '../../../src/inbox/contract-reports.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';
import { bakery, hospital, newMaker, settlement, signed, type Maker } from '../../support/release.helper.ts';

let keys: AdviserKeys;
let maker: Maker;
beforeAll(async () => {
  [keys, maker] = [await generateAdviserKeys(), await newMaker()];
});
const HOSPITAL = { id: 'ziekenhuis', name: 'Ziekenhuis De Linde' };
const me = () => ({ organisation: HOSPITAL, maker: { name: 'Samira', card: keys.keyCard.text } });

/** A book in which this was pressed. */
function book() {
  let ledger: Ledger = EMPTY_LEDGER;
  return {
    press: async (_keys: AdviserKeys, stroke: Stroke) => {
      ledger = withStroke(ledger, stroke);
      return true;
    },
    markSettled: async (_keys: AdviserKeys, of: string, year: number) => {
      const id = `${of}-0123456789abcdef`.slice(0, 32);
      ledger = withStroke(ledger, { kind: 'stroke', id, year, add: [], published: { of, what: 'settlement' } });
    },
    ledgers: (): ReadonlyMap<number, Ledger> => new Map([[2026, ledger]]),
  };
}
const view = async (releases: readonly Release[], people = 3000): Promise<ReportsResponse> => ({
  today: '2027-02-10',
  facts: { people },
  years: [],
  team: [],
  releases: await Promise.all(releases.map((one) => signed(maker, one as never))),
  settles: [{ year: 2026, supplier: 'wilgenlaan' }],
});
const kept = async (consults = 67, people = 61) => {
  const books = book();
  await keepForSettlement(books, keys, { organisation: 'ziekenhuis', year: 2026 }, { consults, people });
  return books;
};

test('the sum of the team is kept until it is settled, and gone after it', async () => {
  const books = await kept();
  const all = await view([hospital(maker)]);
  const [one, ...others] = await toSettle(me(), all, books.ledgers());
  expect(others).toEqual([]);
  expect(one).toMatchObject({ year: 2026, supplier: 'wilgenlaan', result: { is: 'settled', consults: 60 } });
  expect(one?.release?.earlier).toEqual([await releaseHash(all.releases[0]?.text ?? '')]);
  // Of the exact number nothing is in what goes out.
  expect(JSON.stringify(one)).not.toMatch(/\b(67|61)\b/);
  if (one?.release === undefined) throw new Error('nothing to release');
  expect((await verifyRelease(await signSettlement(keys, one.release))).is).toBe('signed');

  await forgetSettled(books, keys, 'ziekenhuis', 2026);
  expect(await toSettle(me(), all, books.ledgers())).toEqual([]);
  expect(JSON.stringify([...books.ledgers()])).not.toMatch(/\b(67|61)\b/);
});

test('with too few people, or in too small an organisation, the package price holds', async () => {
  const account = [hospital(maker)];
  const why = async (books: ReturnType<typeof book>, people = 3000) =>
    (await toSettle(me(), await view(account, people), books.ledgers())).map(({ result }) => result);
  expect(await why(await kept(90, 19))).toEqual([{ is: 'package', why: 'few' }]);
  expect(await why(await kept(), 249)).toEqual([{ is: 'package', why: 'small' }]);
});

test('not before the account, twice, beside an account without tables, or beside what cannot be read', async () => {
  const books = await kept();
  const of = async (...releases: readonly Release[]) => toSettle(me(), await view(releases), books.ledgers());
  expect(await of()).toEqual([]);
  expect(await of(hospital(maker), settlement(maker))).toEqual([]);
  const bare = { ...bakery(maker), organisation: HOSPITAL, printed: { ...bakery(maker).printed, people: 3000 } };
  expect(await of(bare)).toMatchObject([{ result: { is: 'package', why: 'points' } }]);
  const newer = await view([hospital(maker)]);
  const unread = { text: '{"v":2}', signature: '' };
  expect(await toSettle(me(), { ...newer, releases: [...newer.releases, unread] }, books.ledgers())).toEqual([]);
  expect(await toSettle(me(), newer, book().ledgers())).toEqual([]);
  const { settles: _, ...older } = newer;
  expect(await toSettle(me(), older, books.ledgers())).toEqual([]);
});
