/** Requirement 112: of a quarter one number leaves the browser, over five organisations at least, signed and never split. */
import { beforeAll, describe, expect, test } from 'vitest';
import { amountCell, csv } from '../../../src/core/billing/csv.ts';
import {
  readQuarter,
  signQuarter,
  statementOf,
  type CountedSeat,
  type QuarterStatement,
} from '../../../src/core/billing/statement.ts';
import { EMPTY_LEDGER, type Ledger } from '../../../src/core/register/ledger.ts';
import { newCard, signerOf } from '../../support/inbox-fixtures.helper.ts';

const POOL = { supplier: 'wilgenlaan', form: 'pool' } as const;
const SEATS: readonly CountedSeat[] = Array.from({ length: 5 }, () => ({ ...POOL, from: '2026-01-01' }));
const LEDGER: Ledger = {
  ...EMPTY_LEDGER,
  organisations: {
    bakery: { counts: { 'about.bullying': 4, 'consult.q2': 99 } },
    'supplier:wilgenlaan:pool': { counts: { 'consult.q1': 2, 'consult.q2': 7 } },
    'supplier:linde:pool': { counts: { 'consult.q2': 50 } },
    'supplier:wilgenlaan:per-consult': { counts: { 'consult.q2': 40 } },
  },
};
const Q2 = { year: 2026, quarter: 2 } as const;
const ask = (seats = SEATS, today = '2026-07-01', ledger = LEDGER) => statementOf(ledger, POOL, Q2, seats, today);

describe('what may be handed in', () => {
  test('one number over all organisations of that supplier and form', () => {
    expect(ask()).toEqual({ consults: 7, organisations: 5 });
    expect(ask(SEATS, '2026-07-01', EMPTY_LEDGER)).toEqual({ consults: 0, organisations: 5 });
  });
  test('not over four, whatever else the adviser works for', () => {
    const four = SEATS.slice(1);
    expect(ask(four)).toBe('few-organisations');
    expect(ask([...four, { ...POOL, from: '2026-04-02' }])).toBe('few-organisations');
    expect(ask([...four, { ...POOL, supplier: 'linde', from: '2026-01-01' }])).toBe('few-organisations');
    expect(ask([...four, { supplier: 'wilgenlaan', form: 'per-consult', from: '2026-01-01' }])).toBe(
      'few-organisations',
    );
  });
  test('not of a quarter that is not over, nor of a ledger in which something may be missing', () => {
    expect(ask(SEATS, '2026-06-30')).toBe('not-over');
    expect(ask(SEATS, '2026-07-01', { ...LEDGER, incomplete: true })).toBe('incomplete');
  });
});

describe('the file', () => {
  let statement: QuarterStatement;
  let file: string;
  let kid: string;
  beforeAll(async () => {
    const card = await newCard();
    ({ kid } = card);
    statement = {
      v: 1,
      kind: 'statement',
      ...POOL,
      ...Q2,
      consults: 7,
      organisations: 5,
      day: '2026-07-01',
      maker: { name: 'Samira', card: card.text },
    };
    file = await signQuarter(signerOf(card), statement);
  });

  test('is read as it was signed, by the card in it', async () => {
    expect(await readQuarter(file)).toEqual({ statement, kid });
    for (const key of Object.keys(statement)) expect(['bakery', 'split', 'organisation', 'month']).not.toContain(key);
  });
  test('changed by anybody, it is refused', async () => {
    expect(await readQuarter(file.replace('\\"consults\\":7', '\\"consults\\":70'))).toBe('forged');
    expect(await readQuarter(file.replace(/"signature":"..../, '"signature":"AAAA'))).toBe('forged');
    const other = await newCard();
    expect(await readQuarter(file.replace(statement.maker.card, other.text))).toBe('forged');
  });
  test('of a later version, or none of ours, it is not guessed at', async () => {
    const written = (text: unknown) => JSON.stringify({ text: JSON.stringify(text), signature: 'x' });
    expect(await readQuarter(written({ ...statement, v: 2 }))).toBe('newer');
    expect(await readQuarter(written({ ...statement, organisations: 4 }))).toBe('unknown');
    expect(await readQuarter(written({ ...statement, byOrganisation: { bakery: 7 } }))).toBe('unknown');
    expect(await readQuarter(written({ ...statement, maker: { name: 'x', card: 'iv1.x' } }))).toBe('unknown');
    for (const nothing of ['', '{', '[]', 'null', '{"text":"x"}']) expect(await readQuarter(nothing)).toBe('unknown');
  });
});

describe('the table for the accounts', () => {
  test.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '  =1', '＝1', '\u200B=1', '\uFEFF＋1'])(
    'a cell that begins as %j runs nothing',
    (text) => {
      expect(csv([[text]])).toBe(`'${text}\r\n`);
    },
  );
  test('nor does what stands behind a comma, where another country’s spreadsheet splits', () => {
    expect(csv([['Bakker,=1+1', 'Linde']])).toBe('"Bakker,=1+1";Linde\r\n');
  });
  test('signs of the table itself are kept apart', () => {
    expect(csv([['a;b', 'zegt "ja"', 'x\ny', 3, amountCell(123_405), amountCell(-5)]])).toBe(
      '"a;b";"zegt ""ja""";"x\ny";3;1234,05;\'-0,05\r\n',
    );
  });
});
