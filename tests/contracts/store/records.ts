import { describe, expect, test } from 'vitest';
import { bytes, type Subject } from './subject.ts';

export function records(subject: Subject): void {
  const { store, harness } = subject;

  describe('records', () => {
    const value = Uint8Array.from({ length: 256 }, (_, i) => i);

    test('come back byte for byte, per kind and id, until deleted', async () => {
      await store.records.put('session', 'a', value, 60);
      await store.records.put('key-slots', 'a', bytes(1));
      await store.records.put('key-slots', 'with:colon {and} brace', new Uint8Array());
      expect(await harness.second.records.get('session', 'a')).toEqual(value);
      expect(await store.records.get('key-slots', 'a')).toEqual(bytes(1));
      expect(await store.records.get('key-slots', 'with:colon {and} brace')).toEqual(new Uint8Array());
      expect(await store.records.get('view', 'a')).toBeUndefined();
      await store.records.delete('session', 'a');
      await store.records.delete('session', 'a');
      expect(await store.records.get('session', 'a')).toBeUndefined();
    });

    test('live as long as was said, from the last time they were touched', async () => {
      await store.records.put('session', 'a', value, 60);
      await harness.passRecordTime(50);
      expect(await store.records.touch('session', 'a', 60)).toEqual(value);
      await harness.passRecordTime(50);
      expect(await store.records.get('session', 'a')).toEqual(value);
      await harness.passRecordTime(11);
      expect(await store.records.get('session', 'a')).toBeUndefined();
      expect(await store.records.touch('session', 'a', 60)).toBeUndefined();
      expect(await store.records.take('session', 'a')).toBeUndefined();
    });

    test('put again, a record has the new value and the new life only', async () => {
      await store.records.put('view', 'a', bytes(1), 10);
      await store.records.put('view', 'a', bytes(2));
      await harness.passRecordTime(1000);
      expect(await store.records.get('view', 'a')).toEqual(bytes(2));
    });

    test('of many who take, one gets it', async () => {
      await store.records.put('sign-in', 'state', value, 60);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i % 2 ? harness.first : harness.second).records.take('sign-in', 'state')),
      );
      expect(results.filter((result) => result !== undefined)).toEqual([value]);
    });

    test('what may happen once happens once within its time', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).records.takeOnce('once', 'event', 60),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await store.records.takeOnce('once', 'another event', 60)).toBe(true);
      await harness.passRecordTime(61);
      expect(await store.records.takeOnce('once', 'event', 60)).toBe(true);
    });

    test('what is counted is counted once for each, by every instance, and as long as was said', async () => {
      expect(await store.records.count('posts', 'zorg.2026-q4')).toBe(0);
      const counts = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).records.increment('posts', 'zorg.2026-q4', 60),
        ),
      );
      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await harness.second.records.count('posts', 'zorg.2026-q4')).toBe(10);
      expect(await store.records.count('posts', 'haven.2026-q4')).toBe(0);
      await harness.passRecordTime(50);
      expect(await store.records.increment('posts', 'zorg.2026-q4', 60)).toBe(11);
      await harness.passRecordTime(50);
      expect(await store.records.count('posts', 'zorg.2026-q4')).toBe(11);
      await harness.passRecordTime(11);
      expect(await store.records.count('posts', 'zorg.2026-q4')).toBe(0);
      expect(await store.records.increment('posts', 'zorg.2026-q4', 60)).toBe(1);
    });

    test('enrolments can be listed, those that are there', async () => {
      expect(await store.records.list('enrolment')).toEqual([]);
      await store.records.put('enrolment', 'theo', bytes(2), 600);
      await store.records.put('enrolment', 'samira', bytes(1), 60);
      await store.records.put('enrolment', 'kim', bytes(3));
      await store.records.put('session', 'other', bytes(9), 60);
      const listed = [
        { id: 'kim', value: bytes(3) },
        { id: 'samira', value: bytes(1) },
        { id: 'theo', value: bytes(2) },
      ];
      expect(await harness.second.records.list('enrolment')).toEqual(listed);
      await harness.passRecordTime(61);
      expect(await store.records.list('enrolment')).toEqual([listed[0], listed[2]]);
      expect(await store.records.take('enrolment', 'theo')).toEqual(bytes(2));
      await store.records.delete('enrolment', 'kim');
      expect(await store.records.list('enrolment')).toEqual([]);
    });
  });
}
