/** The poster for the wall: read back from the file that would be printed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wordsIn } from '../../../src/core/words/index.ts';
import { runPosterCommand } from '../../../src/commands/poster/index.ts';
import { codeOf, open, placesOf, structureOf, textOf } from '../../support/read-pdf.helper.ts';

const ORIGIN = 'https://vertrouwen.voorbeeldzorg.nl';
let folder: string;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poster-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const adviser = (
  name: string,
  index: number,
  contact = `phone: 030 000 00 ${String(index).padStart(2, '0')}`,
): string =>
  `  - { id: a${index}, name: "${name}", kind: external, supplier: Bureau Wilgenlaan, languages: [nl], contact: { ${contact} }, hours: { mon: ["09:00-17:00"] } }`;
const organisation = (names: readonly string[], more = '', id = 'zorg'): string =>
  [`id: ${id}`, 'name: Voorbeeld Zorg', more, 'advisers:', ...names.map((name, index) => adviser(name, index))].join(
    '\n',
  );
const write = (text: string, name = 'zorg.yaml'): Promise<void> => writeFile(join(folder, name), text);
const run = (argv: readonly string[], env: Record<string, string | undefined> = {}): Promise<number> =>
  runPosterCommand(argv, {
    env: { BOT_ORIGIN: ORIGIN, ORGANISATIONS_DIR: folder, ...env },
    target: join(folder, 'posters'),
    out: (line) => void said.push(line),
  });
const made = (name = 'zorg-nl.pdf'): Promise<Buffer> => readFile(join(folder, 'posters', name));

describe('a poster', () => {
  it.each(['nl', 'en'] as const)(
    'says in %s who they are, what stays with you, and where to read more',
    async (language) => {
      await write(organisation(['Samira el Idrissi', 'Tom de Wit']));
      expect(await run(['zorg'])).toBe(0);
      const pdf = await open(await made(`zorg-${language}.pdf`));
      expect(pdf.numPages).toBe(1);
      const text = (await textOf(pdf)).join('').replaceAll(/\s+/g, ' ');
      const { poster, card, title } = wordsIn(language);
      for (const part of [
        `${title} · Voorbeeld Zorg`,
        card.heading,
        ...card.intro,
        poster.scan,
        ...poster.points,
        card.freedom.heading,
        ...card.freedom.lines(undefined),
        poster.advisers,
        'Samira el Idrissi',
        '030 000 00 00',
        'Tom de Wit',
        '030 000 00 01',
        poster.urgent,
        'vertrouwen.voorbeeldzorg.nl/zorg',
      ])
        expect(text).toContain(part);
    },
  );

  it('has no word from the top: that stands on the card and the page', async () => {
    const introduction = 'introduction: { name: Marit Bos, function: { nl: directeur }, text: { nl: Ga gerust. } }';
    await write(organisation(['Samira el Idrissi'], introduction));
    expect(await run(['zorg'])).toBe(0);
    const text = (await textOf(await open(await made()))).join('');
    expect(text).toContain('Samira el Idrissi');
    expect(text).not.toMatch(/Marit|gerust/);
  });

  it('says which work somebody knows, the way for who is hired in, and who is described by a supplier', async () => {
    await mkdir(join(folder, 'suppliers'));
    await write(
      `name: Bureau Linde\nadvisers:\n${adviser('Halina Kowalska', 9).replace(
        'kind: external, supplier: Bureau Wilgenlaan',
        'organisations: [zorg], knowsWork: [nachtdienst]',
      )}`,
      'suppliers/linde.yaml',
    );
    const partners =
      'partners: [{ id: flex, name: Flex, kind: agency, phones: [030 1], languages: [nl], checked: 2026-11-01 }]';
    await write(
      `${organisation(['Samira'], partners.replace('030 1', '030 000 00 20'))}\n  - { id: halina, person: linde/a9 }`,
    );
    expect(await run(['zorg'])).toBe(0);
    const text = (await textOf(await open(await made()))).join('').replaceAll(/\s+/g, ' ');
    for (const part of ['Halina Kowalska', 'Bureau Linde', 'Kent het werk: nachtdienst', wordsIn('nl').poster.hiredIn])
      expect(text).toContain(part);
  });

  it('has a code that leads to the page in its own language', async () => {
    await write(organisation(['Samira'], 'languages: [nl, en]'));
    await run(['zorg']);
    expect(await codeOf(await open(await made()))).toBe(`${ORIGIN}/zorg`);
    expect(await codeOf(await open(await made('zorg-en.pdf')))).toBe(`${ORIGIN}/zorg/en`);
    expect(said).toEqual([
      `${join(folder, 'posters', 'zorg-nl.pdf')}   ${ORIGIN}/zorg`,
      `${join(folder, 'posters', 'zorg-en.pdf')}   ${ORIGIN}/zorg/en`,
    ]);
  });

  it('is made in the languages that the organisation has, and in no other', async () => {
    await write(organisation(['Samira'], 'languages: [en]'));
    await run(['zorg']);
    expect(await codeOf(await open(await made('zorg-en.pdf')))).toBe(`${ORIGIN}/zorg`);
    await expect(made()).rejects.toThrow('ENOENT');
  });

  it('spells everybody as they are written', async () => {
    const names = [
      'Łucja Wiśniewska-Żółć',
      'Gülşen Yıldırım Iğdır',
      'Олена Ковальчук-Її',
      'Ștefan Țiplea',
      'Νίκος Παπαδόπουλος',
      'Nguyễn Thị Hạnh',
      'Zoë van ’t Hoff – Ångström',
    ];
    await write(organisation(names));
    expect(await run(['zorg'])).toBe(0);
    const text = (await textOf(await open(await made()))).join('').replaceAll(/\s+/g, ' ');
    for (const name of names) expect(text.normalize('NFC')).toContain(name.normalize('NFC'));
  });

  it('joins the letters of an Arabic name and keeps its words in their order', async () => {
    await write(organisation(['سميرة مراد']));
    expect(await run(['zorg'])).toBe(0);
    const items = await placesOf(await open(await made()), 1);
    const text = items
      .map((item) => item.text)
      .join(' ')
      .normalize('NFKC');
    expect(text).toMatch(/سميرة\s+مراد/);
  });

  it('tells a screen reader its title, its language, its headings and what the code is for', async () => {
    await write(organisation(['Samira', 'Tom']));
    await run(['zorg']);
    const pdf = await open(await made());
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: wordsIn('nl').poster.title('Voorbeeld Zorg'), Language: 'nl-NL' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const structure = await structureOf(pdf);
    expect(structure.filter(({ role }) => role === 'H1')).toHaveLength(1);
    expect(structure.filter(({ role }) => role === 'H2')).toHaveLength(1);
    expect(structure.filter(({ role }) => role === 'H3')).toHaveLength(2);
    expect(structure.filter(({ role }) => role === 'Figure')).toEqual([
      { role: 'Figure', alt: 'QR-code naar vertrouwen.voorbeeldzorg.nl/zorg' },
    ]);
  });

  it('is the same bytes whenever and wherever it is made', async () => {
    await write(organisation(['Samira', 'Łucja', 'Олена']));
    await run(['zorg']);
    const first = await made();
    vi.useFakeTimers({ now: new Date('2031-07-01T12:00:00Z'), toFake: ['Date'] });
    vi.stubEnv('TZ', 'Pacific/Auckland');
    try {
      await run(['zorg']);
    } finally {
      vi.unstubAllEnvs();
      vi.useRealTimers();
    }
    expect((await made()).equals(first)).toBe(true);
    await write(organisation(['Samira', 'Łucja', 'Bram']));
    await run(['zorg']);
    expect((await made()).equals(first)).toBe(false);
  });

  it.each([1, 4, 6, 9, 12])('holds %i advisers on one page, all within its edges', async (count) => {
    await write(organisation(Array.from({ length: count }, (_, index) => `Adviseur Nummer ${index}`)));
    await run(['zorg']);
    const pdf = await open(await made());
    expect(pdf.numPages).toBe(1);
    for (const { box } of await placesOf(pdf, 1)) {
      const [left = 0, base = 0, right = 0] = box;
      expect(left).toBeGreaterThanOrEqual(40);
      expect(right).toBeLessThanOrEqual(555.28);
      expect(base).toBeGreaterThan(24);
    }
    const text = (await textOf(pdf)).join('').replaceAll(/\s+/g, ' ');
    for (let index = 0; index < count; index += 1)
      expect(text).toContain(`030 000 00 ${String(index).padStart(2, '0')}`);
  });

  it('forty advisers: some on the first page with how many more there are, everybody on a second sheet', async () => {
    await write(organisation(Array.from({ length: 40 }, (_, index) => `Adviseur Nummer ${index}.`)));
    await run(['zorg']);
    const pdf = await open(await made());
    expect(pdf.numPages).toBe(2);
    const [first = '', second = ''] = await textOf(pdf);
    const shown = [...first.matchAll(/Nummer (\d+)\./g)].length;
    expect(shown).toBeGreaterThanOrEqual(9);
    expect(first.replaceAll(/\s+/g, ' ')).toContain(wordsIn('nl').poster.others(40 - shown));
    expect([...second.matchAll(/Nummer (\d+)\./g)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 40 }, (_, index) => index),
    );
  });

  it('the longest names, suppliers and addresses there can be stay within the page and lose nobody', async () => {
    const long = `Wilhelmina${'w'.repeat(50)}`;
    const lines = Array.from({ length: 40 }, (_, index) =>
      adviser(long, index, `email: "${'m'.repeat(60)}@${'v'.repeat(60)}.nl"`),
    );
    await write(['id: zorg', `name: ${'Z'.repeat(60)}`, 'advisers:', ...lines].join('\n'));
    expect(await run(['zorg'], { BOT_ORIGIN: `https://${'lang.'.repeat(20)}nl` })).toBe(0);
    const pdf = await open(await made());
    for (let page = 1; page <= pdf.numPages; page += 1)
      for (const { box } of await placesOf(pdf, page)) {
        expect(box[2]).toBeLessThanOrEqual(556);
        expect(box[1]).toBeGreaterThan(24);
      }
    const text = (await textOf(pdf)).slice(1).join('').replaceAll(/\s+/g, '');
    expect(text.split('Wilhelmina').length - 1).toBe(40);
  });
});

describe('says in a sentence what is wrong, and makes nothing', () => {
  const refused = async (argv: readonly string[], env: Record<string, string | undefined> = {}): Promise<string> => {
    expect(await run(argv, env)).toBe(1);
    await expect(made()).rejects.toThrow('ENOENT');
    return said.join('\n');
  };

  it.each([[[]], [['zorg', 'nog-een']], [['../zorg']], [['Zorg']], [['--help']]])(
    '%j: how it is used',
    async (argv) => {
      expect(await run(argv)).toBe(2);
      expect(said.join('\n')).toMatch(/^npm run poster -- <organisation>/);
    },
  );

  it('an organisation that is not there, and which there are', async () => {
    await write(organisation(['Samira']));
    expect(await refused(['andere'])).toBe('no organisation has the id "andere"; there is: zorg');
  });

  it.each([
    [undefined, /^BOT_ORIGIN /],
    ['', /^BOT_ORIGIN /],
    ['http://localhost:3000', /^BOT_ORIGIN must begin with https/],
    ['https://x.nl/pad', /^BOT_ORIGIN must be an origin/],
  ])('an origin of %j', async (origin, message) => {
    await write(organisation(['Samira']));
    expect(await refused(['zorg'], { BOT_ORIGIN: origin })).toMatch(message);
  });

  it('every fault of the file, with its line', async () => {
    await write(organisation(['Samira'], 'languages: [fr]\ncolour: blue'));
    const message = await refused(['zorg']);
    expect(message).toMatch(/^zorg\.yaml:3: languages/m);
    expect(message).toMatch(/^zorg\.yaml:4: colour/m);
    await write('id: zorg\n  name: [', 'zorg.yaml');
    said = [];
    expect(await refused(['zorg'])).toMatch(/^zorg\.yaml:\d+: /);
  });

  it('a folder that is not there', async () => {
    expect(await refused(['zorg'], { ORGANISATIONS_DIR: join(folder, 'nergens') })).toMatch(/^ORGANISATIONS_DIR /);
  });

  it('a name in a script that no font has: better no poster than one with boxes', async () => {
    await write(organisation(['王芳']));
    expect(await refused(['zorg'])).toMatch(/"王芳" has letters .*U\+738B, U\+82B3.*Latin/);
  });

  it('nor with such a word for the work that somebody knows', async () => {
    await write(organisation(['Samira']).replace('languages: [nl]', 'languages: [nl], knowsWork: [夜勤]'));
    expect(await refused(['zorg'])).toMatch(/夜勤" has letters/);
  });

  it('but a fault in the file of another organisation is no reason', async () => {
    await write(organisation(['Samira']));
    await write('id: [', 'andere.yaml');
    expect(await run(['zorg'])).toBe(0);
  });
});
