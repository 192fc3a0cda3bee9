/** Requirement 112: a fixed fee per consult, and bills from which nobody can be told. To the last cent. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysIn, partOfYear, shareByWeight, vatOn } from '../../../src/core/billing/cents.ts';
import type { Client } from '../../../src/core/billing/client.ts';
import type { Contract } from '../../../src/core/billing/contract.ts';
import { quarterOf, QUARTERS, yearOf } from '../../../src/core/billing/contract.ts';
import { poolMembers, quarterBills } from '../../../src/core/billing/quarter-bills.ts';
import { consultsIn, settle, settlesWith } from '../../../src/core/billing/settle.ts';
import type { Tariff } from '../../../src/core/billing/tariffs.ts';
import { yearBills } from '../../../src/core/billing/year-bills.ts';
import { organisation } from '../../support/inbox-fixtures.helper.ts';

const TARIFF: Tariff = {
  from: '2026-01-01',
  vat: 21,
  package: [
    { people: 1, cents: 52_500 },
    { people: 50, cents: 95_000 },
  ],
  perConsult: { year: 60_000, consult: 13_000 },
  pool: { year: 10_001, consult: 13_000 },
};
const client = (id: string, people: number | undefined, contract: Partial<Contract> = {}): Client => ({
  id,
  name: id,
  ...(people === undefined ? {} : { people }),
  contracts: [{ supplier: 'wilgenlaan', form: 'pool', from: '2026-01-01', ...contract }],
});
const POOL = Array.from({ length: 10 }, (_, at) => client(`org-${at}`, 14 + at * 7));
const quarter = (
  clients: readonly Client[],
  consults = 3,
  more: { tariffs?: Tariff[]; quarter?: 1 | 2 | 3 | 4 } = {},
) => {
  const bills = quarterBills({ year: 2026, quarter: 2, tariffs: [TARIFF], clients, consults, ...more });
  if ('is' in bills) throw new Error(bills.is);
  return bills;
};
const year = (clients: readonly Client[], settled: readonly (readonly [string, number])[] = [], tariffs = [TARIFF]) =>
  yearBills({ year: 2026, clients, tariffs, settled: new Map(settled) });

describe('cents', () => {
  test('shares add up exactly, and nobody’s differs by more than a cent from what is fair', () => {
    const among = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{1,6}$/), weight: fc.integer({ min: 1, max: 1_000_000 }) }),
      {
        minLength: 1,
        maxLength: 60,
        selector: ({ id }) => id,
      },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), among, (cents, all) => {
        const shares = shareByWeight(cents, all);
        const weight = all.reduce((sum, one) => sum + one.weight, 0);
        expect(shares.reduce((sum, one) => sum + one.cents, 0)).toBe(cents);
        for (const [at, one] of all.entries())
          expect(Math.abs((shares[at]?.cents ?? 0) - (cents * one.weight) / weight)).toBeLessThan(1.000_001);
      }),
    );
  });
  test('the same people give the same bill in whatever order their files are read', () => {
    const all = POOL.map(({ id }) => ({ id, weight: 3 }));
    const byId = (shares: ReturnType<typeof shareByWeight>) => new Map(shares.map(({ id, cents }) => [id, cents]));
    expect(byId(shareByWeight(100_003, all.toReversed()))).toEqual(byId(shareByWeight(100_003, all)));
  });
  test('the parts of a year add up to its price, in a leap year too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom(2026, 2028), (cents, of) => {
        const parts = QUARTERS.map((one) => partOfYear(cents, quarterOf(of, one)));
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(cents);
      }),
    );
    expect(daysIn(yearOf(2028))).toBe(366);
    expect(partOfYear(36_500, { from: '2026-03-01', until: '2026-03-01' })).toBe(100);
  });
  test('half a cent of tax goes up', () => {
    expect([vatOn(50, 21), vatOn(52_500, 21), vatOn(100, 0), vatOn(1000, 5.5)]).toEqual([11, 11_025, 0, 55]);
  });
});

describe('a pool', () => {
  test('its consults are shared by how many people work where, and by nothing else', () => {
    const bills = quarter(POOL);
    const shares = bills.flatMap(({ lines }) => lines.filter((line) => line.is === 'share'));
    expect(shares.reduce((sum, { cents }) => sum + cents, 0)).toBe(3 * 13_000);
    expect(shares[0]).toMatchObject({ consults: 3, price: 13_000, members: 10, people: 14, poolPeople: 455 });
    // Every bill can be computed anew by who gets it, from what stands on it.
    for (const line of shares)
      expect(Math.abs(line.cents - (line.consults * line.price * line.people) / line.poolPeople)).toBeLessThan(1);
  });
  test('its yearly price is asked in four parts that add up', () => {
    const parts = QUARTERS.map(
      (one) => quarter(POOL, 0, { quarter: one })[0]?.lines.find(({ is }) => is === 'standing')?.cents,
    );
    expect(parts.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(10_001);
  });
  test('of nine, no consult is billed that quarter or later, and each pays the package by the day', () => {
    const nine = quarter(POOL.slice(1), 50);
    expect(nine).toHaveLength(9);
    for (const { lines } of nine) expect(lines).toMatchObject([{ is: 'package', why: 'small-pool', days: 91 }]);
    expect(nine).toEqual(quarter(POOL.slice(1), 0));
    // The next quarter has ten again, and nothing of the fifty comes along.
    expect(quarter(POOL, 0, { quarter: 3 })[0]?.lines).toContainEqual(
      expect.objectContaining({ is: 'share', cents: 0 }),
    );
  });
  test('who comes or goes within the quarter is no member of it, and pays the package for their days', () => {
    const leaves = client('leaves', 400, { until: '2026-05-10' });
    const bills = quarter([...POOL, leaves]);
    expect(bills.find(({ organisation }) => organisation === 'leaves')?.lines).toEqual([
      { is: 'package', days: 40, daysOfYear: 365, cents: 10_411, why: 'part' },
    ]);
    expect(bills.filter(({ organisation }) => organisation !== 'leaves')).toEqual(quarter(POOL));
    expect(poolMembers([...POOL, leaves, client('comes', 9, { from: '2026-04-02' })], 2026, 2)).toHaveLength(10);
  });
  test('whose people nobody counted is no member', () => {
    expect(quarter([...POOL.slice(1), client('unknown', undefined)])[9]?.lines).toMatchObject([
      { is: 'package', why: 'people-unknown', cents: partOfYear(52_500, quarterOf(2026, 2)) },
    ]);
  });
  test('without a price is said, and not given away', () => {
    const { pool: _, ...rest } = TARIFF;
    expect(quarterBills({ year: 2026, quarter: 1, clients: POOL, tariffs: [rest], consults: 1 })).toEqual({
      is: 'no-pool-price',
    });
    expect(
      quarterBills({
        year: 2025,
        quarter: 1,
        clients: [client('a', 1, { from: '2025-01-01' })],
        tariffs: [TARIFF],
        consults: 1,
      }),
    ).toEqual({
      is: 'no-tariff',
      organisation: 'a',
    });
  });
});

describe('a package', () => {
  test('costs the same whatever happened, and four quarters are the year', () => {
    const shop = client('bakery', 14, { form: 'package' });
    const four = QUARTERS.flatMap((one) => quarter([shop], 99, { quarter: one }));
    expect(four.reduce((sum, { net }) => sum + net, 0)).toBe(52_500);
    expect(four.map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1]);
    expect(year([shop])).toEqual([]);
  });
  test('of who leaves mid-year is paid by the day', () => {
    const days = { form: 'package', from: '2026-02-01', until: '2026-11-15' } as const;
    const paid = QUARTERS.flatMap((one) => quarter([client('school', 60, days)], 0, { quarter: one }));
    expect(paid.reduce((sum, { net }) => sum + net, 0)).toBe(
      partOfYear(95_000, { from: '2026-02-01', until: '2026-11-15' }),
    );
  });
  test('is billed of a closed year by the prices with which that year began, whatever they are now', () => {
    const shop = client('bakery', 14, { form: 'package' });
    const dearer = { ...TARIFF, from: '2026-03-01', package: [{ people: 1, cents: 99_900 }] };
    expect(quarter([shop], 0, { tariffs: [TARIFF, dearer] })).toEqual(quarter([shop]));
    // A supplier's first year has no price on its first day.
    expect(quarter([shop], 0, { tariffs: [dearer] })[0]?.net).toBe(partOfYear(99_900, quarterOf(2026, 2)));
  });
});

describe('per consult, settled once a year', () => {
  const bus = client('bus', 420, { form: 'per-consult' });
  test('by what its advisers released, in tens', () => {
    expect(year([bus], [['bus', 30]])).toEqual([
      {
        organisation: 'bus',
        period: { from: '2026-01-01', until: '2026-12-31' },
        lines: [
          { is: 'standing', of: 'year', cents: 60_000 },
          { is: 'consults', consults: 30, price: 13_000, cents: 390_000 },
        ],
        net: 450_000,
        vat: { percent: 21, cents: 94_500 },
        total: 544_500,
      },
    ]);
  });
  test('no figure of a quarter exists', () => {
    for (const one of QUARTERS) expect(quarter([bus], 7, { quarter: one })).toEqual([]);
  });
  test('without a settlement it is the package, and the reason tells nothing of how many came', () => {
    expect(year([bus])).toMatchObject([{ lines: [{ is: 'package', cents: 95_000, why: 'no-settlement' }] }]);
    expect(year([client('bus', 249, { form: 'per-consult' })])).toMatchObject([{ lines: [{ why: 'small' }] }]);
    expect(year([client('bus', undefined, { form: 'per-consult' })])).toMatchObject([
      { lines: [{ why: 'people-unknown' }] },
    ]);
  });
  test('who leaves mid-year pays the package by the day, settled or not', () => {
    const left = client('bus', 420, { form: 'per-consult', until: '2026-06-30' });
    expect(year([left], [['bus', 30]])).toMatchObject([{ lines: [{ is: 'package', days: 181, why: 'part' }] }]);
  });
  test('what was released holds, also where the organisation shrank after it', () => {
    expect(year([client('bus', 200, { form: 'per-consult' })], [['bus', 20]])).toMatchObject([
      { lines: [{ is: 'standing' }, { consults: 20 }] },
    ]);
  });
});

describe('what may be released of a year', () => {
  const counts = (consults: number, people: number, spoken = people) =>
    consultsIn(
      Object.fromEntries([
        ['consult.year', consults],
        ['consult.people', people],
        ['counted.no', spoken - 1],
        ['counted.unknown', 1],
      ]),
    );
  test.each([
    [20, 20],
    [29, 20],
    [30, 30],
    [39, 30],
  ])('%i consults are %i', (consults, said) => {
    expect(settle(counts(consults, 20), 250)).toEqual({ is: 'settled', consults: said });
  });
  test('nothing under twenty people, however often they came, or however many came to colleagues', () => {
    for (const few of [counts(90, 19, 60), counts(90, 40, 19), consultsIn({})])
      expect(settle(few, 3000)).toEqual({ is: 'package', why: 'few' });
  });
  test('nothing under 250 people', () => {
    for (const size of [249, undefined]) expect(settle(counts(40, 40), size)).toEqual({ is: 'package', why: 'small' });
  });
  test('with the supplier of a contract per consult that held all year, and with nobody else', () => {
    const bus = { ...organisation('bus', []), people: 420 };
    const held = (contract: Partial<Contract>, people = 420) =>
      settlesWith(
        {
          ...bus,
          people,
          contracts: [{ supplier: 'wilgenlaan', form: 'per-consult', from: '2026-01-01', ...contract }],
        },
        2026,
      );
    expect(held({})).toBe('wilgenlaan');
    for (const none of [
      held({ form: 'pool' }),
      held({ from: '2026-01-02' }),
      held({ until: '2026-12-30' }),
      held({}, 249),
      settlesWith(bus, 2026),
    ])
      expect(none).toBeUndefined();
  });
});
