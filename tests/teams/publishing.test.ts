/** HR's card in Teams: who gets it, what it holds, how often it counts. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adviser, Organisation, Organisations } from '../../src/core/organisation.ts';
import { everyPost, publicCard } from '../../src/core/publishing/card.ts';
import type { RecordStore } from '../../src/core/ports.ts';
import { AppError } from '../../src/base/errors.ts';
import { insertOf, publishCards } from '../../src/teams/publishing/cards.ts';
import { PUBLISH_COMMAND } from '../../src/teams/publishing/index.ts';
import { CARD_BYTES } from '../../src/teams/views/render.ts';
import { tabLink } from '../../src/teams/tab/link.ts';
import { HOSTILE } from '../fixtures/publishing.ts';
import { adviserOf } from '../support/organisation.helper.ts';
import {
  APP_ID,
  openOffice,
  ORGANISATION,
  PUBLISHER,
  RUNNING,
  TENANT,
  until,
  USER,
  type Office,
} from '../support/teams.helper.ts';
import { elements, labels, press } from '../support/teams-card-look.helper.ts';
import { cardFaults } from '../support/teams-official.helper.ts';

const TAB = tabLink({ appId: APP_ID });
const HR: Organisation = {
  ...ORGANISATION,
  advisers: [
    adviserOf('samira', 'Samira el Idrissi', undefined),
    adviserOf('tom', 'Tom de Wit', undefined, { kind: 'internal', contact: { phone: '030 000 00 02' } }),
  ],
};
/** The file may change between two requests. */
let current: Organisation;
const organisations: Organisations = {
  all: () => [current],
  byId: () => current,
  byTeamsTenant: (tenant) => (tenant === TENANT ? current : undefined),
  bySlackTeam: () => undefined,
  bySlackEnterprise: () => undefined,
};

type Json = Record<string, unknown>;
const GUEST = 'guest';
const by = (user: string): Json => ({
  from: { id: `29:${user}`, name: 'Marije Canary', ...(user === GUEST ? {} : { aadObjectId: user }) },
  conversation: { id: '19:x@thread.tacv2', conversationType: 'channel', tenantId: TENANT },
});
let office: Office;
const start = async (changes: Parameters<typeof openOffice>[0] = {}): Promise<void> => {
  office = await openOffice({ organisations, ...changes });
};
const open = async (user = PUBLISHER): Promise<Json> =>
  cardOf(await office.send({ ...by(user), value: { commandId: PUBLISH_COMMAND, commandContext: 'compose' } }));
const submit = (data: unknown, user = PUBLISHER, more: Json = {}): ReturnType<Office['send']> =>
  office.send({
    ...by(user),
    name: 'composeExtension/submitAction',
    value: { commandId: PUBLISH_COMMAND, commandContext: 'compose', data },
    ...more,
  });
type Sent = Awaited<ReturnType<Office['send']>>;
const cardOf = ({ status, body }: Sent): Json => {
  expect([status, body?.task.type]).toEqual([200, 'continue']);
  return body?.task.value.card.content ?? {};
};
const insertedBy = ({ status, body }: Sent): string => {
  expect(status).toBe(200);
  return JSON.stringify(body);
};
const words = (card: Json): string =>
  elements(card)
    .map(({ text, label, title }) => text ?? label ?? title ?? '')
    .join('\n')
    .replaceAll('\u00a0', ' ');
const INSERT = 'Zet klaar in mijn bericht';
const SHOW = 'Laat dit bericht zien';
const ORDER = 'Is alles op orde?';
const everything = (): string[] => everyPost(current, RUNNING).map((post) => JSON.stringify(insertOf(post, TAB)));

beforeEach(async () => {
  current = HR;
  await start();
});
afterEach(() => office.close());

describe('the command of HR', () => {
  test('shows what will be there, what else there is, and how it gets into the channel', async () => {
    const card = await open();
    expect(cardFaults(card)).toEqual([]);
    const text = words(card);
    for (const part of [
      'Praten in vertrouwen',
      'Samira el Idrissi',
      '030 000 00 01',
      'vertrouwen.voorbeeld.nl/voorbeeld',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/Zo komt het in het kanaal[^]*1\.[^]*2\.[^]*Verstuur[^]*4\.[^]*Vastmaken/);
    expect(text).toContain('Dit kwartaal is er nog niets geplaatst');
    expect(labels(card)).toEqual([ORDER, SHOW, INSERT]);
    expect(
      elements(card)
        .filter(({ type }) => type === 'Input.ChoiceSet')
        .map(({ id }) => id),
    ).toEqual(['post', 'language']);
  });

  test('shows another text in another language, before it is taken', async () => {
    const shown = cardOf(await submit(press(await open(), SHOW, { post: 'doubt', language: 'en' })));
    const text = words(shown);
    expect(text).not.toContain('Praten in vertrouwen');
    expect(everyPost(HR, RUNNING).some(({ heading, language }) => language === 'en' && text.includes(heading))).toBe(
      true,
    );
    expect(elements(shown).find(({ id }) => id === 'post')?.value).toBe('doubt');
    expect(elements(shown).find(({ id }) => id === 'language')?.value).toBe('en');
  });

  test('says a sentence and a next step to everybody else, with the number that IT asks for', async () => {
    const card = await open(USER);
    expect(words(card)).toContain('alleen HR');
    expect(words(card)).toContain(USER);
    expect(words(card)).not.toContain('Praten in vertrouwen');
    expect(labels(card)).toEqual(['Open In vertrouwen']);
    cardOf(await submit(press(card, 'Open In vertrouwen'), USER));
    expect(office.desk.seen.map(({ event }) => event)).toEqual([{ do: 'welcome' }]);
  });

  test('says it without a number to who has none', async () => {
    const text = words(await open(GUEST));
    expect(text).toContain('alleen HR');
    expect(text).not.toContain('nummer');
  });

  test('knows the publishers of an organisation however Teams writes their id', async () => {
    expect(labels(await open(PUBLISHER.toUpperCase()))).toContain(INSERT);
  });
});

describe('the card', () => {
  test('comes into the message of who pressed, as one attachment and nothing else', async () => {
    const response = insertedBy(await submit(press(await open(), INSERT, { post: 'card', language: 'nl' })));
    expect(response).toBe(JSON.stringify(insertOf(publicCard(HR, 'nl', RUNNING), TAB)));
    expect(office.hits.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('is the same bytes for whoever takes it, whenever', async () => {
    const other = 'dddddddd-aaaa-4bbb-8ccc-eeeeeeeeeeee';
    current = { ...HR, teams: { tenantIds: [TENANT], publishers: [PUBLISHER, other] } };
    const take = async (user: string): Promise<string> =>
      insertedBy(await submit(press(await open(user), INSERT, { post: 'people', language: 'en' }), user));
    const first = await take(PUBLISHER);
    office.clock.forward(40 * 24 * 3_600_000 + 7 * 3_600_000);
    expect(await take(other)).toBe(first);
  });

  test('of every text and language is whole, small, and does nothing but open the tab and the public page', () => {
    for (const post of everyPost(HR, RUNNING)) {
      const { contentType, content } = insertOf(post, TAB).composeExtension.attachments[0];
      expect([contentType, cardFaults(content)]).toEqual(['application/vnd.microsoft.card.adaptive', []]);
      const text = JSON.stringify(content);
      expect(Buffer.byteLength(text)).toBeLessThan(CARD_BYTES);
      expect(text).not.toMatch(/Action\.(Submit|Execute|ShowCard)|imBack|messageBack|Input\.|"data"|"refresh"/);
      const buttons = elements(content).filter(({ type }) => type?.startsWith('Action.'));
      expect(buttons.map(({ type, url }) => [type, url])).toEqual([
        ['Action.OpenUrl', TAB],
        ['Action.OpenUrl', 'https://vertrouwen.voorbeeld.nl/voorbeeld'],
      ]);
    }
  });

  test('without a public page has the one button, and the phone', () => {
    for (const post of everyPost(HR, { teams: { chatReply: 'silent' } })) {
      const { content } = insertOf(post, TAB).composeExtension.attachments[0];
      expect(elements(content).flatMap(({ url }) => url ?? [])).toEqual([TAB]);
      expect(words(content)).toContain('030 000 00 01');
    }
  });

  const long = (id: number): Adviser => ({
    ...adviserOf(`a${id}`, 'Ḩéłęńą '.repeat(8).slice(0, 58) + String(id).padStart(2, '0'), undefined),
    supplier: 'Ƶőřģ & '.repeat(28).slice(0, 200),
    contact: { phone: `+31 30 000 00 00 ext. ${id}`, email: `${'e'.repeat(64)}@${'d'.repeat(60)}.voorbeeld.nl` },
  });

  test('fits with the most and the longest that an organisation may have, people before e-mail addresses', async () => {
    current = { ...HR, advisers: Array.from({ length: 40 }, (_, id) => long(id)) };
    for (const response of everything()) expect(Buffer.byteLength(response)).toBeLessThan(CARD_BYTES + 200);
    current = {
      ...HR,
      advisers: Array.from({ length: 40 }, (_, id) => ({ ...long(id), supplier: 'Bureau Wilgenlaan' })),
    };
    const [card = ''] = everything();
    expect(card).toContain('ext.\u00a039');
    expect(card).not.toContain('eee@');
    const dialog = await open();
    expect(Buffer.byteLength(JSON.stringify(dialog))).toBeLessThan(CARD_BYTES);
  });

  test('shows what an organisation wrote as it was written', () => {
    const hostile = { ...HR, advisers: [adviserOf('x', HOSTILE, undefined, { supplier: HOSTILE })] };
    const { content } = insertOf(publicCard(hostile, 'nl', RUNNING), TAB).composeExtension.attachments[0];
    const runs = elements(content).filter(({ type, text }) => type === 'TextRun' && text?.includes('!channel'));
    expect(runs.length).toBeGreaterThan(0);
    const interpreted = elements(content).filter(({ type }) => type === 'TextBlock');
    expect(interpreted.filter(({ text }) => text?.includes('!channel'))).toEqual([]);
    // `{{DATE(…)}}` stands in two runs: a client reads one run at a time.
    expect(JSON.stringify(content)).not.toContain('{{DATE(');
    expect(
      elements(content)
        .map(({ text }) => text ?? '')
        .join(''),
    ).toContain(HOSTILE);
  });
});

describe('a post counts once', () => {
  const counted = async (): Promise<string> => /Dit kwartaal[^\n]*/.exec(words(await open()))?.[0] ?? '';

  test('when Teams sends the press again, or it was pressed twice, at once or later', async () => {
    const data = press(await open(), INSERT, { post: 'card', language: 'nl' });
    const both = await Promise.all([submit(data), submit(data, PUBLISHER, { id: 'f:again' })]);
    const later = await submit(data);
    const answers = [...both, later].map(insertedBy);
    expect(new Set(answers).size).toBe(1);
    expect(everything()).toContain(answers[0]);
    expect(await counted()).toContain('geplaatst: 1.');
  });

  test('and a second one, from a dialog of its own, counts as the second', async () => {
    for (const expected of [1, 2]) {
      insertedBy(await submit(press(await open(), INSERT)));
      expect(await counted()).toContain(`geplaatst: ${expected}.`);
    }
  });

  test('looking counts nothing', async () => {
    cardOf(await submit(press(await open(), SHOW)));
    expect(await counted()).toContain('nog niets');
  });
});

describe('when something is away', () => {
  const restart = async (records: (real: RecordStore) => RecordStore, deadlineMs = 2500): Promise<void> => {
    await office.close();
    await start({ records, deadlineMs });
  };
  const away = (): Promise<never> => Promise.reject(new AppError('STORE_AWAY'));
  const never = (): Promise<never> => new Promise(() => undefined);

  test('the card does not need the count', async () => {
    await restart((real) => ({ ...real, count: away, increment: away, takeOnce: away }));
    const dialog = await open();
    expect(words(dialog)).not.toContain('Dit kwartaal');
    expect(everything()).toContain(insertedBy(await submit(press(dialog, INSERT))));
  });

  test('a count that hangs holds nothing up', async () => {
    let hangs = false;
    await restart((real) => ({ ...real, increment: (...all) => (hangs ? never() : real.increment(...all)) }), 300);
    const data = press(await open(), INSERT);
    hangs = true;
    expect(everything()).toContain(insertedBy(await submit(data)));
  });

  test('a dialog that hangs becomes a sentence with a way on', async () => {
    await restart((real) => ({ ...real, count: never }), 300);
    expect(words(await open())).toContain('Samira');
  });
});

describe('is everything in order', () => {
  test('says what is missing, has the questions to copy, and leads back to the card', async () => {
    const card = cardOf(await submit(press(await open(), ORDER)));
    expect(cardFaults(card)).toEqual([]);
    expect(words(card)).toMatch(
      /Over gesprekken weet dit scherm niets[^]*Nog geen sleutel: Samira el Idrissi en Tom de Wit/,
    );
    expect(words(card)).toContain('Ik weet wie de vertrouwenspersonen zijn. (ja / nee)');
    expect(labels(card)).toEqual(['Terug naar de kaart']);
    expect(labels(cardOf(await submit(press(card, 'Terug naar de kaart'))))).toEqual([ORDER, SHOW, INSERT]);
  });

  test('is for who may publish, at that moment', async () => {
    const data = press(await open(), ORDER);
    current = { ...HR, teams: { tenantIds: [TENANT], publishers: [] } };
    expect(words(cardOf(await submit(data)))).toContain('alleen HR');
    expect(words(cardOf(await submit(data, USER)))).not.toContain('sleutel');
  });

  test('forty people of whom everything is missing fit on a card', async () => {
    const advisers = Array.from({ length: 40 }, (_, at): Adviser => ({
      ...adviserOf(`a${at}`, `${at} ${'Voornaam Achternaam'.repeat(3)}`.slice(0, 60), undefined),
      appointedUntil: '2026-01-01',
      schedule: { timeZone: 'Europe/Amsterdam', weekly: {}, holidays: 'nl', away: [] },
    }));
    current = { ...HR, advisers };
    const card = cardOf(await submit(press(await open(), ORDER)));
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(CARD_BYTES);
    expect(cardFaults(card)).toEqual([]);
  });
});

describe('what was changed on the way', () => {
  test('who was taken off the list meanwhile gets the sentence, not the card', async () => {
    const data = press(await open(), INSERT);
    current = { ...HR, teams: { tenantIds: [TENANT], publishers: [] } };
    expect(words(cardOf(await submit(data)))).toContain('alleen HR');
  });

  test.each<[string, Json]>([
    ['another text', { post: 'x' }],
    ['another language', { language: 'de' }],
    ['another deed', { publish: 'post' }],
    ['words of their own', { text: 'Canary' }],
    ['another mark', { submission: 'x' }],
    ['another version', { iv: 2 }],
  ])('%s: no card', async (_what, change) => {
    const data = press(await open(), INSERT) as Json;
    expect(JSON.stringify(cardOf(await submit({ ...data, ...change })))).not.toContain('Canary');
  });

  test('a language that the organisation does not have becomes the one it has', async () => {
    const data = press(await open(), INSERT, { language: 'en' });
    current = { ...HR, languages: ['nl'] };
    expect(everything()).toContain(insertedBy(await submit(data)));
  });

  test('nothing of it is in the log', async () => {
    await submit(press(await open(), INSERT));
    await open(USER);
    await until(() => true);
    expect(office.lines.join('\n')).not.toMatch(new RegExp(`Canary|${USER}|${PUBLISHER}`, 'i'));
  });
});

test('every card of publishing is one of those the process checks when it starts', () => {
  expect(Object.keys(publishCards).sort()).toEqual(['choose', 'in-order', 'not-posted', 'post', 'refused']);
});
