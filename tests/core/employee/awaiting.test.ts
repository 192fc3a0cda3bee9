/** Who waits for an answer: until when, what if it does not come, and what if nothing comes at all. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import { HOUR_MS, toHour, type ConversationId, type Hour } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import type { Adviser, Organisation } from '../../../src/core/organisation.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { desks, press, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
let here: Organisation;
const begin = async (more: Partial<Adviser> = {}, alone = false): Promise<void> => {
  const [samira, ...others] = organisation.advisers;
  if (samira === undefined) throw new Error('nobody');
  here = { ...organisation, advisers: [{ ...samira, ...more }, ...(alone ? [] : others)] };
  d = await desks(here);
};
beforeEach(() => begin());

const take = takeAt(() => d);
const submit = (form: object) => take({ do: 'submit', submit: form } as EmployeeEvent, 'sent');
async function send(text: string, typed: object = {}) {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  return submit({ ...form, text, ...typed });
}
async function add(conversation: ConversationId, text: string) {
  const { reply } = await look(conversation);
  return submit({ ...reply?.form, text });
}
const look = (conversation: ConversationId, context: { language?: 'nl' | 'en' } = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', context);
const answer = async (id: ConversationId, says: string | { kind: 'read'; by: Hour }) => {
  const mark = JSON.stringify(says).replaceAll(/\W/g, '').padEnd(22, 'x').slice(0, 22);
  return d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, says, mark));
};
const inHours = (hours: number): Hour => toHour(d.clock.now()) + hours;
const listed = async () => (await take({ do: 'conversations' }, 'conversations')).items[0]?.awaits;
const mine = async () => (await take({ do: 'open' }, 'welcome')).mine?.label;

describe('until when', () => {
  it('is said when it is sent, on the page and in the list, and kept for the adviser', async () => {
    const { conversation, lines } = await send('Hoi');
    expect(lines.join(' ')).toContain('antwoordt meestal vóór morgen 10:00');
    expect((await look(conversation)).awaited).toEqual({
      lines: ['Je krijgt vóór morgen 10:00 antwoord.'],
      actions: [],
    });
    expect((await look(conversation, { language: 'en' })).awaited?.lines).toEqual([
      'You will get an answer before tomorrow 10:00.',
    ]);
    expect(await listed()).toEqual(['antwoord beloofd vóór morgen 10:00']);
    const by = inHours(24);
    expect((await d.adviser.read(d.seat(), conversation))?.awaited).toEqual({ by });
    expect((await d.adviser.list(d.seat()))[0]?.awaited).toEqual({ by });
  });

  it('does not move with a second message, which is told what the first was promised', async () => {
    const { conversation } = await send('Hoi');
    d.clock.advance(3);
    expect((await add(conversation, 'En dit')).lines.join(' ')).toContain('antwoordt meestal vóór morgen 10:00');
    d.clock.advance(21);
    const late = (await add(conversation, 'En ook')).lines.join(' ');
    expect(late).toContain('Samira zou vandaag vóór 10:00 antwoorden. Dat is nog niet gelukt.');
  });

  it('counts from when somebody is back', async () => {
    await press(d, keys.samira, 'awayUntil', new Date(d.clock.now().getTime() + 24 * HOUR_MS));
    const { conversation } = await send('Hoi');
    expect((await look(conversation)).awaited?.lines).toEqual(['Je krijgt vóór donderdag 10:00 antwoord.']);
  });

  it('is promised by nobody who may be away: when that cannot be asked nothing is stored, and the text stays', async () => {
    const back = new Date(d.clock.now().getTime() + 24 * HOUR_MS);
    await d.store.conversations.setAway('zorg', 'samira', back, d.clock.now());
    const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
    const sending = { do: 'submit', submit: { ...form, text: 'Hoi' } } as EmployeeEvent;
    vi.spyOn(d.store.conversations, 'overview').mockRejectedValueOnce(new AppError('STORE_AWAY'));
    const unsure = await take(sending, 'not-saved');
    expect(unsure.form).toMatchObject({ text: 'Hoi' });
    expect(JSON.stringify(unsure)).toContain('We weten niet of het is aangekomen');
    expect(await d.adviser.list(d.seat())).toEqual([]);
    const { conversation } = await take(sending, 'sent');
    expect((await d.adviser.read(d.seat(), conversation))?.length).toBe(1);
  });

  it.each([
    ['now', undefined],
    ['later', 24],
  ])('of somebody who is there %s is made without asking the store first', async (shown, hours) => {
    if (hours !== undefined)
      await press(d, keys.samira, 'awayUntil', new Date(d.clock.now().getTime() + hours * HOUR_MS));
    const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
    expect(form).toMatchObject({ shown });
    const asked = vi.spyOn(d.store.conversations, 'overview');
    await take({ do: 'submit', submit: { ...form, text: 'Hoi' } } as EmployeeEvent, 'sent');
    expect(asked).not.toHaveBeenCalled();
  });

  it('is promised anew after an answer without asking the store first, unless the adviser planned otherwise meanwhile', async () => {
    const { conversation } = await send('Hoi');
    await answer(conversation, 'Dag');
    const { reply } = await look(conversation);
    await press(await desks(here, d), keys.samira, 'awayUntil', new Date(d.clock.now().getTime() + 24 * HOUR_MS));
    const append = vi.spyOn(d.store.conversations, 'append');
    await submit({ ...reply?.form, text: 'En nu' });
    expect(await Promise.all(append.mock.results.map(({ value }) => value as Promise<string>))).toEqual([
      'replanned',
      'stored',
    ]);
    expect((await look(conversation)).awaited?.lines).toEqual(['Je krijgt vóór donderdag 10:00 antwoord.']);
    await answer(conversation, 'Dag nog eens');
    await submit({ ...(await look(conversation)).reply?.form, text: 'En dan' });
    expect(append).toHaveBeenCalledTimes(4);
  });

  it('is said to be unknown where nobody can say, and no hour is kept', async () => {
    const { conversation } = await send('Hoi');
    await answer(conversation, 'Dag');
    const none: Adviser['schedule'] = { timeZone: 'Europe/Amsterdam', weekly: {}, holidays: 'none', away: [] };
    const advisers = here.advisers.map((each) => (each.id === 'samira' ? { ...each, schedule: none } : each));
    d = await desks({ ...here, advisers }, { clock: d.clock, store: d.store, keyring: d.keyring });
    const { lines } = await add(conversation, 'Nog iets');
    expect(lines.join(' ')).toContain('Het kan even duren voor Samira antwoordt.');
    expect((await look(conversation)).awaited?.lines).toEqual([
      'We weten niet wanneer Samira antwoordt.',
      'Je hoeft niet te wachten: bel Samira op 030 000 00 01, of kies iemand anders.',
    ]);
    expect((await d.adviser.read(d.seat(), conversation))?.awaited).toEqual({});
    expect(await listed()).toBeUndefined();
  });

  it('is over with the answer, and said of the next message anew', async () => {
    const { conversation } = await send('Hoi');
    expect(await answer(conversation, 'Dag')).toBe('stored');
    expect(await look(conversation)).not.toHaveProperty('awaited');
    expect(await listed()).toBeUndefined();
    await add(conversation, 'Dank je');
    expect((await look(conversation)).awaited?.lines).toEqual(['Je krijgt vóór morgen 10:00 antwoord.']);
  });
});

describe('past due', () => {
  const late = async (typed: object = {}): Promise<ConversationId> => {
    const { conversation } = await send('Hoi', typed);
    d.clock.advance(24);
    return conversation;
  };

  it('says whose fault it is not, and offers to call, another, or to wait', async () => {
    const id = await late();
    const page = await look(id);
    // "Another" is there once.
    expect(page.actions.map(({ press }) => press.do)).not.toContain('welcome');
    expect(page.awaited).toEqual({
      heading: 'Nog geen antwoord',
      lines: [
        'Samira zou vandaag vóór 10:00 antwoorden. Dat is niet gelukt. Dat ligt niet aan jou of aan wat je schreef.',
        'Je bericht is er nog; alleen Samira kan het lezen.',
        'Je hoeft niet te wachten: bel Samira op 030 000 00 01, of kies iemand anders. Dan begin je opnieuw en sturen we niets door. Samira hoort daar niets van.',
      ],
      call: { label: 'Bel Samira', url: 'tel:+31300000001' },
      actions: [
        { label: 'Kies iemand anders', press: { do: 'welcome' } },
        { label: 'Ik wacht nog', press: { do: 'wait', conversation: id } },
      ],
    });
    expect(await listed()).toEqual(['nog geen antwoord; het zou er vandaag vóór 10:00 zijn']);
  });

  it('"I will wait" stores nothing and says so once, until they look again', async () => {
    const id = await late();
    const waits = await take({ do: 'wait', conversation: id }, 'conversation');
    expect(waits.awaited).toEqual({
      lines: [
        'Je wacht nog op antwoord. Samira zou vandaag vóór 10:00 antwoorden.',
        'Je hoeft niet te wachten: bel Samira op 030 000 00 01, of kies iemand anders.',
      ],
      call: { label: 'Bel Samira', url: 'tel:+31300000001' },
      actions: [{ label: 'Kies iemand anders', press: { do: 'welcome' } }],
    });
    expect((await look(id)).awaited?.heading).toBe('Nog geen antwoord');
    await take({ do: 'wait', conversation: 'x'.repeat(22) as ConversationId }, 'gone');
  });

  it('does not say that only the adviser can read what they kept to read back', async () => {
    const { awaited } = await look(await late({ ownCopy: true }));
    expect(awaited?.lines[1]).toBe('Je bericht is er nog, verzegeld voor Samira.');
  });

  it('names only ways that are there', async () => {
    await begin({ contact: {} });
    const id = await late();
    const waits = await take({ do: 'wait', conversation: id }, 'conversation');
    expect(waits.awaited?.lines[1]).toBe('Je hoeft niet te wachten: kies iemand anders.');
    const noNumber = (await look(id)).awaited;
    expect(noNumber).not.toHaveProperty('call');
    expect(noNumber?.lines[2]).toMatch(/^Je hoeft niet te wachten: kies iemand anders\./);
    await begin({}, true);
    const alone = (await look(await late())).awaited;
    expect(alone?.lines[2]).toBe('Je hoeft niet te wachten: bel Samira op 030 000 00 01, of zoek andere hulp.');
    expect(alone?.actions[0]?.press).toEqual({ do: 'elsewhere' });
    await begin({ contact: {} }, true);
    expect((await look(await late())).awaited?.lines[2]).toBe('Je hoeft niet te wachten: zoek andere hulp.');
  });

  it('the first page only says that there is something to look at', async () => {
    const { conversation } = await send('Hoi');
    expect(await mine()).toBe('Mijn gesprekken');
    d.clock.advance(24);
    expect(await mine()).toBe('Mijn gesprekken (kijk even)');
    await answer(conversation, 'Dag');
    expect(await mine()).toBe('Mijn gesprekken (1 nieuw antwoord)');
  });

  it('says nothing of the kind when it is closed, or when the adviser is gone', async () => {
    const id = await late();
    d = await desks(
      { ...here, advisers: here.advisers.slice(1) },
      { clock: d.clock, store: d.store, keyring: d.keyring },
    );
    expect(await look(id)).not.toHaveProperty('awaited');
    expect(await listed()).toBeUndefined();
    d = await desks(here, { clock: d.clock, store: d.store, keyring: d.keyring });
    await take({ do: 'close', conversation: id }, 'closed');
    expect(await look(id)).not.toHaveProperty('awaited');
    expect(await listed()).toBeUndefined();
    expect(await mine()).toBe('Mijn gesprekken');
  });
});

describe('"Ik heb je gelezen"', () => {
  it('is read in the employee’s language, promises anew, and counts as an answer', async () => {
    const { conversation } = await send('Hoi');
    const by = inHours(50);
    expect(await answer(conversation, { kind: 'read', by })).toBe('stored');
    expect(await mine()).toBe('Mijn gesprekken (1 nieuw antwoord)');
    const seen = await look(conversation);
    expect(seen.entries[1]).toMatchObject({
      who: 'Samira el Idrissi',
      said: 'Ik heb je gelezen. Vóór donderdag 12:00 schrijf ik terug.',
      note: 'te lezen tot morgen 10:00',
    });
    expect(seen.entries[1]?.letStay).toBeDefined();
    expect(seen.awaited?.lines).toEqual(['Je krijgt vóór donderdag 12:00 antwoord.']);
    const english = await look(conversation, { language: 'en' });
    expect(english.entries[1]?.said).toBe('I have read you. I will write back before Thursday 12:00.');
    d.clock.advance(50);
    expect((await look(conversation)).awaited?.heading).toBe('Nog geen antwoord');
    expect(await answer(conversation, { kind: 'read', by: inHours(5) })).toBe('stored');
    expect((await look(conversation)).awaited?.heading).toBeUndefined();
    expect(await answer(conversation, 'Hier ben ik')).toBe('stored');
    expect(await look(conversation)).not.toHaveProperty('awaited');
  });

  it('promises nothing that has passed, or after which the conversation would be gone', async () => {
    const { conversation } = await send('Hoi');
    const before = await look(conversation);
    for (const by of [inHours(0), inHours(-5), inHours(28 * 24), 99_999_999])
      expect(await answer(conversation, { kind: 'read', by })).toBe('moment');
    expect((await look(conversation)).awaited).toEqual(before.awaited);
    expect((await d.adviser.read(d.seat(), conversation))?.length).toBe(1);
  });

  it('can be chosen from the adviser’s own hours, the promise of now first', async () => {
    const { choices } = await d.adviser.presence(d.seat());
    expect(choices.slice(0, 3)).toEqual([inHours(24), inHours(31), inHours(55)]);
  });
});

describe('a conversation without an answer', () => {
  it('says from seven tenths of its time on when it ends, what goes, and what to do', async () => {
    const { conversation } = await send('Hoi');
    d.clock.advance(20 * 24);
    expect(JSON.stringify(await look(conversation))).not.toContain('er is nog geen antwoord');
    d.clock.advance(2 * 24);
    expect((await look(conversation)).awaited?.lines.slice(-2)).toEqual([
      'Dit gesprek verdwijnt op donderdag 24 december, en er is nog geen antwoord. Wat je schreef is dan weg, bij jou en bij Samira.',
      'Wil je dat het blijft? Schrijf hieronder nog iets, al is het één zin. Dan blijft alles weer 30 dagen.',
    ]);
    expect(await listed()).toContain('verdwijnt op donderdag 24 december');
    expect(await mine()).toBe('Mijn gesprekken (kijk even)');
    await add(conversation, 'Ik wacht nog');
    expect((await look(conversation)).awaited?.lines.join(' ')).not.toContain('verdwijnt op');
    d.clock.advance(29 * 24);
    expect((await look(conversation)).keep).toContain('vrijdag 15 januari');
  });
});
