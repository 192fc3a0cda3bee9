/** What the first page says to everybody who comes in. */
import { describe, expect, it } from 'vitest';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { REFERRALS } from '../../../src/core/referrals.ts';
import type { Adviser } from '../../../src/core/organisation.ts';
import { render as renderModal } from '../../../src/slack/views/render.ts';
import { render as renderCard } from '../../../src/teams/views/render.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
const first = (more: Partial<Adviser>) => ({
  ...organisation,
  advisers: organisation.advisers.map((adviser, index) => (index === 0 ? { ...adviser, ...more } : adviser)),
});

describe.each(['nl', 'en'] as const)('whom to call at once, in %s', (language) => {
  it.each([{}, { contact: { email: 'samira@example.nl' } }])(
    'stands in one line on the first page and after sending: %o',
    async (more) => {
      const d = await desks(first(more));
      const visit = d.visit('U0NOOR', { language });
      const welcome = await d.employee.handle(visit, { do: 'open' });
      const form = { form: 'write', adviser: 'samira', limits: LIMITS_VERSION, submission: 's'.repeat(22) } as const;
      const sent = await d.employee.handle(visit, { do: 'submit', submit: { ...form, text: 'Hoi' } });
      if (welcome.kind !== 'welcome' || sent.kind !== 'sent') throw new Error(sent.kind);
      expect(sent.urgent).toBe(welcome.urgent);
      for (const { phone } of REFERRALS.filter(({ urgent }) => urgent === true))
        expect(welcome.urgent).toContain(phone);
      expect(welcome.urgent).not.toContain('\n');
    },
  );
});

describe.each(['nl', 'en'] as const)('who cannot be written to, in %s', (language) => {
  const WAITS = { nl: /kan even duren/, en: /may take a while/ }[language];
  const CANNOT = { nl: /niet schrijven|niet bereikbaar|geen ruimte/, en: /cannot write|not reachable|no room/ }[
    language
  ];

  it('a choice that leaves nobody else says so, and shows their numbers', async () => {
    const d = await desks(organisation);
    const visit = d.visit('U0NOOR', { language });
    const wanted = { form: 'filters', preferences: { language: 'pl' } } as const;
    const screen = await d.employee.handle(visit, { do: 'submit', submit: wanted });
    if (screen.kind !== 'welcome') throw new Error(screen.kind);
    expect(screen.advisers.map(({ name }) => name)).toEqual(['Halina Kowalska']);
    expect(screen.nobody).toMatch(
      { nl: /Wie bij je keuze past, kun je hier nu niet/, en: /fits your choice/ }[language],
    );
    expect(screen.nobody).toContain('Halina Kowalska: 030 000 00 01');
    const wider = { form: 'filters', preferences: { kind: 'external' } } as const;
    const some = await d.employee.handle(visit, { do: 'submit', submit: wider });
    expect(some.kind === 'welcome' && some.nobody).toBeUndefined();
  });

  it.each([
    ['without a key', { keyCards: [] }],
    ['away for weeks', { schedule: { ...organisation.advisers[0]!.schedule, weekly: {} } }],
    ['there', {}],
  ] as const)('%s: never both that an answer may take long and that writing is not possible', async (state, more) => {
    const d = await desks(first(more));
    const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'adviser', adviser: 'samira' });
    if (screen.kind !== 'adviser') throw new Error(screen.kind);
    const said = [screen.answerTime, screen.notNow].join(' ');
    expect([WAITS.test(said), CANNOT.test(said)]).toEqual([false, state !== 'there']);
    expect(screen.write === undefined).toBe(state !== 'there');
    expect(screen.answerTime === undefined).toBe(state !== 'there');
  });
});

describe.each(['nl', 'en'] as const)('advisers of the industry, in %s', (language) => {
  const SECTOR = 'https://example.nl/branche';
  const withLink = (link: boolean) => ({
    ...organisation,
    advisers: organisation.advisers.filter(({ keyCards }) => keyCards.length === 0),
    links: link ? { sector: SECTOR } : {},
  });

  it.each(['open', 'elsewhere'] as const)('stand on %s where their page is known, with a sentence', async (what) => {
    for (const link of [true, false]) {
      const d = await desks(withLink(link));
      const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: what });
      expect(screen.kind).toBe(what === 'open' ? 'unavailable' : 'elsewhere');
      expect('links' in screen && screen.links.some(({ url }) => url === SECTOR)).toBe(link);
      expect(JSON.stringify(screen).includes(wordsIn(language).sectorLine)).toBe(link);
    }
  });
});

describe('languages', () => {
  it('a card says which an adviser speaks, and what about', async () => {
    const d = await desks(first({ languages: ['nl', 'ar'], topics: ['conduct', 'integrity'] }));
    const screen = await d.employee.handle(d.visit(), { do: 'open' });
    expect(screen.kind === 'welcome' && screen.advisers[0]?.about).toBe(
      'Nederlands, Arabisch · omgangsvormen, integriteit',
    );
  });

  it.each(['nl', 'en'] as const)(
    'each one that the screens have not leads, in itself, to somebody with a number: %s',
    async (language) => {
      const d = await desks(first({ languages: ['nl', 'ar', 'pl-PL'], keyCards: [] }));
      const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'open' });
      if (screen.kind !== 'welcome') throw new Error(screen.kind);
      expect(screen.spoken).toEqual([
        { label: 'العربية · Samira: 030 000 00 01', press: { do: 'adviser', adviser: 'samira' } },
        { label: 'Polski · Samira: 030 000 00 01', press: { do: 'adviser', adviser: 'samira' } },
      ]);
    },
  );

  it('leads to who is there now before who is not', async () => {
    const d = await desks({
      ...organisation,
      advisers: organisation.advisers
        .map((one) => (one.id === 'tom' ? { ...one, languages: ['nl', 'pl'] } : one))
        .toReversed(),
    });
    const screen = await d.employee.handle(d.visit(), { do: 'open' });
    expect(screen.kind === 'welcome' && screen.spoken.map(({ press }) => press)).toEqual([
      { do: 'adviser', adviser: 'tom' },
    ]);
  });

  it('the switch comes first on every page with which a visit begins, on both platforms', async () => {
    for (const [of, kind] of [
      [organisation, 'welcome'],
      [{ ...organisation, advisers: organisation.advisers.slice(2) }, 'unavailable'],
    ] as const) {
      const d = await desks(of);
      const screen = await d.employee.handle(d.visit(), { do: 'open' });
      expect(screen.kind).toBe(kind);
      expect(JSON.stringify(renderModal(screen).blocks[0])).toContain('English');
      expect(JSON.stringify((renderCard(screen) as { body: unknown[] }).body[0])).toContain('English');
    }
  });
});
