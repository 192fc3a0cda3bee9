/** "Wat kun je doen?": everything that comes after a talk, told in full, and nothing on it begins anything. */
import { describe, expect, it, test } from 'vitest';
import { pressSchema, type Surface } from '../../../src/core/events.ts';
import { OPTIONS, type Option } from '../../../src/core/options.ts';
import type { Links } from '../../../src/core/organisation.ts';
import type { Store } from '../../../src/core/ports.ts';
import type { InfoScreen } from '../../../src/core/screens.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { render as renderModal } from '../../../src/slack/views/render.ts';
import { render as renderCard } from '../../../src/teams/views/render.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';

const given = (await testOrganisation()).organisation;
/** Somebody for both, and others for conduct only: what they do not do is in topics.test.ts. */
const organisation: typeof given = {
  ...given,
  advisers: given.advisers.map((one) => (one.id === 'samira' ? { ...one, topics: ['conduct', 'integrity'] } : one)),
};
const LINKS: Links = {
  conductComplaint: 'https://example.nl/klacht-gedrag',
  integrityReport: 'https://example.nl/integriteit',
  codeOfConduct: 'https://example.nl/gedragscode',
  confidentialityRules: 'https://example.nl/vertrouwelijk',
  mediator: 'https://example.nl/mediator',
};
type Language = 'nl' | 'en';
interface Asked {
  readonly option?: Option;
  readonly adviser?: string;
}
/** Whatever is asked of it is one thing too many. */
const untouched = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('the store was asked');
    },
  },
);

async function pageOf(asked: Asked = {}, language: Language = 'nl', links: Links = {}, surface: Surface = 'slack') {
  const store = { conversations: untouched, changes: untouched } as unknown as Store;
  const d = await desks({ ...organisation, links }, { store });
  const screen = await d.employee.handle({ ...d.visit('U0NOOR', { language }), surface }, { do: 'options', ...asked });
  expect(d.faults).toEqual([]);
  if (screen.kind !== 'options') throw new Error(screen.kind);
  return screen;
}
const textOf = ({ intro, sections }: InfoScreen): string =>
  [...intro, ...sections.flatMap(({ heading, lines }) => [heading, ...lines])].join('\n');
const urlsOf = ({ links }: InfoScreen): readonly string[] => links.map(({ url }) => url);
const CROSSES: readonly Option[] = ['committee', 'integrity', 'inspectorate', 'police'];

describe('the first page', () => {
  it.each(['nl', 'en'] as const)('begins with what happens next, in three lines, in %s', async (language) => {
    const page = await pageOf({}, language);
    expect(page.intro).toEqual([]);
    expect(page.sections[0]?.heading).toBe(language === 'nl' ? 'Wat gebeurt er daarna?' : 'What happens next?');
    expect(page.sections[0]?.lines).toHaveLength(3);
    // What stands above the first button is less than a telephone shows at once.
    expect(textOf(page).length).toBeLessThan(520);
  });

  it('opens one page for each thing that can be done, always the same ones in the same order', async () => {
    const page = await pageOf({ adviser: 'samira' });
    expect(page.open?.map(({ press }) => press)).toEqual(
      OPTIONS.map((option) => ({ do: 'options', option, adviser: 'samira' })),
    );
    expect(OPTIONS).toContain('committee');
    expect(OPTIONS.at(-1)).toBe('nothing');
  });

  it('speaks of the adviser from whose page it was opened, and leads back there', async () => {
    const page = await pageOf({ adviser: 'samira' });
    expect(page.sections[0]?.lines[0]).toMatch(/^Samira luistert/);
    expect(page.back?.press).toEqual({ do: 'adviser', adviser: 'samira' });
    const other = await pageOf({ adviser: 'nobody' });
    expect(other.sections[0]?.lines[0]).toMatch(/^De vertrouwenspersoon luistert/);
    expect(other.back?.press).toEqual({ do: 'welcome' });
  });
});

it('can be opened from the first page, from an adviser, and where nobody can be written to', async () => {
  const d = await desks(organisation);
  const welcome = await d.employee.handle(d.visit(), { do: 'open' });
  const adviser = await d.employee.handle(d.visit(), { do: 'adviser', adviser: 'samira' });
  expect('options' in welcome && welcome.options.press).toEqual({ do: 'options' });
  expect('options' in adviser && adviser.options.press).toEqual({ do: 'options', adviser: 'samira' });
  const { advisers } = organisation;
  const nobody = await desks({ ...organisation, advisers: advisers.map((one) => ({ ...one, keyCards: [] })) });
  const closed = await nobody.employee.handle(nobody.visit(), { do: 'open' });
  if (closed.kind !== 'unavailable') throw new Error(closed.kind);
  expect(closed.open?.map(({ press }) => press)).toEqual([{ do: 'options' }, { do: 'accused' }]);
});

describe.each(OPTIONS)('the page about "%s"', (option) => {
  it.each(['nl', 'en'] as const)(
    'says in %s what it is, for, against, who hears a name and the help',
    async (language) => {
      const { headings } = wordsIn(language).options;
      const page = await pageOf({ option, adviser: 'samira' }, language);
      const said = new Map(page.sections.map(({ heading, lines }) => [heading, lines]));
      for (const heading of [headings.what, headings.favour, headings.against, headings.name, headings.help('Samira')])
        expect(said.get(heading)?.join('').length ?? 0).toBeGreaterThan(10);
      const help = said.get(headings.help('Samira')) ?? [];
      const parts = language === 'nl' ? /^(Ervoor|Tijdens|Erna|Nu|Later): / : /^(Before|During|After|Now|Later): /;
      expect(help.every((line) => parts.test(line))).toBe(true);
      expect(help).toHaveLength(option === 'nothing' ? 2 : 3);
    },
  );

  it('stands behind the crossing sign exactly where it is a report or a complaint', async () => {
    for (const language of ['nl', 'en'] as const) {
      const { crossing, terms } = wordsIn(language).options;
      const sign = [...(CROSSES.includes(option) ? crossing : []), ...(option === 'integrity' ? terms : [])];
      expect((await pageOf({ option }, language, LINKS)).intro).toEqual(sign);
    }
  });

  it('has no press that could begin anything: only more to read, and the way back', async () => {
    const page = await pageOf({ option, adviser: 'samira' }, 'nl', LINKS);
    const presses = [page.open, page.footer, [page.back]].flat().map((action) => action?.press.do);
    expect(new Set(presses)).toEqual(new Set(['options', 'employer-view', 'elsewhere', 'adviser']));
    expect('form' in page || 'next' in page).toBe(false);
  });

  it('is whole on both platforms, in both languages', async () => {
    for (const language of ['nl', 'en'] as const)
      for (const surface of ['slack', 'teams'] as const) {
        const page = await pageOf({ option }, language, LINKS, surface);
        const shown = JSON.stringify(surface === 'slack' ? renderModal(page).blocks : renderCard(page));
        for (const { heading, lines } of page.sections)
          for (const line of [...page.intro, heading, ...lines])
            expect(shown).toContain(JSON.stringify(line).slice(1, -1));
        if (surface === 'slack') expect(renderModal(page).blocks.length).toBeLessThanOrEqual(20);
      }
  });
});

test('an option that we do not have is none', () => {
  expect(pressSchema.safeParse({ do: 'options', option: 'self' }).success).toBe(true);
  for (const wrong of [
    { option: 'report' },
    { option: '__proto__' },
    { option: ['self'] },
    { option: 'self', start: true },
  ])
    expect(pressSchema.safeParse({ do: 'options', ...wrong }).success).toBe(false);
});

describe('what the pages say', () => {
  test('the sign: talk is no report, nothing here begins one, and from when the terms run', async () => {
    const signIn = async (language: Language) => (await pageOf({ option: 'integrity' }, language)).intro.join(' ');
    expect(await signIn('nl')).toMatch(
      /Praten is nog geen melding\..*buiten deze app\. Niets in deze app kan.*Pas als jij het doet, gaan er termijnen.*een misstand bij een werkgever met 50 mensen.*7 dagen.*3 maanden/,
    );
    expect(await signIn('en')).toMatch(
      /Talking is not yet reporting\..*outside this app\. Nothing in this app can.*Only when you do it, terms.*an employer of 50 people.*7 days.*3 months/,
    );
  });

  test.each<[string, Option, RegExp]>([
    [
      '31: ',
      'manager',
      /Samira praat niet met de ander\. Dat doet je leidinggevende, alleen als jij ja zegt, en met jouw naam alleen als jij dat goedvindt\./,
    ],
    ['30: ', 'mediator', /Samira bemiddelt niet/],
    ['30: ', 'mediator', /alleen als jij het wilt, de ander ook, en je werkgever het goedvindt/],
    ['61: ', 'committee', /geeft advies\. Je werkgever beslist\./],
    ['61: ', 'committee', /Beide kanten worden gehoord/],
    ['61: ', 'committee', /In de regeling staan de termijnen/],
    ['61: ', 'committee', /privacy/],
    ['58: ', 'together', /Samira kan meegaan/],
    ['', 'police', /bel dan 112/],
    ['', 'nothing', /Je hoeft niets te doen/],
  ])('%sof "%s": %s', async (_requirement, option, said) => {
    expect(textOf(await pageOf({ option, adviser: 'samira' }))).toMatch(said);
  });

  test('22: integrity is two kinds, each with an example and where it is reported, here and among what a talk is for', async () => {
    for (const language of ['nl', 'en'] as const) {
      const { kinds } = wordsIn(language).options;
      expect(kinds).toHaveLength(2);
      for (const { lines } of kinds) {
        expect(lines[0]).toMatch(/Bijvoorbeeld: |For example: /);
        expect(lines[1]).toMatch(/^(Je meldt het bij|You go to)/);
      }
      expect((await pageOf({ option: 'integrity' }, language)).sections).toEqual(expect.arrayContaining(kinds));
      const d = await desks(organisation);
      const conduct = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'conduct' });
      expect('sections' in conduct && conduct.sections).toEqual(expect.arrayContaining(kinds));
    }
  });
});

describe('the organisation’s own pages', () => {
  test.each<[Asked, string, readonly string[]]>([
    [{}, 'codeOfConduct and confidentialityRules', [LINKS.codeOfConduct ?? '', LINKS.confidentialityRules ?? '']],
    [{ option: 'mediator' }, 'mediator', [LINKS.mediator ?? '']],
    [{ option: 'committee' }, 'conductComplaint', [LINKS.conductComplaint ?? '']],
    [
      { option: 'integrity' },
      'integrityReport',
      [LINKS.integrityReport ?? '', 'https://www.huisvoorklokkenluiders.nl'],
    ],
    [{ option: 'inspectorate' }, 'the inspectorate’s', ['https://www.nlarbeidsinspectie.nl']],
    [{ option: 'police' }, 'the police’s', ['https://www.politie.nl']],
    [{ option: 'self' }, 'none', []],
  ])('%j leads to %s, and where the file has none it is left out', async (asked, _name, urls) => {
    expect(urlsOf(await pageOf(asked, 'nl', LINKS))).toEqual(urls);
    const own = Object.values(LINKS);
    expect(urlsOf(await pageOf(asked))).toEqual(urls.filter((url) => !own.includes(url)));
  });

  test('80: the page before the first word links the rules about confidentiality too', async () => {
    const limitsWith = async (links: Links) => {
      const d = await desks({ ...organisation, links });
      const screen = await d.employee.handle(d.visit(), { do: 'limits', adviser: 'samira' });
      return 'rules' in screen ? screen.rules?.url : undefined;
    };
    expect(await limitsWith(LINKS)).toBe('https://example.nl/vertrouwelijk');
    expect(await limitsWith({})).toBeUndefined();
    const outside = (links: Links) => publicPageContent({ ...organisation, links }, 'nl', {}, TUESDAY_10).limits.links;
    expect(outside(LINKS).map(({ url }) => url)).toEqual(['https://example.nl/vertrouwelijk']);
    expect(outside({})).toEqual([]);
  });
});

test('24: who helps after a false accusation says so on their page, and nobody else', async () => {
  const advisers = organisation.advisers.map((one) => (one.id === 'samira' ? { ...one, rehabilitation: true } : one));
  const d = await desks({ ...organisation, advisers });
  const labels = async (adviser: string) => {
    const screen = await d.employee.handle(d.visit(), { do: 'adviser', adviser });
    return 'facts' in screen ? screen.facts.map(({ label }) => label) : [];
  };
  expect(await labels('samira')).toContain('Ook voor wie onterecht is beschuldigd');
  expect(await labels('tom')).not.toContain('Ook voor wie onterecht is beschuldigd');
  const page = publicPageContent({ ...organisation, advisers }, 'nl', {}, TUESDAY_10);
  const helps = page.advisers.filter((one) => one.facts.some(({ label }) => /onterecht is beschuldigd/.test(label)));
  expect(helps.map(({ id }) => id)).toEqual(['samira']);
});
