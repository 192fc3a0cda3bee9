/** What is kept, looked at as a whole: for starting and for the hourly look at keys. */
import { describe, expect, it } from 'vitest';
import { ANNA, openRequest, ORGANISATION } from '../../support/store-fixtures.helper.ts';
import { bytes, ONE, type Subject } from './subject.ts';

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of from) found.push(one);
  return found;
}

export function contents({ store, clock, read }: Subject): void {
  describe('contents', () => {
    it('gives the head of every conversation of every organisation, as reading gives it', async () => {
      await store.conversations.open(openRequest(clock, { id: ONE }));
      const [head, ...others] = await all(store.contents.heads());
      expect(others).toEqual([]);
      expect(head).toEqual((await read())?.head);
      expect(head).toMatchObject({ id: ONE, organisation: ORGANISATION, owner: ANNA });
    });

    it('gives the records that are sealed, under the name they are bound to, and no others', async () => {
      await store.records.put('installation', 'abc', bytes(1));
      await store.records.put('key-slots', 'def', bytes(2), 60);
      await store.records.put('enrolment', 'ghi', bytes(3));
      await store.records.put('view', 'jkl', bytes(4), 60);
      await store.records.increment('posts', 'mno', 60);
      const found = await all(store.contents.sealedRecords());
      expect(found.toSorted((a, b) => (a.bound < b.bound ? -1 : 1))).toEqual([
        { bound: 'enrolment:ghi', value: bytes(3) },
        { bound: 'installation:abc', value: bytes(1) },
        { bound: 'key-slots:def', value: bytes(2) },
      ]);
    });

    it('keeps what was put once, whoever puts what later, at the same moment too', async () => {
      const kept = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.records.putOnce('mark', 'keyring', bytes(index))),
      );
      expect(new Set(kept.map(String)).size).toBe(1);
      expect(await store.records.putOnce('mark', 'keyring', bytes(99))).toEqual(kept[0]);
      expect(await store.records.get('mark', 'keyring')).toEqual(kept[0]);
    });

    it('tells its own time', async () => {
      expect(await store.time()).toBeInstanceOf(Date);
    });
  });
}
