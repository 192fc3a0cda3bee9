/** Requirement 112: the statement of a quarter is decided and signed in the browser, and opens as a file at the supplier's. */
import { beforeAll, expect, test } from 'vitest';
import { readQuarter } from '../../../src/core/billing/statement.ts';
import { EMPTY_LEDGER, type Ledger } from '../../../src/core/register/ledger.ts';
import { statementFile, statements } from '../../../src/inbox/client/register/statement.ts';
import type { ClientSeat } from '../../../src/inbox/contract.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../../src/seal/slots.ts';

let keys: AdviserKeys;
beforeAll(async () => {
  keys = await generateAdviserKeys();
});
const seats = (count: number, billing?: ClientSeat['billing']): readonly ClientSeat[] =>
  Array.from({ length: count }, (_, at) => ({
    organisation: { id: `org-${at}`, name: `Org ${at}` },
    adviser: { id: 'samira', name: 'Samira' },
    keyCards: [keys.keyCard.text],
    timeZone: 'Europe/Amsterdam',
    ...(billing === undefined ? {} : { billing }),
  })) as unknown as readonly ClientSeat[];
const POOL = { supplier: 'wilgenlaan', form: 'pool', from: '2020-01-01' } as const;
const LEDGERS: ReadonlyMap<number, Ledger> = new Map([
  [2025, { ...EMPTY_LEDGER, organisations: { 'supplier:wilgenlaan:pool': { counts: { 'consult.q4': 6 } } } }],
  [2026, { ...EMPTY_LEDGER, organisations: { 'supplier:wilgenlaan:pool': { counts: { 'consult.q1': 3 } } } }],
]);
const KEPT = { ledgers: LEDGERS, trouble: [] };
// New Year of the organisations is an hour before that of UTC.
const NEW_YEAR = new Date('2025-12-31T23:30:00Z');

test('of the last quarter that is over, by the organisation’s calendar', async () => {
  const [stated, ...others] = statements(seats(5, POOL), KEPT, NEW_YEAR);
  expect(others).toEqual([]);
  expect(stated).toMatchObject({
    year: 2025,
    quarter: 4,
    result: { consults: 6, organisations: 5 },
    today: '2026-01-01',
  });
  expect(statements(seats(5, POOL), KEPT, new Date('2025-12-31T22:30:00Z'))).toMatchObject([
    { quarter: 3, result: { consults: 0 } },
  ]);
  const file = stated && (await statementFile(stated, keys));
  expect(file?.name).toBe('wilgenlaan-pool-2025-q4.json');
  expect(await readQuarter(file?.text ?? '')).toMatchObject({
    kid: keys.keyCard.kid,
    statement: { consults: 6, organisations: 5, maker: { name: 'Samira' } },
  });
  // Nothing in it names an organisation.
  expect(file?.text).not.toMatch(/org-\d|Org \d/);
});

test('a browser that does not know the organisation’s zone goes by UTC', () => {
  const elsewhere = seats(5, POOL).map((seat) => ({ ...seat, organisationTimeZone: 'Mars/Olympus' }));
  expect(statements(elsewhere, KEPT, NEW_YEAR)).toMatchObject([{ quarter: 3, today: '2025-12-31' }]);
});

test.each(['not-kept', 'full'] as const)('nor after a rewriting that went wrong: %s', async (trouble) => {
  const [stated] = statements(seats(5, POOL), { ledgers: LEDGERS, trouble: [trouble] }, NEW_YEAR);
  expect(stated?.result).toBe('not-handed-in');
  expect(stated && (await statementFile(stated, keys))).toBeUndefined();
});

test('of four no file is made, and where nothing is counted nothing is asked', async () => {
  const [stated] = statements(seats(4, POOL), KEPT, NEW_YEAR);
  expect(stated?.result).toBe('few-organisations');
  expect(stated && (await statementFile(stated, keys))).toBeUndefined();
  expect(statements(seats(9), KEPT, NEW_YEAR)).toEqual([]);
});
