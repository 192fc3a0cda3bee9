/** What an organisation file may say of people beyond the first list: which work they know, who else there is. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import type { Organisation } from '../../../src/core/organisation.ts';
import { pageContextOf } from '../../../src/core/pages/context.ts';
import { filters } from '../../../src/core/pages/filters.ts';
import { hiredIn } from '../../../src/core/pages/hired-in.ts';
import { matches } from '../../../src/core/pages/welcome.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';

const example = await readFile(new URL('../../../organisations/example.yaml', import.meta.url), 'utf8');
const bare = example.replaceAll(/^ +knowsWork: .*\n/gm, '');
const read = (text: string) => readOrganisation('x.yaml', text);
const faultsOf = (text: string): readonly string[] => {
  const result = read(text);
  return 'faults' in result ? result.faults : [];
};
const organisationOf = (text: string): Organisation => {
  const result = read(text);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.organisation;
};
const withTom = (line: string): string => bare.replace('    capacity: 4', `    capacity: 4\n    ${line}`);
const sceneIn = (organisation: Organisation, language: 'nl' | 'en') =>
  pageContextOf(
    { surface: 'slack', organisation, employee: 'x' as never, context: { language } },
    new Date('2026-11-27T09:00:00Z'),
  );

describe('work that an adviser knows', () => {
  it('is a word or two of their own, in one language or in each, at most five', () => {
    const { advisers } = organisationOf(withTom('knowsWork: [nachtdienst, { nl: in uniform, en: in uniform }]'));
    expect(advisers[1]?.knowsWork).toEqual([{ nl: 'nachtdienst' }, { nl: 'in uniform', en: 'in uniform' }]);
    expect(faultsOf(withTom('knowsWork: [a, b, c, d, e, f]'))[0]).toMatch(/knowsWork: name at most 5/);
    expect(faultsOf(withTom(`knowsWork: ["${'x'.repeat(31)}"]`))[0]).toMatch(/knowsWork\[0\]: is too long: at most 30/);
    expect(faultsOf(withTom('knowsWork: [24]'))[0]).toMatch(/knowsWork\[0\]: write a word or two/);
  });

  test.each([
    ['where somebody comes from', ['Marokkaans', 'Turkse roots', 'migratie-achtergrond', 'Poolse', 'Syrisch', 'Dutch']],
    ['what somebody believes', ['moslim', 'CHRISTELIJK', 'gelovige', 'Joodse', 'Atheïst', 'islamitisch', 'Muslim']],
    ['how old somebody is', ['50+', '55-plus', 'jong', 'dertiger', '30 jaar', 'leeftijd', 'young', 'generatie Z']],
  ])('never says %s', (said, words) => {
    for (const word of words) {
      const [fault, ...more] = faultsOf(withTom(`knowsWork: ["werk", "${word}"]`));
      expect([word, fault]).toEqual([
        word,
        expect.stringMatching(/^x\.yaml:\d+: advisers\[1\]\.knowsWork\[1\]: says /),
      ]);
      expect(fault).toContain(said);
      expect(fault).toContain('name the work itself');
      expect(more).toEqual([]);
    }
    expect(faultsOf(withTom(`knowsWork: [{ nl: nachtdienst, en: "${words.at(-1)}" }]`))).toHaveLength(1);
  });

  it.each([
    'ouderenzorg',
    'jeugdzorg',
    'kinderopvang',
    'werk met ouderen',
    'nachtdienst',
    'in uniform',
    '24 uur',
    'bouw',
    'asielopvang',
  ])('"%s" is work', (word) => expect(faultsOf(withTom(`knowsWork: ["${word}"]`))).toEqual([]));

  it('can be looked for in either language, each word once', () => {
    const organisation = organisationOf(
      withTom('knowsWork: [{ nl: nachtdienst, en: night shift }]').replace(
        '    capacity: 6',
        '    capacity: 6\n    knowsWork: [Nachtdienst, werkplaats]',
      ),
    );
    const options = (language: 'nl' | 'en') =>
      filters(sceneIn(organisation, language)).choices.find(({ name }) => name === 'work')?.options;
    expect(options('nl')).toEqual([
      { value: 'nachtdienst', label: 'nachtdienst' },
      { value: 'werkplaats', label: 'werkplaats' },
    ]);
    expect(options('en')?.map(({ label }) => label)).toEqual(['night shift', 'werkplaats']);
    const who = (work: string) => organisation.advisers.filter((one) => matches(one, { work })).map(({ id }) => id);
    expect(who('nachtdienst')).toEqual(['tom', 'halina']);
    expect(who('werkplaats')).toEqual(['halina']);
    expect(who('iets anders')).toEqual([]);
  });
});

describe('other employers of people who work here', () => {
  const partners = `partners:
  - id: flex
    name: Flexkracht
    kind: agency
    adviser: Ria Bakker
    phones: ["030 000 00 20", "030 000 00 21"]
    languages: [pl, nl]
    checked: 2026-11-20
  - { id: school, name: ROC Voorbeeld, kind: school, email: vp@roc.example, languages: [nl], checked: 2026-11-01 }
`;
  const text = bare.replace(/^partners:\n(?: .*\n)+/m, '').replace('advisers:\n', `${partners}advisers:\n`);

  it.each(['nl', 'en'] as const)('stand beside the way here, with every number, in %s', (language) => {
    const organisation = organisationOf(text);
    const page = hiredIn(sceneIn(organisation, language));
    expect(page.sections.map(({ heading }) => heading.replace(/.*(?:bij|at|Bij|At) /, ''))).toEqual([
      'Voorbeeld Zorg',
      'Flexkracht',
      'ROC Voorbeeld',
    ]);
    const [here, flex, school] = page.sections.map(({ lines }) => lines.join(' '));
    expect(here).toContain('Tom de Wit: 030 000 00 02');
    for (const part of ['Ria Bakker', '030 000 00 20', '030 000 00 21', language === 'nl' ? 'Pools' : 'Polish'])
      expect(flex).toContain(part);
    expect(school).toContain('vp@roc.example');
    expect(page.intro.join(' ')).toContain(language === 'nl' ? '1 november' : '1 November');
    expect(page.links).toEqual([{ label: expect.stringContaining('Flexkracht'), url: 'tel:+31300000020' }]);
  });

  test.each([
    ['a way', 'phones: ["030 000 00 20", "030 000 00 21"]', 'phones: []', /partners\[0\]\.phones: give a telephone/],
    ['a number between quotes', '"030 000 00 21"', '0300000021', /partners\[0\]\.phones\[1\]: .*double quotes/],
    ['a known kind', 'kind: agency', 'kind: uitzendbureau', /partners\[0\]\.kind: write one of: agency, contractor/],
    ['the day it was checked', '    checked: 2026-11-20\n', '', /partners\[0\].checked: write an existing day/],
    ['a language', 'languages: [pl, nl]', 'languages: []', /partners\[0\]\.languages: name at least one/],
    ['an id of its own', 'id: school', 'id: flex', /partners\[1\]\.id: this id is used twice/],
  ])('need %s', (_what, from, to, said) => {
    expect(text).toContain(from);
    expect(faultsOf(text.replace(from, to)).join('\n')).toMatch(said);
  });
});

describe('volunteers', () => {
  it('may come, or not: yes or no', () => {
    const said = (line: string): boolean | undefined =>
      organisationOf(`${bare.replace(/^volunteers: .*\n/m, '')}${line}\n`).volunteers;
    expect([said('volunteers: yes'), said('volunteers: no'), said('')]).toEqual([true, false, undefined]);
    expect(faultsOf(`${bare.replace(/^volunteers: .*\n/m, '')}volunteers: true\n`)[0]).toMatch(
      /volunteers: write yes or no/,
    );
  });
});

describe('a word from the top', () => {
  const line = /^introduction:\n(?: .*\n)+/m;
  it('103: is a name, a function and two lines, each as the organisation wrote it; and may be absent', () => {
    expect(organisationOf(bare).introduction).toMatchObject({
      name: 'Marit Bos',
      function: { nl: 'directeur', en: 'director' },
      text: { nl: expect.stringContaining('Je hoeft het aan niemand te vragen') },
    });
    expect(organisationOf(bare.replace(line, '')).introduction).toBeUndefined();
  });
  it.each([
    ['no name', '  name: Marit Bos\n', '', /introduction\.name/],
    ['no function', /  function: .*\n/, '', /introduction\.function/],
    ['a language the screens do not have', 'nl: directeur', 'pl: dyrektor', /introduction\.function/],
    ['a page of text', /    nl: Ik wil dat.*\n/, `    nl: ${'x'.repeat(201)}\n`, /introduction\.text\.nl/],
  ])('is refused with %s', (_what, from, to, said) => {
    expect(bare.replace(from, to)).not.toBe(bare);
    expect(faultsOf(bare.replace(from, to)).join('\n')).toMatch(said);
  });
  it('the links have a day on which they were looked at, or none', () => {
    expect(organisationOf(bare).linksChecked).toBe('2026-11-21');
    expect(faultsOf(bare.replace(/^linksChecked: .*$/m, 'linksChecked: 2026-02-30')).join('\n')).toMatch(
      /linksChecked: write an existing day/,
    );
    expect(organisationOf(bare.replace(/^linksChecked: .*\n/m, '')).linksChecked).toBeUndefined();
  });
});

describe('what comes after a talk', () => {
  const pages = ['conductComplaint', 'integrityReport', 'codeOfConduct', 'confidentialityRules', 'mediator'] as const;
  test.each(pages)('%s is an https page, and may be absent', (page) => {
    const line = new RegExp(`^  ${page}: (\\S+)\\n`, 'm');
    const address = line.exec(bare)?.[1];
    expect(organisationOf(bare).links[page]).toBe(address);
    expect(organisationOf(bare.replace(line, '')).links[page]).toBeUndefined();
    for (const wrong of ['intranet', 'http://intranet.example.nl', 'javascript:alert(1)'])
      expect(faultsOf(bare.replace(line, `  ${page}: "${wrong}"\n`))).toEqual([
        expect.stringMatching(new RegExp(`^x\\.yaml:\\d+: links\\.${page}: `)),
      ]);
  });

  it('an adviser helps who was wrongly accused only where it is said', () => {
    const said = organisationOf(bare).advisers.map(({ rehabilitation }) => rehabilitation);
    expect(said).toEqual([true, undefined, undefined]);
    expect(faultsOf(withTom('rehabilitation: maybe'))[0]).toMatch(/^x\.yaml:\d+: advisers\[1\]\.rehabilitation: /);
  });
});
