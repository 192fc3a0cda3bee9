/** What an employee finds on coming back: what can be read, until when, and what it takes to let it stay longer. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { ConversationScreen, Entry, Screen } from '../../../src/core/screens.ts';
import { desks, readThread, sealReply, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys } = await testOrganisation();
let d: Desks;
beforeEach(async () => {
  d = await desks(organisation);
});

type Shown<K extends Screen['kind']> = Extract<Screen, { kind: K }>;
async function take<K extends Screen['kind']>(event: EmployeeEvent, kind: K, user?: string): Promise<Shown<K>> {
  const screen = await d.employee.handle(d.visit(user), event);
  expect(screen.kind).toBe(kind);
  return screen as Shown<K>;
}
const submit = (form: object) => take({ do: 'submit', submit: form } as EmployeeEvent, 'sent');
async function send(text: string, typed: object = {}): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  return (await submit({ ...form, text, ...typed })).conversation;
}
const look = (conversation: ConversationId, user?: string): Promise<ConversationScreen> =>
  take({ do: 'conversation', conversation }, 'conversation', user);
const answer = async (id: ConversationId, text: string): Promise<void> => {
  const mark = text.replaceAll(/\W/g, '').padEnd(22, 'x').slice(0, 22);
  expect(await d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys.samira, id, text, mark))).toBe('stored');
};
const pressOf = (entry: Entry | undefined): EmployeeEvent => {
  if (entry?.letStay === undefined) throw new Error('nothing to let stay');
  return entry.letStay.press;
};

describe('an answer', () => {
  it('says until when it can be read, from the first time it is shown', async () => {
    const id = await send('Hoi');
    await answer(id, 'Dag');
    // Tuesday 24 November 10:00, and 24 whole hours.
    expect((await look(id)).entries[1]).toMatchObject({ text: 'Dag', note: 'te lezen tot morgen 10:00' });
    d.clock.advance(20);
    expect((await look(id)).entries[1]).toMatchObject({ text: 'Dag', note: 'te lezen tot vandaag 10:00' });
    d.clock.advance(4);
    expect((await look(id)).entries[1]?.text).toBeUndefined();
  });

  it('that appears on a screen somebody may have left starts no clock, and says so', async () => {
    const id = await send('Hoi');
    await answer(id, 'Dag');
    const live = (await d.employee.refresh(d.visit(), id))?.entries[1];
    expect(live).toEqual({
      from: 'adviser',
      who: 'Samira el Idrissi',
      when: 'vandaag, rond 10:00',
      text: 'Dag',
      note: 'te lezen tot en met donderdag 24 december, of tot 24 uur nadat je dit gesprek weer opent',
    });
  });

  it('stays until the end of its conversation when that was pressed, and no other does', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    await answer(id, 'Twee');
    const before = await look(id);
    expect(before.letStay).toContain('alle sleutels van de server');
    expect(before.entries[1]?.letStay?.label).toBe('Laat staan tot 24 december');
    const after = await take(pressOf(before.entries[1]), 'conversation');
    expect(after.entries[1]).toMatchObject({ text: 'Een', note: 'te lezen tot donderdag 24 december 10:00' });
    expect(after.entries[1]?.letStay).toBeUndefined();
    expect(after.entries[2]?.note).toBe('te lezen tot morgen 10:00');
    d.clock.advance(29 * 24);
    const later = await look(id);
    expect(later.entries.map(({ text }) => text)).toEqual([undefined, 'Een', undefined]);
    expect(later.letStay).toBeUndefined();
  });

  it('is offered to stay longer again once the conversation does', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    await take(pressOf((await look(id)).entries[1]), 'conversation');
    d.clock.advance(48);
    await submit({ ...(await look(id)).reply?.form, text: 'Nog iets' });
    const screen = await look(id);
    expect(screen.entries[1]).toMatchObject({
      note: 'te lezen tot donderdag 24 december 10:00',
      letStay: { label: 'Laat staan tot 26 december' },
    });
  });

  it('that went meanwhile does not come back, and nobody is told off', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    const press = pressOf((await look(id)).entries[1]);
    d.clock.advance(25);
    const { entries } = await take(press, 'conversation');
    expect(entries[1]?.text).toBeUndefined();
    expect(entries[1]?.note).toMatch(/^Je las dit antwoord\. Na 24 uur is het gewist/);
  });

  it('of somebody else is neither shown nor kept', async () => {
    const id = await send('Hoi');
    await answer(id, 'Een');
    const press = pressOf((await look(id)).entries[1]);
    await take(press, 'gone', 'U0DAAN');
    expect((await look(id)).entries[1]?.note).toBe('te lezen tot morgen 10:00');
  });

  it('on an earlier page stays on that page', async () => {
    const id = await send('0');
    for (let count = 1; count < 12; count += 1) await answer(id, `antwoord ${count}`);
    const last = await look(id);
    if (last.earlier === undefined) throw new Error('no page before this one');
    const page = await take(last.earlier.press, 'conversation');
    const kept = await take(pressOf(page.entries[1]), 'conversation');
    expect(kept.entries.map(({ text }) => text)).toEqual(page.entries.map(({ text }) => text));
    expect(kept.entries[1]?.note).toContain('24 december');
  });
});

describe('own words', () => {
  const SEALED = 'verzonden, verzegeld';

  it('are sealed lines unless that was ticked, on every form and from the first page on', async () => {
    const form = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
    expect(form.ownCopy.ticked).toBeUndefined();
    expect(form.ownCopy.hint).toContain('alle sleutels van de server');
    const id = await send('Eerste');
    const { reply, entries } = await look(id);
    expect(reply?.ownCopy).toEqual(form.ownCopy);
    expect(entries).toEqual([{ from: 'you', who: 'Jij', when: 'vandaag, rond 10:00', note: SEALED }]);
    await submit({ ...reply?.form, text: 'Tweede' });
    expect((await look(id)).entries.map(({ text }) => text)).toEqual([undefined, undefined]);
  });

  it('that were ticked can be read as long as an answer, and then are sealed lines like all others', async () => {
    const id = await send('Eerste', { ownCopy: true });
    d.clock.advance(48);
    expect((await look(id)).entries[0]).toMatchObject({
      from: 'you',
      text: 'Eerste',
      note: 'te lezen tot morgen 10:00',
      letStay: { press: { do: 'let-stay', conversation: id, sequence: 0 } },
    });
    await submit({ ...(await look(id)).reply?.form, text: 'Tweede', ownCopy: true });
    await submit({ ...(await look(id)).reply?.form, text: 'Derde' });
    expect((await look(id)).entries.map(({ text }) => text)).toEqual(['Eerste', 'Tweede', undefined]);
    d.clock.advance(25);
    expect((await look(id)).entries.map(({ text, note }) => [text, note])).toEqual(
      Array.from({ length: 3 }, () => [undefined, SEALED]),
    );
    expect((await readThread(d, d.seat(), keys.samira, id)).map(({ text }) => text)).toEqual([
      'Eerste',
      'Tweede',
      'Derde',
    ]);
  });

  it('stay longer when that is pressed, and go with what is withdrawn', async () => {
    const id = await send('Eerste', { ownCopy: true });
    await take(pressOf((await look(id)).entries[0]), 'conversation');
    d.clock.advance(20 * 24);
    expect((await look(id)).entries[0]?.text).toBe('Eerste');
    await take({ do: 'withdraw', conversation: id }, 'withdrawn' as never);
    expect(await d.adviser.list(d.seat())).toEqual([]);
  });

  it('with a name are never kept', async () => {
    const id = await send('Eerste');
    const { form } = await take({ do: 'reveal', conversation: id }, 'reveal');
    await submit({ ...form, text: 'Noor', ownCopy: true });
    expect((await look(id)).entries[1]).toMatchObject({ note: SEALED });
    expect((await look(id)).entries[1]?.text).toBeUndefined();
  });

  it('stay ticked when a first sentence is chosen', async () => {
    const limits = LIMITS_VERSION;
    const started = { do: 'starter', adviser: 'samira', limits, starter: 'talk', draft: 'Al iets' } as const;
    expect((await take({ ...started, ownCopy: true }, 'write')).ownCopy.ticked).toBe(true);
    expect((await take(started, 'write')).ownCopy.ticked).toBeUndefined();
  });

  it('of somebody else, put in their place in the store, are not shown', async () => {
    const mine = await send('Van mij', { ownCopy: true });
    const theirs = await d.employee.handle(d.visit('U0DAAN'), {
      do: 'submit',
      submit: {
        form: 'write',
        adviser: 'tom',
        limits: LIMITS_VERSION,
        submission: 'z'.repeat(22),
        text: 'Van een ander',
        ownCopy: true,
      },
    });
    const other = theirs.kind === 'sent' ? theirs.conversation : mine;
    const store = d.store.conversations;
    const page = { limit: 9, copies: true };
    const taken = await store.read(
      organisation.id,
      other,
      { employee: d.visit('U0DAAN').employee },
      page,
      d.clock.now(),
    );
    const swapped: typeof store = {
      ...store,
      async read(...asked) {
        const found = await store.read(...asked);
        return found && { ...found, employeeCopies: taken?.employeeCopies ?? new Map() };
      },
    };
    d = await desks(organisation, { ...d, store: { ...d.store, conversations: swapped } });
    expect((await look(mine)).entries[0]).toMatchObject({ from: 'you', note: SEALED });
  });
});

describe('what is said after sending', () => {
  const submitted = async (typed: object): Promise<[string, EmployeeEvent]> => {
    const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
    const event = { do: 'submit', submit: { ...form, text: 'Hoi', ...typed } } as EmployeeEvent;
    return [(await take(event, 'sent')).lines.join(' '), event];
  };
  const handleOf = async (): Promise<string> => (await d.adviser.list(d.seat()))[0]?.handle ?? '?';

  it('only the adviser can read it, or the employee too when that was ticked', async () => {
    expect((await submitted({}))[0]).toContain('Alleen Samira kan het lezen.');
    d = await desks(organisation);
    const [ticked] = await submitted({ ownCopy: true });
    expect(ticked).toContain('kun je het ook zelf teruglezen');
    expect(ticked).not.toContain('Alleen Samira');
  });

  it('pressed again with another tick: what is stored is what is said', async () => {
    const [, event] = await submitted({ ownCopy: true });
    if (event.do !== 'submit' || !('text' in event.submit)) throw new Error('nothing was sent');
    const { ownCopy: _off, ...unticked } = { ownCopy: true, ...event.submit };
    const again = await take({ do: 'submit', submit: unticked }, 'sent');
    expect(again.lines.join(' ')).toContain('kun je het ook zelf teruglezen');
    expect(await d.adviser.list(d.seat())).toHaveLength(1);
  });

  it('the handle that the adviser sees, the first time, pressed again, and after each further message', async () => {
    const [first, event] = await submitted({});
    const handle = await handleOf();
    expect(handle).toMatch(/^[a-z]+ [a-z]+ \d\d$/);
    expect(first).toContain(`Je schuilnaam is ${handle}. Bel je Samira`);
    const again = await take(event, 'sent');
    expect(again.lines.join(' ')).toContain(`Je schuilnaam is ${handle}.`);
    const screen = await look(again.conversation);
    expect(screen.handle).toBe(`Je schuilnaam in dit gesprek: ${handle}`);
    const further = await submit({ ...screen.reply?.form, text: 'Nog iets' });
    expect(further.lines.join(' ')).toContain(`Je schuilnaam is ${handle}.`);
    // A second form to the same adviser ends up in the conversation there is, which it does not name: nor does the page.
    const { form } = await take({ do: 'write', adviser: 'tom', limits: LIMITS_VERSION }, 'write');
    const running = await submit({ ...form, adviser: 'samira', text: 'Uit een ander venster' });
    expect(running.conversation).toBe(again.conversation);
    expect(running.lines.join(' ')).not.toContain(handle);
  });

  it('costs one round trip to the store, ticked or not', async () => {
    for (const typed of [{}, { ownCopy: true }]) {
      d = await desks(organisation);
      const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
      let asked = 0;
      const counted = new Proxy(d.store.conversations, {
        get: (store, name, self) => {
          asked += 1;
          return Reflect.get(store, name, self) as unknown;
        },
      });
      d = await desks(organisation, { ...d, store: { ...d.store, conversations: counted } });
      await submit({ ...form, text: 'Hoi', ...typed });
      expect(asked).toBe(1);
    }
  });
});
