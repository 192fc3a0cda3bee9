/** What anybody can check who has only the files (requirements 87 and 92). */
import { beforeAll, describe, expect, it } from 'vitest';
import { attack } from '../../../src/core/report/attack/index.ts';
import { checkFiles, isGood, type Checked } from '../../../src/core/report/check/index.ts';
import { CHECK_WORDS, findingIn, saidOf } from '../../../src/core/report/check/said.ts';
import { render } from '../../../src/core/report/document/index.ts';
import type { Report, SignedRelease } from '../../../src/core/report/release.ts';
import { RULES } from '../../../src/core/report/rules.ts';
import { releaseHash } from '../../../src/core/report/sign.ts';
import { advice, bakery, hospital, newMaker, settlement, signed, type Maker } from '../../support/release.helper.ts';

let maker: Maker;
let before: SignedRelease;
let now: SignedRelease;
let page: string;
beforeAll(async () => {
  maker = await newMaker();
  before = await signed(maker, hospital(maker, 2025));
  now = await signed(maker, hospital(maker, 2026, { earlier: [await releaseHash(before.text)] }));
  page = render(now, { language: 'nl', colour: '#a03060', earlier: [before] }) ?? '';
});

const check = (...texts: readonly string[]): Promise<Checked> =>
  checkFiles(texts.map((text, at) => ({ name: `bestand-${at}.html`, text })));
const json = (one: SignedRelease): string => JSON.stringify(one);
const kinds = ({ releases }: Checked): readonly unknown[] => releases.map(({ is, page: of }) => [is, of]);

describe('a page that was handed out', () => {
  it('is good by itself: signed, the same letter for letter, with what appeared before along in it', async () => {
    const found = await check(page);
    expect(kinds(found)).toEqual([
      ['signed', 'same'],
      ['signed', undefined],
    ]);
    expect(found.findings).toEqual([]);
    expect(found.releases.map(({ kid }) => kid)).toEqual([maker.card.kid, maker.card.kid]);
    expect(isGood(found)).toBe(true);
  });

  it.each(['nl', 'en'] as const)('is good in %s, of each kind of release, in any colour', async (language) => {
    for (const release of [hospital(maker), bakery(maker), advice(maker), settlement(maker)])
      for (const colour of ['#ffee00', undefined]) {
        const options = colour === undefined ? { language } : { language, colour };
        const text = render(await signed(maker, release), options) ?? '';
        expect(kinds(await check(text))).toEqual([['signed', 'same']]);
      }
  });

  it.each<[string, (text: string) => string]>([
    ['a class in a table', (text) => text.replace('<td>15 tot en met 19</td>', '<td>20 tot en met 24</td>')],
    ['a bar', (text) => text.replace(/width="(\d+\.\d+)"/, 'width="99"')],
    ['a word', (text) => text.replace('Een programma beslist', 'De maker beslist')],
    ['a word of the adviser', (text) => text.replace('genoeg geld', 'te weinig geld')],
    ['what is hidden', (text) => text.replace('</style>', '.care{display:none}</style>')],
    ['a space at the end', (text) => `${text} `],
    ['its colour', (text) => text.replace('data-colour="#a03060"', 'data-colour="#a03061"')],
    ['its language', (text) => text.replace('data-language="nl"', 'data-language="en"')],
    ['its edition, to none', (text) => text.replace(/data-edition="\d+"/, 'data-edition="0"')],
    ['a script before the signed text', (text) => text.replace('<body', '<script>alert(1)</script><body')],
  ])('that has another %s says something else than was signed', async (_, change) => {
    const changed = change(page);
    expect(changed).not.toBe(page);
    const found = await check(changed);
    expect(found.releases[0]).toMatchObject({ is: 'signed', page: 'other' });
    expect(isGood(found)).toBe(false);
  });

  it('of another edition is not compared, and not called good', async () => {
    const found = await check(page.replace(/data-edition="(\d+)"/, 'data-edition="99"'));
    expect(found.releases[0]?.page).toBe('edition');
    expect(isGood(found)).toBe(false);
  });

  it('that carries along what the signed text does not name says something else', async () => {
    const stranger = await signed(maker, hospital(maker, 2024));
    const found = await check(render(now, { language: 'nl', earlier: [before, stranger] }) ?? '');
    expect(found.releases[0]?.page).toBe('other');
  });

  it('with another text in it is forged, however well the page fits that text', async () => {
    const forged = { ...now, text: now.text.replace('"most":69', '"most":79').replace('"least":60', '"least":70') };
    expect(forged.text).not.toBe(now.text);
    const found = await check(render(forged, { language: 'nl', earlier: [before] }) ?? '');
    expect(found.releases[0]?.is).toBe('forged');
    // What nobody signed is no part of what is attacked.
    expect(isGood(found)).toBe(false);
  });
});

describe('files beside each other', () => {
  it('come once, by themselves and along with another', async () => {
    const found = await check(page, json(before), json(now));
    expect(found.releases.map(({ isAlong, is }) => [isAlong, is])).toEqual([
      [false, 'signed'],
      [false, 'signed'],
      [false, 'signed'],
    ]);
    expect(isGood(found)).toBe(true);
  });

  it('are not complete while one that is named is missing', async () => {
    const alone = await check(json(now));
    expect([alone.missing, isGood(alone)]).toEqual([1, false]);
    const both = await check(json(now), json(before));
    expect([both.missing, isGood(both)]).toEqual([0, true]);
  });

  it('give away what neither does by itself', async () => {
    const again = await signed(maker, hospital(maker, 2026, { day: '2027-03-01' }));
    const found = await check(json(now), json(before), json(again));
    expect(found.findings).toContainEqual(expect.objectContaining({ code: 'rule', rule: 'once', year: 2026 }));
    expect(isGood(found)).toBe(false);
  });

  it.each([
    '',
    'x',
    '{}',
    '[]',
    'null',
    '{"text":"{}","signature":""}',
    '{"signed":{"text":1,"signature":2}}',
    '<!doctype html><html lang="nl"><body>Jaarverslag</body></html>',
    '<script type="application/json" id="signed">{"signed":</script>',
    `{"text":${'['.repeat(20_000)}`,
  ])('that are none are unknown: %.40s', async (text) => {
    const found = await check(text);
    expect(kinds(found)).toEqual([['unknown', undefined]]);
    expect(found.findings).toBeUndefined();
    expect(isGood(found)).toBe(false);
  });

  it('with a key twice, or other spaces, are none: two readers would read two accounts under one signature', async () => {
    for (const change of [
      (text: string) => text.replace('"year":2026', '"year":2025,"year":2026'),
      (text: string) => text.replace('{', '{ '),
      (text: string) => text.replace('"kind"', String.raw`"\u006bind"`),
      (text: string) => text.replace('{', '{"__proto__":{"kind":"advice"},'),
    ]) {
      const text = change(now.text);
      expect(text).not.toBe(now.text);
      expect(kinds(await check(json({ ...now, text })))).toEqual([['unknown', undefined]]);
    }
  });

  it('of hundreds of years hold nobody up, and fit nothing', async () => {
    const years = Array.from({ length: 400 }, (_, at) => hospital(maker, 2020 + at * 2));
    const begun = performance.now();
    expect(attack(years)[0]?.code).toBe('impossible');
    expect(performance.now() - begun).toBeLessThan(1000);
    const tables = Array.from({ length: 5000 }, () => hospital(maker).printed.tables).flat();
    const wide = await signed(maker, hospital(maker, 2026, { printed: { ...hospital(maker).printed, tables } }));
    expect(kinds(await check(json(wide)))).toEqual([['unknown', undefined]]);
    const along = Array.from({ length: 1001 }, () => before);
    expect(kinds(await check(JSON.stringify({ signed: now, earlier: along })))).toEqual([['unknown', undefined]]);
  });

  it('may name all that appeared in many years', async () => {
    const earlier = Array.from({ length: 200 }, () => 'A'.repeat(43));
    expect(kinds(await check(json(await signed(maker, hospital(maker, 2026, { earlier })))))).toEqual([
      ['signed', undefined],
    ]);
  });

  it('of a later version are said to be that', async () => {
    expect(kinds(await check('{"text":"{\\"v\\":2}","signature":""}'))).toEqual([['newer', undefined]]);
  });
});

describe('what is said', () => {
  it.each(['nl', 'en'] as const)('in %s is a sentence for each thing that can be found', async (language) => {
    const printed: Report['printed'] = { ...hospital(maker).printed, people: 40 };
    const bad = await check(json(await signed(maker, hospital(maker, 2026, { printed }))));
    const lines = saidOf(language, bad).flatMap(({ lines: all }) => all);
    expect(lines.filter(({ tone }) => tone === 'bad').map(({ text }) => text)).toContain(
      `2026: ${CHECK_WORDS[language].findings.rule} ${CHECK_WORDS[language].rules.people}`,
    );
    for (const rule of RULES) expect(findingIn(language, { code: 'rule', rule, year: 2026 })).toMatch(/^2026: .+\.$/);
    const row = { year: 2026, field: 'by', row: 'manager' } as const;
    for (const finding of [
      { code: 'few', figure: 'row', possible: 2, ...row },
      { code: 'few', figure: 'year', possible: 1, year: 2026 },
      { code: 'presence', group: 'managers', ...row },
      { code: 'impossible', year: 2026, field: 'by' },
      { code: 'organisations', year: 2026 },
    ] as const)
      expect(findingIn(language, finding)).toMatch(/^2026.*: \p{Lu}.+\.$/u);
  });

  it('names the key to compare only where the signature is right', async () => {
    const forged = saidOf('nl', await check(json({ ...now, signature: before.signature })));
    expect(JSON.stringify(forged)).not.toContain(maker.card.kid);
    expect(JSON.stringify(saidOf('nl', await check(json(now), json(before))))).toContain(maker.card.kid);
  });
});
