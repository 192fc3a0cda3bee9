import { describe, expect, test } from 'vitest';
import {
  ANNA,
  entry,
  openRequest,
  ORGANISATION,
  SAMIRA,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

/** The adviser's own note beside a conversation. */
export function noting(subject: Subject): void {
  const { clock, harness, store, read, reply, write } = subject;
  const put = (before: Uint8Array | undefined, note: Uint8Array, by = SAMIRA, at = harness.second): Promise<boolean> =>
    at.conversations.putNote(ORGANISATION, ONE, by, before, note, clock.now());
  const note = async (): Promise<Uint8Array | undefined> => (await read({ adviser: SAMIRA }))?.note;
  const [first, second] = [entry('note', 4600), entry('other note', 4600)];

  describe('a note', () => {
    test('is put where what was seen lies, byte for byte, and comes to its adviser alone', async () => {
      await store.conversations.open(openRequest(clock));
      expect(await note()).toBeUndefined();
      expect(await put(second, first)).toBe(false);
      expect(await put(undefined, first)).toBe(true);
      expect(await put(undefined, second)).toBe(false);
      expect(await note()).toEqual(first);
      expect(await put(first, second)).toBe(true);
      expect(await put(first, first)).toBe(false);
      expect(await note()).toEqual(second);
      expect(await read({ employee: ANNA })).not.toHaveProperty('note');
    });

    test('of two at once one is put', async () => {
      await store.conversations.open(openRequest(clock));
      const both = await Promise.all([put(undefined, first, SAMIRA, harness.first), put(undefined, second)]);
      expect(both.toSorted()).toEqual([false, true]);
    });

    test('stays beside messages, and changes nothing of when the conversation goes or is unread', async () => {
      await store.conversations.open(openRequest(clock));
      const before = (await read())?.head;
      clock.advance(2);
      await put(undefined, first);
      expect((await read())?.head).toEqual(before);
      await reply('an answer');
      await write('and more');
      expect(await note()).toEqual(first);
    });

    test('of somebody else’s, of what is not there, over or withdrawn is not put', async () => {
      expect(await put(undefined, first)).toBe(false);
      await store.conversations.open(openRequest(clock));
      expect(await put(undefined, first, THEO)).toBe(false);
      await put(undefined, first);
      await withdrawWhole(store, ORGANISATION, ONE, ANNA);
      expect(await put(undefined, second)).toBe(false);
      await store.conversations.open(openRequest(clock));
      expect(await note()).toBeUndefined();
      clock.advance(31 * 24);
      expect(await put(undefined, first)).toBe(false);
    });
  });
}
