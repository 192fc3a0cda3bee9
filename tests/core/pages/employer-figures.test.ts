/** What an employer is told in figures (requirements 77, 87, 112), held against what the code prints and bills. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/core/billing/client.ts';
import { quarterBills } from '../../../src/core/billing/quarter-bills.ts';
import type { Tariff } from '../../../src/core/billing/tariffs.ts';
import { yearBills } from '../../../src/core/billing/year-bills.ts';
import { PRINTABLE, REQUIRED } from '../../../src/core/register/fields.ts';
import { counterOf } from '../../../src/core/register/ledger.ts';
import { decide } from '../../../src/core/report/decide.ts';
import type { Printed } from '../../../src/core/report/printed.ts';
import { parseRelease } from '../../../src/core/report/release.ts';
import { changed, everyForm, linesOf, saidBy, setting } from '../../support/employer-settings.helper.ts';
import { advice, newMaker } from '../../support/release.helper.ts';

/** So many people, of whom each answer to a question was given as often as the next. */
function printed(contacts: number, people: number | undefined): Printed {
  const counts: Record<string, number> = { [counterOf('counted', 'no')]: contacts };
  for (const [field, values] of Object.entries(REQUIRED)) {
    if (field === 'counted') continue;
    for (let at = 0; at < contacts; at += 1) {
      const counter = counterOf(field as keyof typeof REQUIRED, values[at % 3] ?? '');
      counts[counter] = (counts[counter] ?? 0) + 1;
    }
  }
  const facts = people === undefined ? {} : { people, managers: 30 };
  return decide({ years: [2025], counts }, facts, []);
}
const yearly = (people: number | undefined): string =>
  saidBy('yearly', changed(people === undefined ? {} : { people })).join(' ');

describe('the yearly account, as it is said to an employee', () => {
  it.each([undefined, 1, 49])('of %s people has no figure at all, however many came', (people) => {
    expect(yearly(people)).toContain('Daarin staat geen enkel getal over wie er kwam.');
    for (const contacts of [0, 4, 12, 60, 300]) {
      const { total, tables } = printed(contacts, people);
      expect([total, tables]).toEqual([undefined, []]);
    }
  });

  it.each([50, 249])('of %s people: fewer than ten or not, and from twenty what about and how it ended', (people) => {
    expect(yearly(people)).toContain('of er minder dan tien mensen kwamen, of tien of meer');
    expect(printed(4, people)).toMatchObject({ total: { least: 0, most: 9 }, tables: [] });
    expect(printed(12, people)).toMatchObject({ total: { least: 10 }, tables: [] });
    const { total, tables } = printed(24, people);
    expect(total).toEqual({ least: 10 });
    expect(tables.length).toBeGreaterThan(0);
    for (const { field } of tables) expect(['about', 'outcome']).toContain(field);
  });

  it('of 250 people and more: in tens, and nothing of subjects below twenty', () => {
    expect(yearly(250)).toContain('zoals 20 tot en met 29');
    expect(printed(27, 250).total).toEqual({ least: 20, most: 29 });
    expect(printed(12, 250).tables).toEqual([]);
    expect(printed(48, 250).tables.map(({ field }) => field)).toContain('about');
  });

  it('has tables of these subjects alone, none of which is a department or a place', () => {
    expect(yearly(250)).toContain('De getallen gaan nooit over een afdeling of locatie.');
    expect(PRINTABLE).toEqual(['about', 'by', 'often', 'did', 'outcome', 'referred', 'contract', 'way']);
  });

  it('says so in English as well, and that advice in between has no figures, for which it has no place', async () => {
    const lines = linesOf(changed({ people: 420 }), 'en').join(' ');
    expect(lines).toContain('such as 20 to 29');
    expect(lines).toContain('In between there can be advice, without figures.');
    const plain = advice(await newMaker());
    expect(parseRelease(JSON.stringify(plain))).toEqual(plain);
    expect(parseRelease(JSON.stringify({ ...plain, printed: printed(48, 250) }))).toBeUndefined();
  });
});

describe('bills, as they are said to an employee', () => {
  const TARIFF: Tariff = {
    from: '2026-01-01',
    vat: 21,
    package: [{ people: 1, cents: 50_000 }],
    perConsult: { year: 60_000, consult: 13_000 },
    pool: { year: 10_000, consult: 13_000 },
  };
  const client = (id: string, form: 'package' | 'pool' | 'per-consult', people = 300): Client => ({
    id,
    name: id,
    people,
    contracts: [{ supplier: 'wilgenlaan', form, from: '2026-01-01' }],
  });
  const quarter = (clients: readonly Client[], consults: number) => {
    const bills = quarterBills({ year: 2026, quarter: 2, clients, tariffs: [TARIFF], consults });
    if ('is' in bills) throw new Error(bills.is);
    return bills;
  };

  it('are there for each form a contract has, and for no other', () => {
    expect(saidBy('bills', changed({ contracts: everyForm }))).toHaveLength(3);
    const only = saidBy('bills', changed({ contracts: everyForm.filter(({ form }) => form === 'package') }));
    expect(only).toEqual([
      'Wat het bureau van de externe vertrouwenspersoon kost. Die prijs hangt er niet van af of er iemand komt.',
    ]);
    expect(linesOf(setting()).join(' ')).not.toContain('bureau van de externe');
  });

  it('the package is the same whether anybody came or not', () => {
    const of = client('a', 'package');
    expect(quarter([of], 0)).toEqual(quarter([of], 40));
  });

  it('in a pool the part follows from how many people work there alone; in a smaller group it is the package', () => {
    const pool = Array.from({ length: 10 }, (_, at) => client(`org-${at}`, 'pool', at < 2 ? 100 : 50));
    const [one, two] = quarter(pool, 7);
    expect(one?.net).toBe(two?.net);
    expect(quarter(pool.slice(1), 0)).toEqual(quarter(pool.slice(1), 40));
  });

  it('per consult: one a year, by tens, and one fixed price without a settlement', () => {
    const of = client('a', 'per-consult');
    const year = (settled: readonly (readonly [string, number])[]) => {
      const bills = yearBills({ year: 2026, clients: [of], tariffs: [TARIFF], settled: new Map(settled) });
      if ('is' in bills) throw new Error(bills.is);
      return bills[0]?.net;
    };
    expect(quarter([of], 9)).toEqual([]);
    expect(year([['a', 20]])).toBe(60_000 + 20 * 13_000);
    expect(year([])).toBe(50_000);
  });
});
