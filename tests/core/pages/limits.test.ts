/** The page before the first word: every exception first, what the law may ask where people work, and a number to call. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SECTORS, type Organisation, type Sector } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import { render as renderModal } from '../../../src/slack/views/render.ts';
import { render as renderCard } from '../../../src/teams/views/render.ts';
import { desks } from '../../support/desks.helper.ts';
import { TUESDAY_10, testOrganisation } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
type Language = 'nl' | 'en';

async function limitsOf(more: Partial<Organisation> = {}, adviser = 'samira', language: Language = 'nl') {
  const d = await desks({ ...organisation, ...more });
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'limits', adviser });
  if (screen.kind !== 'limits') throw new Error(screen.kind);
  return screen;
}
const inSector = (sector: Sector, adviser: string, language: Language = 'nl') =>
  limitsOf({ sector }, adviser, language).then(({ lines }) => lines.join('\n'));

it('its sentences are those of its version: other words are another version', async () => {
  const said: unknown[] = [];
  for (const sector of SECTORS)
    for (const language of ['nl', 'en'] as const)
      for (const adviser of ['samira', 'tom']) {
        const { lines, sections, submit } = await limitsOf({ sector }, adviser, language);
        said.push(lines, sections, submit);
      }
  const advisers = organisation.advisers.map((one) => ({ ...one, reportingPoint: true }));
  for (const language of ['nl', 'en'] as const) said.push((await limitsOf({ advisers }, 'samira', language)).lines);
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12);
  expect({ [LIMITS_VERSION]: hash }).toEqual({ '2026-11.4': '10if1F9to8wG' });
});

describe.each([
  ['nl', [/zonder jouw ja/, /een rechter/, /ernstig gevaar/, /de wet verplicht/, /vooraf, als dat kan/, /meekijken/]],
  ['en', [/without your yes/, /a judge/, /serious danger/, /the law requires/, /beforehand, if/, /look in while/]],
] as const)('in %s', (language, needed) => {
  it('the first lines hold every exception and who could look along, before anything that may be left unread', async () => {
    const { lines } = await limitsOf({}, 'samira', language);
    expect(lines.length).toBeLessThanOrEqual(6);
    for (const need of needed) expect(lines.join('\n')).toMatch(need);
    expect(lines[1]).toMatch(needed[0]);
  });

  it('69: a very serious crime is named everywhere, in words that are true either way', async () => {
    for (const sector of SECTORS)
      expect(await inSector(sector, 'samira', language)).toMatch(
        language === 'nl' ? /kan de wet iedereen die ervan weet, verplichten/ : /the law may oblige anybody/,
      );
  });
});

describe('where people work', () => {
  it.each([
    ['education', 'tom', /moet Tom dat direct aan het bestuur vertellen/],
    ['education', 'samira', /Samira wijst je dan de weg naar de vertrouwensinspecteur/],
    ['childcare', 'tom', /moet Tom dat direct aan de leiding vertellen/],
    ['childcare', 'samira', /Samira wijst je dan de weg naar de vertrouwensinspecteur/],
    ['government', 'tom', /Dan kan Tom als ambtenaar verplicht zijn aangifte te doen/],
  ] as const)('%s, %s', async (sector, adviser, line) => {
    expect(await inSector(sector, adviser)).toMatch(line);
    for (const other of ['care', 'other'] as const) expect(await inSector(other, adviser)).not.toMatch(line);
  });

  it('an external adviser of a government is no public official', async () => {
    expect(await inSector('government', 'samira')).toBe(await inSector('other', 'samira'));
  });

  it('an organisation that has not said so gets the line for all', async () => {
    const { sector: _said, ...silent } = organisation;
    const d = await desks(silent);
    const screen = await d.employee.handle(d.visit(), { do: 'limits', adviser: 'tom' });
    expect('lines' in screen && screen.lines).toEqual((await limitsOf({ sector: 'other' }, 'tom')).lines);
  });
});

describe('the press that goes on is in sight, with a number to call beside it', () => {
  it('in Slack it is the modal’s own button', async () => {
    const view = renderModal(await limitsOf());
    expect(view.submit?.text).toBe('Ik begrijp het');
    expect(JSON.stringify(view.blocks)).toContain('"url":"tel:+31300000001"');
    expect(view.blocks.length).toBeLessThanOrEqual(20);
  });

  it('in Teams it stands right after the first lines, the number next, and all else below', async () => {
    const screen = await limitsOf();
    const card = JSON.stringify(renderCard(screen));
    const places = [
      `"text":${JSON.stringify(screen.lines.at(-1))}`,
      `"title":${JSON.stringify(screen.submit)}`,
      `"title":${JSON.stringify(screen.call?.label)}`,
      `"text":${JSON.stringify(screen.sections[0]?.heading)}`,
    ].map((part) => card.indexOf(part));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is somebody else’s number when this adviser has none', async () => {
    const mail = { email: 'samira@example.nl' };
    const advisers = organisation.advisers.map((one) => (one.id === 'samira' ? { ...one, contact: mail } : one));
    const screen = await limitsOf({ advisers });
    expect(screen.call).toEqual({ label: 'Bel Tom: 030 000 00 02', url: 'tel:+31300000002' });
    expect(screen.lines.join()).toContain('Liever niet? Bel Tom: 030 000 00 02.');
  });
});

it.each([
  ['nl', 'Namen van anderen zijn niet nodig, van patiënten of leerlingen ook niet.'],
  ['en', 'Names of others are not needed, nor of patients or pupils.'],
] as const)('where one writes, names of others are said not to be needed: %s', async (language, sentence) => {
  const d = await desks(organisation);
  const press = { do: 'write', adviser: 'samira', limits: LIMITS_VERSION } as const;
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), press);
  expect('hint' in screen && screen.hint).toContain(sentence);
});

describe.each(['nl', 'en'] as const)('the public page in %s', (language) => {
  const page = (more: Partial<Organisation>) =>
    publicPageContent({ ...organisation, ...more }, language, {}, TUESDAY_10).limits;

  it('names every exception, for who phones and never sees the page before the first word', async () => {
    const { intro, sections } = page({ sector: 'education' });
    const said = intro.join('\n');
    for (const need of language === 'nl'
      ? [/een rechter/, /ernstig gevaar/, /de wet verplicht/, /heel ernstig misdrijf/, /een interne vertrouwenspersoon/]
      : [/a judge/, /serious danger/, /the law requires/, /very serious crime/, /an internal adviser/])
      expect(said).toMatch(need);
    expect(sections[0]?.lines).toHaveLength(4);
    expect(page({ sector: 'other' }).intro).toHaveLength(3);
  });

  it('speaks of internal advisers only where there are some', () => {
    const advisers = organisation.advisers.filter(({ kind }) => kind === 'external');
    expect(page({ sector: 'government', advisers }).intro).toHaveLength(3);
    expect(page({ sector: 'government' }).intro).toHaveLength(4);
  });
});
