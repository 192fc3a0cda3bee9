/** Whoever stole the signing secret can send forms in anybody's name. From the answers they learn nothing about them. */
import { describe, expect, it } from 'vitest';
import { MAX_OPENINGS } from '../../src/core/ports.ts';
import { wordsIn } from '../../src/core/words/index.ts';
import { adviserOf, testOrganisation } from '../support/organisation.helper.ts';
import { desks, press, type Desks } from '../support/desks.helper.ts';
import { slackBody, slackFilters, type Press } from '../support/two-presses.helper.ts';

const { organisation, keys } = await testOrganisation();
const words = wordsIn('nl').notSaved;

/** Marks of new forms are random: all else must be the same bytes. */
const bytes = (answer: unknown): string => JSON.stringify(answer).replaceAll(/form\d{18}/g, 'form');
const idsOf = async (d: Desks): Promise<readonly string[]> =>
  (await Promise.all(['samira', 'tom'].map((id) => d.adviser.list(d.seat(id))))).flat().map(({ id }) => id);

type Setting = 'as usual' | 'Samira is full' | 'Samira is away';
async function answersFor(setting: Setting, talks: boolean, forged: readonly Press[]) {
  const d = await desks({
    ...organisation,
    advisers: [adviserOf('samira', 'Samira', keys.samira), adviserOf('tom', 'Tom', keys.tom)],
  });
  const victim = d.visit('U0VICTIM');
  const by = talks ? victim : d.visit('U0OTHER');
  await slackBody(d.employee, by, { adviser: 'samira', text: 'Van mij', mark: 'v'.repeat(22) });
  const before = await idsOf(d);
  const later = new Date(d.clock.now().getTime() + 7_200_000);
  if (setting === 'Samira is away') await press(d, keys.samira, 'awayUntil', later);
  if (setting === 'Samira is full') await press(d, keys.samira, 'fullUntil', later);
  const answers = [];
  for (const press of forged) answers.push(bytes(await slackBody(d.employee, victim, press)));
  return { answers, before, ids: await idsOf(d), d };
}

const m = (letter: string): string => letter.repeat(22);
const ATTACKS: readonly (readonly [string, readonly Press[]])[] = [
  ['one form', [{ adviser: 'samira', text: 'x', mark: m('1') }]],
  ['the same again', [1, 2].map(() => ({ adviser: 'samira', text: 'x', mark: m('1') }))],
  [
    'the same again with another tick, and another text',
    [
      { adviser: 'samira', text: 'x', mark: m('1'), ticked: true },
      { adviser: 'samira', text: 'x', mark: m('1') },
      { adviser: 'samira', text: 'y', mark: m('1') },
      { adviser: 'samira', text: 'y', mark: m('1'), ticked: true },
    ],
  ],
  [
    'one mark, two advisers, two texts',
    [
      { adviser: 'samira', text: 'x', mark: m('1') },
      { adviser: 'tom', text: 'y', mark: m('1') },
    ],
  ],
  [
    'one mark, two advisers, one text',
    [
      { adviser: 'samira', text: 'x', mark: m('1') },
      { adviser: 'tom', text: 'x', mark: m('1') },
    ],
  ],
  [
    'two marks, and back',
    [
      { adviser: 'samira', text: 'x', mark: m('1') },
      { adviser: 'tom', text: 'y', mark: m('2') },
      { adviser: 'samira', text: 'z', mark: m('2') },
    ],
  ],
  ['older limits', [{ adviser: 'samira', text: 'x', mark: m('1'), limits: '2020-01.1' }]],
];

describe.each<Setting>(['as usual', 'Samira is full', 'Samira is away'])('%s', (setting) => {
  it.each(ATTACKS)('%s: the answers are the same for who talks with Samira and who does not', async (_name, forged) => {
    const talking = await answersFor(setting, true, forged);
    const silent = await answersFor(setting, false, forged);
    expect(talking.answers).toEqual(silent.answers);
    for (const { answers, before, ids } of [talking, silent])
      for (const id of [...before, ...ids]) expect(answers.join('')).not.toContain(id);
  });
});

it('a filter: nobody can be written to, and the answer does not tell who has a conversation all the same', async () => {
  const bodies = new Set<string>();
  for (const talks of [true, false]) {
    const d = await desks(organisation);
    const visit = d.visit();
    if (talks) await slackBody(d.employee, visit, { adviser: 'samira', text: 'x' });
    const closed = { ...organisation, advisers: organisation.advisers.map((one) => ({ ...one, keyCards: [] })) };
    const shut = await desks(closed, d);
    bodies.add(bytes(await slackFilters(shut.employee, shut.visit())));
  }
  expect(bodies.size).toBe(1);
});

it('ten openings a day, withdrawn or not; the eleventh gets the numbers, and keeps its words', async () => {
  const d = await desks(organisation);
  const visit = d.visit();
  for (let i = 0; i < MAX_OPENINGS; i += 1) {
    const mark = String(i).padStart(22, 'n');
    await slackBody(d.employee, visit, { adviser: 'samira', text: `Nummer ${i}`, mark });
    const [conversation] = await d.adviser.list(d.seat());
    if (conversation === undefined) throw new Error('not stored');
    await d.employee.handle(visit, { do: 'withdraw', conversation: conversation.id });
  }
  const eleventh = { adviser: 'samira', text: 'Nummer 11', mark: m('e') };
  const answer = await slackBody(d.employee, visit, eleventh);
  if (answer.response_action !== 'errors') throw new Error(answer.response_action);
  const [said = ''] = Object.values(answer.errors);
  const numbers = organisation.advisers.map(({ name, contact }) => `${name}: ${contact.phone}`);
  expect(said).toBe(words.tooOften(numbers.join(', ')));
  expect(await d.adviser.list(d.seat())).toEqual([]);
  // Somebody else is not counted with them, and tomorrow is another day.
  await slackBody(d.employee, d.visit('U0DAAN'), { ...eleventh, mark: m('d') });
  expect(await d.adviser.list(d.seat())).toHaveLength(1);
  d.clock.advance(24);
  await slackBody(d.employee, visit, eleventh);
  expect(await d.adviser.list(d.seat())).toHaveLength(2);
});
