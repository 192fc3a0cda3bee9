/** The employee's side without a platform: event in, screen out, on a real store with real sealing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent, Press } from '../../../src/core/events.ts';
import type { Screen } from '../../../src/core/screens.ts';
import { MAX_CONVERSATIONS, type Store } from '../../../src/core/ports.ts';
import { pageContextOf } from '../../../src/core/pages/context.ts';
import { conversation as conversationPage } from '../../../src/core/pages/conversations.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { wordsIn } from '../../../src/core/words/index.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { render } from '../../../src/teams/views/render.ts';
import {
  desks,
  press as pressOwn,
  readThread,
  sealReply,
  signClose,
  testClock,
  type Desks,
} from '../../support/desks.helper.ts';
import { adviserOf, testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});

type Kind = Screen['kind'];
function shown<K extends Kind>(screen: Screen, kind: K): Extract<Screen, { kind: K }> {
  expect(screen.kind).toBe(kind);
  return screen as Extract<Screen, { kind: K }>;
}
const press = (event: Press & { draft?: string }, user?: string): Promise<Screen> =>
  d.employee.handle(d.visit(user), event);
const submit = (form: object, user?: string): Promise<Screen> =>
  d.employee.handle(d.visit(user), { do: 'submit', submit: form } as EmployeeEvent);

async function writeForm(adviser = 'samira', user?: string) {
  return shown(await press({ do: 'write', adviser, limits: LIMITS_VERSION }, user), 'write').form;
}
const readHead = async (id: ConversationId) => {
  const by = { employee: d.visit().employee };
  const page = { limit: 1, copies: false };
  return (await d.store.conversations.read(organisation.id, id, by, page, d.clock.now()))?.head;
};
async function send(text: string, adviser = 'samira', user?: string) {
  return shown(await submit({ ...(await writeForm(adviser, user)), text }, user), 'sent').conversation;
}

describe('from the first screen to a sealed message', () => {
  it('explains the role, shows who is there and keeps "my conversations" away until there is one', async () => {
    const welcome = shown(await d.employee.handle(d.visit(), { do: 'open' }), 'welcome');
    expect(welcome.role).toHaveLength(3);
    expect(welcome.mine).toBeUndefined();
    expect(welcome.advisers.map(({ name, availability }) => [name, availability])).toEqual([
      ['Samira el Idrissi', 'volgens haar uren is Samira er nu (tot 17:00)'],
      ['Tom de Wit', 'volgens zijn uren is Tom er nu (tot 17:00)'],
      ['Halina Kowalska', 'bereikbaar per telefoon of e-mail'],
    ]);
  });

  it('shows the limits of confidentiality before the first free text', async () => {
    const profile = shown(await press({ do: 'adviser', adviser: 'samira' }), 'adviser');
    expect(profile.write?.press).toEqual({ do: 'limits', adviser: 'samira' });
    const limits = shown(await press({ do: 'limits', adviser: 'samira' }), 'limits');
    expect(limits.form).toEqual({ form: 'accept', adviser: 'samira', limits: LIMITS_VERSION });
    const write = shown(await submit({ form: 'accept', adviser: 'samira', limits: LIMITS_VERSION }), 'write');
    expect(write.form).toMatchObject({ form: 'write', adviser: 'samira', limits: LIMITS_VERSION });
  });

  it('answers who says to have read the limits the same, whether or not there is a conversation: it may be read', async () => {
    const accept = { form: 'accept', adviser: 'samira', limits: LIMITS_VERSION } as const;
    const masked = (screen: Screen): string => JSON.stringify(screen).replaceAll(/form\d{18}/g, 'form');
    const before = masked(await submit(accept));
    await send('Hoi');
    expect(masked(await submit(accept))).toBe(before);
    const again = shown(await submit(accept), 'write');
    const { conversation } = shown(await submit({ ...again.form, text: 'Nog iets' }), 'sent');
    expect(await readThread(d, d.seat(), keys.samira, conversation)).toHaveLength(2);
  });

  it('shows the limits again to somebody who accepted an older version', async () => {
    for (const screen of [
      await press({ do: 'write', adviser: 'samira', limits: '2020-01.1' }),
      await submit({ form: 'accept', adviser: 'samira', limits: '2020-01.1' }),
    ])
      expect(shown(screen, 'limits').notice).toMatch(/veranderd/);
  });

  it('stores what was written so that exactly this adviser reads exactly that', async () => {
    const text = 'Er wordt <!channel> *steeds* over mij [gelachen](http://x) 😢 مرحبا\u0000.';
    const id = await send(text);
    expect(await readThread(d, d.seat(), keys.samira, id)).toEqual([
      { kind: 'text', language: 'nl', text, direction: 'e2a' },
    ]);
    await expect(readThread(d, d.seat(), keys.tom, id)).rejects.toThrow(AppError);
    expect(await d.adviser.read(d.seat('tom'), id)).toBeUndefined();
  });

  it('remembers which version of the limits was accepted', async () => {
    const id = await send('Hoi');
    const found = await d.store.conversations.read(
      'zorg',
      id,
      { adviser: 'samira' },
      { limit: 1, copies: false },
      d.clock.now(),
    );
    expect(found?.head.limits).toBe(LIMITS_VERSION);
  });

  it('puts a chosen first sentence before what was typed, and loses nothing', async () => {
    const screen = shown(
      await press({
        do: 'starter',
        adviser: 'samira',
        limits: LIMITS_VERSION,
        starter: 'witness',
        draft: 'Gisteren in de kantine.',
      }),
      'write',
    );
    expect(screen.field.text).toMatch(/^Ik heb iets gezien.*\n\nGisteren in de kantine\.$/s);
    expect(screen.field.edition).not.toBe(0);
  });
});

describe('the same press', () => {
  it('twice stores once and gives the same answer', async () => {
    const form = await writeForm();
    const first = shown(await submit({ ...form, text: 'Een keer' }), 'sent');
    const second = shown(await submit({ ...form, text: 'Een keer' }), 'sent');
    expect(second).toEqual(first);
    expect(await readThread(d, d.seat(), keys.samira, first.conversation)).toHaveLength(1);
  });

  it('on two instances at once stores once', async () => {
    const other = await desks(organisation, d);
    const form = await writeForm();
    const event = { do: 'submit', submit: { ...form, text: 'Tegelijk' } } as EmployeeEvent;
    const [one, two] = await Promise.all([
      d.employee.handle(d.visit(), event),
      other.employee.handle(d.visit(), event),
    ]);
    expect(shown(two, 'sent').conversation).toBe(shown(one, 'sent').conversation);
    expect(await d.adviser.list(d.seat())).toHaveLength(1);
    expect(await readThread(d, d.seat(), keys.samira, shown(one, 'sent').conversation)).toHaveLength(1);
  });

  it('with other words after a doubtful answer becomes the next message: nothing is lost', async () => {
    const form = await writeForm();
    const first = shown(await submit({ ...form, text: 'Eerste versie' }), 'sent');
    const second = shown(await submit({ ...form, text: 'Tweede versie' }), 'sent');
    expect(second.conversation).toBe(first.conversation);
    expect((await readThread(d, d.seat(), keys.samira, first.conversation)).map(({ text }) => text)).toEqual([
      'Eerste versie',
      'Tweede versie',
    ]);
  });
});

describe('a form that cannot be sent keeps its words and says why', () => {
  it.each([
    ['nothing', ''],
    ['only spaces', ' \n\t '],
    ['3,001 characters', 'a'.repeat(3001)],
    ['half a character', 'a\ud800b'],
  ])('%s', async (_name, text) => {
    const screen = shown(await submit({ ...(await writeForm()), text }), 'not-saved');
    expect(screen.field).toBe('text');
    expect(await d.adviser.list(d.seat())).toEqual([]);
  });

  it('3,000 characters of four bytes each fit', async () => {
    await send('😀'.repeat(1500));
    await send('字'.repeat(3000), 'tom');
  });
});

describe('the adviser changed while somebody was writing', () => {
  const changed = async (advisers: ReturnType<typeof adviserOf>[], form: object) => {
    const next = await desks({ ...organisation, advisers }, d);
    return next.employee.handle(next.visit(), {
      do: 'submit',
      submit: { ...form, text: 'Mijn verhaal' },
    } as EmployeeEvent);
  };

  it('gone: a sentence, the list again, the same form underneath', async () => {
    const form = await writeForm();
    const screen = shown(await changed([adviserOf('tom', 'Tom de Wit', keys.tom)], form), 'write');
    expect(screen.notice).toMatch(/je tekst staat er nog/i);
    expect(screen.choice?.options.map(({ value }) => value)).toEqual(['tom']);
    expect(screen.form).toMatchObject({
      form: 'choose-again',
      submission: (form as { submission: string }).submission,
    });
  });

  it('without a key: the same', async () => {
    const screen = shown(
      await changed([adviserOf('samira', 'Samira', undefined), adviserOf('tom', 'Tom', keys.tom)], await writeForm()),
      'write',
    );
    expect(screen.choice?.options.map(({ value }) => value)).toEqual(['tom']);
  });

  it('pressed that they are full: the same, by name', async () => {
    const form = await writeForm();
    await send('Iemand anders was eerder', 'samira', 'U0DAAN');
    await pressOwn(d, keys.samira, 'fullUntil', new Date('2026-11-26T23:00:00Z'));
    const screen = shown(await submit({ ...form, text: 'Mijn verhaal' }), 'write');
    expect(screen.notice).toContain('Samira');
    expect(screen.choice?.options.map(({ value }) => value)).toEqual(['tom']);
    expect(await d.adviser.list(d.seat())).toHaveLength(1);
    const page = shown(await press({ do: 'adviser', adviser: 'samira' }), 'adviser');
    expect([page.availability, page.write]).toEqual([
      'heeft vrijdag 9:00 weer ruimte voor een nieuw gesprek',
      undefined,
    ]);
    const daan = shown(await press({ do: 'adviser', adviser: 'samira' }, 'U0DAAN'), 'adviser');
    expect(daan.write?.label).toBe('Naar dat gesprek');
    await pressOwn(d, keys.samira, 'fullUntil', undefined);
    shown(await submit({ ...form, text: 'Mijn verhaal' }), 'sent');
  });

  it('has more conversations than the number in an older file: nothing changes', async () => {
    const many = [adviserOf('samira', 'Samira', keys.samira, { capacity: 1 }), adviserOf('tom', 'Tom', keys.tom)];
    await send('Iemand anders was eerder', 'samira', 'U0DAAN');
    shown(await changed(many, await writeForm()), 'sent');
  });

  it('went away by their own switch: nothing is stored under a false promise, sending anyway works', async () => {
    const form = await writeForm();
    await pressOwn(d, keys.samira, 'awayUntil', new Date('2026-11-25T08:00:00Z'));
    const again = shown(await submit({ ...form, text: 'Mijn verhaal' }), 'write');
    expect(await d.adviser.list(d.seat())).toEqual([]);
    expect(again.choice?.options.find(({ value }) => value === 'samira')?.label).toContain('weer morgen');
    shown(await submit({ ...again.form, adviser: 'samira', text: 'Mijn verhaal' }), 'sent');
  });

  it('their hours ended meanwhile: the same', async () => {
    const form = await writeForm();
    d.clock.advance(8);
    shown(await submit({ ...form, text: 'Mijn verhaal' }), 'write');
    expect(await d.adviser.list(d.seat())).toEqual([]);
  });

  it('nobody left: says so and keeps the form', async () => {
    const screen = shown(await changed([adviserOf('halina', 'Halina', undefined)], await writeForm()), 'write');
    expect(screen.choice).toBeUndefined();
    expect(screen.notice).toMatch(/niemand/);
  });
});

describe('reading and talking on', () => {
  it('shows the reply, and the own messages only as sealed lines', async () => {
    const id = await send('Geheim');
    expect(
      await d.adviser.reply(
        d.seat(),
        await sealReply(d, d.seat(), keys.samira, id, 'Wat goed dat je schrijft. *Vertel*'),
      ),
    ).toBe('stored');
    expect(d.replied).toEqual([id]);
    expect(shown(await d.employee.handle(d.visit(), { do: 'open' }), 'welcome').mine?.label).toBe(
      'Mijn gesprekken (1 nieuw antwoord)',
    );
    const screen = shown(await press({ do: 'conversation', conversation: id }), 'conversation');
    expect(screen.entries.map(({ from, text }) => [from, text])).toEqual([
      ['you', undefined],
      ['adviser', 'Wat goed dat je schrijft. *Vertel*'],
    ]);
    expect(JSON.stringify(screen)).not.toContain('Geheim');
    expect(shown(await d.employee.handle(d.visit(), { do: 'open' }), 'welcome').mine?.label).toBe('Mijn gesprekken');
  });

  it('lets a read reply go after 24 hours, also for the server', async () => {
    const id = await send('Hoi');
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag'));
    await press({ do: 'conversation', conversation: id });
    d.clock.advance(26);
    const screen = shown(await press({ do: 'conversation', conversation: id }), 'conversation');
    expect(screen.entries[1]).toMatchObject({
      from: 'adviser',
      note: 'Je las dit antwoord. Na 24 uur is het gewist, of op de dag tot wanneer jij het liet staan.',
    });
    expect(screen.entries[1]?.text).toBeUndefined();
  });

  it('does not count a reply as read that appeared on a screen somebody may have left', async () => {
    const id = await send('Hoi');
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Dag'));
    expect((await d.employee.refresh(d.visit(), id))?.entries[1]?.text).toBe('Dag');
    d.clock.advance(26);
    expect(shown(await press({ do: 'conversation', conversation: id }), 'conversation').entries[1]?.text).toBe('Dag');
  });

  it('shows of long replies what there is room for, and counts no reply as read that was not shown', async () => {
    const id = await send('Hoi');
    const long = (name: string): string => name.repeat(2800);
    for (const [index, name] of ['a', 'b', 'c', 'd'].entries())
      await d.adviser.reply(
        d.seat(),
        await sealReply(d, d.seat(), keys.samira, id, long(name), String(index).repeat(22)),
      );
    const texts = (screen: Screen): (string | undefined)[] =>
      shown(screen, 'conversation').entries.map(({ text }) => text?.charAt(0));
    const last = await press({ do: 'conversation', conversation: id });
    expect(texts(last)).toEqual(['c', 'd']);
    expect(JSON.stringify(render(last))).toContain(long('c'));
    d.clock.advance(26);
    expect(texts(await press({ do: 'conversation', conversation: id }))).toEqual([
      undefined,
      'a',
      'b',
      undefined,
      undefined,
    ]);
  });

  it('adds a message and a name, in order', async () => {
    const id = await send('Eerste');
    const reply = shown(await press({ do: 'conversation', conversation: id }), 'conversation').reply;
    shown(await submit({ ...reply?.form, text: 'Tweede' }), 'sent');
    const reveal = shown(await press({ do: 'reveal', conversation: id }), 'reveal');
    shown(await submit({ ...reveal.form, text: 'Noor' }), 'sent');
    expect((await readThread(d, d.seat(), keys.samira, id)).map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'Eerste'],
      ['text', 'Tweede'],
      ['name', 'Noor'],
    ]);
  });

  it('pages back through a long conversation without a gap', async () => {
    const id = await send('0');
    for (let count = 1; count < 25; count += 1) {
      const reply = shown(await press({ do: 'conversation', conversation: id }), 'conversation').reply;
      shown(await submit({ ...reply?.form, text: String(count) }), 'sent');
      // Without an answer there is a ceiling.
      if (count % 4 === 3) {
        count += 1;
        const answer = await sealReply(d, d.seat(), keys.samira, id, 'Ja', String(count).padStart(22, 'a'));
        expect(await d.adviser.reply(d.seat(), answer)).toBe('stored');
      }
    }
    let screen = shown(await press({ do: 'conversation', conversation: id }), 'conversation');
    let total = screen.entries.length;
    while (screen.earlier !== undefined) {
      screen = shown(await press(screen.earlier.press), 'conversation');
      total += screen.entries.length;
    }
    expect(total).toBe(25);
  });

  it('leads to the running conversation instead of opening a second one with the same adviser', async () => {
    const id = await send('Een');
    expect(shown(await press({ do: 'adviser', adviser: 'samira' }), 'adviser').write?.press).toEqual({
      do: 'conversation',
      conversation: id,
    });
    expect(
      shown(await press({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }), 'conversation').conversation,
    ).toBe(id);
  });

  it('stops nobody from talking, but bounds what one person can open', async () => {
    const many = Array.from({ length: MAX_CONVERSATIONS + 1 }, (_, index) =>
      adviserOf(`a${index}`, `A${index}`, keys.samira),
    );
    d = await desks({ ...organisation, advisers: many });
    for (let index = 0; index < MAX_CONVERSATIONS; index += 1) await send('Hoi', `a${index}`);
    const screen = await submit({ ...(await writeForm(`a${MAX_CONVERSATIONS}`)), text: 'Nog een' });
    expect(shown(screen, 'not-saved').reason).toMatch(/een paar gesprekken/);
  });
});

describe('control stays with the employee', () => {
  it('withdraws everything, on both sides, after asking', async () => {
    const id = await send('Toch niet');
    shown(await press({ do: 'ask-withdraw', conversation: id }), 'withdraw');
    expect(await d.adviser.list(d.seat())).toHaveLength(1);
    shown(await press({ do: 'withdraw', conversation: id }), 'withdrawn');
    expect(await d.adviser.list(d.seat())).toEqual([]);
    expect(await d.adviser.read(d.seat(), id)).toBeUndefined();
    expect(shown(await press({ do: 'conversations' }), 'conversations').items).toEqual([]);
  });

  it('closes: readable for a while, no more writing', async () => {
    const id = await send('Klaar');
    const reply = shown(await press({ do: 'conversation', conversation: id }), 'conversation').reply;
    shown(await press({ do: 'ask-close', conversation: id }), 'close');
    expect(await press({ do: 'close', conversation: id })).toMatchObject({
      kind: 'closed',
      heading: 'Je hebt dit gesprek gesloten',
      next: { label: 'Nieuw gesprek met Samira', press: { do: 'limits', adviser: 'samira' } },
    });
    expect(shown(await press({ do: 'conversation', conversation: id }), 'conversation').reply).toBeUndefined();
    const late = shown(await submit({ ...reply?.form, text: 'Nog iets' }), 'not-saved');
    expect(late.reason).toBe(wordsIn('nl').notSaved.closed);
    expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Te laat'))).toBe('closed');
    d.clock.advance(8 * 24);
    shown(await press({ do: 'conversation', conversation: id }), 'gone');
  });

  it('says who closed it, and offers a new conversation with the same adviser', async () => {
    const state = async (id: ConversationId) => {
      const { state: line, actions } = shown(await press({ do: 'conversation', conversation: id }), 'conversation');
      return [line, actions[0]?.label];
    };
    const [mine, theirs] = [await send('Klaar'), await send('Ook klaar', 'tom')];
    expect(await state(mine)).toEqual(['Dit gesprek is open.', 'Kijk of er antwoord is']);
    await press({ do: 'close', conversation: mine });
    expect(await state(mine)).toEqual(['Je hebt dit gesprek gesloten.', 'Nieuw gesprek met Samira']);
    await d.adviser.close(d.seat('tom'), theirs, await signClose(d.seat('tom'), keys.tom, theirs));
    expect(await state(theirs)).toEqual(['Dit gesprek is gesloten door Tom de Wit.', 'Nieuw gesprek met Tom']);
    // Closed by 0.2.0, which did not note who did.
    const { closedBy: _unsaid, ...before } = (await readHead(mine))!;
    const page = conversationPage(pageContextOf(d.visit(), d.clock.now()), before, [], { from: 0, submission: '' });
    expect(page.state).toBe('Dit gesprek is gesloten.');
    // Who cannot be written to any more is not offered.
    const left = { ...organisation, advisers: organisation.advisers.filter(({ id }) => id !== 'tom') };
    const visit = { ...d.visit(), organisation: left };
    const gone = shown(await d.employee.handle(visit, { do: 'conversation', conversation: theirs }), 'conversation');
    expect(gone.actions[0]?.label).toBe('Liever iemand anders');
  });

  it('calls an adviser who left that, and not by a piece of it', async () => {
    const id = await send('Een vraag', 'tom');
    const left = { ...organisation, advisers: organisation.advisers.filter((adviser) => adviser.id !== 'tom') };
    const see = (event: Press) => d.employee.handle({ ...d.visit(), organisation: left }, event);
    const { conversations: mine, withdraw, reveal } = wordsIn('nl');
    const whole = mine.formerAdviser;
    expect(shown(await see({ do: 'conversations' }), 'conversations').items[0]?.adviser).toBe(
      'Een vroegere vertrouwenspersoon',
    );
    const asked = await see({ do: 'ask-withdraw', conversation: id });
    expect(asked).toMatchObject({ kind: 'withdraw', lines: withdraw.lines(whole) });
    expect(shown(await see({ do: 'reveal', conversation: id }), 'reveal').lines).toEqual(reveal.lines(whole));
  });

  it('asks for an answer only when there is one to answer', async () => {
    const id = await send('Een vraag');
    const label = async () =>
      shown(await press({ do: 'conversation', conversation: id }), 'conversation').reply?.field.label;
    expect(await label()).toBe('Nog iets toevoegen');
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, 'Vertel'));
    expect(await label()).toBe('Je antwoord');
    const { reply } = shown(await press({ do: 'conversation', conversation: id }), 'conversation');
    await submit({ ...reply?.form, text: 'Dat zat zo' });
    expect(await label()).toBe('Nog iets toevoegen');
  });

  it('gives the same answer for not there, not yours, withdrawn and expired', async () => {
    const somebodyElses = await send('Van Daan', 'samira', 'U0DAAN');
    const withdrawn = await send('Weg');
    await press({ do: 'withdraw', conversation: withdrawn });
    const expired = await send('Oud', 'tom');
    const answers: string[] = [];
    for (const conversation of [somebodyElses, withdrawn, 'AAAAAAAAAAAAAAAAAAAAAA' as typeof expired])
      for (const what of ['conversation', 'reveal', 'ask-withdraw', 'withdraw', 'ask-close', 'close'] as const)
        answers.push(JSON.stringify(await press({ do: what, conversation })));
    const words = new Set<string>();
    for (const conversation of [somebodyElses, withdrawn]) {
      const form = { form: 'reply', conversation, submission: 'x'.repeat(22) };
      const screen = shown(await submit({ ...form, text: 'Ik lees mee' }), 'not-saved');
      words.add(JSON.stringify({ ...screen, form: {} }));
      expect(screen.reason).toBe(wordsIn('nl').notSaved.gone);
    }
    expect(words.size).toBe(1);
    d.clock.advance(31 * 24);
    answers.push(JSON.stringify(await press({ do: 'conversation', conversation: expired })));
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ kind: 'gone' });
    d.clock.advance(-31 * 24);
    expect(await readThread(d, d.seat(), keys.samira, somebodyElses)).toHaveLength(1);
  });

  it('filters on what is on screen and stores nothing of it', async () => {
    const form = shown(await press({ do: 'filters' }), 'filters');
    const screen = shown(await submit({ ...form.form, preferences: { gender: 'man' } }), 'welcome');
    expect(screen.advisers.map(({ name }) => name)).toEqual(['Tom de Wit']);
    expect(screen.context.preferences).toEqual({ gender: 'man' });
    expect(shown(await press({ do: 'clear-filters' }), 'welcome').advisers).toHaveLength(3);
  });

  it('speaks English when asked, everywhere', async () => {
    const english = { ...d.visit(), context: { language: 'en' as const } };
    expect(shown(await d.employee.handle(english, { do: 'open' }), 'welcome').heading).toBe('Talk in confidence');
    expect(shown(await d.employee.handle(english, { do: 'limits', adviser: 'samira' }), 'limits').heading).toBe(
      'Before you write',
    );
  });
});

describe('when the store or a key is away', () => {
  const broken = (store: Store, code: 'STORE_AWAY' | 'STORE_FULL' | 'STORE_READ_ONLY'): Store => ({
    ...store,
    conversations: new Proxy(store.conversations, { get: () => () => Promise.reject(new AppError(code)) }),
  });

  it.each(['STORE_AWAY', 'STORE_FULL', 'STORE_READ_ONLY'] as const)(
    '%s: the form keeps its words and gives a number to call',
    async (code) => {
      const form = await writeForm();
      const down = await desks(organisation, { ...d, store: broken(d.store, code) });
      const screen = shown(
        await down.employee.handle(down.visit(), {
          do: 'submit',
          submit: { ...form, text: 'Belangrijk' },
        } as EmployeeEvent),
        'not-saved',
      );
      expect(screen.reason).toContain('030 000 00 01');
      expect(screen.reason).not.toContain('Belangrijk');
      expect(down.faults).toEqual([code]);
      // The same press, once it is back, stores it.
      shown(await submit({ ...form, text: 'Belangrijk' }), 'sent');
    },
  );

  it('every other screen becomes an honest one with numbers to call', async () => {
    const down = await desks(organisation, { ...d, store: broken(d.store, 'STORE_AWAY') });
    const screen = shown(await down.employee.handle(down.visit(), { do: 'open' }), 'fault');
    expect(JSON.stringify(screen)).toContain('030 000 00 01');
    shown(await down.employee.handle(down.visit(), { do: 'elsewhere' }), 'elsewhere');
  });

  it('a destroyed day key makes that conversation unreadable and breaks nothing else', async () => {
    const clock = testClock();
    const keyring = await memoryKeyring();
    d = await desks(organisation, { clock, keyring, store: memoryStore(clock) });
    const old = await send('Oud verhaal');
    await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, old, 'Oud antwoord'));
    clock.advance(48);
    const fresh = await send('Nieuw', 'tom');
    const [oldest] = await keyring.dayKeys();
    expect(await keyring.destroy([oldest?.day ?? ''])).toBe(1);
    const screen = shown(await press({ do: 'conversation', conversation: old }), 'conversation');
    expect(screen.state).toMatch(/niet meer te lezen/);
    expect(screen.entries).toEqual([]);
    expect(screen.reply).toBeUndefined();
    expect(
      shown(await submit({ form: 'reply', conversation: old, submission: 'y'.repeat(22), text: 'Hallo?' }), 'not-saved')
        .reason,
    ).toMatch(/niet meer te lezen/);
    // The adviser’s own sealed copy is under the same key: gone for everybody.
    expect((await d.adviser.read(d.seat(), old))?.envelopes.every(({ length }) => length === 0)).toBe(true);
    expect(await readThread(d, d.seat('tom'), keys.tom, fresh)).toHaveLength(1);
  });
});
