import { beforeEach, describe, expect, test } from 'vitest';
import {
  ANNA,
  appendRequest,
  hashOf,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
} from '../../support/store-fixtures.helper.ts';
import { ONE, bytes, type Subject } from './subject.ts';

export function reading(subject: Subject): void {
  const { clock, store, read, reply, write, markRead, look } = subject;

  describe('reading', () => {
    beforeEach(async () => {
      await store.conversations.open(openRequest(clock, { entry: bytes(0) }));
      for (let i = 1; i <= 9; i += 1) {
        const expected = await seen(store, clock);
        const from = i % 2 ? 'adviser' : 'employee';
        const copy = from === 'adviser' ? { employeeCopy: bytes(100 + i) } : {};
        await store.conversations.append(appendRequest(clock, { from, expected, entry: bytes(i), ...copy }));
      }
    });

    test.each([
      [{}, 4, [6, 7, 8, 9]],
      [{ before: 6 }, 4, [2, 3, 4, 5]],
      [{ before: 2 }, 4, [0, 1]],
      [{ before: 0 }, 4, []],
      [{ before: -3 }, 4, []],
      [{ before: 99 }, 2, [8, 9]],
      [{}, 50, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ])('page %o of %i', async (before, limit, sequences) => {
      const page = await read({ employee: ANNA }, { ...before, limit, copies: true });
      expect(page?.entries).toEqual(sequences.map((sequence) => bytes(sequence)));
      expect(page?.from).toBe(sequences[0] ?? 0);
      const replies = sequences.filter((sequence) => sequence % 2);
      expect(page?.employeeCopies).toEqual(new Map(replies.map((sequence) => [sequence, bytes(100 + sequence)])));
    });

    test('copies come only when asked for', async () => {
      expect((await read({ adviser: SAMIRA }, { limit: 50, copies: false }))?.employeeCopies.size).toBe(0);
    });

    test('what a caller does with the bytes it got does not reach the store', async () => {
      const page = await read();
      page?.entries[0]?.fill(77);
      page?.head.headHash.fill(77);
      page?.employeeCopies.get(1)?.fill(77);
      expect((await read())?.entries[0]).toEqual(bytes(0));
      expect((await read())?.head.headHash).toEqual(hashOf(bytes(9)));
      expect((await read())?.employeeCopies.get(1)).toEqual(bytes(101));
    });
  });

  describe('unread', () => {
    beforeEach(() => store.conversations.open(openRequest(clock)));
    const inInbox = async () =>
      (await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now()))[0]?.unread;

    test('the adviser has something to read until it was read, and again after the next message', async () => {
      expect(await inInbox()).toBe(true);
      await store.conversations.markReadByAdviser(ORGANISATION, ONE, SAMIRA);
      expect(await inInbox()).toBe(false);
      await reply('r1');
      expect(await inInbox()).toBe(false);
      await write('m1');
      expect(await inInbox()).toBe(true);
    });

    test('the employee sees how many replies are new', async () => {
      const unread = async () => (await look()).conversations[0]?.unread;
      expect(await unread()).toBe(0);
      await reply('r1');
      await reply('r2');
      await write('m1');
      expect(await unread()).toBe(2);
      await markRead([1, 2]);
      expect(await unread()).toBe(0);
      await reply('r3');
      expect((await read())?.head.unreadByEmployee).toBe(1);
    });
  });
}
