import { describe, expect, test } from 'vitest';
import type { AdviserListItem } from '../../../src/core/ports.ts';
import {
  BRAM,
  conversationId,
  entry,
  erasureKey,
  openRequest,
  ORGANISATION,
  SAMIRA,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

/** The employee's language: sealed in a message that the list hands over; in the clear only where an earlier release left it. */
export function speaking(subject: Subject): void {
  const { clock, store, read, reply, write } = subject;
  const listed = (withFirst?: boolean): Promise<readonly AdviserListItem[]> =>
    store.conversations.listForAdviser(ORGANISATION, SAMIRA, 9, clock.now(), undefined, withFirst);

  describe('the language of the employee', () => {
    test('of a new conversation is in nothing that is stored outside its messages', async () => {
      await store.conversations.open(openRequest(clock));
      expect((await read())?.head).not.toHaveProperty('language');
      expect((await listed())[0]).not.toHaveProperty('language');
    });

    test('lies in the first entry, which a list hands over with what opens it, and only when asked', async () => {
      await store.conversations.open(openRequest(clock));
      await store.conversations.open(
        openRequest(clock, { id: conversationId('two'), owner: BRAM, erasureKey: null, entry: entry('two') }),
      );
      await reply('an answer');
      await write('and more');
      const head = (await read())?.head;
      const [one, two] = [
        (await listed(true)).find(({ id }) => id === ONE),
        (await listed(true)).find(({ id }) => id !== ONE),
      ];
      expect(one?.first).toEqual({
        owner: head?.owner,
        dayKey: head?.dayKey,
        wrappedSecret: head?.wrappedSecret,
        erasureKey: erasureKey(ONE),
        sequence: 0,
        entry: entry('first'),
      });
      expect(two?.first).toMatchObject({ owner: BRAM, sequence: 0, entry: entry('two') });
      expect(two?.first).not.toHaveProperty('erasureKey');
      for (const item of await listed()) expect(item).not.toHaveProperty('first');
    });

    test('that an earlier release left in the clear is told until the employee writes again, and then lies there', async () => {
      await store.conversations.open(openRequest(clock, { language: 'en' }));
      await reply('an answer');
      expect((await read())?.head.language).toBe('en');
      expect((await listed(true))[0]).toMatchObject({ language: 'en', first: { sequence: 0 } });
      await write('moves it');
      await write('and stays there');
      expect((await read())?.head).not.toHaveProperty('language');
      const [item] = await listed(true);
      expect(item).not.toHaveProperty('language');
      expect(item?.first).toMatchObject({ sequence: 2, entry: (await read())?.entries[2] });
    });
  });
}
