/** What is said of one adviser: facts that read as label and value, an honest moment, and a button with a name. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Adviser } from '../../../src/core/organisation.ts';
import { sendLabel } from '../../../src/core/pages/labels.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { REFERRALS } from '../../../src/core/referrals.ts';
import { desks } from '../../support/desks.helper.ts';
import { testOrganisation, type TestOrganisation } from '../../support/organisation.helper.ts';

let test: TestOrganisation;
beforeAll(async () => void (test = await testOrganisation()));

const pageOf = async (more: Partial<Adviser>, language: 'nl' | 'en' = 'nl', minutes = 0) => {
  const [samira, ...others] = test.organisation.advisers;
  const d = await desks({ ...test.organisation, advisers: [{ ...samira!, ...more }, ...others] });
  d.clock.advance(minutes / 60);
  const screen = await d.employee.handle(d.visit('U0NOOR', { language }), { do: 'adviser', adviser: 'samira' });
  if (screen.kind !== 'adviser') throw new Error(screen.kind);
  return screen;
};

const internal: Partial<Adviser> = { kind: 'internal', gender: 'other', certified: false, topics: ['integrity'] };

describe.each(['nl', 'en'] as const)('facts in %s', (language) => {
  it.each([{}, internal, { gender: 'man' }] as const)('no value repeats its label: %o', async (more) => {
    const { facts } = await pageOf(more, language);
    const words = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    for (const { label, value } of facts)
      expect(words(value).filter((word) => words(label).includes(word))).toEqual([]);
  });
});

it('says internal or external, and of a certificate only when there is one', async () => {
  const external = await pageOf({});
  expect(external.facts.map(({ value }) => value).join()).toMatch(/\(extern\), niet in dienst van je werkgever/);
  expect(external.facts.map(({ label }) => label)).toContain('Gecertificeerd');
  const inside = await pageOf(internal);
  expect(inside.facts.map(({ value }) => value).join()).toMatch(/\(intern\): een collega/);
  expect(inside.facts.map(({ label }) => label)).not.toContain('Gecertificeerd');
});

it('what e-mail shows to an employer is a line of its own, beside the ways', async () => {
  const page = await pageOf({});
  expect(page.mailNote).toMatch(/naar een adres van je werkgever/);
  expect(page.ways).not.toContain(page.mailNote);
  expect((await pageOf({ contact: { phone: '030 000 00 01' } })).mailNote).toBeUndefined();
});

it.each([
  ['woman', 'volgens haar uren is Samira er nu (tot 17:00)', 'going by her hours, Samira is there now (until 17:00)'],
  ['man', 'volgens zijn uren is Samira er nu (tot 17:00)', 'going by his hours, Samira is there now (until 17:00)'],
  [
    'other',
    'volgens de opgegeven uren is Samira er nu (tot 17:00)',
    'going by the hours given, Samira is there now (until 17:00)',
  ],
] as const)('says of their hours that they are there, in words that fit: %s', async (gender, dutch, english) => {
  expect((await pageOf({ gender })).availability).toBe(dutch);
  expect((await pageOf({ gender }, 'en')).availability).toBe(english);
});

it('says that messages arrive where that is proven; otherwise when they usually answer, and never that they are there', async () => {
  const proven = await pageOf({});
  expect(proven.proven).toBe('De afgelopen twee weken bewezen: berichten komen hier aan.');
  // Three weeks later nothing that was answered is shown any more.
  const later = await pageOf({}, 'nl', 3 * 7 * 24 * 60);
  expect(later.proven).toBeUndefined();
  expect(later.availability).toBe('antwoordt meestal vóór morgen 10:00');
  expect(later.write).toBeDefined();
  expect((await pageOf({}, 'en', 3 * 7 * 24 * 60)).availability).toBe('usually answers before tomorrow 10:00');
});

it('promises an answer by the hour, never by the minute', async () => {
  expect((await pageOf({}, 'nl', 47)).answerTime).toContain('vóór morgen 11:00');
  expect((await pageOf({}, 'nl', 0)).answerTime).toContain('vóór morgen 10:00');
});

it('says “today before”, because “before today” is yesterday', async () => {
  const soon = { answersWithinHours: 2 };
  expect((await pageOf(soon, 'nl', 0)).answerTime).toContain('vandaag vóór 12:00');
  expect((await pageOf(soon, 'en', 0)).answerTime).toContain('today before 12:00');
});

it('the button says to whom, where Slack has room for it', () => {
  const words = wordsIn('nl');
  expect(sendLabel(words, { name: 'Samira el Idrissi' })).toBe('Verstuur aan Samira');
  expect(sendLabel(words, { name: 'Wilhelmina-Josephine' })).toBe('Verstuur');
  expect(sendLabel(words)).toBe('Verstuur');
});

it('other help names each place that a link leads to, and the oldest day on which a number was looked at', async () => {
  const d = await desks(test.organisation);
  const page = await d.employee.handle(d.visit(), { do: 'elsewhere' });
  if (page.kind !== 'elsewhere') throw new Error(page.kind);
  expect(page.links.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Veilig Thuis', 'Juridisch Loket', 'Politie', 'De Luisterlijn']),
  );
  expect(REFERRALS.map(({ checked }) => checked).sort()[0]).toBe('2026-11-21');
  expect(page.intro.join(' ')).toContain('21 november 2026 of later');
  const older = { id: 'eigen', name: { nl: 'Eigen' }, what: { nl: 'Hulp' }, phone: '030 000 00 10' };
  const own = await desks({ ...test.organisation, referrals: [{ ...older, checked: '2025-02-03' }] });
  const earlier = await own.employee.handle(own.visit(), { do: 'elsewhere' });
  if (earlier.kind !== 'elsewhere') throw new Error(earlier.kind);
  expect(earlier.intro.join(' ')).toContain('3 februari 2025 of later');
});
