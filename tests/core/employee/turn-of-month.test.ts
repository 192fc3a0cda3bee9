/** At the turn of a month everybody has a new pseudonym, and nobody notices; afterwards nobody can say who an old one was. */
import { beforeEach, describe, expect, it } from 'vitest';
import { tendDayKeys } from '../../../src/core/day-key-retention.ts';
import { addDays, toDay } from '../../../src/core/days.ts';
import type { ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent } from '../../../src/core/events.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { Screen } from '../../../src/core/screens.ts';
import { desks, readThread, sealReply, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';

const { organisation, keys: all } = await testOrganisation();
const keys = all.samira;
const LAST_MINUTE = new Date('2026-11-30T22:59:30Z');
const hours = 3_600_000;

let d: Desks;
beforeEach(async () => {
  d = await desks(organisation, { clock: testClock(new Date('2026-11-24T09:00:00Z')) });
  await tend();
});
const tend = () =>
  tendDayKeys(
    {
      keyring: d.keyring,
      store: { contents: d.store.contents, time: () => Promise.resolve(d.clock.now()) },
      organisations: { all: () => [organisation] },
      clock: d.clock,
    },
    { word: true },
  );
const go = async (to: string | Date): Promise<void> => {
  d.clock.set(new Date(to));
  await tend();
};
const handle = (event: EmployeeEvent, user?: string): Promise<Screen> => d.employee.handle(d.visit(user), event);
async function form(): Promise<EmployeeEvent & { do: 'submit' }> {
  const screen = await handle({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION });
  if (screen.kind !== 'write' || screen.form.form !== 'write') throw new Error('no form');
  return { do: 'submit', submit: { ...screen.form, shown: 'later', text: 'Dit wil ik kwijt' } };
}
async function begin(): Promise<ConversationId> {
  const screen = await handle(await form());
  if (screen.kind !== 'sent') throw new Error(`not sent: ${screen.kind}`);
  return screen.conversation;
}
async function writeOn(id: ConversationId, text: string): Promise<Screen> {
  const screen = await handle({ do: 'conversation', conversation: id });
  if (screen.kind !== 'conversation' || screen.reply === undefined) throw new Error(`no reply: ${screen.kind}`);
  return handle({ do: 'submit', submit: { ...screen.reply.form, text } as never });
}
const answer = async (id: ConversationId, text: string): Promise<string> =>
  d.adviser.reply(d.seat(), await sealReply(d, d.seat(), keys, id, text, text.padEnd(22, '-').slice(0, 22)));
const ownerOf = async (id: ConversationId) => {
  const by = { adviser: 'samira' };
  const page = { limit: 1, copies: false };
  const found = await d.store.conversations.read(organisation.id, id, by, page, d.clock.now());
  if (found === undefined) throw new Error('gone');
  return { owner: found.head.owner, epoch: found.head.epoch };
};

describe('a conversation that began last month', () => {
  it('is found, read, answered, written in and withdrawn as before', async () => {
    const id = await begin();
    const november = await ownerOf(id);
    await go('2026-12-01T09:00:00Z');
    expect(await handle({ do: 'conversations' })).toMatchObject({ items: [{}] });
    expect(await answer(id, 'Fijn dat je schrijft')).toBe('stored');
    const read = await handle({ do: 'conversation', conversation: id });
    expect(JSON.stringify(read)).toContain('Fijn dat je schrijft');
    // An answer, and looking, move nothing.
    expect(await ownerOf(id)).toEqual(november);

    expect((await writeOn(id, 'Dank je')).kind).toBe('sent');
    expect(await ownerOf(id)).toEqual({ owner: d.visit().employee, epoch: '2026-12' });
    expect((await readThread(d, d.seat(), keys, id)).map(({ text }) => text)).toEqual([
      'Dit wil ik kwijt',
      'Fijn dat je schrijft',
      'Dank je',
    ]);
    expect(await answer(id, 'Graag gedaan')).toBe('stored');
    expect((await handle({ do: 'withdraw', conversation: id })).kind).toBe('withdrawn');
    expect(await handle({ do: 'conversations' })).toMatchObject({ items: [] });
  });

  it('is nobody else’s, and leaves one open conversation with one adviser', async () => {
    const id = await begin();
    await go('2026-12-01T09:00:00Z');
    expect(await handle({ do: 'conversation', conversation: id }, 'U0OTHER')).toMatchObject({ kind: 'gone' });
    // The form leads into the conversation that is there.
    expect((await handle({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION })).kind).toBe('conversation');
  });
});

describe('a form opened in the last minute of a month', () => {
  it('and sent in the first of the next is one message', async () => {
    await go(LAST_MINUTE);
    d.clock.set(new Date('2026-11-30T23:59:30Z'));
    const event = await form();
    await go('2026-12-01T00:00:00Z');
    const sent = await handle(event);
    expect(sent).toMatchObject({ kind: 'sent' });
    expect(await handle({ do: 'conversations' })).toMatchObject({ items: [{}] });
  });

  it('sent before midnight and once more after it is one message, in one conversation', async () => {
    await go(new Date('2026-11-30T23:59:30Z'));
    const event = await form();
    const first = await handle(event);
    await go('2026-12-01T00:00:00Z');
    const again = await handle(event);
    expect([first.kind, again.kind]).toEqual(['sent', 'sent']);
    const id = first.kind === 'sent' ? first.conversation : undefined;
    expect(again).toMatchObject({ conversation: id });
    expect((await d.adviser.list(d.seat())).map((item) => item.id)).toEqual([id]);
    expect((await d.adviser.read(d.seat(), id as ConversationId))?.length).toBe(1);
  });

  it('a further message sent twice over midnight is one as well', async () => {
    const id = await begin();
    await go(new Date('2026-11-30T23:59:30Z'));
    const screen = await handle({ do: 'conversation', conversation: id });
    if (screen.kind !== 'conversation' || screen.reply === undefined) throw new Error('no form');
    const event = { do: 'submit', submit: { ...screen.reply.form, text: 'Nog iets' } } as never;
    expect((await handle(event)).kind).toBe('sent');
    await go('2026-12-01T00:00:00Z');
    expect((await handle(event)).kind).toBe('sent');
    expect((await d.adviser.read(d.seat(), id))?.length).toBe(2);
  });
});

describe('who an old pseudonym was', () => {
  it('can be said while its conversation lasts, also when only the adviser answers, and then by nobody', async () => {
    const id = await begin();
    const { owner } = await ownerOf(id);
    // Every twenty days an answer: the conversation stays under the pseudonym of November.
    for (let round = 0; round < 4; round += 1) {
      await go(new Date(d.clock.now().getTime() + 20 * 24 * hours));
      expect(await answer(id, `Nummer ${round}`)).toBe('stored');
      expect((await ownerOf(id)).owner).toBe(owner);
      expect(await handle({ do: 'conversations' })).toMatchObject({ items: [{}] });
    }
    const last = addDays(toDay(d.clock.now()), organisation.retention.conversationDays + 1);
    await go(`${last}T12:00:00Z`);
    expect(d.visit().formerly).toContain(owner);
    await go(`${addDays(last, 1)}T12:00:00Z`);
    const { employee, formerly = [] } = d.visit();
    expect([employee, ...formerly]).not.toContain(owner);
    expect((await d.keyring.epochs()).map(({ epoch }) => epoch)).not.toContain('first');
  });

  it('every conversation that there is can be found by its employee, month after month', async () => {
    const id = await begin();
    for (let month = 0; month < 14; month += 1) {
      await go(new Date(d.clock.now().getTime() + 29 * 24 * hours));
      expect((await writeOn(id, `Maand ${month}`)).kind).toBe('sent');
      expect((await ownerOf(id)).owner).toBe(d.visit().employee);
      // So many without an answer would be the last.
      if (month % 3 === 2) expect(await answer(id, `Antwoord ${month}`)).toBe('stored');
    }
    // Three or four at a time, however long it goes on.
    expect((await d.keyring.epochs()).length).toBeLessThanOrEqual(4);
  });
});
