/** Requirement 87: a file that was made elsewhere, or changed, is found out: by its rules, and by what can be worked out of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { attack, type Finding } from '../../../src/core/report/attack/index.ts';
import { decide } from '../../../src/core/report/decide.ts';
import { pooled } from '../../../src/core/report/pool.ts';
import type { Printed, Range, Table } from '../../../src/core/report/printed.ts';
import type { Release } from '../../../src/core/report/release.ts';
import { came, LARGE, report, settlement, truth, YEAR } from '../../support/report-made.helper.ts';

const TENS = (least: number): Range => ({ least, most: least + 9 });
const FIVE = (least: number): Range => ({ least, most: least + 4 });
const table = (field: Table['field'], rows: Readonly<Record<string, number>>): Table => ({
  field,
  rows: Object.entries(rows).map(([name, least]) => ({ name, range: FIVE(least) })),
});
const holding = (tables: readonly Table[], total: Range = TENS(20), more: Partial<Printed> = {}): Release =>
  report({ years: [YEAR], people: 3000, managers: 60, total, tables: [...tables], withheld: [], ...more });
const said = (finding: Finding): string =>
  Object.values(finding)
    .filter((one) => one !== YEAR)
    .join(' ');
const found = (...releases: readonly Release[]): string[] => attack(releases).map(said);

const GOOD = table('about', { bullying: 10, sexual: 5, other: 5 });

describe('a report', () => {
  test('that keeps the rules gives nothing away', () => {
    expect(found(holding([GOOD]))).toEqual([]);
  });
  test.each<[string, Release, string]>([
    [
      'exact numbers',
      holding([
        {
          field: 'about',
          rows: [
            { name: 'bullying', range: { least: 18, most: 18 } },
            { name: 'other', range: FIVE(5) },
          ],
        },
      ]),
      'few row about bullying 1',
    ],
    [
      'rows at their highest',
      holding([table('about', { bullying: 10, sexual: 5, discrimination: 5, other: 5 })], TENS(40)),
      'few total 2',
    ],
    [
      'rows at their lowest',
      holding([table('about', { bullying: 20, other: 5 }), table('did', { listen: 10, other: 5 })]),
      'impossible did',
    ],
    [
      'two tables that leave two numbers',
      holding(
        [
          table('about', { bullying: 20, sexual: 10, other: 5 }),
          table('did', { listen: 10, refer: 5, prepare: 5, other: 0 }),
        ],
        TENS(30),
      ),
      'few total 2',
    ],
    ['nothing for what has no row', holding([table('about', { bullying: 15, sexual: 10 })]), 'few unnamed about 1'],
    ['a row that is no value', holding([table('about', { bullying: 15, anna: 5, other: 5 })]), 'rule rows about anna'],
    [
      'a value in two rows',
      holding([table('about', { integrity: 10, 'integrity-society': 5, other: 5 })]),
      'rule rows about integrity',
    ],
    ['a field twice', holding([GOOD, GOOD]), 'rule rows about'],
    ['a field that is withheld as well', holding([GOOD], TENS(20), { withheld: ['about'] }), 'rule rows about'],
    ['a table without a total', report({ years: [YEAR], people: 3000, tables: [GOOD], withheld: [] }), 'rule twenty'],
    [
      'a group that is all there are',
      holding([table('by', { led: 10, colleague: 10, other: 5 })], TENS(20), { managers: 15 }),
      'presence managers by led',
    ],
    [
      'more about managers than there are',
      holding([table('by', { manager: 15, colleague: 5, other: 5 })], TENS(20), { managers: 10 }),
      'presence managers by manager',
    ],
    ['everybody', holding([], TENS(250), { people: 255, withheld: ['about'] }), 'presence people'],
    [
      'a contract form of unknown size',
      holding([table('contract', { permanent: 15, trainee: 5, other: 5 })]),
      'rule groups contract trainee',
    ],
    [
      'years that are no row',
      report({ years: [2022, YEAR], people: 3000, total: TENS(20), tables: [GOOD], withheld: [] }),
      'rule pool',
    ],
    [
      'another year than its own',
      report({ years: [2024], people: 3000, total: TENS(20), tables: [GOOD], withheld: [] }, { year: YEAR }),
      'rule pool',
    ],
    ['hours of so few people', { ...holding([], TENS(10)), hours: { of: 'all', total: 40 } } as Release, 'rule hours'],
  ])('is found by %s', (_, release, says) => {
    expect(found(release)).toContain(says);
  });
});

describe('what is laid beside each other', () => {
  const counted = truth({ 'about.bullying': 12, 'about.sexual': 6, 'about.unknown': 7 });
  const own = report(decide(counted, LARGE, []));
  it('takes one file that was given twice for one, and two reports of a year for too many', () => {
    expect(found(own, structuredClone(own))).toEqual([]);
    expect(found(own, { ...own, day: '2026-05-01' })).toContain('rule once');
  });
  it('is of one organisation', () => {
    const other = { ...own, organisation: { id: 'ander', name: 'Ander' } };
    expect(found(own, other)).toEqual(['organisations']);
  });
  it('holds a year by itself against years together', () => {
    const alone = report(decide(came(19, 2024), LARGE, []));
    // Nineteen at most in each of them: 37 together are 18 and 19.
    const close = report({
      years: [2024, YEAR],
      people: 3000,
      total: { least: 37, most: 46 },
      tables: [],
      withheld: ['about'],
    });
    expect(attack([alone, close])).toContainEqual({ code: 'few', year: YEAR, figure: 'year', possible: 2 });
    expect(attack([alone, close])).toContainEqual({ code: 'few', year: 2024, figure: 'total', possible: 2 });
  });
  it('finds years together that have tables by themselves, and pools that overlap', () => {
    const one = report(decide(truth({ 'about.bullying': 12, 'about.sexual': 9 }, 2024), LARGE, []));
    const two = report({ years: [2024, YEAR], people: 3000, total: TENS(30), tables: [GOOD], withheld: [] });
    const three = report({ years: [YEAR, 2026], people: 3000, total: TENS(30), tables: [GOOD], withheld: [] });
    expect(attack([one, two]).map(said)).toContain('rule pool');
    expect(
      attack([two, three])
        .filter(({ year }) => year === 2026)
        .map(said),
    ).toContain('rule 2026 pool');
  });
  it('takes a settlement beside a report with tables, once, and everybody for one consult', () => {
    expect(found(own, settlement(20))).toEqual([]);
    expect(found(own, settlement(20), settlement(30))).toEqual(expect.arrayContaining(['rule settlement']));
    expect(found(own, settlement(20), settlement(0, YEAR, 'ander-bureau'))).toEqual([]);
    expect(found(settlement(20))).toEqual(['rule settlement']);
    expect(found(report(decide(came(12), LARGE, [])), settlement(10))).toEqual(['rule settlement']);
    const small = report(decide(counted, { people: 249 }, []));
    expect(found(small, settlement(20))).toEqual(['rule settlement']);
    // Rounded in another way it would cut the tens of the total: 28 or 29.
    const cut = { ...settlement(20), consults: 28 };
    expect(found(own, cut)).toContain('few total 2');
  });
  it('is solved at once for what a hostile file says of years', () => {
    const wide = report({ years: [2020, 9999], people: 3000, total: TENS(20), tables: [GOOD], withheld: [] });
    expect(found(wide)).toContain('rule 9999 pool');
  });
  it('has a pool whose tables are all withheld, and the years of it may be pooled again', () => {
    const first = truth({ 'about.bullying': 9 }, 2023);
    const second = truth({ 'about.bullying': 13 }, 2024);
    const third = truth({ 'about.sexual': 11 }, YEAR);
    const before = [report(decide(first, LARGE, [])), report(decide(pooled([first, second]), LARGE, []))];
    const after = report(decide(pooled([second, third]), LARGE, before));
    expect(after.printed.tables.map(({ field }) => field)).toEqual(['about']);
    expect(found(...before, after)).toEqual([]);
  });
});

test('87: no rule can be switched off but in a test', () => {
  const importing = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && /\b(decideBy|hoursBy)\b/.test(readFileSync(join('src', name), 'utf8')),
  );
  expect(importing.toSorted()).toEqual(['core/report/decide-by.ts', 'core/report/decide.ts', 'core/report/hours.ts']);
});
