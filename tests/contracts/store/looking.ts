import { describe, expect, test } from 'vitest';
import { toHour, type Pseudonym } from '../../../src/core/conversation.ts';
import {
  ANNA,
  BRAM,
  conversationId,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  THEO,
} from '../../store/fixtures.ts';
import { ONE, type Subject } from './subject.ts';

export function looking(subject: Subject): void {
  const { clock, store, harness, read, write } = subject;

  describe('looking', () => {
    test('gives loads in the order asked and own conversations newest first', async () => {
      await store.conversations.open(openRequest(clock, { id: conversationId('old') }));
      clock.advance(2);
      await store.conversations.open(openRequest(clock, { id: conversationId('new'), adviser: THEO }));
      await store.conversations.open(openRequest(clock, { id: conversationId('of Bram'), owner: BRAM, adviser: THEO }));
      await store.conversations.setAway(ORGANISATION, SAMIRA, new Date(clock.now().getTime() + 5_400_000), clock.now());
      const { advisers, conversations } = await store.conversations.look(
        ORGANISATION,
        ANNA,
        [THEO, 'nobody', SAMIRA],
        clock.now(),
      );
      // Away for an hour and a half from ten past: rounded up to the whole hour.
      const awayUntil = new Date((toHour(clock.now()) + 2) * 3_600_000);
      expect(advisers).toEqual([{ open: 2 }, { open: 0 }, { open: 1, awayUntil }]);
      expect(conversations.map(({ id }) => id)).toEqual([conversationId('new'), conversationId('old')]);
      expect(conversations[1]).toEqual({
        id: conversationId('old'),
        adviser: SAMIRA,
        language: 'nl',
        state: 'open',
        lastHour: toHour(clock.now()) - 2,
        unread: 0,
      });
    });

    test('refuses a name that can be nobody’s, whichever store it is', async () => {
      const { conversations } = store;
      for (const name of ['', 'a:b', 'a}b', 'a b', 'é', 'x'.repeat(129)]) {
        await expect(conversations.look(ORGANISATION, name as Pseudonym, [SAMIRA], clock.now())).rejects.toThrow(
          'malformed',
        );
        await expect(conversations.look(ORGANISATION, ANNA, [name], clock.now())).rejects.toThrow('malformed');
        await expect(conversations.look(name, ANNA, [SAMIRA], clock.now())).rejects.toThrow('malformed');
        await expect(conversations.listForAdviser(ORGANISATION, name, 1, clock.now())).rejects.toThrow('malformed');
        await expect(
          conversations.open(openRequest(clock, { id: conversationId('new'), owner: name as Pseudonym })),
        ).rejects.toThrow('malformed');
      }
    });

    test('an adviser sees the newest first, at most as many as asked', async () => {
      for (let i = 0; i < 12; i += 1) {
        const owner = `employee-${i}` as Pseudonym;
        await store.conversations.open(openRequest(clock, { id: conversationId(i), owner, capacity: 99 }));
        if (i % 3 === 0) {
          await store.conversations.close(ORGANISATION, conversationId(i), { employee: owner }, RETENTION, clock.now());
        }
        clock.advance(1);
      }
      const list = (limit: number) => store.conversations.listForAdviser(ORGANISATION, SAMIRA, limit, clock.now());
      const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
      const newest = Array.from({ length: 12 }, (_, i) => conversationId(11 - i));
      expect(ids(await list(50))).toEqual(newest);
      expect(ids(await list(5))).toEqual(newest.slice(0, 5));
      expect(await list(0)).toEqual([]);
      expect((await list(3))[2]).toMatchObject({ handle: 'h4nd1e00', state: 'closed', unread: true });
      // The closed ones are gone by then: they neither show nor take the place of others.
      clock.advance(8 * 24);
      expect(ids(await list(5))).toEqual([11, 10, 8, 7, 5].map(conversationId));
    });

    test('a new message brings a conversation to the top', async () => {
      await store.conversations.open(openRequest(clock));
      clock.advance(1);
      await store.conversations.open(openRequest(clock, { id: conversationId('two'), owner: BRAM }));
      clock.advance(1);
      await write('m1');
      const list = await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now());
      expect(list.map(({ id }) => id)).toEqual([ONE, conversationId('two')]);
    });
  });

  describe('away', () => {
    const away = () => harness.second.conversations.awayUntil(ORGANISATION, SAMIRA, clock.now());
    const hours = (n: number) => new Date(clock.now().getTime() + n * 3_600_000);

    test('is seen by every instance, ends by itself, and can be taken back', async () => {
      expect(await away()).toBeUndefined();
      await store.conversations.setAway(ORGANISATION, SAMIRA, hours(3), clock.now());
      expect(await away()).toEqual(new Date((toHour(clock.now()) + 4) * 3_600_000));
      clock.advance(4);
      expect(await away()).toBeUndefined();
      await store.conversations.setAway(ORGANISATION, SAMIRA, hours(3), clock.now());
      await store.conversations.setAway(ORGANISATION, SAMIRA, undefined, clock.now());
      expect(await away()).toBeUndefined();
      expect(await harness.second.conversations.awayUntil(ORGANISATION, THEO, clock.now())).toBeUndefined();
    });

    test('an adviser who went away since the form was shown gets nothing when that was asked for', async () => {
      const open = (options = {}) => store.conversations.open(openRequest(clock, options));
      await store.conversations.setAway(ORGANISATION, SAMIRA, hours(3), clock.now());
      expect(await open({ refuseWhenAway: true })).toBe('away');
      expect(await read()).toBeUndefined();
      expect(await open({ refuseWhenAway: true, adviser: THEO, owner: BRAM, id: conversationId('two') })).toBe(
        'stored',
      );
      expect(await open()).toBe('stored');
      // Stored before she left: the same click again is a repetition, not a refusal.
      expect(await open({ refuseWhenAway: true })).toBe('repeated');
      await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
      clock.advance(4);
      expect(await open({ refuseWhenAway: true })).toBe('stored');
    });

    test('until a moment that has passed means: here', async () => {
      await store.conversations.setAway(ORGANISATION, SAMIRA, hours(3), clock.now());
      await store.conversations.setAway(ORGANISATION, SAMIRA, hours(-3), clock.now());
      expect(await away()).toBeUndefined();
    });
  });
}
