import type { Pseudonym } from '../../../src/core/conversation.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  hourAfter,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { ONE, bytes, type Subject } from './subject.ts';

export function retention(subject: Subject): void {
  const { clock, store, harness, read, reply, write, markRead, keep, look } = subject;

  describe('retention', () => {
    beforeEach(() => store.conversations.open(openRequest(clock)));

    test('thirty days after the last message there is nothing, for nobody', async () => {
      clock.advance(20 * 24);
      await write('m1');
      clock.advance(30 * 24);
      expect(await read()).toBeDefined();
      const expected = await seen(store, clock);
      clock.advance(1);
      expect(await read()).toBeUndefined();
      expect(await read({ adviser: SAMIRA })).toBeUndefined();
      expect(await store.conversations.append(appendRequest(clock, { expected }))).toBe('gone');
      expect(await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now())).toBe(
        false,
      );
      expect(await look()).toEqual({ advisers: [{ open: 0 }, { open: 0 }], conversations: [] });
      expect(await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toEqual([]);
      expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(false);
    });

    test('seven days after closing there is nothing', async () => {
      await reply('r1');
      expect(await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now())).toBe(
        true,
      );
      expect((await read())?.head).toMatchObject({
        state: 'closed',
        closedBy: 'adviser',
        expiresHour: hourAfter(clock, 7 * 24),
      });
      clock.advance(7 * 24);
      expect((await read())?.employeeCopies.size).toBe(1);
      clock.advance(1);
      expect(await read()).toBeUndefined();
    });

    test('who closed it is kept, and closing it once more makes it nobody else', async () => {
      expect((await read())?.head.closedBy).toBeUndefined();
      await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
      await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now());
      expect((await read())?.head.closedBy).toBe('employee');
      expect((await read({ adviser: SAMIRA }))?.head.closedBy).toBe('employee');
    });

    test('closing never lets anything stay longer, and closing twice changes nothing', async () => {
      const before = (await read())?.head.expiresHour;
      clock.advance(28 * 24);
      const close = () => store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
      expect(await close()).toBe(true);
      const closed = await read();
      expect(closed?.head.expiresHour).toBe(before);
      clock.advance(1);
      expect(await close()).toBe(true);
      expect(await read()).toEqual(closed);
    });

    test("the employee's copy of a reply goes a day after it was read, the adviser's stays", async () => {
      await reply('r1', bytes(1));
      await reply('r2', bytes(2));
      await markRead([1]);
      clock.advance(24);
      expect((await read())?.employeeCopies).toEqual(
        new Map([
          [1, bytes(1)],
          [2, bytes(2)],
        ]),
      );
      clock.advance(1);
      expect((await read())?.employeeCopies).toEqual(new Map([[2, bytes(2)]]));
      expect((await read())?.entries).toHaveLength(3);
    });

    test('reading again does not prolong a copy', async () => {
      await reply('r1');
      await markRead([1]);
      clock.advance(20);
      await markRead([1]);
      clock.advance(5);
      expect((await read())?.employeeCopies.size).toBe(0);
    });

    test("the employee's own words, where they are kept, last as a copy of a reply does, and are nobody's news", async () => {
      const id = conversationId('kept');
      await store.conversations.open(openRequest(clock, { id, adviser: THEO, employeeCopy: bytes(7) }));
      const expected = await seen(store, clock, { employee: ANNA }, id);
      expect(await store.conversations.append(appendRequest(clock, { id, expected, employeeCopy: bytes(8) }))).toBe(
        'stored',
      );
      const look = (by: { employee: Pseudonym } | { adviser: string } = { employee: ANNA }) =>
        store.conversations.read(ORGANISATION, id, by, { limit: 9, copies: true }, clock.now());
      const both = [
        [0, bytes(7)],
        [1, bytes(8)],
      ] as const;
      expect(await look()).toMatchObject({ employeeCopies: new Map(both), head: { unreadByEmployee: 0 } });
      clock.advance(20 * 24);
      const { conversations } = store;
      await conversations.markReadByEmployee(ORGANISATION, id, ANNA, [0], RETENTION, clock.now());
      clock.advance(25);
      expect((await look())?.employeeCopies).toEqual(new Map([both[1]]));
      expect(await conversations.withdraw(ORGANISATION, id, ANNA)).toBeDefined();
      expect(await look()).toBeUndefined();
      // What the same form opens anew has nothing of what was there.
      await conversations.open(openRequest(clock, { id, adviser: THEO }));
      expect((await look())?.employeeCopies).toEqual(new Map());
    });

    test('each copy says until when it is there: from reading on, and never after the conversation', async () => {
      await reply('r1');
      await reply('r2');
      expect((await read())?.copiesUntil).toEqual(new Map());
      const tomorrow = hourAfter(clock, 24);
      expect(await markRead([0, 1, 9])).toEqual(new Map([[1, tomorrow]]));
      expect((await read())?.copiesUntil).toEqual(new Map([[1, tomorrow]]));
      clock.advance(3);
      expect(await markRead([1])).toEqual(new Map([[1, tomorrow]]));
      clock.advance(30 * 24 - 10);
      const end = (await read())?.head.expiresHour ?? 0;
      expect(await markRead([1, 2])).toEqual(new Map([[2, end]]));
      expect((await read())?.copiesUntil).toEqual(new Map([[2, end]]));
    });

    test('a copy that is to stay goes with the conversation as it stood then', async () => {
      await reply('r1');
      await reply('r2');
      await markRead([1, 2]);
      const end = (await read())?.head.expiresHour ?? 0;
      expect(await keep(1)).toBe(end);
      expect((await read())?.copiesUntil.get(1)).toBe(end);
      clock.advance(10 * 24);
      expect((await read())?.employeeCopies.size).toBe(1);
      // Renewed and read again: what was said of this copy stays as it was said.
      await write('m1');
      await markRead([1]);
      expect((await read())?.copiesUntil).toEqual(new Map([[1, end]]));
      clock.advance(end - hourAfter(clock, 0));
      expect((await read())?.employeeCopies.size).toBe(1);
      clock.advance(1);
      expect((await read())?.employeeCopies.size).toBe(0);
    });

    test('closing lets a copy that was to stay go with the conversation', async () => {
      await reply('r1');
      await markRead([1]);
      await keep(1);
      await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
      expect((await read())?.copiesUntil).toEqual(new Map([[1, hourAfter(clock, 7 * 24)]]));
      expect(await keep(1)).toBe(hourAfter(clock, 7 * 24));
    });

    test('nothing is kept that is gone, is not there, or is somebody else’s', async () => {
      await reply('r1');
      await markRead([1]);
      expect(await keep(1, BRAM)).toBeUndefined();
      expect(await keep(0)).toBeUndefined();
      expect(await keep(99)).toBeUndefined();
      expect((await read())?.copiesUntil).toEqual(new Map([[1, hourAfter(clock, 24)]]));
      clock.advance(25);
      expect(await keep(1)).toBeUndefined();
      expect((await read())?.employeeCopies.size).toBe(0);
      clock.advance(31 * 24);
      expect(await keep(1)).toBeUndefined();
    });

    test('a copy nobody read lasts as long as the conversation, also when that is renewed', async () => {
      await reply('r1');
      await reply('r2');
      await markRead([1]);
      clock.advance(29 * 24);
      await write('m1');
      clock.advance(29 * 24);
      await write('m2');
      clock.advance(29 * 24);
      expect([...((await read())?.employeeCopies.keys() ?? [])]).toEqual([2]);
    });

    test('marking what has no copy, or is not there, does nothing', async () => {
      await reply('r1');
      await markRead([0, 7, 999]);
      expect((await read())?.employeeCopies.size).toBe(1);
    });

    test('only whole hours are kept', async () => {
      const { head } = (await read()) ?? {};
      expect(Number.isInteger(head?.lastHour) && Number.isInteger(head?.expiresHour)).toBe(true);
    });
  });

  describe('withdrawing', () => {
    test('takes everything at once, on both sides', async () => {
      await store.conversations.open(openRequest(clock));
      await reply('r1');
      await markRead([1]);
      await reply('r2');
      expect(await withdrawWhole(harness.second, ORGANISATION, ONE, ANNA)).toBe(true);
      expect(await read()).toBeUndefined();
      expect(await read({ adviser: SAMIRA })).toBeUndefined();
      expect(await look()).toEqual({ advisers: [{ open: 0 }, { open: 0 }], conversations: [] });
      expect(await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toEqual([]);
      expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(false);
    });

    test('works on a closed conversation and leaves the others alone', async () => {
      await store.conversations.open(openRequest(clock));
      await store.conversations.open(openRequest(clock, { id: conversationId('two'), adviser: THEO }));
      await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now());
      expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(true);
      expect((await look()).conversations.map(({ id }) => id)).toEqual([conversationId('two')]);
    });
  });
}
