/** "Tel mij niet mee" (requirements 76, 77): the employee's own choice, sealed to their adviser, until the conversation closes. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../src/core/conversation.ts';
import { employeePartIn, withAnswer, type Mark } from '../../../src/core/board/parts.ts';
import { PAGE } from '../../../src/core/employee/lines.ts';
import type { AppendMessage, AppendResult, Store, StoredBoard } from '../../../src/core/ports.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { putItem, readAsAdviser } from '../../support/board.helper.ts';
import { desks, sealReply, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { proveAll } from '../../support/proven.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
type Boards = Partial<Record<'adviser' | 'employee', StoredBoard>>;
/** What who writes the store puts in the place of what is read there, by whoever reads. */
let meddled: (boards: Boards | undefined) => Boards | undefined;
let lately: Boards | undefined;
let appended: AppendMessage[];
let ceiling: AppendResult | undefined;
let d: Desks;
beforeEach(async () => {
  meddled = (boards) => boards;
  ceiling = undefined;
  appended = [];
  const clock = testClock();
  const plain = memoryStore(clock);
  await proveAll(plain, [organisation], clock.now());
  const read: Store['conversations']['read'] = async (...asked) => {
    const found = await plain.conversations.read(...asked);
    if (found === undefined) return undefined;
    if ('employee' in asked[2]) lately = found.boards;
    const { boards: _boards, ...rest } = found;
    const boards = meddled(found.boards);
    return { ...rest, ...(boards === undefined ? {} : { boards }) };
  };
  const append: Store['conversations']['append'] = async (request) => {
    appended.push(request);
    return ceiling !== undefined && request.takesBack === undefined ? ceiling : plain.conversations.append(request);
  };
  d = await desks(organisation, {
    clock,
    store: { ...plain, conversations: { ...plain.conversations, read, append } },
  });
});
const take = takeAt(() => d);
const send = sendAt(take);
const look = (conversation: ConversationId, how: Parameters<typeof take>[2] = {}) =>
  take({ do: 'conversation', conversation }, 'conversation', how);
const reading = async (id: ConversationId) => readAsAdviser(d, keys.samira, id);
const isLeftOut = async (id: ConversationId) => (await reading(id)).board.own.notCounted;
let presses = 0;
const count = (conversation: ConversationId, act: 'out' | 'in') =>
  take({ do: 'count-me', conversation, act, submission: String((presses += 1)).padStart(22, '0') }, 'conversation');

describe('being counted', () => {
  it('76: is said on every open conversation, in plain words, with the press to be left out', async () => {
    const id = await send();
    const { counting, board } = await look(id);
    expect(board).toBeUndefined();
    expect(counting?.lines).toEqual([
      'Eén keer per jaar telt Samira hoeveel mensen er kwamen, en ongeveer waarover. Geen namen, geen verhalen, en bij weinig mensen geen getallen.',
      'Wil je dat niet? Druk op Tel mij niet mee. Je krijgt dezelfde hulp. Alleen Samira ziet dat je dit koos.',
      'Het kan tot het gesprek sluit. Daarna zijn het alleen streepjes, en weet niemand welk streepje van jou is.',
    ]);
    expect(counting?.action?.label).toBe('Tel mij niet mee');
    const english = (await look(id, { language: 'en' })).counting;
    expect(english?.lines[1]).toBe(
      'Rather not? Press Leave me out. You get the same help. Only Samira sees that you chose this.',
    );
    expect(english?.action?.label).toBe('Leave me out');
  });

  it('77: is left off with one press and put back with one, and the adviser reads which', async () => {
    const id = await send();
    const out = await take((await look(id)).counting?.action?.press as never, 'conversation');
    expect(out.notice).toBeUndefined();
    expect(out.counting?.lines).toEqual(['Je wordt niet meegeteld. Alleen Samira ziet dat je dit koos.']);
    expect(out.counting?.action?.label).toBe('Toch meetellen');
    expect(out.entries.at(-1)?.said).toBe('Je koos dat je niet wordt meegeteld.');
    expect(await isLeftOut(id)).toBe(true);
    const back = await take(out.counting?.action?.press as never, 'conversation');
    expect(back.counting?.action?.label).toBe('Tel mij niet mee');
    expect(back.entries.at(-1)?.said).toBe('Je koos dat je toch wordt meegeteld.');
    expect((await reading(id)).board.own).not.toHaveProperty('notCounted');
  });

  it('77: travels sealed: nothing that is stored says it, nor which step it was', async () => {
    const id = await send();
    await count(id, 'out');
    await count(id, 'in');
    const [out, back] = appended.map((request) => request);
    const bytes = [out, back].flatMap((request) => [request?.entry, request?.board].map((it) => it?.length));
    expect(new Set(bytes.slice(0, 2))).toEqual(new Set(bytes.slice(2)));
    for (const request of appended) {
      expect(
        JSON.stringify(request, (_key, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
        ),
      ).not.toMatch(/notCounted|count|"out"/);
      expect(request).not.toHaveProperty('awaited');
    }
  });

  it('stays beside what else is said and put there, and what else is there stays', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, { is: 'options', options: ['self'] });
    await count(id, 'out');
    const item = (await reading(id)).board.placed[0]?.mark;
    await take(
      { do: 'answer', conversation: id, item, says: 'self', submission: 'A'.repeat(22) } as never,
      'conversation',
    );
    await take({ do: 'ask-slip', conversation: id, submission: 'B'.repeat(22) }, 'conversation');
    const { board } = await reading(id);
    expect(board.own).toMatchObject({ notCounted: true, asksSlip: true, answers: [{ says: 'self' }] });
  });

  it('pressed twice, or from two windows, is said once', async () => {
    const id = await send();
    const { press } = (await look(id)).counting?.action ?? {};
    await take(press as never, 'conversation');
    expect((await take(press as never, 'conversation')).notice).toBeUndefined();
    expect((await count(id, 'out')).notice).toBeUndefined();
    const { lines } = await reading(id);
    expect(lines.filter((line) => line.readable && line.body.kind === 'board')).toHaveLength(1);
  });

  it('a page that stayed open says it again after it was taken back, and it holds', async () => {
    const id = await send();
    const { press } = (await look(id)).counting?.action ?? {};
    await take(press as never, 'conversation');
    await count(id, 'in');
    await take(press as never, 'conversation');
    expect(await isLeftOut(id)).toBe(true);
  });

  it('no ceiling holds back being left out; being counted after all waits', async () => {
    const id = await send();
    ceiling = 'too-fast';
    expect((await count(id, 'out')).notice).toBeUndefined();
    expect((await count(id, 'in')).notice).toMatch(/^Je hebt in korte tijd veel gekozen/);
    expect(await isLeftOut(id)).toBe(true);
  });

  it('can be chosen until the conversation closes, and closing says so beforehand', async () => {
    const id = await send();
    const { lines } = await take({ do: 'ask-close', conversation: id }, 'close');
    expect(lines).toContain(
      'Wil je niet meegeteld worden, en koos je dat nog niet? Ga dan eerst terug en druk op Tel mij niet mee. Na het sluiten kan dat niet meer.',
    );
    await take({ do: 'close', conversation: id }, 'closed');
    expect((await look(id)).counting).toBeUndefined();
    await count(id, 'out');
    expect(await isLeftOut(id)).toBeUndefined();
  });

  it('what was chosen still stands there when it is closed, with nothing to press', async () => {
    const id = await send();
    await count(id, 'out');
    await take({ do: 'close', conversation: id }, 'closed');
    expect((await look(id)).counting).toEqual({
      lines: ['Je wordt niet meegeteld. Alleen Samira ziet dat je dit koos.'],
    });
    expect(await isLeftOut(id)).toBe(true);
  });

  it('is not on an earlier page, nor where nobody reads it any more', async () => {
    const id = await send();
    expect((await take({ do: 'conversation', conversation: id, before: 1 }, 'conversation')).counting).toBeUndefined();
    const gone = { ...organisation, advisers: organisation.advisers.filter((one) => one.id !== 'samira') };
    expect((await look(id, { organisation: gone })).counting).toBeUndefined();
  });

  it('of somebody else is nothing of theirs', async () => {
    const id = await send();
    const other = d.visit('U0ANDER');
    const press = { do: 'count-me', conversation: id, act: 'out', submission: 'C'.repeat(22) } as const;
    expect((await d.employee.handle(other, press)).kind).toBe('gone');
    expect(await isLeftOut(id)).toBeUndefined();
  });
});

describe('who writes the store', () => {
  it('77: and puts an older part back, or none, has nobody counted', async () => {
    const id = await send();
    await count(id, 'out');
    await count(id, 'in');
    await look(id);
    const before = lately;
    await count(id, 'out');
    for (const boards of [before, undefined]) {
      meddled = () => boards;
      expect(await isLeftOut(id)).toBe(true);
      const { counting, board } = await look(id);
      // It cannot be said that they are left out, and it is not said that they are counted.
      expect(counting).toBeUndefined();
      expect(board?.[0]?.lines).toEqual([
        'Wat jij hier eerder koos, kunnen we nu niet laten zien. Zeg het opnieuw in een bericht.',
      ]);
      expect((await count(id, 'in')).counting).toBeUndefined();
    }
    meddled = (boards) => boards;
    expect(await isLeftOut(id)).toBe(true);
  });

  it('77: and has a later step made from an older part, has nobody counted', async () => {
    const id = await send();
    await count(id, 'in');
    await take({ do: 'ask-slip', conversation: id, submission: 'A'.repeat(22) }, 'conversation');
    await look(id);
    const before = lately;
    await count(id, 'out');
    // So many later that the employee's own page, of the newest only, does not hold that they were left out.
    for (let at = 0; at < PAGE; at += 1)
      await d.adviser.reply(
        d.seat(),
        await sealReply(d, d.seat(), keys.samira, id, 'Dag', String(at).padStart(22, 'A')),
      );
    meddled = () => before;
    await putItem(d, keys.samira, id, { is: 'options', options: ['self'] });
    meddled = (boards) => ({ ...boards, ...(before?.employee && { employee: before.employee }) });
    const item = (await reading(id)).board.placed[0]?.mark;
    await take(
      { do: 'answer', conversation: id, item, says: 'self', submission: 'B'.repeat(22) } as never,
      'conversation',
    );
    meddled = (boards) => boards;
    const { board } = await reading(id);
    expect(board.own).toMatchObject({ answers: [{ says: 'self' }], notCounted: true });
  });
});

describe('a part of a later release', () => {
  it('is read with what this one does not know, which is handed on', () => {
    const part = { v: 1, answers: [], later: { x: 1 }, notCounted: true };
    const read = employeePartIn({ text: JSON.stringify({ v: 1, did: { is: 'count', act: 'out' }, part }) });
    if (read === 'newer') throw new Error('not read');
    const answered = withAnswer(
      { own: read, placed: [], unread: [] },
      { to: 'A'.repeat(22) as Mark, says: 'yes', hour: 1 },
    );
    expect(answered).toMatchObject({ later: { x: 1 }, notCounted: true });
  });

  it('of another form is not guessed at', () => {
    expect(employeePartIn({ text: JSON.stringify({ v: 1, did: { is: 'count', act: 'out' }, part: { v: 2 } }) })).toBe(
      'newer',
    );
    const part = { v: 1, answers: [], notCounted: 'perhaps' };
    expect(employeePartIn({ text: JSON.stringify({ v: 1, did: { is: 'count', act: 'out' }, part }) })).toBe('newer');
  });
});
