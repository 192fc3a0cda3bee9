/** Somebody else whom an adviser names: the ways there, that nothing went along, and never a button that leads nowhere. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { bodyOf, setAnswerIn, type ReferredTo } from '../../../src/core/set-answer.ts';
import { generateAdviserKeys } from '../../../src/seal/slots.ts';
import { desks, readThread, sealReply, type Desks } from '../../support/desks.helper.ts';
import { adviserOf, testOrganisation } from '../../support/organisation.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation: plain, keys } = await testOrganisation();
const organisation: Organisation = {
  ...plain,
  advisers: [
    ...plain.advisers.filter(({ id }) => id !== 'halina'),
    adviserOf('halina', 'Halina Kowalska', await generateAdviserKeys()),
  ],
};
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});

const take = takeAt(() => d);
const send = sendAt(take);
const naming = async (to: ReferredTo): Promise<ConversationId> => {
  const id = await send();
  const reply = await sealReply(d, d.seat(), keys.samira, id, { kind: 'referral', to });
  expect(Object.keys(reply).sort()).toEqual(['conversation', 'forEmployee', 'forSelf', 'hash', 'submission']);
  expect(await d.adviser.reply(d.seat(), reply)).toBe('stored');
  return id;
};
const shownIn = async (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  (await take({ do: 'conversation', conversation }, 'conversation', how)).entries.at(-1);
/** With this adviser as the file has them by then; `undefined`: not any more. */
const later = (id: string, change: Partial<Adviser> | undefined): Organisation => ({
  ...organisation,
  advisers: organisation.advisers.flatMap((one) =>
    one.id !== id ? [one] : change === undefined ? [] : [{ ...one, ...change }],
  ),
});

describe('another adviser who is named', () => {
  it('is one press away from the field to write in, in the reader’s language, and is told nothing', async () => {
    const id = await naming({ adviser: 'halina' });
    expect(await shownIn(id)).toMatchObject({
      from: 'adviser',
      said: 'Samira noemt je iemand anders om mee te praten: Halina Kowalska (extern, Bureau Wilgenlaan). Wil je dat, schrijf dan zelf. Halina weet van niets, en we sturen niets door.',
      ways: {
        open: [
          { label: 'Schrijf aan Halina', press: { do: 'limits', adviser: 'halina' } },
          { label: 'Over Halina', press: { do: 'adviser', adviser: 'halina' } },
        ],
      },
    });
    expect((await shownIn(id, { language: 'en' }))?.said).toMatch(/^Samira names somebody else to talk to: Halina/);
    await take({ do: 'limits', adviser: 'halina' }, 'limits');
    expect(await d.adviser.list(d.seat('halina'))).toEqual([]);
    expect(await readThread(d, d.seat(), keys.samira, id)).toMatchObject([
      { kind: 'text', text: 'Hallo' },
      { kind: 'referral', text: 'adviser\nhalina' },
    ]);
  });

  it('says what they do not do, and that they are the reporting point, before anybody writes to them', async () => {
    const id = await naming({ adviser: 'halina' });
    const both = later('samira', { topics: ['conduct', 'integrity'] });
    expect((await shownIn(id, { organisation: both }))?.said).toContain('(extern, Bureau Wilgenlaan, omgangsvormen)');
    const point = later('halina', { reportingPoint: true });
    expect((await shownIn(id, { organisation: point }))?.said).toContain(
      '(extern, Bureau Wilgenlaan, ook het meldpunt)',
    );
  });

  it.each<[string, Partial<Adviser>, string | undefined]>([
    [
      'with a number',
      { keyCards: [] },
      'Samira noemde Halina Kowalska. Schrijven kan daar nu niet. Bel 030 000 00 01, of kies iemand anders.',
    ],
    [
      'without',
      { keyCards: [], contact: {} },
      'Samira noemde Halina Kowalska. Schrijven kan daar nu niet. Kies iemand anders.',
    ],
  ])('whose key is gone by then, %s, leaves a next step', async (_what, change, said) => {
    const entry = await shownIn(await naming({ adviser: 'halina' }), { organisation: later('halina', change) });
    expect(entry?.said).toBe(said);
    expect(entry?.ways?.open).toEqual([{ label: 'Kies iemand anders', press: { do: 'welcome' } }]);
    expect(entry?.ways?.call?.url).toBe(change.contact === undefined ? 'tel:+31300000001' : undefined);
  });

  it('who is not here any more, or is the one who wrote it, leaves a next step too', async () => {
    const id = await naming({ adviser: 'halina' });
    const left = {
      said: 'Samira noemde iemand die hier nu geen vertrouwenspersoon is. Kies iemand anders.',
      ways: { open: [{ press: { do: 'welcome' } }] },
    };
    expect(await shownIn(id, { organisation: later('halina', undefined) })).toMatchObject(left);
    const again = await sealReply(
      d,
      d.seat(),
      keys.samira,
      id,
      { kind: 'referral', to: { adviser: 'samira' } },
      'b'.repeat(22),
    );
    expect(await d.adviser.reply(d.seat(), again)).toBe('stored');
    expect(await shownIn(id)).toMatchObject(left);
  });
});

describe('a place that is named', () => {
  it('shows its name and number as they are, with the number to dial', async () => {
    const id = await naming({ name: '*Steunpunt* <!channel> [x](http://e)', phone: '030 231 42 14' });
    expect(await shownIn(id)).toMatchObject({
      said: 'Samira noemt je een nummer om te bellen: *Steunpunt* <!channel> [x](http://e), 030 231 42 14. Wil je dat, bel dan zelf. Wie opneemt, weet van niets, en we sturen niets door.',
      ways: { call: { label: 'Bel 030 231 42 14', url: 'tel:+31302314214' }, open: [] },
    });
  });

  it('has no link where the number is none', async () => {
    const entry = await shownIn(await naming({ name: 'Steunpunt', phone: '1234567890123 javascript:' }));
    expect(entry?.ways).toEqual({ open: [] });
    expect(entry?.said).toContain('1234567890123 javascript:');
  });
});

it.each([
  ['kind', { kind: 'newer', text: 'x' } as never],
  ['shape', { kind: 'referral', text: 'page\nhttps://example.nl' } as const],
])(
  'an answer of a %s that only a newer release knows is a sentence with a next step, and keeps',
  async (_what, body) => {
    const id = await send();
    const sealed = await sealReply(d, d.seat(), keys.samira, id, body);
    expect(await d.adviser.reply(d.seat(), sealed)).toBe('stored');
    const entry = await shownIn(id);
    expect(entry?.note).toBe(
      'Dit antwoord kunnen we hier nu niet laten zien. Kijk later nog eens, of vraag Samira om het op te schrijven.',
    );
    // Not read, so nothing of it goes a day later: a newer release may show it.
    expect(entry).not.toHaveProperty('letStay');
    d.clock.advance(48);
    expect((await shownIn(id))?.note).toBe(entry?.note);
  },
);

describe('what names somebody', () => {
  it('has one shape, and carries no word of a conversation', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(line, (name) => {
        const body = bodyOf({ kind: 'referral', to: { name, phone: '113' } });
        const read = setAnswerIn(body);
        if (read !== undefined) expect(bodyOf(read)).toEqual(body);
      }),
    );
    const refused = [
      '',
      'adviser',
      'adviser\n',
      'adviser\nHalina',
      'adviser\nhalina\nlees dit',
      'place\nSteunpunt',
      'place\n\n113',
      'place\nSteunpunt\n',
      'place\nSteunpunt\nbel mij',
      'place\nSteunpunt\n113\nnog iets',
      `place\n${'x'.repeat(81)}\n113`,
      `place\nSteunpunt\n${'1'.repeat(41)}`,
      'place\n Steunpunt\n113',
      'place\nSteun\u202epunt\n113',
      'place\nSteun\u0000punt\n113',
      'page\nhttps://example.nl\n113',
    ];
    for (const text of refused) expect(setAnswerIn({ kind: 'referral', text }), text).toBeUndefined();
  });
});
