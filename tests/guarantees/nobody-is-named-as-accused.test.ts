/** Requirements 24 and 27 to 31: who is accused has a way of their own, no form asks who that is, and nothing lists them. */
import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import * as requests from '../../src/inbox/contract-requests.ts';
import * as contract from '../../src/inbox/contract.ts';
import * as items from '../../src/core/board/items.ts';
import * as events from '../../src/core/events.ts';
import type { Adviser, Organisation } from '../../src/core/organisation.ts';
import type { Store } from '../../src/core/ports.ts';
import { publicPageContent } from '../../src/core/publishing/page.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { nl as inboxWords } from '../../src/inbox/client/words/nl.ts';
import { en as inboxInEnglish } from '../../src/inbox/client/words/en.ts';
import { organisationSchema } from '../../src/organisation/schema.ts';
import { supplierSchema } from '../../src/organisation/read-supplier.ts';
import { render as renderModal } from '../../src/slack/views/render.ts';
import { render as renderCard } from '../../src/teams/views/render.ts';
import { desks } from '../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';
import { read } from '../support/written-paths.helper.ts';

const { organisation } = await testOrganisation();
const helping = (...ids: readonly string[]): Organisation => ({
  ...organisation,
  advisers: organisation.advisers.map((one): Adviser => ({ ...one, rehabilitation: ids.includes(one.id) })),
});
/** Whatever is asked of it is one thing too many. */
const untouched = new Proxy(
  {},
  {
    get: () => () => {
      throw new Error('the store was asked');
    },
  },
);

async function page(of: Organisation = helping('samira'), language: 'nl' | 'en' = 'nl') {
  const store = { conversations: untouched, changes: untouched } as unknown as Store;
  const d = await desks(of, { store });
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'accused' });
  expect(d.faults).toEqual([]);
  if (screen.kind !== 'accused' || !('intro' in screen)) throw new Error(screen.kind);
  return screen;
}
const textOf = ({ intro, sections }: Awaited<ReturnType<typeof page>>): string =>
  [...intro, ...sections.flatMap(({ heading, lines }) => [heading, ...lines])].join('\n');

describe('the page for who is accused', () => {
  test.each<[string, RegExp, RegExp]>([
    ['27: no legal help', /niet doet\nJuridische hulp geven\./, /does not do\nGive legal help\./],
    ['28: helped to find the right place', /Meedenken wie jou verder helpt/, /who can help you further/],
    ['29: never both', /nooit voor jou en voor de ander/, /never there for you and for the other person/],
    ['30: no talk with the other one', /Met de ander gaan praten\./, /Go and talk to the other person\./],
    ['31: not taken to task', /Jou ergens op aanspreken\. Dat doet je leidinggevende/, /Your manager does that/],
    ['32: no truth is looked for', /Uitzoeken wat er gebeurd is/, /Find out what happened/],
    ['24: who helps after a false accusation', /Samira helpt je om daarna/, /Samira helps you to be able/],
    ['another body', /Juridisch Loket[\s\S]*bedrijfsarts/, /Juridisch Loket[\s\S]*company doctor/],
  ])('%s', async (_requirement, dutch, english) => {
    expect(textOf(await page())).toMatch(dutch);
    expect(textOf(await page(helping('samira'), 'en'))).toMatch(english);
  });

  it('leads to each of them who helps, to everybody, and to the places outside', async () => {
    const two = await page(helping('samira', 'halina'));
    expect(two.open?.map(({ press }) => press)).toEqual([
      { do: 'adviser', adviser: 'samira' },
      { do: 'adviser', adviser: 'halina' },
      { do: 'welcome' },
    ]);
    expect(textOf(two)).toContain('Samira en Halina helpen je om daarna');
    expect(two.links.map(({ url }) => url)).toEqual(['https://www.juridischloket.nl']);
    const none = await page(helping());
    expect(textOf(none)).not.toMatch(/onterecht/);
    expect(none.open?.map(({ press }) => press)).toEqual([{ do: 'welcome' }]);
  });

  it('says what then where there is one adviser only', async () => {
    const one = await page({ ...organisation, advisers: organisation.advisers.slice(0, 1) });
    expect(textOf(one)).toMatch(/Hier is alleen Samira\.[\s\S]*Andere hulp/);
    expect(textOf(one)).not.toContain('iemand anders dan de vertrouwenspersoon');
  });

  it('can be opened from the first page, from other help, where nobody can be written to, and stands on the public page', async () => {
    const d = await desks(organisation);
    const first = await d.employee.handle(d.visit(), { do: 'open' });
    expect('accused' in first && first.accused).toEqual({
      label: 'Word je zelf beschuldigd?',
      press: { do: 'accused' },
    });
    const elsewhere = await d.employee.handle(d.visit(), { do: 'elsewhere' });
    expect('intro' in elsewhere && 'open' in elsewhere && elsewhere.open?.map(({ press }) => press)).toEqual([
      { do: 'accused' },
    ]);
    const advisers = organisation.advisers.map((one) => ({ ...one, keyCards: [] }));
    const nobody = await desks({ ...organisation, advisers });
    const closed = await nobody.employee.handle(nobody.visit(), { do: 'open' });
    expect('intro' in closed && 'open' in closed && closed.open?.map(({ press }) => press)).toContainEqual({
      do: 'accused',
    });
    const outside = publicPageContent(helping('tom'), 'nl', {}, TUESDAY_10).accused;
    expect(JSON.stringify(outside.sections)).toContain('Tom helpt je');
  });

  it('is whole on both platforms', async () => {
    for (const language of ['nl', 'en'] as const) {
      const screen = await page(helping('samira'), language);
      for (const shown of [JSON.stringify(renderModal(screen).blocks), JSON.stringify(renderCard(screen))])
        for (const line of textOf(screen).split('\n')) expect(shown).toContain(JSON.stringify(line).slice(1, -1));
    }
  });
});

/** Names of everything that a form, a request or a file can hold. */
function fieldsOf(schema: z.core.$ZodType): readonly string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('properties' in value) for (const name of Object.keys(value.properties as object)) names.add(name);
    Object.values(value).forEach(walk);
  };
  walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
  return [...names];
}
const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;
const OF_SOMEBODY_ELSE =
  /accus|beschuldig|dader|perpetrat|offend|culprit|suspect|verdacht|opponent|counterpart|(other|about)(Party|Person|Whom|Who|Name)/i;

describe('no form asks who it is about', () => {
  it('no field of a form, a request or a file is there for it', () => {
    const schemas = [events, contract, requests, items]
      .flatMap((module) => Object.values<unknown>(module))
      .filter(isSchema);
    const fields = [...schemas, organisationSchema, supplierSchema].flatMap(fieldsOf);
    for (const known of ['submission', 'adviser', 'location', 'forEmployee', 'rehabilitation'])
      expect(fields).toContain(known);
    expect(fields.filter((name) => OF_SOMEBODY_ELSE.test(name))).toEqual([]);
    expect(['accusedName', 'otherParty', 'aboutWhom'].every((name) => OF_SOMEBODY_ELSE.test(name))).toBe(true);
  });

  it('nothing that is stored has a place for it', () => {
    const stores = readdirSync('src/store', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|lua)$/.test(path))
      .map((path) => `src/store/${path}`);
    const kept = ['src/core/conversation.ts', 'src/core/presses.ts', 'src/core/ports.ts', ...stores];
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.filter((path) => OF_SOMEBODY_ELSE.test(read(path)))).toEqual([]);
  });

  it('no label, hint or sentence asks for it, to an employee or to an adviser', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'function'
          ? texts((value as (...all: string[]) => unknown)('Samira', 'Tom', 'x'))
          : typeof value === 'object' && value !== null
            ? Object.values(value).flatMap(texts)
            : [];
    const all = [wordsIn('nl'), wordsIn('en'), inboxWords, inboxInEnglish].flatMap(texts);
    const asks =
      /(?:over wie gaat het|wie (?:deed|was) (?:het|dit)|wie heeft (?:het|dit)|hoe heet (?:de ander|die|diegene)|naam van (?:de|degene|wie|een) ?(?:ander|beschuldigde|over)|who (?:did|was) (?:it|this)|who is it about|name of (?:the other|the accused|who))/i;
    expect(all.filter((text) => asks.test(text) && /\?|naam|name/.test(text))).toEqual([]);
    // On the contrary, where somebody begins to write.
    expect(wordsIn('nl').write.hint).toContain('Namen van anderen zijn niet nodig');
  });
});
