import { describe, expect, test } from 'vitest';
import type { SignedPlanning } from '../../../src/core/planning.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
  THEO,
} from '../../support/store-fixtures.helper.ts';
import type { Subject } from './subject.ts';

const numbered = (number: number, text = `{"number":${number},"“é”":true}`): SignedPlanning => ({
  number,
  text,
  signature: 's'.repeat(86),
});

export function planning({ clock, store, harness }: Subject): void {
  const lies = async (adviser = SAMIRA) =>
    (await harness.second.conversations.overview(ORGANISATION, ANNA, [THEO, adviser], clock.now())).advisers[1];
  const put = (planned: SignedPlanning, adviser = SAMIRA) =>
    store.conversations.putPlanning(ORGANISATION, adviser, planned);

  describe('planning', () => {
    test('comes with the loads as it was put, for that adviser of that organisation alone, without an end', async () => {
      expect(await lies()).toEqual({ open: 0 });
      expect(await put(numbered(1))).toBe(true);
      clock.advance(24 * 400);
      expect(await lies()).toEqual({ open: 0, signed: numbered(1) });
      expect(await lies(THEO)).toEqual({ open: 0 });
      const elsewhere = await store.conversations.overview('elsewhere', ANNA, [SAMIRA], clock.now());
      expect(elsewhere.advisers).toEqual([{ open: 0 }]);
    });

    test('takes only a later number, also of two at once', async () => {
      expect(await put(numbered(7))).toBe(true);
      for (const older of [numbered(7), numbered(7, 'another'), numbered(6)]) expect(await put(older)).toBe(false);
      expect(await lies()).toEqual({ open: 0, signed: numbered(7) });
      const both = await Promise.all([
        put(numbered(8, 'one')),
        harness.second.conversations.putPlanning(ORGANISATION, SAMIRA, numbered(8, 'two')),
      ]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await put(numbered(20))).toBe(true);
    });

    test('an older number takes the place of exactly what was seen not to hold', async () => {
      await put(numbered(900));
      expect(await store.conversations.putPlanning(ORGANISATION, SAMIRA, numbered(8), 899)).toBe(false);
      expect(await store.conversations.putPlanning(ORGANISATION, SAMIRA, numbered(8), 900)).toBe(true);
      expect(await store.conversations.putPlanning(ORGANISATION, SAMIRA, numbered(8), 900)).toBe(false);
      expect(await lies()).toEqual({ open: 0, signed: numbered(8) });
    });

    test('is gone when it is forgotten, of that adviser alone', async () => {
      await put(numbered(7));
      await put(numbered(2), THEO);
      await harness.second.conversations.forgetPlanning(ORGANISATION, SAMIRA);
      expect(await lies()).toEqual({ open: 0 });
      expect(await lies(THEO)).toEqual({ open: 0, signed: numbered(2) });
      expect(await put(numbered(1))).toBe(true);
    });

    test('ends what the two unsigned switches said', async () => {
      const until = new Date(clock.now().getTime() + 5 * 3_600_000);
      await store.conversations.setAway(ORGANISATION, SAMIRA, until, clock.now());
      await store.conversations.setFull(ORGANISATION, SAMIRA, until, clock.now());
      expect(await put(numbered(1))).toBe(true);
      expect(await lies()).toEqual({ open: 0, signed: numbered(1) });
    });

    test('a further message whose promise was decided by a planning is stored only by that one', async () => {
      const id = conversationId('decided');
      expect(await store.conversations.open(openRequest(clock, { id }))).toBe('stored');
      const expected = await seen(store, clock, { employee: ANNA }, id);
      const append = (planning?: number) =>
        store.conversations.append({
          ...appendRequest(clock, { id, expected }),
          ...(planning === undefined ? {} : { decidedBy: { adviser: SAMIRA, planning } }),
        });
      expect(await append(1)).toBe('replanned');
      await put(numbered(3));
      for (const other of [0, 2, 4]) expect(await append(other)).toBe('replanned');
      const until = new Date(clock.now().getTime() + 5 * 3_600_000);
      await store.conversations.setAway(ORGANISATION, SAMIRA, until, clock.now());
      expect(await append(3)).toBe('replanned');
      await store.conversations.setAway(ORGANISATION, SAMIRA, undefined, clock.now());
      expect(await append(3)).toBe('stored');
      await put(numbered(4));
      expect(await append(3)).toBe('repeated');
      expect(await append()).toBe('repeated');
    });

    test('a first message is stored only by the planning it was decided on', async () => {
      const open = (number?: number) =>
        store.conversations.open({
          ...openRequest(clock, { id: conversationId('planned') }),
          ...(number === undefined ? {} : { planning: number }),
        });
      expect(await open(1)).toBe('replanned');
      await put(numbered(3));
      for (const other of [undefined, 0, 2, 4]) expect(await open(other)).toBe('replanned');
      expect(await open(3)).toBe('stored');
      await put(numbered(4));
      // Stored before it changed: the same press again is a repetition.
      expect(await open(3)).toMatchObject({ found: 'repeated' });
    });
  });
}
