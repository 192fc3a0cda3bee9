/** Requirement 112: from an offer to a bill, and every wish for something finer refused with the reason. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HtmlValidate } from 'html-validate';
import { openOrganisations } from '../../../src/organisation/folder.ts';
import { readSupplier } from '../../../src/organisation/read-supplier.ts';
import { createLog } from '../../../src/base/log.ts';
import type { KeyCard } from '../../../src/seal/key-card.ts';
import { newCard } from '../../support/inbox-fixtures.helper.ts';
import {
  clientFile,
  office,
  openOffice,
  settledBy,
  statedBy,
  type Office,
} from '../../support/supplier-office.helper.ts';

const POOL = Array.from({ length: 10 }, (_, at) => `pool-${at}`);
const NAMES = [...POOL, 'bakery', 'bus'];
let card: KeyCard;
let folder: string;
let desk: Office;
beforeAll(async () => {
  card = await newCard();
});
const files = (): Record<string, string> => ({
  'suppliers/wilgenlaan.yaml': office(card.text, NAMES),
  'bakery.yaml': clientFile('bakery', 14, 'form: package', '=HYPERLINK("https://x.example")'),
  'bus.yaml': clientFile('bus', 420, 'form: per-consult'),
  ...Object.fromEntries(POOL.map((id, at) => [`${id}.yaml`, clientFile(id, 20 + at, 'form: pool')])),
});
const made = (name: string): Promise<string> => readFile(join(desk.target, name), 'utf8');
const all = (): string => desk.said.join('\n');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  desk = await openOffice(folder, files());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });
async function isRightHtml(text: string): Promise<void> {
  const { results } = await validator.validateString(text);
  expect(results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId}: ${message}`))).toEqual([]);
  expect(text).not.toMatch(/<script|https?:\/\/(?!x\.example)/);
}

describe('an offer', () => {
  test.each([
    [
      'nl',
      'Vertrouwenspersoon Pakket',
      '€ 525,00',
      'Kan bij minder dan 250 mensen niet',
      'Een aantal van jullie alleen',
    ],
    ['en', 'confidential adviser package', '€525.00', 'Not under 250 people', 'A number of yours alone'],
  ])(
    'in %s says what it costs, what nobody gets, and which form this organisation is too small for',
    async (language, ...parts) => {
      expect(await desk.run('offer', 'wilgenlaan', 'Bakkerij <b>', '--people', '14')).toBe(0);
      const text = await made(`offer-wilgenlaan-bakkerij-b-${language}.html`);
      for (const part of [...parts, 'Bakkerij &lt;b&gt;', 'Samira el Idrissi', '#7a2e1d'])
        expect(text.replaceAll('\u00A0', ' ')).toContain(part);
      await isRightHtml(text);
    },
  );
  test('of a large organisation has all three forms', async () => {
    expect(await desk.run('offer', 'wilgenlaan', 'Busbedrijf', '--people', '250')).toBe(0);
    const text = (await made('offer-wilgenlaan-busbedrijf-nl.html')).replaceAll('\u00A0', ' ');
    for (const price of ['€ 950,00', '€ 600,00', '€ 400,00', '€ 130,00']) expect(text).toContain(price);
    expect(text).not.toContain('Kan bij minder dan');
  });
  test('without prices, or people, or a supplier, says what to do', async () => {
    expect(await desk.run('offer', 'wilgenlaan', 'X')).toBe(1);
    expect(all()).toContain('--people: write a whole number');
    await desk.write('suppliers/wilgenlaan.yaml', office(card.text, NAMES, ''));
    expect(await desk.run('offer', 'wilgenlaan', 'X', '--people', '1')).toBe(1);
    expect(all()).toContain('tariffs:');
    expect(await desk.run('offer', 'linde', 'X', '--people', '1')).toBe(1);
    expect(all()).toContain('there is: wilgenlaan');
    for (const wrong of [
      [],
      ['offer'],
      ['bil', 'wilgenlaan', '2026'],
      ['offer', 'wilgenlaan', 'X', '--pepole', '3'],
      ['check', '../x'],
    ])
      expect([wrong, await desk.run(...wrong)]).toEqual([wrong, 2]);
  });
});

describe('a new organisation', () => {
  test('gets a file of ten lines, which is in force at once, and what is next is said', async () => {
    expect(
      await desk.run('add', 'wilgenlaan', 'school', 'School: "De Linde" #1', '--people', '60', '--adviser', 'tom'),
    ).toBe(0);
    expect((await readFile(join(folder, 'school.yaml'), 'utf8')).trimEnd().split('\n')).toHaveLength(9);
    const open = await openOrganisations(
      folder,
      createLog(() => undefined),
    );
    open.close();
    expect(open.refused()).toEqual([]);
    expect(open.byId('school')).toMatchObject({
      name: 'School: "De Linde" #1',
      people: 60,
      contracts: [{ supplier: 'wilgenlaan', form: 'package', from: '2026-07-10' }],
      advisers: [{ id: 'tom', name: 'Tom de Wit' }],
    });
    for (const part of [
      'slack.teamIds',
      'npm run adviser -- invite school tom',
      'npm run poster -- school',
      'the card:',
    ])
      expect(all()).toContain(part);
    const supplier = readSupplier('x', await readFile(join(folder, 'suppliers/wilgenlaan.yaml'), 'utf8'));
    expect('supplier' in supplier && supplier.supplier.advisers.map(({ organisations }) => organisations)).toEqual([
      NAMES,
      ['school'],
    ]);
  });
  test.each([
    ['an id that is there', ['bakery', 'X'], 'already'],
    ['an adviser nobody knows', ['school', 'X', '--adviser', 'nobody'], 'lists no nobody'],
    ['a form there is not', ['school', 'X', '--form', 'hourly'], 'write package, per-consult, pool'],
    ['a day there is not', ['school', 'X', '--from', '2026-02-30'], 'existing day'],
    ['an address of the server', ['slack', 'X'], 'is an address of the server'],
  ])('%s: nothing is written', async (_, argv, sentence) => {
    const before = await readFile(join(folder, 'suppliers/wilgenlaan.yaml'), 'utf8');
    expect(await desk.run('add', 'wilgenlaan', ...argv, '--people', '60')).toBe(1);
    expect(all()).toContain(sentence);
    expect(await readFile(join(folder, 'suppliers/wilgenlaan.yaml'), 'utf8')).toBe(before);
    expect(await readdir(folder)).not.toContain('school.yaml');
  });
});

describe('what is missing', () => {
  test('is said of each organisation, and of the supplier', async () => {
    await desk.write('pool-0.yaml', clientFile('pool-0', 20, 'form: pool, until: 2026-12-31'));
    await desk.write('pool-1.yaml', clientFile('pool-1', 20, 'form: package'));
    await desk.write('bus.yaml', clientFile('bus', 249, 'form: per-consult'));
    expect(await desk.run('check', 'wilgenlaan')).toBe(0);
    for (const part of [
      'the pool has 9 of the 10',
      'its contract ends on 2026-12-31',
      'it pays the package until',
      'slack.publishers',
    ])
      expect(all()).toContain(part);
    expect(all()).not.toMatch(/consults? (?:in|of) /);
  });
  test('an adviser of too few of the pool is told of', async () => {
    for (const id of POOL.slice(4))
      await desk.write(`${id}.yaml`, clientFile(id, 20, 'form: pool').replace('wilgenlaan/samira', 'wilgenlaan/tom'));
    await desk.write(
      'suppliers/wilgenlaan.yaml',
      office(card.text, NAMES).replace('organisations: []', `organisations: [${NAMES.join(', ')}]`),
    );
    expect(await desk.run('check', 'wilgenlaan')).toBe(0);
    expect(all()).toContain('Samira el Idrissi works for 4 of the pool');
  });
});

describe('a bill', () => {
  test('of a quarter: packages by the day, the pool by its statements, a table that runs nothing', async () => {
    await desk.write('q2.json', await statedBy(card));
    expect(await desk.run('statement', 'wilgenlaan', 'q2.json')).toBe(0);
    expect(all()).toContain('7 consults in quarter 2 of 2026, pool, over 10 organisations together; signed by samira');
    expect(await desk.run('bill', 'wilgenlaan', '2026-q2', 'q2.json', '--first', '20260041')).toBe(0);
    const table = (await made('wilgenlaan-2026-q2.csv')).split('\r\n');
    expect(table).toHaveLength(13);
    expect(table[1]).toContain(`;bakery;"'=HYPERLINK(""https://x.example"")";2026-04-01;2026-06-30;`);
    expect(table[1]).toMatch(/^20260041;wilgenlaan-2026-q2-bakery;2026-07-10;/);
    const shares = table.slice(2, 12).map((row) => Number(row.split(';')[8]?.replace(',', '.')));
    expect(Math.round(shares.reduce((sum, one) => sum + one, 0) * 100)).toBe(10 * 10_000 + 7 * 13_000);
    for (const language of ['nl', 'en']) await isRightHtml(await made(`wilgenlaan-2026-q2-pool-3-${language}.html`));
    expect((await readdir(desk.target)).join(' ')).not.toContain('bus');
  });
  test('of a year: what was released, or the package price', async () => {
    const next = await openOffice(folder, files(), '2027-02-10T10:00:00Z');
    desk = next;
    await desk.write('bus.json', await settledBy(card, 'bus', 30, 2026));
    expect(await desk.run('bill', 'wilgenlaan', '2026', 'bus.json')).toBe(0);
    const text = (await made('wilgenlaan-2026-bus-nl.html')).replaceAll('\u00A0', ' ');
    // Of all its contracts together it hears a number each quarter.
    expect(text).toContain('Een ander aantal van jullie krijgt');
    for (const part of [
      '30 consulten, naar beneden afgerond op tien, van € 130,00',
      '€ 3.900,00',
      '€ 5.445,00',
      'opvraagt',
    ])
      expect(text).toContain(part);
    await isRightHtml(text);
  });
  test('that was made is printed as it was, whatever prices, contracts and people are now', async () => {
    await desk.write('q2.json', await statedBy(card));
    await desk.run('bill', 'wilgenlaan', '2026-q2', 'q2.json');
    const before = await made('wilgenlaan-2026-q2-pool-3-nl.html');
    await desk.write('suppliers/wilgenlaan.yaml', office(card.text, NAMES).replaceAll('13000', '99000'));
    await desk.write('pool-3.yaml', clientFile('pool-3', 9000, 'form: package'));
    expect(await desk.run('bill', 'wilgenlaan', '2026-q2')).toBe(0);
    expect(all()).toContain('These bills were made on 2026-07-10');
    expect(await made('wilgenlaan-2026-q2-pool-3-nl.html')).toBe(before);
  });
  test('goes on without an adviser who hands nothing in, once that is said; of a pool of nine none is asked', async () => {
    expect(await desk.run('bill', 'wilgenlaan', '2026-q2')).toBe(1);
    expect(all()).toContain('--without samira');
    expect(await desk.run('bill', 'wilgenlaan', '2026-q2', '--without', 'samira')).toBe(0);
    await rm(desk.target, { recursive: true });
    await desk.write('pool-9.yaml', clientFile('pool-9', 20, 'form: package'));
    expect(await desk.run('bill', 'wilgenlaan', '2026-q2')).toBe(0);
    expect(await made('wilgenlaan-2026-q2-pool-0-nl.html')).toContain('minder dan tien organisaties');
  });
});

describe('what is refused, with the reason', () => {
  const refused = async (sentence: string, ...argv: readonly string[]): Promise<void> => {
    expect([argv, await desk.run(...argv)]).toEqual([argv, 1]);
    expect(all()).toContain(sentence);
    expect(await readdir(desk.target).catch(() => [])).toEqual([]);
  };
  test('anything finer than a quarter of all together', async () => {
    for (const fine of ['2026-04', '2026-w14', '2026-04-01', '2026-q5'])
      await refused('would be a name', 'bill', 'wilgenlaan', fine);
    await refused('write the period', 'bill', 'wilgenlaan', 'april');
    await refused('of all organisations together', 'bill', 'wilgenlaan', 'bakery');
    await refused('of all organisations together', 'bill', 'wilgenlaan', '2026-q2', 'bakery');
  });
  test('a period that is not over, and a folder in which a file is faulty', async () => {
    await refused('is not over', 'bill', 'wilgenlaan', '2026-q3');
    await refused('is not over', 'bill', 'wilgenlaan', '2026');
    await desk.write('bakery.yaml', 'id: bakery\nname: X\n');
    await refused('somebody would be forgotten', 'bill', 'wilgenlaan', '2026-q2');
  });
  test('statements that were changed, are of somebody else, or come twice with two numbers', async () => {
    const bill = ['bill', 'wilgenlaan', '2026-q2'] as const;
    const good = await statedBy(card);
    await desk.write('a.json', good);
    await desk.write('changed.json', good.replace('\\"consults\\":7', '\\"consults\\":1'));
    await desk.write('b.json', await statedBy(card, { consults: 8 }));
    await desk.write('stranger.json', await statedBy(await newCard()));
    await desk.write('q1.json', await statedBy(card, { quarter: 1 }));
    await refused('was changed after it was signed', ...bill, 'changed.json');
    await refused('another number', ...bill, 'a.json', 'b.json');
    await refused('not signed by a key', ...bill, 'stranger.json');
    await refused('is about quarter 1', ...bill, 'q1.json');
    await refused('is no statement', ...bill, 'bakery.yaml');
    await refused('cannot be read', ...bill, 'nothing.json');
  });
  test('settlements of another year, of a stranger, or two', async () => {
    desk = await openOffice(folder, files(), '2027-02-10T10:00:00Z');
    const bill = ['bill', 'wilgenlaan', '2026'] as const;
    await desk.write('a.json', await settledBy(card, 'bus', 30, 2026));
    await desk.write('b.json', await settledBy(card, 'bus', 40, 2026));
    await desk.write('older.json', await settledBy(card, 'bus', 30, 2025));
    await desk.write('stranger.json', await settledBy(await newCard(), 'bus', 30, 2026));
    await refused('is a second settlement', ...bill, 'a.json', 'b.json');
    await refused('is no settlement of 2026', ...bill, 'older.json');
    await refused('is not signed by an adviser of "bus"', ...bill, 'stranger.json');
    await refused('is no settlement', ...bill, 'bakery.yaml');
  });
});
