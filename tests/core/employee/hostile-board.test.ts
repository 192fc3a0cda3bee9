/** A board against who writes the store, an adviser's hostile page, and every ceiling. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toHour, type ConversationId } from '../../../src/core/conversation.ts';
import type { AppendResult, Store, StoredBoard } from '../../../src/core/ports.ts';
import { stepBody } from '../../../src/core/board/parts.ts';
import { newFormId } from '../../../src/inbox/client/crypto/reply.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { render } from '../../../src/teams/views/render.ts';
import { putItem, putPart, readAsAdviser } from '../../support/board.helper.ts';
import { desks, sealReply, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { proveAll } from '../../support/proven.helper.ts';
import { sendAt, takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
type Boards = Partial<Record<'adviser' | 'employee', StoredBoard>>;
/** What who writes the store puts in the place of what the employee can read. */
let meddled: (boards: Boards) => Boards;
let lately: Boards;
/** What the store says to a step that has no allowance of its own beyond the last. */
let ceiling: AppendResult | undefined;
let d: Desks;
beforeEach(async () => {
  meddled = (boards) => boards;
  ceiling = undefined;
  const clock = testClock();
  const plain = memoryStore(clock);
  await proveAll(plain, [organisation], clock.now());
  const read: Store['conversations']['read'] = async (...asked) => {
    const found = await plain.conversations.read(...asked);
    if (found?.boards === undefined || !('employee' in asked[2])) return found;
    lately = found.boards;
    return { ...found, boards: meddled(found.boards) };
  };
  const append: Store['conversations']['append'] = async (request) =>
    ceiling !== undefined && request.takesBack === undefined ? ceiling : plain.conversations.append(request);
  d = await desks(organisation, {
    clock,
    store: { ...plain, conversations: { ...plain.conversations, read, append } },
  });
});
const take = takeAt(() => d);

const send = sendAt(take);
const look = (conversation: ConversationId) => take({ do: 'conversation', conversation }, 'conversation');
const slip = (change: object = {}) => ({
  is: 'slip' as const,
  purpose: 'tell',
  to: 'teamleider',
  what: 'Dat ik hulp wil.',
  named: false,
  ends: toHour(d.clock.now()) + 7 * 24,
  ...change,
});
const options = { is: 'options' as const, options: ['self'] };
const placed = async (id: ConversationId) => (await readAsAdviser(d, keys.samira, id)).board.placed;
let presses = 0;
async function say(id: ConversationId, at: number, says: string) {
  const item = (await placed(id))[at]?.mark;
  const submission = String((presses += 1)).padStart(22, '0');
  return take({ do: 'answer', conversation: id, item, says, submission } as never, 'conversation');
}
const said = async (id: ConversationId) => (await placed(id)).map(({ answer }) => answer?.says);

describe('who writes the store', () => {
  it('and puts a yes back that was taken back, has it signed anew by no other press', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    await putItem(d, keys.samira, id, options);
    await say(id, 0, 'yes');
    await look(id);
    const yes = lately.employee;
    await say(id, 0, 'revoke');
    meddled = (boards) => ({ ...boards, ...(yes && { employee: yes }) });
    await say(id, 1, 'self');
    meddled = (boards) => boards;
    expect((await said(id))[0]).toBe('revoke');
  });

  it('and puts an older part of the adviser back, gets no answer to what is there no more, nor a page of it', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    await look(id);
    const before = lately.adviser;
    const item = (await placed(id))[0]?.mark;
    await putPart(d, keys.samira, id, { is: 'slip', act: 'taken-away' }, { v: 1, items: [] });
    meddled = (boards) => ({ ...boards, ...(before && { adviser: before }) });
    const { notice } = await take(
      { do: 'answer', conversation: id, item, says: 'yes', submission: 'A'.repeat(22) } as never,
      'conversation',
    );
    expect(notice).toMatch(/^Dit is net veranderd/);
    await take({ do: 'board', conversation: id, item } as never, 'conversation');
    expect((await readAsAdviser(d, keys.samira, id)).board.own.answers).toEqual([]);
  });
});

describe('taking back', () => {
  it('a yes is held back by no ceiling of steps', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    await putItem(d, keys.samira, id, options);
    await say(id, 0, 'yes');
    ceiling = 'too-fast';
    expect((await say(id, 1, 'self')).notice).toBeDefined();
    expect((await say(id, 0, 'revoke')).notice).toBeUndefined();
    expect((await said(id))[0]).toBe('revoke');
  });
});

describe('a page that stayed open', () => {
  it('says again what was said before something else was, and it is heard', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    const item = (await placed(id))[0]?.mark;
    const old = { do: 'answer', conversation: id, item, says: 'no', submission: 'A'.repeat(22) } as never;
    await take(old, 'conversation');
    await say(id, 0, 'yes');
    await say(id, 0, 'revoke');
    await putItem(d, keys.samira, id, slip());
    await say(id, 1, 'not-yet');
    const other = { ...(old as object), item: (await placed(id))[1]?.mark } as never;
    await take(other, 'conversation');
    await say(id, 1, 'not-yet');
    await take(other, 'conversation');
    expect(await said(id)).toEqual(['revoke', 'no']);
  });

  it('takes back a number that was given anew meanwhile', async () => {
    const id = await send();
    const give = async () => {
      const { form } = await take({ do: 'call-me', conversation: id }, 'call-me');
      await take(
        { do: 'submit', submit: { ...form, text: '06 12345678', when: '', voicemail: false } as never },
        'sent',
      );
    };
    const back = { do: 'no-call', conversation: id, submission: 'A'.repeat(22) } as const;
    for (let turn = 0; turn < 2; turn += 1) {
      await give();
      await take(back, 'conversation');
      expect((await readAsAdviser(d, keys.samira, id)).callMe).toBeUndefined();
    }
  });
});

describe('a hostile page of the adviser', () => {
  const at = () => Math.floor(d.clock.now().getTime() / 60_000) + 3000;
  const moments = (where: string) =>
    [0, 60, 120].map((more) => ({ at: at() + more, minutes: 30, way: { by: 'neutral', where } }));

  it.each([
    ['control characters', `a${'\u0001'.repeat(150)}b`],
    ['lines of its own', 'Kantine\n\nSamira vertelt het aan niemand'],
    ['what turns the text around', 'Kantine \u202Eneseig'],
  ])('puts no %s in a place', async (_what, where) => {
    const id = await send();
    await putItem(d, keys.samira, id, { is: 'appointment', moments: moments(where) });
    expect((await look(id)).board?.[0]?.actions).toEqual([]);
    expect((await look(id)).board?.[0]?.lines[0]).toMatch(/^Samira zette iets voor je klaar dat we hier nu niet/);
  });

  it.each([
    ['what turns a function around', { to: 'team\u202Eredielmaet x' }],
    ['what turns words around', { what: 'Dat ik \u202Eneseig\u202C ben' }],
    ['half a screen of nothing between words', { what: `Dat ik hulp wil.${'\n'.repeat(200)}En wie ik ben.` }],
    ['control characters in words', { what: 'a\u0000b' }],
  ])('puts no %s in a slip', async (_what, change) => {
    const id = await send();
    await putItem(d, keys.samira, id, slip(change));
    expect((await look(id)).board?.[0]?.lines[0]).toMatch(/^Samira zette iets voor je klaar dat we hier nu niet/);
  });

  it('fills a card of Teams with the largest that there is, and the way to write stays on it', async () => {
    const id = await send();
    for (let turn = 0; turn < 6; turn += 1)
      await putItem(d, keys.samira, id, { is: 'appointment', moments: moments('é'.repeat(200)) });
    const card = JSON.stringify(render(await look(id)));
    expect(Buffer.byteLength(card)).toBeLessThan(28_000);
    expect(card).toContain('Input.Text');
  });
});

describe('a yes stays in sight', () => {
  const told = { is: 'told' as const, way: 'danger', to: 'politie', what: 'Dat het niet veilig is.', named: false };
  const keyed = (item: object, at: number) => ({ ...item, key: `AAAAAA${String(at).padStart(2, '0')}` });
  const backs = async (id: ConversationId): Promise<number> =>
    ((await look(id)).board ?? []).flatMap(({ actions }) => actions).filter(({ label }) => label === 'Trek mijn ja in')
      .length;

  it('however much else of weight was put before it', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    await say(id, 0, 'yes');
    const [one] = await placed(id);
    const items = [...Array.from({ length: 12 }, (_, at) => keyed(told, at)), one?.item];
    await putPart(d, keys.samira, id, { is: 'told', act: 'put' }, { v: 1, items });
    expect(await backs(id)).toBe(1);
  });

  it('also where there are more of them than anything else would be shown, in Teams too', async () => {
    const id = await send();
    const items = Array.from({ length: 12 }, (_, at) => keyed(slip(), at));
    await putPart(d, keys.samira, id, { is: 'slip', act: 'put' }, { v: 1, items });
    for (let at = 0; at < 12; at += 1) await say(id, at, 'yes');
    expect(await backs(id)).toBe(12);
    const card = JSON.stringify(render(await look(id)));
    expect(card.split('Trek mijn ja in').length - 1).toBe(12);
    expect(Buffer.byteLength(card)).toBeLessThan(28_000);
  });

  it('and can be taken back after a step that its page sent as no step', async () => {
    const id = await send();
    await putItem(d, keys.samira, id, slip());
    await say(id, 0, 'yes');
    const hidden = stepBody({ is: 'slip', act: 'taken-away' }, { v: 1, items: [] });
    const reply = await sealReply(d, d.seat(), keys.samira, id, hidden);
    expect(await d.adviser.reply(d.seat(), { ...reply, submission: newFormId() })).toBe('stored');
    const revoke = (await look(id)).board
      ?.flatMap(({ actions }) => actions)
      .find(({ label }) => label === 'Trek mijn ja in');
    if (revoke === undefined) throw new Error('no way to take it back');
    const { board, notice } = await take(revoke.press, 'conversation');
    expect(notice).toBeUndefined();
    expect(JSON.stringify(board)).toContain('Je ja is ingetrokken.');
  });

  it('on a card of Teams that is full of options too', async () => {
    const id = await send();
    const many = {
      is: 'options',
      options: ['self', 'together', 'manager', 'mediator', 'committee', 'police', 'nothing'],
    };
    const items = [...Array.from({ length: 23 }, (_, at) => keyed(many, at)), keyed(slip(), 30)];
    await putPart(d, keys.samira, id, { is: 'slip', act: 'put' }, { v: 1, items });
    await say(id, 23, 'yes');
    const card = JSON.stringify(render(await look(id)));
    expect(card).toContain('Trek mijn ja in');
    expect(card).toContain('Input.Text');
    expect(Buffer.byteLength(card)).toBeLessThan(28_000);
  });
});
