/** "Is alles op orde?" (requirements 103, 104, 106): what HR sees of how things are arranged, and nothing of use. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/core/calendar.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { createPlanned } from '../../../src/core/planned.ts';
import { createPlannings } from '../../../src/core/plannings.ts';
import { createPublishersDesk } from '../../../src/core/publishing/desk.ts';
import { inOrder, type Missing } from '../../../src/core/publishing/in-order.ts';
import { inOrderPage } from '../../../src/core/publishing/in-order-page.ts';
import { ownTimesOf, type OwnTimes } from '../../../src/core/publishing/own-time.ts';
import { toHour } from '../../../src/core/conversation.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { desks, plan, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation, TUESDAY_10 } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';
import { reachable, sourceOf } from '../../support/module-graph.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
const introduction = { name: 'Marit Bos', function: { nl: 'directeur' }, text: { nl: 'Je mag gewoon gaan.' } };
/** Of whom nothing is missing. */
const whole: Organisation = {
  ...plain,
  links: { ...plain.links, supplierComplaints: 'https://example.nl/bureau' },
  advisers: plain.advisers.filter(({ keyCards }) => keyCards.length > 0),
  introduction,
  people: 420,
  managers: 24,
  linksChecked: '2026-06-01',
};
const NOBODY: OwnTimes = new Map();
const missingIn = (organisation: Organisation, times: OwnTimes = NOBODY): readonly Missing[] =>
  inOrder({ organisation, times, now: TUESDAY_10 }).missing;
const changed = (id: string, change: Partial<Adviser>): Organisation => ({
  ...whole,
  advisers: whole.advisers.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
const only = (id: string): Organisation => ({ ...whole, advisers: whole.advisers.filter((one) => one.id === id) });
const referral = (checked: string) => ({ id: 'arts', name: { nl: 'Bedrijfsarts' }, what: { nl: 'x' }, checked });

describe('what is missing', () => {
  it('is nothing where nothing is', () => {
    expect(inOrder({ organisation: whole, times: NOBODY, now: TUESDAY_10 })).toEqual({ missing: [], unknown: [] });
  });

  it.each<[string, Organisation, readonly Missing[]]>([
    [
      'a key',
      changed('tom', { keyCards: [] }),
      [
        { of: 'keys', names: ['Tom de Wit'] },
        { of: 'gender', gender: 'man' },
        { of: 'sites', sites: ['Amersfoort'] },
      ],
    ],
    [
      'hours',
      changed('tom', { schedule: { ...whole.advisers[1]!.schedule, weekly: {} } }),
      [
        { of: 'hours', names: ['Tom de Wit'] },
        { of: 'gender', gender: 'man' },
        { of: 'sites', sites: ['Amersfoort'] },
      ],
    ],
    [
      'a language of the screens',
      only('tom'),
      [
        { of: 'languages', languages: ['en'] },
        { of: 'gender', gender: 'woman' },
      ],
    ],
    ['no language that only an adviser speaks', changed('tom', { languages: ['nl', 'pl'] }), []],
    [
      'an appointment that ends within the weeks ahead',
      changed('samira', { appointedUntil: '2027-01-31' }),
      [{ of: 'appointments', name: 'Samira el Idrissi', until: '2027-01-31', isOver: false }],
    ],
    [
      'an appointment that is over',
      changed('samira', { appointedUntil: '2026-11-23' }),
      [{ of: 'appointments', name: 'Samira el Idrissi', until: '2026-11-23', isOver: true }],
    ],
    ['no appointment that ends later', changed('samira', { appointedUntil: '2027-02-16' }), []],
    ['links that nobody said of when', { ...whole, linksChecked: undefined } as never, [{ of: 'links' }]],
    [
      'links of more than a year ago',
      { ...whole, linksChecked: '2025-11-23' },
      [{ of: 'links', checked: '2025-11-23' }],
    ],
    ['no links where there are none', { ...whole, links: {}, linksChecked: undefined } as never, []],
    [
      'a place of more than a year ago',
      { ...whole, referrals: [referral('2025-11-23')] },
      [{ of: 'places', names: ['Bedrijfsarts'] }],
    ],
    [
      'a place by its name in the first language of the screens',
      {
        ...whole,
        languages: ['en', 'nl'],
        referrals: [{ ...referral('2025-11-23'), name: { nl: 'Bedrijfsarts', en: 'Company doctor' } }],
      },
      [{ of: 'places', names: ['Company doctor'] }],
    ],
    ['no place of a year ago', { ...whole, referrals: [referral('2025-11-24')] }, []],
    [
      'a partner of more than a year ago',
      {
        ...whole,
        partners: [
          { id: 'flex', name: 'Flexkracht', kind: 'agency', phones: ['1'], languages: ['nl'], checked: '2024-01-01' },
        ],
      },
      [{ of: 'places', names: ['Flexkracht'] }],
    ],
    ['a word from the top', { ...whole, introduction: undefined } as never, [{ of: 'introduction' }]],
    ['how many people', { ...whole, people: undefined } as never, [{ of: 'people', what: 'people' }]],
    ['how many lead others', { ...whole, managers: undefined } as never, [{ of: 'people', what: 'managers' }]],
  ])('%s', (_what, organisation, missing) => {
    expect(missingIn(organisation)).toEqual(missing);
  });

  it('is every week ahead in which nobody has an hour, by what they planned themselves', () => {
    const away = { from: '2026-12-21', until: '2027-01-03' };
    const file = (id: string) => whole.advisers.find((one) => one.id === id)!.schedule;
    const organisation = changed('tom', { schedule: { ...file('tom'), away: [away] } });
    expect(missingIn(organisation)).toEqual([]);
    const planned = {
      version: 1,
      number: 1,
      timeZone: 'Europe/Amsterdam',
      absences: [{ id: 'A'.repeat(22), ...away }],
      cover: [],
    } as const;
    const times = ownTimesOf(new Map([['samira', planned]]));
    expect(missingIn(organisation, times)).toEqual([{ of: 'weeks', weeks: ['2026-12-21', '2026-12-28'] }]);
    const gone = ownTimesOf(
      new Map([['samira', { ...planned, absences: [], awayUntil: toHour(new Date('2027-01-04T00:00:00Z')) }]]),
    );
    expect(missingIn(organisation, gone)).toEqual([{ of: 'weeks', weeks: ['2026-12-21', '2026-12-28'] }]);
  });

  it('is the keys, and not everything that follows from them, where nobody can be written to yet', () => {
    const nobody = { ...whole, advisers: whole.advisers.map((one) => ({ ...one, keyCards: [] })) };
    const { missing, unknown } = inOrder({ organisation: nobody, times: NOBODY, now: TUESDAY_10 });
    expect(missing).toEqual([{ of: 'keys', names: ['Samira el Idrissi', 'Tom de Wit'] }]);
    expect(unknown).toEqual(['languages', 'gender', 'sites', 'weeks']);
    const { fine } = inOrderPage(nobody, NOBODY, TUESDAY_10);
    expect(fine?.lines.join(' ')).not.toMatch(/taal|vrouw|locatie|komende 12 weken is/);
  });
});

describe('the page', () => {
  it('says what it looks at and what it cannot know, what asks for something, and what is in order', () => {
    const page = inOrderPage(changed('samira', { appointedUntil: '2027-01-31' }), NOBODY, TUESDAY_10);
    expect(page.intro.join(' ')).toContain('Over gesprekken weet dit scherm niets.');
    expect(page.todo?.lines).toEqual([
      'De benoeming van Samira el Idrissi eindigt op zondag 31 januari 2027. Verleng hem op tijd, of zoek een opvolger.',
    ]);
    expect(page.fine?.lines).toContain('Iedereen heeft een sleutel.');
    expect(page.fine?.lines).not.toContain('In de komende 12 weken eindigt geen benoeming waarvan de dag is ingevuld.');
    expect(inOrderPage(whole, NOBODY, TUESDAY_10).todo).toBeUndefined();
  });

  it('has a sentence for everything that can be missing, in both languages', () => {
    const bare: Organisation = {
      ...plain,
      advisers: plain.advisers.map((one, at) => ({
        ...one,
        appointedUntil: addDays('2026-11-20', at * 8),
        gender: 'other',
      })),
      referrals: [referral('2020-01-01')],
    };
    for (const language of ['nl', 'en'] as const) {
      const page = inOrderPage({ ...bare, languages: [language] }, NOBODY, TUESDAY_10);
      expect(page.todo?.lines).toHaveLength(11);
      expect(page.todo?.lines.join('')).not.toMatch(/undefined|\[object/);
    }
  });

  it('104: has the three questions for a survey, word for word, and from how many answers they may be shown', () => {
    const { survey } = inOrderPage(whole, NOBODY, TUESDAY_10);
    expect(survey.questions).toEqual([
      'Ik weet wie de vertrouwenspersonen zijn. (ja / nee)',
      'Ik weet hoe ik er een bereik zonder dat mijn leidinggevende het weet. (ja / nee / weet niet)',
      'Als ik iets meemaak, zou ik durven gaan. (1 tot en met 5)',
    ]);
    expect(survey.rule).toBe(
      'Laat alleen uitkomsten zien van tien antwoorden of meer, ook per afdeling of locatie. Vraag nooit of iemand er geweest is.',
    );
    expect(wordsIn('en').inOrder.survey.rule).toContain('ten answers or more');
  });
});

describe('use', () => {
  const pages = async (d: Desks): Promise<string> => {
    const planned = createPlanned({
      conversations: d.store.conversations,
      plannings: createPlannings(),
      clock: d.clock,
      waitMs: 60_000,
    });
    const desk = createPublishersDesk({
      records: d.store.records,
      times: async (of) => ownTimesOf(await planned(of)),
      running: {},
      clock: d.clock,
      onFault: () => undefined,
    });
    return JSON.stringify(await desk.inOrder({ surface: 'slack', organisation: whole, allowed: true }));
  };

  it('changes nothing: many who wrote, answers, an adviser who is full, and the page is the same to the byte', async () => {
    const quiet = await desks(whole);
    const before = await pages(quiet);
    const busy = await desks(whole);
    const take = takeAt(() => busy);
    const send = sendAt(take);
    const id = await send('Hallo', 'samira');
    await send('Hallo', 'tom');
    await busy.adviser.reply(busy.seat(), await sealReply(busy, busy.seat(), keys.samira, id, 'Dag'));
    await take({ do: 'close', conversation: id }, 'closed');
    expect(await pages(busy)).toBe(before);
    await plan(busy, busy.seat(), keys.samira, { fullUntil: toHour(busy.clock.now()) + 400 });
    expect(await pages(busy)).toBe(before);
  });

  it('cannot come in: of a planning only hours and days away go on', () => {
    const planning = {
      version: 1,
      number: 7,
      timeZone: 'Europe/Amsterdam',
      weekly: {},
      absences: [],
      awayUntil: 9,
      fullUntil: 8,
      cover: ['tom'],
    } as const;
    const [time] = ownTimesOf(new Map([['samira', planning]])).values();
    expect(Object.keys(time ?? {})).toEqual(['planning', 'awayUntil']);
    expect(Object.keys(time?.planning ?? {}).toSorted()).toEqual(['absences', 'timeZone', 'weekly']);
  });

  it('cannot be asked for: nothing behind this page reaches a conversation, a store or a count', () => {
    const graph = reachable('src/core/publishing/in-order-page.ts');
    expect(
      graph.filter((file) =>
        /\/(store|keyring|inbox|operations)\/|core\/(employee|adviser|board|register|report)\//.test(file),
      ),
    ).toEqual([]);
    for (const file of ['in-order.ts', 'in-order-page.ts', 'own-time.ts'])
      expect(sourceOf(`src/core/publishing/${file}`)).not.toMatch(
        /ports\.ts|ConversationStore|RecordStore|\bopen:|fullUntil/,
      );
  });

  it('somebody who may not publish does not see the page', async () => {
    const d = await desks(whole);
    const desk = createPublishersDesk({
      records: d.store.records,
      times: () => Promise.reject(new Error('asked')),
      running: {},
      clock: d.clock,
      onFault: () => undefined,
    });
    expect((await desk.inOrder({ surface: 'teams', organisation: whole, allowed: false })).kind).toBe('refused');
  });
});
