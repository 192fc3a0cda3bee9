/** A yes that was taken back, between an adviser's page and somebody who writes what the server has. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toHour, type ConversationId } from '../../../src/core/conversation.ts';
import type { SlipItem } from '../../../src/core/board/slip.ts';
import type { ReadConversation, Store, StoredBoard } from '../../../src/core/ports.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { putItem, readAsAdviser } from '../../support/board.helper.ts';
import { desks, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { proveAll } from '../../support/proven.helper.ts';
import { takeAt } from '../../support/take.helper.ts';

const { organisation, keys } = await testOrganisation();
let meddled: (found: ReadConversation) => ReadConversation;
/** The same of what the employee gets. */
let shown: (found: ReadConversation) => ReadConversation;
/** What lay there for the employee, by place. */
const parts = new Map<number, StoredBoard>();
let d: Desks;
beforeEach(async () => {
  meddled = (found) => found;
  shown = (found) => {
    if (found.boards?.employee) parts.set(found.boards.employee.sequence, found.boards.employee);
    return found;
  };
  const clock = testClock();
  const plain = memoryStore(clock);
  await proveAll(plain, [organisation], clock.now());
  const read: Store['conversations']['read'] = async (...asked) => {
    const found = await plain.conversations.read(...asked);
    if (found === undefined) return undefined;
    return 'employee' in asked[2] ? shown(found) : meddled(found);
  };
  d = await desks(organisation, { clock, store: { ...plain, conversations: { ...plain.conversations, read } } });
});
const take = takeAt(() => d);
let presses = 0;
async function say(conversation: ConversationId, says: string, at = 0): Promise<void> {
  const { placed } = (await readAsAdviser(d, keys.samira, conversation)).board;
  const submission = String((presses += 1)).padStart(22, '0');
  const press = { do: 'answer', conversation, item: placed[at]?.mark, says, submission };
  expect((await take(press as never, 'conversation')).notice).toBeUndefined();
}
/** First message, slip, yes, taken back: places 0 to 3. */
async function takenBack(): Promise<ConversationId> {
  const { form } = await take({ do: 'write', adviser: 'samira', limits: LIMITS_VERSION }, 'write');
  const { conversation } = await take({ do: 'submit', submit: { ...form, text: 'Hallo' } as never }, 'sent');
  const slip = { purpose: 'tell', to: 'teamleider', what: 'Dat ik hulp wil.', named: false };
  const ends: SlipItem['ends'] = toHour(d.clock.now()) + 7 * 24;
  await putItem(d, keys.samira, conversation, { is: 'slip', ...slip, ends });
  await say(conversation, 'yes');
  await say(conversation, 'revoke');
  return conversation;
}
const board = async (id: ConversationId) => (await readAsAdviser(d, keys.samira, id)).board;
const YES = 2;
const REVOKED = 3;
const named = (found: ReadConversation, sequence: number): ReadConversation => {
  const bytes = found.entries[sequence - found.from] ?? new Uint8Array();
  return { ...found, boards: { ...found.boards, employee: { sequence, bytes } } };
};
const without = (found: ReadConversation, sequence: number, bytes: Uint8Array): ReadConversation => ({
  ...found,
  entries: found.entries.map((entry, at) => (at + found.from === sequence ? bytes : entry)),
});

describe('a yes that was taken back', () => {
  it('is none where the part of before is named as the newest', async () => {
    const id = await takenBack();
    meddled = (found) => named(found, YES);
    expect((await board(id)).placed[0]?.answer?.says).toBe('revoke');
  });

  it.each([
    ['damaged', () => new Uint8Array(400)],
    ['gone', () => new Uint8Array()],
    ['another message in its place', (found: ReadConversation) => found.entries[0] ?? new Uint8Array()],
  ])('is none where the step that took it back is %s: what they said cannot be read', async (_what, bytes) => {
    const id = await takenBack();
    meddled = (found) => named(without(found, REVOKED, bytes(found)), YES);
    const { placed, unread } = await board(id);
    expect({ says: placed[0]?.answer, unread }).toEqual({ says: undefined, unread: ['employee'] });
  });

  it('is none where the end of the conversation was taken away', async () => {
    const id = await takenBack();
    meddled = (found) => ({ ...named(found, YES), entries: found.entries.slice(0, -1) });
    expect((await board(id)).unread).toEqual(['employee']);
  });

  it('is none where a later part was made from the one before, a day after all was read', async () => {
    const id = await takenBack();
    await putItem(d, keys.samira, id, { is: 'options', options: ['self'] });
    const yes = parts.get(YES);
    shown = (found) => ({
      ...found,
      employeeCopies: new Map(),
      ...(yes && { boards: { ...found.boards, employee: yes } }),
    });
    await say(id, 'self', 1);
    const { placed, own } = await board(id);
    expect(own.answers).toHaveLength(2);
    expect(placed.map(({ answer }) => answer?.says)).toEqual(['revoke', 'self']);
  });
});

it('what cannot be read and came before the part takes nothing away', async () => {
  const id = await takenBack();
  meddled = (found) => without(found, 0, new Uint8Array(400));
  expect((await board(id)).placed[0]?.answer?.says).toBe('revoke');
});
