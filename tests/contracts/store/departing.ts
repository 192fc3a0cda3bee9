/** What is due, and when: a mark first, then the keys are overwritten by somebody else, then it goes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { toHour } from '../../../src/core/conversation.ts';
import type { Departed } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  copyUnder,
  erasureKey,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

const whole = (name: string | number = 'one'): Departed => ({
  organisation: ORGANISATION,
  conversation: conversationId(name),
  erasureKey: erasureKey(conversationId(name)),
});
const copy = (sequence: number): Departed => ({
  ...whole(),
  erasureKey: erasureKey(`copy ${sequence}`),
  copy: sequence,
});
const copyOf = (sequence: number): Uint8Array => copyUnder(erasureKey(`copy ${sequence}`), 1, 2, 3);

export function departing({ clock, store, harness, read, reply, write, markRead, look }: Subject): void {
  const due = (limit = 100) => store.conversations.claimDue(ORGANISATION, toHour(clock.now()), limit);
  const withdraw = (id = ONE) => store.conversations.withdraw(ORGANISATION, id, ANNA);
  const inbox = () => store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now());
  const organisations = async () => {
    const found: string[] = [];
    for await (const one of store.contents.organisationsWithDue()) found.push(one);
    return found;
  };

  describe('leaving', () => {
    beforeEach(() => store.conversations.open(openRequest(clock)));

    test('the erasure key comes back with the conversation, and stays the same with each message', async () => {
      expect((await read())?.head.erasureKey).toBe(whole().erasureKey);
      await reply('r1', copyOf(1));
      await write('m1');
      expect((await read({ adviser: SAMIRA }))?.head.erasureKey).toBe(whole().erasureKey);
      expect((await read())?.employeeCopies).toEqual(new Map([[1, copyOf(1)]]));
      for await (const head of store.contents.heads()) expect(head.erasureKey).toBe(whole().erasureKey);
    });

    test('a conversation of 0.2.0 has none, and is never due', async () => {
      await store.conversations.open(
        openRequest(clock, { id: conversationId('old'), adviser: 'theo', erasureKey: null }),
      );
      const page = { limit: 1, copies: false };
      const by = { employee: ANNA };
      const old = await store.conversations.read(ORGANISATION, conversationId('old'), by, page, clock.now());
      expect(old?.head).not.toHaveProperty('erasureKey');
      clock.advance(31 * 24);
      expect(await due()).toEqual([whole()]);
    });

    test('marked, it is shown to nobody and counts for nothing, before anything else was done', async () => {
      await reply('r1', copyOf(1));
      const expected = await seen(store, clock);
      const withdrawn = await withdraw();
      expect(withdrawn?.departed).toEqual([whole(), copy(1)]);
      expect(withdrawn?.head).toMatchObject({ id: ONE, owner: ANNA, adviser: SAMIRA, length: 2 });
      expect(await read()).toBeUndefined();
      expect(await read({ adviser: SAMIRA })).toBeUndefined();
      expect(await look()).toEqual({ advisers: [{ open: 0 }, { open: 0 }], conversations: [] });
      expect(await inbox()).toEqual([]);
      expect(await store.conversations.append(appendRequest(clock, { expected }))).toBe('gone');
      expect(await store.conversations.append(appendRequest(clock, { expected, from: 'adviser' }))).toBe('gone');
      expect(await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now())).toBe(
        false,
      );
      await markRead([1]);
      await store.conversations.markReadByAdviser(ORGANISATION, ONE, SAMIRA);
      expect(await withdraw()).toBeUndefined();
      expect(await read()).toBeUndefined();
    });

    test('whoever was stopped after the mark, another instance finds what is to be overwritten', async () => {
      await reply('r1', copyOf(1));
      await withdraw();
      expect(await organisations()).toEqual([ORGANISATION]);
      const found = await harness.second.conversations.claimDue(ORGANISATION, 0, 100);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([whole(), copy(1)]));
      // Until it says that it was done.
      expect(await due()).toHaveLength(2);
      await harness.second.conversations.forget(ORGANISATION, found);
      expect(await due()).toEqual([]);
      expect(await organisations()).toEqual([]);
    });

    test('the same form sent again after the mark is another conversation, and what is still to come spares it', async () => {
      await reply('r1', copyOf(1));
      const withdrawn = await withdraw();
      expect(await store.conversations.open(openRequest(clock, { erasureKey: erasureKey('anew') }))).toBe('stored');
      expect(await due()).toEqual(expect.arrayContaining([whole(), copy(1)]));
      await store.conversations.forget(ORGANISATION, withdrawn?.departed ?? []);
      expect((await read())?.head.erasureKey).toBe(erasureKey('anew'));
      expect((await read())?.entries).toHaveLength(1);
      expect((await look()).conversations).toHaveLength(1);
      expect(await due()).toEqual([]);
      clock.advance(31 * 24);
      expect(await due()).toEqual([{ ...whole(), erasureKey: erasureKey('anew') }]);
    });

    test('nothing is due before its hour; a message puts that off, closing brings it nearer', async () => {
      clock.advance(20 * 24);
      await write('m1');
      clock.advance(30 * 24);
      expect(await due()).toEqual([]);
      await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now());
      clock.advance(1);
      expect(await due()).toEqual([whole()]);
    });

    test('seven days after closing all of it is due', async () => {
      await reply('r1', copyOf(1));
      await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
      clock.advance(7 * 24);
      expect(await due()).toEqual([]);
      clock.advance(1);
      expect(await due()).toEqual(expect.arrayContaining([whole(), copy(1)]));
      expect(await read()).toBeUndefined();
    });

    test('a copy is due a day after it was read, alone; one that nobody read with the conversation', async () => {
      await reply('r1', copyOf(1));
      await reply('r2', copyOf(2));
      await markRead([1]);
      clock.advance(24);
      expect(await due()).toEqual([]);
      clock.advance(1);
      const found = await due();
      expect(found).toEqual([copy(1)]);
      await store.conversations.forget(ORGANISATION, found);
      expect((await read())?.employeeCopies).toEqual(new Map([[2, copyOf(2)]]));
      await write('m1');
      clock.advance(30 * 24 + 1);
      expect(await due()).toEqual(expect.arrayContaining([whole(), copy(2)]));
      expect(await due()).toHaveLength(2);
    });

    test('a copy that the employee lets stay is due with the conversation as it was then', async () => {
      await reply('r1', copyOf(1));
      await markRead([1]);
      const until = await store.conversations.keepCopy(ORGANISATION, ONE, ANNA, 1, clock.now());
      await write('m1');
      clock.advance(25);
      expect(await due()).toEqual([]);
      await write('m2');
      clock.advance((until ?? 0) - toHour(clock.now()) - 1);
      expect(await due()).toEqual([]);
      clock.advance(1);
      expect(await due()).toEqual([copy(1)]);
    });

    test('a writer whose clock is behind adds nothing to what another found due', async () => {
      const [expected, earlier] = [await seen(store, clock), clock.now()];
      clock.advance(31 * 24);
      expect(await due()).toEqual([whole()]);
      const request = { ...appendRequest(clock, { expected, submission: submission('late') }), now: earlier };
      expect(await store.conversations.append(request)).toBe('gone');
    });

    test('nor can a copy that was found due be let stay, or be seen, by whose clock is behind', async () => {
      await reply('r1', copyOf(1));
      await markRead([1]);
      clock.advance(24);
      const earlier = clock.now();
      clock.advance(1);
      expect(await due()).toEqual([copy(1)]);
      expect(await store.conversations.keepCopy(ORGANISATION, ONE, ANNA, 1, earlier)).toBeUndefined();
      expect(await store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, [1], RETENTION, earlier)).toEqual(
        new Map(),
      );
      expect(await due()).toEqual([copy(1)]);
    });

    test('a conversation of which one key was found due is not renewed before the others are', async () => {
      for (const sequence of [1, 2, 3, 4, 5]) await reply(`r${sequence}`, copyOf(sequence));
      const [expected, earlier] = [await seen(store, clock), clock.now()];
      clock.advance(31 * 24);
      const first = await due(1);
      expect(first).toHaveLength(1);
      const request = { ...appendRequest(clock, { expected, submission: submission('late') }), now: earlier };
      expect(await store.conversations.append(request)).toBe('gone');
      await store.conversations.forget(ORGANISATION, first);
      expect(await due()).toHaveLength(5);
    });

    test('at most so many at once, and the rest the next time', async () => {
      for (let index = 0; index < 4; index += 1) {
        const owner = `employee-${index}` as typeof ANNA;
        await store.conversations.open(openRequest(clock, { id: conversationId(index), owner }));
      }
      clock.advance(31 * 24);
      const first = await due(3);
      expect(first).toHaveLength(3);
      await store.conversations.forget(ORGANISATION, first);
      const second = await due(3);
      expect(second).toHaveLength(2);
      expect(new Set([...first, ...second].map(({ conversation }) => conversation)).size).toBe(5);
    });

    test('of one organisation says nothing of another', async () => {
      const elsewhere = 'elders';
      await store.conversations.open(openRequest(clock, { organisation: elsewhere }));
      await withdraw();
      expect(await store.conversations.claimDue(elsewhere, toHour(clock.now()), 100)).toEqual([]);
      expect((await organisations()).toSorted()).toEqual([elsewhere, ORGANISATION].toSorted());
      await store.conversations.forget(elsewhere, [{ ...whole(), organisation: elsewhere }]);
      expect(await due()).toEqual([whole()]);
    });
  });
}
