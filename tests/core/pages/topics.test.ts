/** Requirement 21: an adviser for conduct is not offered for integrity, nor the other way round; who does it is named instead. */
import { describe, expect, it, test } from 'vitest';
import type { Press } from '../../../src/core/events.ts';
import { OPTIONS, type Option } from '../../../src/core/options.ts';
import type { Adviser, Organisation, Topic } from '../../../src/core/organisation.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import type { Screen, ScreenOf } from '../../../src/core/screens.ts';
import { desks, plan } from '../../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
/** Topics of Samira, Tom and Halina. */
const talking = (...topics: readonly (readonly Topic[])[]): Organisation => ({
  ...organisation,
  advisers: organisation.advisers.map((one, index): Adviser => ({ ...one, topics: topics[index] ?? ['conduct'] })),
});
const SAMIRA_DOES = talking(['conduct', 'integrity'], ['conduct'], ['conduct']);
const NOBODY = talking(['conduct'], ['conduct'], ['conduct']);
const TOM_ONLY_INTEGRITY = talking(['conduct'], ['integrity'], ['conduct']);

async function shown<K extends Screen['kind']>(of: Organisation, press: Press, kind: K, language: 'nl' | 'en' = 'nl') {
  const d = await desks(of);
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), press);
  if (screen.kind !== kind) throw new Error(screen.kind);
  return screen as ScreenOf<K>;
}
const option = (of: Organisation, which: Option, adviser?: string, language?: 'nl' | 'en') =>
  shown(of, { do: 'options', option: which, ...(adviser === undefined ? {} : { adviser }) }, 'options', language);
const said = ({ sections }: { readonly sections: readonly { heading: string; lines: readonly string[] }[] }): string =>
  sections.flatMap(({ heading, lines }) => [heading, ...lines]).join('\n');
const CONDUCT: readonly Option[] = ['self', 'together', 'manager', 'mediator', 'committee', 'inspectorate'];

describe('21: "Wat kun je doen?"', () => {
  it.each([
    ['nl', 'Tom doet dit niet. Samira wel.'],
    ['en', 'Tom does not do this. Samira does.'],
  ] as const)('about integrity from the page of who does not do it, in %s', async (language, line) => {
    const page = await option(SAMIRA_DOES, 'integrity', 'tom', language);
    expect(page.sections[0]?.lines).toEqual([line]);
    expect(page.open?.[0]?.press).toEqual({ do: 'adviser', adviser: 'samira' });
    // All help on it is hers, and none is his.
    expect(said(page).replace(line, '')).not.toContain('Tom');
    expect(said(page)).toMatch(language === 'nl' ? /Ervoor: Samira/ : /Before: Samira/);
    // Back to where it was opened.
    expect(page.back?.press).toEqual({ do: 'adviser', adviser: 'tom' });
  });

  it('names who does it where it was opened from nobody’s page', async () => {
    expect((await option(SAMIRA_DOES, 'integrity')).sections[0]?.lines).toEqual(['Hierover praat je met Samira.']);
    const two = talking(['integrity'], ['integrity'], ['conduct']);
    expect((await option(two, 'integrity')).sections[0]?.lines).toEqual(['Hierover praat je met Samira of Tom.']);
    expect((await option(two, 'integrity', 'halina')).sections[0]?.lines).toEqual([
      'Halina doet dit niet. Samira en Tom wel.',
    ]);
  });

  it('says nothing of it from the page of who does, or where everybody does', async () => {
    for (const [of, adviser] of [
      [SAMIRA_DOES, 'samira'],
      [talking(['integrity'], ['integrity'], ['integrity']), undefined],
    ] as const)
      expect(said(await option(of, 'integrity', adviser))).not.toMatch(/doet dit|Hierover praat je/);
  });

  it.each([undefined, 'tom'])(
    'where nobody does, names the places outside and promises no help here (%s)',
    async (from) => {
      const page = await option(NOBODY, 'integrity', from);
      const text = said(page);
      expect(text).toContain('Niemand van de vertrouwenspersonen hier doet dit.');
      expect(text).toContain('088 133 10 00');
      expect(text).not.toMatch(/Ervoor: |Tijdens: |Tom|Samira/);
      expect(page.open?.map(({ press }) => press.do)).toEqual(['options']);
    },
  );

  it.each(CONDUCT)('about "%s", which is about conduct, from the page of who does integrity only', async (which) => {
    const page = await option(TOM_ONLY_INTEGRITY, which, 'tom');
    expect(page.sections[0]?.lines).toEqual(['Tom doet dit niet. Samira en Halina wel.']);
    expect(said(page).split('\n').slice(2).join('\n')).not.toContain('Tom');
    expect(said(await option(talking(['integrity'], ['integrity'], ['integrity']), which))).toMatch(
      /Niemand van de vertrouwenspersonen hier doet dit\.[\s\S]*Andere hulp/,
    );
  });

  it.each(OPTIONS.filter((one) => one !== 'integrity' && !CONDUCT.includes(one)))(
    '"%s" is for either, so nobody is denied',
    async (which) => {
      expect(said(await option(TOM_ONLY_INTEGRITY, which, 'tom'))).not.toContain('doet dit niet');
    },
  );

  it('of somebody of whom nobody said what they talk about, nothing is denied', async () => {
    const assumed = {
      ...SAMIRA_DOES,
      advisers: SAMIRA_DOES.advisers.map((one) => (one.id === 'tom' ? { ...one, topicsAssumed: true as const } : one)),
    };
    expect((await option(assumed, 'integrity', 'tom')).sections[0]?.lines).toEqual(['Samira wel.']);
    const { facts } = await shown(assumed, { do: 'adviser', adviser: 'tom' }, 'adviser');
    expect(facts.map(({ value }) => value).join()).not.toContain('doet dit niet');
  });
});

describe('21: their own page, and the public page', () => {
  test.each<[Organisation, string, { label: string; value: string }]>([
    [SAMIRA_DOES, 'tom', { label: 'Integriteit', value: 'Tom doet dit niet. Samira wel.' }],
    [NOBODY, 'samira', { label: 'Integriteit', value: 'Samira doet dit niet. Hulp van buiten staat bij Andere hulp.' }],
    [TOM_ONLY_INTEGRITY, 'tom', { label: 'Omgangsvormen', value: 'Tom doet dit niet. Samira en Halina wel.' }],
  ])('says who does what they do not', async (of, adviser, fact) => {
    const { facts } = await shown(of, { do: 'adviser', adviser }, 'adviser');
    expect(facts).toContainEqual(fact);
    const outside = publicPageContent(of, 'nl', {}, TUESDAY_10).advisers.find(({ id }) => id === adviser);
    expect(outside?.facts).toContainEqual(fact);
  });

  it('says nothing more of somebody who does both', async () => {
    const { facts } = await shown(SAMIRA_DOES, { do: 'adviser', adviser: 'samira' }, 'adviser');
    expect(facts.map(({ label }) => label)).not.toContain('Integriteit');
  });

  it('does not make a list of more than five names', async () => {
    const [samira, ...others] = organisation.advisers;
    const six = Array.from({ length: 6 }, (_, at): Adviser => ({ ...samira!, id: `i${at}`, topics: ['integrity'] }));
    const many = { ...organisation, advisers: [...others, ...six] };
    const { facts } = await shown(many, { do: 'adviser', adviser: 'tom' }, 'adviser');
    expect(facts.find(({ label }) => label === 'Integriteit')?.value).toBe(
      'Tom doet dit niet. Niet elke vertrouwenspersoon doet dit. Bij ieders naam lees je waarover diegene praat.',
    );
  });
});

describe('"Is dit wel iets voor een gesprek?"', () => {
  it('names who talks about integrity, with a way to them', async () => {
    const page = await shown(SAMIRA_DOES, { do: 'conduct' }, 'conduct');
    expect(page.sections.find(({ heading }) => heading === 'Integriteit')?.lines[1]).toBe(
      'Hierover praat je met Samira.',
    );
    expect(page.open?.map(({ press }) => press)).toEqual([{ do: 'adviser', adviser: 'samira' }]);
  });

  it('says that nobody does, and where else', async () => {
    const page = await shown(NOBODY, { do: 'conduct' }, 'conduct');
    const lines = page.sections.find(({ heading }) => heading === 'Integriteit')?.lines.join('\n') ?? '';
    expect(lines).toMatch(/Niemand van de vertrouwenspersonen hier doet dit\.[\s\S]*088 133 10 00/);
    const integrity = await shown(talking(['integrity'], ['integrity'], ['integrity']), { do: 'conduct' }, 'conduct');
    expect(integrity.sections[0]?.lines[0]).toBe('Niemand van de vertrouwenspersonen hier doet dit.');
  });
});

describe('whoever looks for integrity', () => {
  const context = { preferences: { topic: 'integrity' as const } };

  it('is offered nobody else on the list, and nobody else where their words are kept and somebody fell away', async () => {
    const d = await desks(SAMIRA_DOES);
    const list = await d.employee.handle(d.visit('U0NOOR', context), { do: 'open' });
    expect('advisers' in list && list.advisers.map(({ name }) => name)).toEqual(['Samira el Idrissi']);
    const again = await d.employee.handle(d.visit('U0NOOR', context), { do: 'lost-form' });
    if (again.kind !== 'write') throw new Error(again.kind);
    expect(again.choice?.options.map(({ value }) => value)).toEqual(['samira']);
    const any = await d.employee.handle(d.visit('U0NOOR'), { do: 'lost-form' });
    expect(any.kind === 'write' && any.choice?.options.map(({ value }) => value)).toEqual(['samira', 'tom']);
  });

  it('is told the truth where nobody who does it can be written to: others can, and their words stay', async () => {
    const advisers = SAMIRA_DOES.advisers.map((one) => (one.id === 'samira' ? { ...one, keyCards: [] } : one));
    const d = await desks({ ...SAMIRA_DOES, advisers });
    const page = await d.employee.handle(d.visit('U0NOOR', context), { do: 'lost-form' });
    if (page.kind !== 'write') throw new Error(page.kind);
    expect(page.choice).toBeUndefined();
    expect(page.notice).toMatch(
      /^Wie praat over wat jij zoekt, kan hier nu geen bericht krijgen\. Je tekst staat er nog/,
    );
  });

  it('is not sent on to who stands in and does not do it', async () => {
    const covered: Organisation = {
      ...SAMIRA_DOES,
      advisers: SAMIRA_DOES.advisers.map((one) => ({ ...one, cover: 'allowed' as const })),
    };
    const d = await desks(covered);
    const until = Math.ceil(TUESDAY_10.getTime() / 3_600_000) + 48;
    expect(await plan(d, d.seat(), keys.samira, { fullUntil: until, cover: ['tom'] })).toBe('stored');
    const open = async (visiting: object) => {
      const page = await d.employee.handle(d.visit('U0NOOR', visiting), { do: 'adviser', adviser: 'samira' });
      return page.kind === 'adviser' ? [...(page.cover?.open ?? []), ...page.others].map(({ label }) => label) : [];
    };
    expect(await open({})).toEqual(['Over Tom']);
    expect(await open(context)).toEqual([]);
  });
});
