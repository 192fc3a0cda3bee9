/** Whom an adviser can choose from to name: every way leads somewhere, and what they type is checked as a number. */
import { describe, expect, it } from 'vitest';
import { referTo } from '../../../src/core/adviser/refer-to.ts';
import { choicesFor, typedPlace } from '../../../src/inbox/client/referring.ts';
import { words } from '../../../src/inbox/client/words/index.ts';
import { setAnswerIn, bodyOf } from '../../../src/core/set-answer.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { adviserOf } from '../../support/organisation.helper.ts';

const checked = '2026-11-01';
const { organisation: plain } = await testOrganisation({
  partners: [
    {
      id: 'flex',
      name: 'Flex',
      kind: 'agency',
      adviser: 'Joke',
      phones: ['030 231 42 15', '113'],
      languages: ['nl'],
      checked,
    },
    { id: 'none', name: 'Geen', kind: 'agency', phones: [], email: 'a@example.nl', languages: ['nl'], checked },
  ],
  referrals: [
    { id: 'own', name: { nl: 'Steunpunt', en: 'Support' }, what: { nl: 'x' }, phone: '030 231 42 16', checked },
  ],
});
const organisation = {
  ...plain,
  advisers: [
    ...plain.advisers,
    adviserOf('mail', 'Mail', undefined, { contact: { email: 'mail@example.nl' } }),
    adviserOf('odd', 'Odd', undefined, { contact: { phone: '1' } }),
    adviserOf('ria', 'Ria', await generateAdviserKeys()),
  ],
};
const [samira] = organisation.advisers;
if (samira === undefined) throw new Error('nobody');
const found = referTo({ organisation, adviser: samira });

it('colleagues with a key, never oneself; others only with a number', () => {
  expect(found).toEqual({
    advisers: [
      { id: 'tom', name: 'Tom de Wit', kind: 'internal', supplier: 'Bureau Wilgenlaan' },
      { id: 'ria', name: 'Ria', kind: 'external', supplier: 'Bureau Wilgenlaan' },
    ],
    places: [
      { name: 'Halina Kowalska', phone: '030 000 00 01' },
      { name: 'Joke, Flex', phone: '030 231 42 15' },
      { name: { nl: 'Steunpunt', en: 'Support' }, phone: '030 231 42 16' },
    ],
  });
});

describe('in the inbox', () => {
  const seat = {
    organisation: { id: 'zorg', name: 'Zorg' },
    contacts: [
      { function: 'company-doctor', name: 'Dr. Vos', phone: '030 231 42 14' },
      { function: 'hr', name: 'HR', email: 'hr@example.nl' },
    ],
    referTo: { advisers: [...found.advisers], places: [...found.places] },
  } as never;
  const all = (language: 'nl' | 'en') => choicesFor(words.nl, seat, language);

  it('each is there once, in groups, with the whom-to-call of the organisation, and places in the employee’s language', () => {
    expect(all('en').map(({ label }) => label)).toEqual([
      'Vertrouwenspersonen',
      'Bij Zorg',
      'Andere werkgevers en plekken',
      'Landelijk',
    ]);
    const labels = all('en').flatMap(({ choices }) => choices.map(({ label }) => label));
    expect(labels).toContain('Tom de Wit (intern, Bureau Wilgenlaan)');
    expect(labels).toContain('Dr. Vos (Bedrijfsarts) (030 231 42 14)');
    expect(labels).toContain('Support (030 231 42 16)');
    expect(labels.some((label) => label.startsWith('HR'))).toBe(false);
    const values = all('nl').flatMap(({ choices }) => choices.map(({ value }) => value));
    expect(new Set(values).size).toBe(values.length);
  });

  it('every place can be sent as it is', () => {
    for (const language of ['nl', 'en'] as const)
      for (const { choices } of all(language))
        for (const one of choices) {
          if ('adviser' in one) continue;
          const typed = typedPlace(one.name, one.phone);
          expect(typed, one.label).toHaveProperty('to');
          if ('to' in typed) expect(setAnswerIn(bodyOf({ kind: 'referral', to: typed.to }))).toBeDefined();
        }
  });

  it.each([
    ['', '113', 'name'],
    [' \n ', '113', 'name'],
    ['x'.repeat(81), '113', 'name'],
    ['a\u202eb', '113', 'name'],
    ['Steunpunt', '', 'phone'],
    ['Steunpunt', '12', 'phone'],
    ['Steunpunt', 'https://example.nl', 'phone'],
    ['Steunpunt', '030 231 42 14 030 231 42 14', 'phone'],
  ])('%j with %j is asked for once more: its %s', (name, phone, wrong) => {
    expect(typedPlace(name, phone)).toEqual({ wrong });
  });

  it('what was pasted over two lines is one', () => {
    expect(typedPlace(' Joke\n de  Vries ', ' 030 231\t42 14 ')).toEqual({
      to: { name: 'Joke de Vries', phone: '030 231 42 14' },
    });
  });
});
