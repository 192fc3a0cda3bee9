/** What is wrong with an organisation file is said in our own words, with its line, and what to do. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import type { Organisation } from '../../../src/core/organisation.ts';
import { filters } from '../../../src/core/pages/filters.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import { pageContextOf } from '../../../src/core/pages/context.ts';
import { matches } from '../../../src/core/pages/welcome.ts';
import { LANGUAGES } from '../../../src/core/organisation.ts';
import { languageName } from '../../../src/core/words/moments.ts';
import { readOrganisation } from '../../../src/organisation/read.ts';

const example = await readFile(new URL('../../../organisations/example.yaml', import.meta.url), 'utf8');
const faultsOf = (text: string | Uint8Array): readonly string[] => {
  const result = readOrganisation('x.yaml', text);
  return 'faults' in result ? result.faults : [];
};
const organisationOf = (text: string | Uint8Array): Organisation => {
  const result = readOrganisation('x.yaml', text);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.organisation;
};
const withLine = (line: string): string => example.replace('    capacity: 6', `    capacity: 6\n    ${line}`);
const sceneIn = (organisation: Organisation) =>
  pageContextOf(
    { surface: 'slack', organisation, employee: 'x' as never, context: {} },
    new Date('2026-11-24T09:00:00Z'),
  );

/** Words of the parser and of the checking library, and signs of their patterns. */
const NOT_OURS =
  /implicit key|scalar start|invalid|expected|received|must match|unrecognized|too small|too big|regex|\/\^|\$\/|zod|_/i;

const NOW = new Date('2026-11-27T12:00:00Z');

describe('every fault is a sentence of ours', () => {
  const slack = (line: string): string => example.replace('  publishers: [U0EXAMPLEHR]', `  ${line}`);
  const teams = (line: string): string =>
    example.replace('# teams:', `teams:\n  tenantIds: [11111111-1111-4111-8111-111111111111]\n  ${line}\n# teams:`);
  test.each<[string, string, RegExp]>([
    ['a colon in a sentence', example.replace('name: Voorbeeld Zorg', 'name: Zorg: voor jou'), /second ": ".*quotes/],
    ['text that begins with @', example.replace('name: Voorbeeld Zorg', 'name: @zorg'), /cannot begin.*quotes/],
    ['a quote that stays open', example.replace('name: Voorbeeld Zorg', 'name: "Zorg'), /quote.*missing/],
    ['a bracket that stays open', example.replace('[nl, en]', '[nl, en'), /bracket|not closed|comma/],
    ['a tab', example.replace('  conversationDays', '\tconversationDays'), /tab; use spaces/],
    ['a field twice', `${example}\nname: Nog eens\n`, /twice/],
    ['spaces too many', example.replace('timeZone: E', '  timeZone: E'), /spaces/],
    ['two organisations in one file', `${example}\n---\nid: x\n`, /one file holds one organisation/],
    ['nothing', '', /is empty/],
    ['a list', '- a\n- b\n', /write fields/],
    ['an e-mail address as publisher', slack('publishers: [hr@zorg.nl]'), /slack\.publishers\[0\]: .*member id \(U…\)/],
    ['a name as team', example.replace('[T0EXAMPLE01]', '[zorg]'), /slack\.teamIds\[0\]: .*workspace \(T…\)/],
    [
      'an e-mail address as publisher in Teams',
      teams('publishers: [hr@zorg.nl]'),
      /teams\.publishers\[0\]: .*object id/,
    ],
    [
      'a domain as tenant',
      example.replace('# teams:', 'teams:\n  tenantIds: [zorg.nl]\n# teams:'),
      /teams\.tenantIds\[0\]: .*tenant\) id/,
    ],
    ['a number as subject', withLine('identity: { issuer: https://a.nl, subject: 12345 }'), /subject: .*double quotes/],
    ['an unquoted telephone number', example.replace('phone: 030 000 00 03', 'phone: 0300000003'), /"030 123 45 67"/],
    ['an unquoted number from abroad', example.replace('phone: 030 000 00 03', 'phone: +31300000003'), /double quotes/],
    ['a telephone number in words', example.replace('phone: 030 000 00 03', 'phone: vraag HR'), /no telephone number/],
    ['an e-mail address without a place', example.replace('halina@wilgenlaan.example', 'halina'), /naam@example\.nl/],
    [
      'a kind of adviser we do not know',
      example.replace('kind: internal', 'kind: intern'),
      /one of: internal, external/,
    ],
    ['a misspelt field', withLine('awya: []'), /awya: is not a field we know; write away/],
    ['a Dutch weekday', example.replace('tue: ["10:00-16:00"]', 'dinsdag: ["10:00-16:00"]'), /it can hold: mon, tue/],
    ['a field left empty', example.replace('name: Voorbeeld Zorg', 'name:'), /name: is empty/],
    ['no advisers', example.slice(0, example.indexOf('advisers:')), /advisers: is missing/],
    ['text where a number belongs', example.replace('capacity: 6', 'capacity: zes'), /capacity: write a number/],
    ['a number below 1', example.replace('capacity: 6', 'capacity: 0'), /capacity: write a number from 1 up/],
    ['a number too large', example.replace('conversationDays: 30', 'conversationDays: 999'), /at most 365/],
    ['too long a name', example.replace('name: Voorbeeld Zorg', `name: ${'x'.repeat(61)}`), /at most 60 characters/],
    ['a link without https', withLine('photo: www.example.nl/x.jpg'), /begins with https/],
    ['a text where a list belongs', withLine('away: volgende week'), /away: write a list/],
  ])('%s', (_name, text, said) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(fault).toMatch(/^x\.yaml:\d+: /);
      expect(fault.replace(/^x\.yaml:\d+: (?:[\w[\].]+: )?/, '')).not.toMatch(NOT_OURS);
    }
    expect(faults.join('\n')).toMatch(said);
  });

  it('that is no UTF-8, with the line where it begins', () => {
    const bytes = Buffer.from(example.replaceAll(/[^\n-~]/g, '').replace('Tom de Wit', 'André'), 'latin1');
    const line = example.split('\n').findIndex((text) => text.includes('Tom de Wit')) + 1;
    expect(faultsOf(bytes)).toEqual([`x.yaml:${line}: is not UTF-8; save the file again with the encoding UTF-8`]);
    expect(faultsOf(Buffer.from(example, 'utf16le')).length).toBeGreaterThan(0);
  });

  it('a byte order mark is none', () => {
    expect(organisationOf(Buffer.from(`\uFEFF${example}`)).id).toBe('example');
  });
});

describe('a value is held against what later uses it', () => {
  it.each(['ar-darija-ma', 'x', 'e', 'nl-', 'nl_BE', 'Nederlands'])('no language "%s"', (tag) => {
    const faults = faultsOf(example.replace('languages: [pl, nl]', `languages: [nl, "${tag}"]`));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/advisers\[2\]\.languages\[1\]: is no language we can name/);
  });

  it('every language that passes has a name in both of ours, and one without takes no page away', () => {
    for (const tag of ['ary', 'zh-Hant', 'pt-BR', 'NL', 'en-gb', 'nld', 'sr-Latn-RS', 'tlh', 'dse', 'de-CH-1996'])
      for (const language of LANGUAGES) {
        const organisation = organisationOf(example.replace('languages: [pl, nl]', `languages: [${tag}]`));
        expect(() => publicPageContent(organisation, language, {}, NOW)).not.toThrow();
        expect(() => filters(sceneIn(organisation))).not.toThrow();
      }
    expect(languageName('ar-darija-ma', 'nl')).toBe('ar-darija-ma');
  });

  it('a link is one that our pages and both platforms take for one', () => {
    const { links } = organisationOf(
      example.replace('https://intranet.example.nl/klachtenregeling', 'HTTPS://Intranet.Example.nl/é?a=b'),
    );
    expect(links.complaintsProcedure).toBe('https://intranet.example.nl/%C3%A9?a=b');
  });

  it('text that cannot be shown or sent is none', () => {
    for (const text of ['"a\\u0000b"', '"a\\ud800b"', '"a\\u202eb"'])
      expect(faultsOf(example.replace('name: Voorbeeld Zorg', `name: ${text}`))[0]).toContain('cannot be shown');
    expect(organisationOf(example.replace('name: Voorbeeld Zorg', 'name: "Voorbeeld\\n  Zorg "')).name).toBe(
      'Voorbeeld Zorg',
    );
  });
});

describe('the same thing written in two ways is one', () => {
  const apart = 'Cura\u0063\u0327ao';
  const both = organisationOf(
    example
      .replace('locations: [Utrecht, Amersfoort]', 'locations: [Curaçao]')
      .replace('locations: [Utrecht]', `locations: [${apart}, curaçao]`)
      .replace('languages: [pl, nl]', 'languages: [EN-gb, NL]'),
  );
  const options = (name: string): readonly string[] =>
    filters(sceneIn(both))
      .choices.find((choice) => choice.name === name)
      ?.options.map(({ value }) => value) ?? [];

  it('a place, with an accent as one sign or as two', () => {
    expect(options('location').filter((location) => /cura/i.test(location))).toEqual(['Curaçao']);
    expect(both.advisers.filter((adviser) => matches(adviser, { location: 'Curaçao' })).map(({ id }) => id)).toEqual([
      'samira',
      'tom',
    ]);
    expect(both.advisers[1]?.locations).toEqual(['Curaçao']);
  });

  it('a language, in capitals or for one country', () => {
    expect(options('language')).toEqual(['ar', 'en', 'nl']);
    expect(both.advisers.filter((adviser) => matches(adviser, { language: 'en' }))).toHaveLength(3);
    expect(both.advisers[2]?.languages).toEqual(['en-GB', 'nl']);
  });
});
