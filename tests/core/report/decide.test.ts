/** Requirements 87 and 89: what is printed of a year, by who came, how large the organisation is, and who could be meant. */
import { describe, expect, it, test } from 'vitest';
import { PRINTABLE } from '../../../src/core/register/fields.ts';
import { attack } from '../../../src/core/report/attack/index.ts';
import { settledConsults, type Facts, type Truth } from '../../../src/core/report/classes.ts';
import { decide } from '../../../src/core/report/decide.ts';
import { hoursOf } from '../../../src/core/report/hours.ts';
import { accountable, pooled } from '../../../src/core/report/pool.ts';
import { printedSchema, type Printed, type Range } from '../../../src/core/report/printed.ts';
import { came, LARGE, report, truth } from '../../support/report-made.helper.ts';

const words = ({ least, most }: Range): string => (most === undefined ? `${least}+` : `${least}-${most}`);
const rows = (printed: Printed, field: string): string[] | undefined =>
  printed.tables.find((one) => one.field === field)?.rows.map(({ name, range }) => `${name} ${words(range)}`);
const total = ({ total: range }: Printed): string | undefined => (range === undefined ? undefined : words(range));
const SCHOOL: Facts = { people: 60, managers: 4 };
const BUSES: Facts = { people: 420, managers: 12 };

describe('four years on paper', () => {
  it('87: prints no figure of a bakery of fourteen people', () => {
    expect(decide(came(4), { people: 14 }, [])).toEqual({ years: [2025], people: 14, tables: [], withheld: [] });
  });
  it('prints two words of a school of sixty, and no list of subjects either', () => {
    expect(decide(came(12), SCHOOL, [])).toEqual({
      years: [2025],
      ...SCHOOL,
      total: { least: 10 },
      tables: [],
      withheld: [],
    });
    expect(total(decide(came(9), SCHOOL, []))).toBe('0-9');
  });
  it('89: prints subjects and from whom it came of a bus company', () => {
    const about = {
      'about.bullying': 8,
      'about.aggression': 7,
      'about.sexual': 6,
      'about.work': 4,
      'about.unknown': 3,
    };
    const by = { 'by.colleague': 13, 'by.manager': 9, 'by.top': 2, 'by.none': 4 };
    const printed = decide(truth({ ...about, ...by }), BUSES, []);
    expect(total(printed)).toBe('20-29');
    expect(rows(printed, 'about')).toEqual(['bullying 5-9', 'sexual 5-9', 'aggression 5-9', 'other 5-9']);
    expect(rows(printed, 'by')).toEqual(['colleague 10-14', 'other 15-19']);
    expect(rows(decide(truth({ ...about, ...by, 'by.none': 5, 'by.colleague': 12 }), BUSES, []), 'by')).toEqual([
      'colleague 10-14',
      'manager 10-14',
      'other 5-9',
    ]);
    expect(printed.withheld).toEqual(['often', 'did', 'outcome']);
  });
  it('prints six subjects in classes of a hospital, and three apart of thirty-three', () => {
    const six = { bullying: 14, sexual: 11, discrimination: 9, aggression: 8, improper: 7, work: 6, unknown: 5 };
    const about = Object.fromEntries(Object.entries(six).map(([name, n]) => [`about.${name}`, n]));
    const printed = decide(truth({ ...about }), LARGE, []);
    expect(total(printed)).toBe('60-69');
    expect(rows(printed, 'about')?.length).toBeGreaterThanOrEqual(6);
    const three = { 'about.bullying': 12, 'about.sexual': 7, 'about.discrimination': 7, 'about.aggression': 7 };
    const thirty = decide(truth(three), LARGE, []);
    expect([total(thirty), rows(thirty, 'about')]).toEqual([
      '30-39',
      ['bullying 10-14', 'sexual 5-9', 'discrimination 5-9', 'other 5-9'],
    ]);
  });
});

describe('how many people there must be', () => {
  const counted = truth({
    'about.bullying': 20,
    'about.sexual': 10,
    'outcome.enough': 15,
    'outcome.own': 15,
    'did.listen': 15,
    'did.refer': 15,
  });
  test.each<[number | undefined, string | undefined, number]>([
    [undefined, undefined, 0],
    [49, undefined, 0],
    [50, '10+', 2],
    [249, '10+', 2],
    [250, '30-39', 3],
  ])('87: of %s people: total %s, %i tables', (people, said, tables) => {
    const printed = decide(counted, people === undefined ? {} : { people }, []);
    expect(printedSchema.safeParse(printed).success).toBe(true);
    expect([total(printed), printed.tables.length]).toEqual([said, tables]);
  });
  it('prints no table of nineteen, and names none as withheld', () => {
    const printed = decide(truth({ 'about.bullying': 10, 'about.sexual': 9 }), LARGE, []);
    expect([total(printed), printed.tables, printed.withheld]).toEqual(['10-19', [], []]);
  });
  it('never lets it be known that everybody came', () => {
    const everybody = truth({ 'about.bullying': 25, 'about.sexual': 25 });
    expect(decide(everybody, { people: 59 }, []).tables).toEqual([]);
    expect(rows(decide(everybody, { people: 60 }, []), 'about')).toEqual(['bullying 25-29', 'other 25-29']);
    expect(total(decide(came(255), { people: 255 }, []))).toBe('10+');
  });
});

describe('which rows', () => {
  it('folds integrity, and what is not for here, into their own first', () => {
    const counted = truth({
      'about.bullying': 12,
      'about.integrity-organisation': 6,
      'about.integrity-society': 2,
      'about.work': 3,
      'about.private': 3,
      'about.unknown': 8,
    });
    expect(rows(decide(counted, LARGE, []), 'about')).toEqual([
      'bullying 10-14',
      'integrity 5-9',
      'not-here 5-9',
      'other 5-9',
    ]);
  });
  it('prints neither none nor everybody: that speaks about each of them', () => {
    const printed = decide(truth({ 'about.bullying': 30, 'outcome.enough': 27, 'outcome.own': 3 }), LARGE, []);
    expect([printed.tables, printed.withheld]).toEqual([[], ['about', 'by', 'often', 'did', 'outcome']]);
  });
  it('has two sides where managers are few, and what does not apply in neither', () => {
    const by = truth({ 'by.colleague': 9, 'by.manager': 4, 'by.outside': 8, 'by.none': 5, 'by.unknown': 1 });
    expect(rows(decide(by, { people: 420, managers: 9 }, []), 'by')).toEqual([
      'inside 10-14',
      'outside 5-9',
      'other 5-9',
    ]);
    expect(rows(decide(by, { people: 420 }, []), 'by')).toEqual(['inside 10-14', 'outside 5-9', 'other 5-9']);
  });
  it('names no row whose people are a group that is too small, or of which nobody said how large it is', () => {
    const did = truth({ 'did.listen': 15, 'did.manager': 11, 'did.refer': 6, 'did.unknown': 6 });
    expect(rows(decide(did, { people: 400, managers: 20 }, []), 'did')).toContain('manager 10-14');
    expect(rows(decide(did, { people: 400, managers: 19 }, []), 'did')).not.toContain('manager 10-14');
    const contract = truth({ 'contract.permanent': 20, 'contract.trainee': 9, 'contract.volunteer': 6 });
    expect(rows(decide(contract, LARGE, []), 'contract')).toEqual(['permanent 20-24', 'other 15-19']);
  });
  it('leaves out what only some of a team asked, and never has a table of sex or age', () => {
    const some = truth({
      'about.bullying': 20,
      'about.sexual': 15,
      'way.phone': 14,
      'way.meet': 13,
      'sex.woman': 18,
      'sex.man': 17,
    });
    const printed = decide(some, LARGE, []);
    expect([...printed.tables.map(({ field }) => field), ...printed.withheld]).not.toContain('way');
    expect(PRINTABLE.filter((field) => ['sex', 'age', 'who', 'online', 'talks'].includes(field))).toEqual([]);
  });
  it('takes what is missing in a required table as not known', () => {
    const counted = truth({ 'about.bullying': 20, 'about.sexual': 15, 'outcome.enough': 18, 'outcome.own': 9 });
    expect(rows(decide(counted, LARGE, []), 'outcome')).toEqual(['enough 15-19', 'own 5-9', 'other 5-9']);
  });
});

describe('years together', () => {
  const year = (at: number, bullying: number, sexual: number): Truth =>
    truth({ 'about.bullying': bullying, 'about.sexual': sexual }, at);
  const small = [year(2023, 4, 4), year(2024, 5, 4), year(2025, 6, 3)];
  it('takes as few as are enough, and only of years without a table', () => {
    expect(accountable(small, LARGE, []).years).toEqual([2023, 2024, 2025]);
    expect(accountable([year(2024, 9, 8), year(2025, 2, 2)], LARGE, []).years).toEqual([2024, 2025]);
    expect(accountable([year(2024, 9, 8), year(2025, 15, 5)], LARGE, []).years).toEqual([2025]);
    const before = report(decide(pooled(small.slice(0, 2).concat(year(2025, 6, 5))), LARGE, []), { year: 2025 });
    expect(before.printed.tables.map(({ field }) => field)).toEqual(['about']);
    expect(accountable([year(2025, 6, 5), year(2026, 8, 8)], LARGE, [before]).years).toEqual([2026]);
  });
  it('87: never of an organisation under fifty people, then or now', () => {
    expect(accountable(small, { people: 49 }, []).years).toEqual([2025]);
    const before = report(decide(came(9, 2024), { people: 49 }, []));
    expect(accountable(small, LARGE, [before]).years).toEqual([2025]);
  });
  it('is laid beside the years that were printed by themselves', () => {
    const published = small.slice(0, 2).map((one) => report(decide(one, LARGE, [])));
    const printed = decide(accountable(small, LARGE, published), LARGE, published);
    expect([printed.years, total(printed), rows(printed, 'about')]).toEqual([
      [2023, 2024, 2025],
      '20-29',
      ['bullying 15-19', 'other 10-14'],
    ]);
    expect(attack([...published, report(printed)])).toEqual([]);
  });
  it('prints nothing of a year that is in the tables of a later report', () => {
    const later = report(decide(pooled([year(2024, 9, 8), year(2025, 7, 5)]), LARGE, []));
    expect(decide(year(2024, 20, 10), LARGE, [later])).toEqual({ years: [2024], ...LARGE, tables: [], withheld: [] });
  });
});

describe('what else is a number', () => {
  it('88: gives all hours from twenty who came, and under that those of activities', () => {
    const counted = (n: number): Truth => truth({ 'about.bullying': n, 'hours.contacts': 47, 'hours.activities': 21 });
    expect(hoursOf(counted(20), decide(counted(20), LARGE, []))).toEqual({ of: 'all', total: 70 });
    expect(hoursOf(counted(19), decide(counted(19), LARGE, []))).toEqual({ of: 'activities', total: 20 });
  });
  it('settles in the classes of the total', () => {
    expect([20, 25, 29, 30].map(settledConsults)).toEqual([20, 20, 20, 30]);
  });
});
