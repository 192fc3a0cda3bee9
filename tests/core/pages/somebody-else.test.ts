/** Requirements 28 and 29: never both parties with one adviser, and talk with the reporting point is talk and nothing more. */
import { describe, expect, it, test } from 'vitest';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { publicCard } from '../../../src/core/publishing/card.ts';
import { publicPageContent } from '../../../src/core/publishing/page.ts';
import type { Screen, ScreenOf } from '../../../src/core/screens.ts';
import { posterContent } from '../../../src/commands/poster/content.ts';
import { render as renderModal } from '../../../src/slack/views/render.ts';
import { render as renderCard } from '../../../src/teams/views/render.ts';
import { desks, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';

const { organisation } = await testOrganisation();
const withPoint = (...ids: readonly string[]): Organisation => ({
  ...organisation,
  advisers: organisation.advisers.map((one): Adviser =>
    ids.includes(one.id) ? { ...one, reportingPoint: true } : one,
  ),
});
const SAMIRA = withPoint('samira');
const SAID = 'Samira is ook het meldpunt. Hier schrijven is praten: er begint niets.';
const SAID_IN_ENGLISH = 'Samira is the reporting point too. Writing here is talking: it starts nothing.';

async function take<K extends Screen['kind']>(d: Desks, event: EmployeeEvent, kind: K, language: 'nl' | 'en' = 'nl') {
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), event);
  if (screen.kind !== kind) throw new Error(screen.kind);
  return screen as ScreenOf<K>;
}

describe('an adviser who is the reporting point too', () => {
  it.each([
    ['nl', SAID],
    ['en', SAID_IN_ENGLISH],
  ] as const)('says so before writing, on their page and first at the limits, in %s', async (language, said) => {
    const d = await desks(SAMIRA);
    const page = await take(d, { do: 'adviser', adviser: 'samira' }, 'adviser', language);
    expect(page.beforeWriting[0]).toBe(said);
    const limits = await take(d, { do: 'limits', adviser: 'samira' }, 'limits', language);
    expect(limits.lines[0]).toBe(said);
    for (const screen of [page, limits])
      for (const shown of [renderModal(screen).blocks, renderCard(screen)])
        expect(JSON.stringify(shown)).toContain(said);
    // Above the press that begins, on either platform.
    const modal = JSON.stringify(renderModal(page).blocks);
    expect(modal.indexOf(said)).toBeLessThan(modal.indexOf(page.write?.label ?? '?'));
    const card = JSON.stringify(renderCard(page));
    expect(card.indexOf(said)).toBeLessThan(card.indexOf(page.write?.label ?? '?'));
  });

  it('says so where people choose: on the list, on the card, the poster and the public page', async () => {
    const d = await desks(SAMIRA);
    const list = await take(d, { do: 'open' }, 'welcome');
    expect(list.advisers.map(({ name, kind }) => [name, kind.endsWith('ook het meldpunt')])).toEqual([
      ['Samira el Idrissi', true],
      ['Tom de Wit', false],
      ['Halina Kowalska', false],
    ]);
    const again = await take(d, { do: 'lost-form' }, 'write');
    expect(again.choice?.options.map(({ label }) => label.includes('ook het meldpunt'))).toEqual([true, false]);
    for (const advisers of [
      publicCard(SAMIRA, 'nl', {}).advisers,
      posterContent(SAMIRA, 'nl', 'https://praat.example').advisers,
    ])
      expect(advisers.map(({ kind, brief }) => [kind, brief].every((one) => one.endsWith('ook het meldpunt')))).toEqual(
        [true, false, false],
      );
    const outside = publicPageContent(SAMIRA, 'nl', {}, TUESDAY_10).advisers;
    expect(outside.map(({ facts }) => facts.find(({ label }) => label === 'Ook het meldpunt')?.value)).toEqual([
      'ja. Praten begint niets. Zeg als je belt dat je komt praten.',
      undefined,
      undefined,
    ]);
  });

  it('nobody writes to them who has read the page of somebody else only', async () => {
    const d = await desks(SAMIRA);
    const text = 'Hallo';
    const form = { form: 'choose-again', adviser: 'samira', submission: 's'.repeat(22), text } as const;
    const changed = await take(d, { do: 'submit', submit: { ...form, limits: LIMITS_VERSION } }, 'write');
    expect(changed.sections?.[0]?.lines[0]).toBe(SAID);
    expect(await d.adviser.list(d.seat())).toEqual([]);
    if (changed.form.form !== 'choose-again') throw new Error(changed.form.form);
    await take(d, { do: 'submit', submit: { ...form, limits: changed.form.limits } }, 'sent');
    // Whoever read the longer page has read the other one as well.
    const other = { ...form, adviser: 'tom', submission: 't'.repeat(22), limits: changed.form.limits };
    await take(d, { do: 'submit', submit: other }, 'sent');
  });

  it('nobody goes on from a page that was shown before the file said it', async () => {
    const d = await desks(SAMIRA);
    const read = { adviser: 'samira', limits: LIMITS_VERSION };
    for (const event of [
      { do: 'submit', submit: { form: 'accept', ...read } },
      { do: 'write', ...read },
    ] as const) {
      const page = await take(d, event, 'limits');
      expect(page.notice).toBeDefined();
      expect(page.lines[0]).toBe(SAID);
      const write = await take(d, { do: 'submit', submit: page.form as never }, 'write');
      expect(write.form).toMatchObject({ form: 'write', adviser: 'samira' });
    }
    const write = { form: 'write', ...read, submission: 'w'.repeat(22), text: 'Hallo' } as const;
    expect((await take(d, { do: 'submit', submit: write }, 'write')).sections?.[0]?.lines[0]).toBe(SAID);
  });

  it('of others nothing of it is said', async () => {
    const d = await desks(SAMIRA);
    const page = await take(d, { do: 'adviser', adviser: 'tom' }, 'adviser');
    expect(page.beforeWriting).toHaveLength(1);
    expect(JSON.stringify(await take(d, { do: 'limits', adviser: 'tom' }, 'limits'))).not.toContain('meldpunt');
  });
});

describe('29: the other one may come to the same adviser', () => {
  it.each([
    [
      'nl',
      'Gaat het over iemand die ook bij Samira kan komen? Samira kan er niet voor jullie allebei zijn. Kies gerust iemand anders.',
    ],
    [
      'en',
      'Is it about somebody who can come to Samira as well? Samira cannot be there for both of you. Feel free to choose somebody else.',
    ],
  ] as const)('is said before the first word, with somebody else one press away, in %s', async (language, said) => {
    const d = await desks(organisation);
    const page = await take(d, { do: 'adviser', adviser: 'samira' }, 'adviser', language);
    expect(page.beforeWriting).toEqual([said]);
    expect(page.others.map(({ press }) => press)).toEqual([{ do: 'adviser', adviser: 'tom' }]);
    expect(page.other.press).toEqual({ do: 'welcome' });
    const limits = await take(d, { do: 'limits', adviser: 'samira' }, 'limits', language);
    expect([limits.sections[0]?.heading, ...(limits.sections[0]?.lines ?? [])].join(' ')).toBe(said);
    expect(limits.other.press).toEqual({ do: 'welcome' });
    for (const shown of [renderModal(limits).blocks, renderCard(limits)])
      expect(JSON.stringify(shown)).toContain(JSON.stringify(limits.other.label));
  });

  it('leads to everybody where only this one fits what was looked for', async () => {
    const d = await desks(organisation);
    const visit = d.visit('U0NOOR', { preferences: { gender: 'man' } });
    const page = await d.employee.handle(visit, { do: 'adviser', adviser: 'tom' });
    expect(page.kind === 'adviser' && page.other.press).toEqual({ do: 'clear-filters' });
  });

  it('leads to the places outside where there is nobody else', async () => {
    const d = await desks({ ...organisation, advisers: organisation.advisers.slice(0, 1) });
    const page = await take(d, { do: 'adviser', adviser: 'samira' }, 'adviser');
    expect(page.beforeWriting.join()).toMatch(/Hulp van buiten staat bij Andere hulp\.$/);
    expect([page.other.press, page.others]).toEqual([{ do: 'elsewhere' }, []]);
  });

  test('who cannot be written to, or talks about nothing of the same, is not named', async () => {
    const topics = { samira: 'conduct', tom: 'integrity', halina: 'conduct' } as const;
    const advisers = organisation.advisers.map((one): Adviser => ({ ...one, topics: [topics[one.id as 'tom']] }));
    const d = await desks({ ...organisation, advisers });
    expect((await take(d, { do: 'adviser', adviser: 'samira' }, 'adviser')).others).toEqual([]);
  });
});
