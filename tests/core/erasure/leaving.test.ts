/** What leaves is gone at once, or somebody goes on with it, and nobody else's key dies for it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/base/errors.ts';
import type { ConversationHead, ConversationId } from '../../../src/core/conversation.ts';
import type { EmployeeEvent, Press } from '../../../src/core/events.ts';
import { bindingOf } from '../../../src/core/employee/send.ts';
import { LIMITS_VERSION } from '../../../src/core/pages/write.ts';
import type { ConversationStore, Keyring, Store } from '../../../src/core/ports.ts';
import type { Screen } from '../../../src/core/screens.ts';
import { memoryKeyring } from '../../../src/keyring/memory.ts';
import { memoryStore } from '../../../src/store/memory/index.ts';
import { desks, sealReply, testClock, type Desks } from '../../support/desks.helper.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { wordsIn } from '../../../src/core/words/index.ts';

const { organisation, keys } = await testOrganisation();

let d: Desks;
let keyring: Keyring;
let store: Store;
/** Throws once a step of this name is reached, before it is taken. */
let stopAt: string | undefined;
const at = (step: string): void => {
  if (step !== stopAt) return;
  stopAt = undefined;
  throw new AppError('KEYRING_UNREADABLE', step);
};

beforeEach(async () => {
  stopAt = undefined;
  const clock = testClock();
  const [realKeyring, realStore] = [await memoryKeyring(), memoryStore(clock)];
  keyring = {
    ...realKeyring,
    erasure: {
      ...realKeyring.erasure,
      destroy: async (ids) => {
        at('overwrite');
        await realKeyring.erasure.destroy(ids);
      },
    },
  };
  const conversations: ConversationStore = {
    ...realStore.conversations,
    forget: async (...all) => {
      at('delete');
      await realStore.conversations.forget(...all);
    },
  };
  store = { ...realStore, conversations };
  d = await desks(organisation, { clock, store, keyring });
});

const press = (event: Press, user?: string): Promise<Screen> => d.employee.handle(d.visit(user), event);
const submit = (form: object, user?: string): Promise<Screen> =>
  d.employee.handle(d.visit(user), { do: 'submit', submit: form } as EmployeeEvent);
async function writeForm(user?: string, adviser = 'samira'): Promise<object> {
  const screen = await press({ do: 'write', adviser, limits: LIMITS_VERSION }, user);
  if (screen.kind !== 'write') throw new Error(screen.kind);
  return { ...screen.form, text: 'Mag ik iets vragen?' };
}
async function send(user?: string, adviser = 'samira'): Promise<ConversationId> {
  const screen = await submit(await writeForm(user, adviser), user);
  if (screen.kind !== 'sent') throw new Error(screen.kind);
  return screen.conversation;
}
const headOf = async (id: ConversationId, adviser = 'samira'): Promise<ConversationHead> => {
  const page = { limit: 1, copies: false };
  const found = await store.conversations.read(organisation.id, id, { adviser }, page, d.clock.now());
  if (found === undefined) throw new Error('not there');
  return found.head;
};
const open = (head: ConversationHead): Promise<Uint8Array> =>
  keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
const answer = async (id: ConversationId, text = 'Ja'): Promise<void> => {
  expect(
    await d.adviser.reply(
      d.seat(),
      await sealReply(d, d.seat(), keys.samira, id, text, text.replaceAll(' ', '-').padEnd(22, '-')),
    ),
  ).toBe('stored');
};
const linesOf = (screen: Screen): string => JSON.stringify(screen);
const DESTROYED = expect.objectContaining({ code: 'KEY_DESTROYED' });

describe('withdrawing', () => {
  it('destroys what its secret is wrapped under, on whatever days it was, and nobody else’s', async () => {
    const [mine, other] = [await send(), await send('U0DAAN')];
    const heads = [await headOf(mine)];
    d.clock.advance(24);
    await answer(mine);
    heads.push(await headOf(mine));
    const theirs = await headOf(other);
    expect(new Set(heads.map(({ dayKey }) => dayKey)).size).toBe(2);
    for (const head of heads) expect(await open(head)).toHaveLength(32);
    expect((await press({ do: 'withdraw', conversation: mine })).kind).toBe('withdrawn');
    for (const head of heads) await expect(open(head)).rejects.toEqual(DESTROYED);
    expect(await open(theirs)).toHaveLength(32);
    expect(await store.conversations.claimDue(organisation.id, 1e9, 10)).toHaveLength(1);
  });

  it.each(['overwrite', 'delete'])('stopped before "%s" is gone from sight, and ends gone', async (step) => {
    const id = await send();
    await answer(id);
    const head = await headOf(id);
    stopAt = step;
    const screen = await press({ do: 'withdraw', conversation: id });
    expect(screen.kind).toBe('withdrawn');
    expect(linesOf(screen).includes('nog niet overal gewist')).toBe(step === 'overwrite');
    expect(d.faults).toEqual(['KEYRING_UNREADABLE']);
    expect((await press({ do: 'conversation', conversation: id })).kind).toBe('gone');
    expect(await d.adviser.list(d.seat())).toEqual([]);
    expect(await d.adviser.read(d.seat(), id)).toBeUndefined();
    // What the sweep does with it.
    const due = await store.conversations.claimDue(organisation.id, 0, 10);
    expect(due).toHaveLength(2);
    await keyring.erasure.destroy(due.map(({ erasureKey }) => erasureKey));
    await store.conversations.forget(organisation.id, due);
    await expect(open(head)).rejects.toEqual(DESTROYED);
    expect(await store.conversations.claimDue(organisation.id, 1e9, 10)).toEqual([]);
  });

  it('with another’s key put in its head destroys nothing of theirs, and says that it is not done', async () => {
    const [mine, other] = [await send(), await send('U0DAAN')];
    const [own, theirs] = [await headOf(mine), await headOf(other)];
    const swapped: ConversationStore = {
      ...store.conversations,
      withdraw: async (...all) => {
        const found = await store.conversations.withdraw(...all);
        const { erasureKey } = theirs;
        if (found === undefined || erasureKey === undefined) return found;
        return {
          head: { ...found.head, erasureKey },
          departed: found.departed.map((each) => ({ ...each, erasureKey })),
        };
      },
    };
    const forged = await desks(organisation, { clock: d.clock, store: { ...store, conversations: swapped }, keyring });
    const screen = await forged.employee.handle(d.visit(), { do: 'withdraw', conversation: mine });
    expect(linesOf(screen)).toContain('nog niet overal gewist');
    expect(forged.faults).toEqual(['ENVELOPE_REFUSED']);
    expect(await open(theirs)).toHaveLength(32);
    // Its own was entered when it was stored, and is due at once.
    expect((await store.conversations.claimDue(organisation.id, 0, 10)).map((each) => each.erasureKey)).toEqual([
      own.erasureKey,
    ]);
  });

  it('and sending the same form again begins anew, under another key', async () => {
    const form = await writeForm();
    const first = await submit(form);
    if (first.kind !== 'sent') throw new Error(first.kind);
    const before = await headOf(first.conversation);
    await press({ do: 'withdraw', conversation: first.conversation });
    expect(await submit(form)).toMatchObject({ kind: 'sent', conversation: first.conversation });
    const after = await headOf(first.conversation);
    expect(after.erasureKey).not.toBe(before.erasureKey);
    expect(await open(after)).toHaveLength(32);
    await expect(open(before)).rejects.toEqual(DESTROYED);
  });

  it('told once more what came of it says the same, also when it was not all done', async () => {
    const id = await send();
    stopAt = 'overwrite';
    const event = { do: 'withdraw', conversation: id } as const;
    const screen = await d.employee.handle(d.visit(), event, { once: (deed) => deed() });
    const again = await d.employee.handle(d.visit(), event, {
      once: (_deed, told) => told({ kind: 'withdrawn', notErased: true }),
    });
    expect(linesOf(again)).toBe(linesOf(screen));
  });
});

describe('a key that was destroyed', () => {
  it('means gone, for both, and not "unreadable"; and does not stand in the way of a new conversation', async () => {
    const id = await send();
    const { erasureKey } = await headOf(id);
    if (erasureKey === undefined) throw new Error('no key');
    // As after an old copy of Redis was put back.
    await keyring.erasure.destroy([erasureKey]);
    expect((await press({ do: 'conversation', conversation: id })).kind).toBe('gone');
    expect(await d.adviser.list(d.seat())).toEqual([]);
    await send();
  });

  it.each<[string, (id: ConversationId) => Promise<unknown>, unknown]>([
    ['reads', (id) => d.adviser.read(d.seat(), id), undefined],
    ['answers', async (id) => d.adviser.reply(d.seat(), await replyTo(id)), 'gone'],
    ['looks at an open window', (id) => d.employee.refresh(d.visit(), id), undefined],
  ])('is found gone by whoever %s', async (_what, act, expected) => {
    const id = await send();
    await prepareReply(id);
    const { erasureKey } = await headOf(id);
    if (erasureKey !== undefined) await keyring.erasure.destroy([erasureKey]);
    expect(await act(id)).toEqual(expected);
    expect(await d.adviser.list(d.seat())).toEqual([]);
  });

  it('is found gone by whoever writes on', async () => {
    const id = await send();
    const shown = await press({ do: 'conversation', conversation: id });
    const { erasureKey } = await headOf(id);
    if (erasureKey !== undefined) await keyring.erasure.destroy([erasureKey]);
    if (shown.kind !== 'conversation' || shown.reply === undefined) throw new Error(shown.kind);
    const form = { form: 'reply', conversation: id, submission: 'f'.repeat(22), text: 'Nog iets' };
    // What was typed stays in the form.
    expect(await submit(form)).toMatchObject({ kind: 'not-saved', reason: wordsIn('nl').notSaved.gone });
  });

  let sealed: Awaited<ReturnType<typeof sealReply>> | undefined;
  const prepareReply = async (id: ConversationId): Promise<void> => {
    sealed = await sealReply(d, d.seat(), keys.samira, id, 'Ja');
  };
  const replyTo = async (_id: ConversationId) => {
    if (sealed === undefined) throw new Error('not prepared');
    return sealed;
  };
});

describe('the copy of an answer', () => {
  it('has a key of its own: destroyed, the answer is gone and the conversation goes on', async () => {
    const id = await send();
    await answer(id, 'Morgen om tien uur');
    await answer(id, 'Of om elf uur');
    const page = { limit: 10, copies: true };
    const by = { adviser: 'samira' };
    const found = await store.conversations.read(organisation.id, id, by, page, d.clock.now());
    const keysOf = [...(found?.employeeCopies.values() ?? [])].map((copy) =>
      Buffer.from(copy.subarray(0, 9)).toString('base64url'),
    );
    expect(new Set([...keysOf, found?.head.erasureKey]).size).toBe(3);
    expect(linesOf(await press({ do: 'conversation', conversation: id }))).toContain('Morgen om tien uur');
    await keyring.erasure.destroy(keysOf.slice(0, 1) as never[]);
    const screen = linesOf(await press({ do: 'conversation', conversation: id }));
    expect(screen).not.toContain('Morgen om tien uur');
    expect(screen).toContain('Na 24 uur is het gewist');
    expect(screen).toContain('Of om elf uur');
    expect((await d.adviser.read(d.seat(), id))?.envelopes.every((envelope) => envelope.length > 0)).toBe(true);
  });

  it('is due a day after it was read', async () => {
    const id = await send();
    await answer(id);
    await press({ do: 'conversation', conversation: id });
    d.clock.advance(25);
    const due = await store.conversations.claimDue(
      organisation.id,
      Math.floor(d.clock.now().getTime() / 3_600_000),
      10,
    );
    expect(due).toMatchObject([{ conversation: id, copy: 1 }]);
  });
});
