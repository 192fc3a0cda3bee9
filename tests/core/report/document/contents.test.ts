/** What a yearly account says, and to whom: in the order of TNO's guide, whole in both languages (requirements 78, 87-92). */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NATIONAL } from '../../../../src/core/report/document/national.ts';
import { EDITION, render } from '../../../../src/core/report/document/index.ts';
import { DOCUMENT_WORDS } from '../../../../src/core/report/document/words/index.ts';
import type { DocumentOptions } from '../../../../src/core/report/document/index.ts';
import { LEAFLET } from '../../../../src/core/report/leaflet.ts';
import type { Advice, Report, Settlement, SignedRelease } from '../../../../src/core/report/release.ts';
import { REGISTER_WORDS } from '../../../../src/core/register/words/index.ts';
import { makeKeyCard } from '../../../../src/seal/key-card.ts';
import { advice, bakery, hospital, newMaker, settlement, type Maker } from '../../../support/release.helper.ts';

let maker: Maker;
beforeAll(async () => {
  maker = await newMaker();
});
/** The page looks at no signature: that is for who checks it. */
const unsigned = (release: Report | Advice | Settlement): SignedRelease => ({
  text: JSON.stringify(release),
  signature: 'x',
});
const pageOf = (release: Report | Advice | Settlement, options: Partial<DocumentOptions> = {}): string =>
  render(unsigned(release), { language: 'nl', ...options }) ?? '';
/** What a reader reads, without the signed text that goes along. */
const wordsOf = (page: string): string =>
  page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<title>[\s\S]*?<\/title>|<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
const said = (release: Report | Advice | Settlement, options: Partial<DocumentOptions> = {}): string =>
  wordsOf(pageOf(release, options));
const partOf = (page: string, id: string): string =>
  wordsOf(page.split(`<section id="${id}">`)[1]?.split('</section>')[0] ?? '');
const both = ['nl', 'en'] as const;

describe.each(both)('a yearly account in %s', (language) => {
  const words = DOCUMENT_WORDS[language];

  it('78: is addressed to the highest body and the employees’ representation, and not to an adviser’s manager', () => {
    expect(said(hospital(maker), { language })).toContain(`${words.meta.reportTo}. ${words.meta.notTo}`);
  });

  it('has the four parts in their order', () => {
    const headings = [...pageOf(hospital(maker), { language }).matchAll(/<h2>\s*([^<]*?)\s*<\/h2>/g)].map(
      ([, one]) => one,
    );
    expect(headings).toEqual([
      `1. ${words.activities.heading}`,
      `2. ${words.figures.heading}`,
      `3. ${words.analysis.heading}`,
      `4. ${words.recommendations.heading}`,
      words.about.heading,
    ]);
  });

  it('88: says what was done, how long, by whom in numbers, and what was spent', () => {
    const report = hospital(maker);
    const part = partOf(pageOf(report, { language }), 'activities');
    for (const [activity, times] of Object.entries(report.activities))
      expect(part).toContain(`${REGISTER_WORDS[language].activities[activity as 'outreach']} ${times}`);
    expect(part).toContain(words.activities.hours.all('640'));
    expect(part).toContain(`${words.activities.team.internal} 3`);
    expect(part).toContain('Voor opleiding was genoeg geld.');
    expect(partOf(pageOf(bakery(maker), { language }), 'activities')).toContain(
      words.activities.hours.activities('10'),
    );
  });

  it('89: names each table, and each that was counted and is not printed, with what can be guessed of it', () => {
    const part = partOf(pageOf(hospital(maker), { language }), 'figures');
    for (const field of ['about', 'by', 'outcome'] as const) expect(part).toContain(words.tables[field]);
    for (const field of ['often', 'did'] as const)
      expect(part).toContain(`${words.tables[field]} – ${words.figures.withheld.text}`);
    expect(part).toContain(words.figures.withheld.residual);
    expect(part).toContain(words.figures.total.between('60', '69'));
  });

  it('90, 91, 94: has the advisers’ own words, and says that it is meant for the risk inventory too', () => {
    const page = pageOf(hospital(maker), { language });
    expect(partOf(page, 'analysis')).toContain('wie lang wacht, is vaker ziek;');
    expect(partOf(page, 'recommendations')).toContain('Bespreek elk jaar in elk team');
    expect(partOf(page, 'recommendations')).toContain('RI&amp;E');
    const without = hospital(maker, 2026, { analysis: ' \n ', recommendations: '' });
    expect(said(without, { language })).toContain(words.analysis.none);
    expect(said(without, { language })).toContain(words.recommendations.none);
  });

  it('97, 98: has figures of the whole country with their year, their age and their source', () => {
    const part = partOf(pageOf(hospital(maker), { language }), 'analysis');
    expect(part).toContain(words.national.year('2018', 8));
    expect(part).toContain(NATIONAL.source[language]);
    for (const share of [
      '6',
      '60%',
      '17%',
      language === 'nl' ? '89,7%' : '89.7%',
      language === 'nl' ? '40,8%' : '40.8%',
    ])
      expect(part).toContain(share);
  });

  it('99: leaves out the share that no source gives a year of', () => {
    expect(said(hospital(maker), { language })).not.toMatch(/15[.,]6/);
  });

  it('says why there is no figure, where there is none', () => {
    const page = pageOf(bakery(maker), { language });
    expect(partOf(page, 'figures')).toBe(` 2. ${words.figures.heading} ${words.figures.none.small} `);
    expect(page).not.toContain('<svg');
    // Of how large it is nothing is said where nobody said it.
    const unsaid = hospital(maker, 2026, { printed: { years: [2026], tables: [], withheld: [] } });
    expect(partOf(pageOf(unsaid, { language }), 'figures')).toBe(
      ` 2. ${words.figures.heading} ${words.figures.none.unsaid} `,
    );
    const twelve = hospital(maker, 2026, {
      printed: { years: [2026], people: 60, total: { least: 10 }, tables: [], withheld: [] },
    });
    expect(said(twelve, { language })).toContain(words.figures.total.more('10'));
    expect(said(twelve, { language })).toContain(words.figures.noTables);
  });

  it('says what is missing, that another appears, and that years were taken together', () => {
    const plain = said(hospital(maker), { language });
    const printed = { ...hospital(maker).printed, years: [2024, 2025, 2026] };
    const all = said(hospital(maker, 2026, { incomplete: true, another: true, printed }), { language });
    for (const text of [
      words.incomplete.text,
      words.another.text,
      words.pooled.text(words.years([2024, 2025, 2026])),
    ]) {
      expect(all).toContain(text);
      expect(plain).not.toContain(text);
    }
  });

  it('87: says what was never asked, how it was decided, and how to check it', () => {
    const part = partOf(pageOf(hospital(maker), { language }), 'about');
    for (const text of [words.about.asked.text, ...words.about.decided.lines, words.about.check.text, words.about.once])
      expect(part).toContain(text);
    expect(said(hospital(maker), { language })).toContain(maker.card.kid);
  });

  it('of the other kinds says what it is, and no figure of people', () => {
    expect(said(advice(maker), { language })).toContain('Zorg dat er altijd een kamer vrij is.');
    expect(said(advice(maker), { language })).toContain(words.advice.lead);
    expect(said(settlement(maker), { language })).toContain(words.settlement.text('60'));
  });

  it('has a leaflet of five answers for the talk about it (93)', () => {
    expect(new Set(LEAFLET[language].answers).size).toBe(5);
  });
});

describe('beside earlier years', () => {
  const at = (year: number, least: number, more: Partial<Report> = {}): Report =>
    hospital(maker, year, {
      printed: { ...hospital(maker).printed, years: [year], total: { least, most: least + 9 } },
      ...more,
    });
  const { earlier } = DOCUMENT_WORDS.nl;

  it.each([
    [60, 40, () => earlier.more('2026', '2025')],
    [40, 60, () => earlier.fewer('2026', '2025')],
    [60, 60, () => earlier.unclear('2026', '2025')],
  ] as const)('says of %d and %d only what the classes say', (now, before, sentence) => {
    expect(said(at(2026, now), { earlier: [unsigned(at(2025, before))] })).toContain(sentence());
  });

  it('does not lay three years together beside one', () => {
    const pooled = hospital(maker, 2026, { printed: { ...hospital(maker).printed, years: [2024, 2025, 2026] } });
    const text = said(pooled, { earlier: [unsigned(at(2023, 10))] });
    expect(text).not.toContain('kwamen er meer mensen dan');
  });

  it('has of each of them the classes that were printed then, and says where there was none', () => {
    const small = hospital(maker, 2024, {
      printed: { years: [2024], people: 3000, total: { least: 10, most: 19 }, tables: [], withheld: [] },
    });
    const page = pageOf(at(2026, 60), { earlier: [unsigned(at(2025, 50)), unsigned(small)] });
    const rows = [...page.matchAll(/<tr>\s*<th scope="row">\s*pesten\s*<\/th>([\s\S]*?)<\/tr>/g)].map(
      ([, cells = '']) => wordsOf(cells),
    );
    expect(rows.at(-1)).toBe(` ${earlier.absent} 15 tot en met 19 15 tot en met 19 `);
  });

  it('knows nothing of another organisation, of a later year, or of itself', () => {
    const strange = at(2025, 40, { organisation: { id: 'ander', name: 'Ander' } });
    for (const one of [strange, at(2027, 40), at(2026, 40)])
      expect(said(at(2026, 60), { earlier: [unsigned(one)] })).not.toContain(earlier.heading);
  });
});

describe('what somebody typed', () => {
  it('stays text, wherever it stands', () => {
    const evil = '<img src=x onerror=alert(1)></script><script>alert(1)</script>&"\'';
    const report = hospital(maker, 2026, {
      analysis: evil,
      recommendations: `- ${evil}`,
      budget: evil,
      organisation: { id: 'x', name: evil },
      maker: { name: evil, card: maker.card.text },
    });
    const page = pageOf(report);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain('<img');
    const [, data = ''] = /id="signed">([^<]*)<\/script>/.exec(page) ?? [];
    expect((JSON.parse(data) as { signed: SignedRelease }).signed.text).toBe(JSON.stringify(report));
  });

  it('of half a character gives a file that reads back the same', () => {
    const page = pageOf(hospital(maker, 2026, { analysis: 'a\uD800b\r\nc' }));
    expect(Buffer.from(page, 'utf8').toString('utf8')).toBe(page);
    expect(page).toContain('a\uFFFDb<br');
  });
});

it('of no release there is no page', () => {
  for (const text of ['', '{}', '{"v":2}']) expect(render({ text, signature: '' }, { language: 'nl' })).toBeUndefined();
});

it('is the same bytes each time; who changes what it says or looks like gives it the next edition', () => {
  const signing = Uint8Array.from(
    Buffer.from(
      '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
      'hex',
    ),
  );
  const known: Maker = { ...maker, card: makeKeyCard(new Uint8Array(32), signing) };
  const all = [
    hospital(known),
    hospital(known, 2025, { incomplete: true, another: true }),
    bakery(known),
    advice(known),
    settlement(known),
  ];
  const digest = createHash('sha256');
  for (const language of both)
    for (const release of all)
      digest.update(pageOf(release, { language, colour: '#a03060', earlier: [unsigned(hospital(known, 2024))] }));
  expect([EDITION, digest.digest('base64url')]).toEqual([1, 'HHhpb5zZxqITEt9v9_kBKWDmTIMPIiEUMC739q4f37A']);
});
