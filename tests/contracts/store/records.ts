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

    // The clock begins at ten past, so the hour is full after fifty minutes.
    test.each([
      ['a minute', 60, 50],
      ['to the very hour', 50 * 60, 50],
      ['just beyond it', 50 * 60 + 1, 110],
      ['eight hours', 8 * 3600, 8 * 60 + 50],
      ['a part of a second', 0.001, 50],
    ])('live as long as was said and on to the whole hour: %s', async (_what, seconds, minutes) => {
      await store.records.put('session', 'a', value, seconds);
      await harness.passRecordTime(minutes * 60 - 1);
      expect(await store.records.get('session', 'a')).toEqual(value);
      await harness.passRecordTime(1);
      expect(await store.records.get('session', 'a')).toBeUndefined();
      expect(await store.records.putIf('session', 'a', value, bytes(1), 60)).toBe(false);
      expect(await store.records.take('session', 'a')).toBeUndefined();
    });

    test('put where what was seen still lies, and nowhere else', async () => {
      const { records } = harness.second;
      expect(await records.putIf('session', 'a', bytes(1), value, 60)).toBe(false);
      expect(await store.records.get('session', 'a')).toBeUndefined();
      expect(await records.putIf('session', 'a', undefined, value, 60)).toBe(true);
      expect(await records.putIf('session', 'a', undefined, bytes(1), 60)).toBe(false);
      expect(await records.putIf('session', 'a', value.slice(1), bytes(1), 60)).toBe(false);
      expect(await store.records.get('session', 'a')).toEqual(value);
      expect(await records.putIf('session', 'a', value, bytes(1), 2 * 3600)).toBe(true);
      await harness.passRecordTime(2 * 3600);
      expect(await store.records.get('session', 'a')).toEqual(bytes(1));
      await harness.passRecordTime(50 * 60);
      expect(await store.records.get('session', 'a')).toBeUndefined();
    });

    test('put where what was seen lies, with the end it has, or with none', async () => {
      const { records } = store;
      await records.put('session', 'a', value, 2 * 3600);
      expect(await records.putIf('session', 'a', value, bytes(1), 'same')).toBe(true);
      expect(await records.get('session', 'a')).toEqual(bytes(1));
      await harness.passRecordTime(3 * 3600);
      expect(await records.get('session', 'a')).toBeUndefined();
      expect(await records.putIf('key-slots', 'a', undefined, value)).toBe(true);
      expect(await records.putIf('key-slots', 'a', value, bytes(2), 'same')).toBe(true);
      await harness.passRecordTime(1000 * 3600);
      expect(await records.get('key-slots', 'a')).toEqual(bytes(2));
    });

    test('what is empty is not what is not there', async () => {
      await store.records.put('once', 'a', new Uint8Array(), 60);
      expect(await store.records.putIf('once', 'a', undefined, bytes(1), 60)).toBe(false);
      expect(await store.records.putIf('once', 'a', new Uint8Array(), bytes(1), 60)).toBe(true);
    });

    test('of many who put where one thing was seen, one does', async () => {
      await store.records.put('session', 'a', value, 60);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).records.putIf('session', 'a', value, bytes(i), 60),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await store.records.get('session', 'a')).toEqual(bytes(results.indexOf(true)));
    });

    test('deleted where what was seen lies, and nowhere else', async () => {
      const { records } = harness.second;
      await store.records.put('key-slots', 'a', value);
      expect(await records.deleteIf('key-slots', 'a', value.slice(1))).toBe(false);
      expect(await store.records.get('key-slots', 'a')).toEqual(value);
      expect(await records.deleteIf('key-slots', 'a', value)).toBe(true);
      expect(await store.records.get('key-slots', 'a')).toBeUndefined();
      expect(await records.deleteIf('key-slots', 'a', value)).toBe(true);
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
      await harness.passRecordTime(50 * 60 - 1);
      expect(await store.records.takeOnce('once', 'event', 60)).toBe(false);
      await harness.passRecordTime(1);
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
      await harness.passRecordTime(45 * 60);
      expect(await store.records.increment('posts', 'zorg.2026-q4', 600)).toBe(11);
      await harness.passRecordTime(65 * 60 - 1);
      expect(await store.records.count('posts', 'zorg.2026-q4')).toBe(11);
      await harness.passRecordTime(1);
      expect(await store.records.count('posts', 'zorg.2026-q4')).toBe(0);
      expect(await store.records.increment('posts', 'zorg.2026-q4', 60)).toBe(1);
    });

    test('enrolments put where nothing, or what was seen, lies are listed, and of many at once one is', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).records.putIf('enrolment', 'kim', undefined, bytes(i)),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      const first = bytes(results.indexOf(true));
      expect(await store.records.list('enrolment')).toEqual([{ id: 'kim', value: first }]);
      expect(await store.records.putIf('enrolment', 'kim', bytes(99), value, 60)).toBe(false);
      expect(await store.records.putIf('enrolment', 'kim', first, value, 60)).toBe(true);
      await store.records.put('enrolment', 'theo', bytes(2));
      await harness.passRecordTime(50 * 60);
      expect(await store.records.list('enrolment')).toEqual([{ id: 'theo', value: bytes(2) }]);
    });

    test('enrolments can be listed, those that are there', async () => {
      expect(await store.records.list('enrolment')).toEqual([]);
      await store.records.put('enrolment', 'theo', bytes(2), 6000);
      await store.records.put('enrolment', 'samira', bytes(1), 60);
      await store.records.put('enrolment', 'kim', bytes(3));
      await store.records.put('session', 'other', bytes(9), 60);
      const listed = [
        { id: 'kim', value: bytes(3) },
        { id: 'samira', value: bytes(1) },
        { id: 'theo', value: bytes(2) },
      ];
      expect(await harness.second.records.list('enrolment')).toEqual(listed);
      await harness.passRecordTime(50 * 60);
      expect(await store.records.list('enrolment')).toEqual([listed[0], listed[2]]);
      expect(await store.records.take('enrolment', 'theo')).toEqual(bytes(2));
      await store.records.delete('enrolment', 'kim');
      expect(await store.records.list('enrolment')).toEqual([]);
    });
  });
}
