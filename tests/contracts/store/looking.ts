import { describe, expect, test } from 'vitest';
import { toHour, type Pseudonym } from '../../../src/core/conversation.ts';
import type { AdviserListItem, ListCursor } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  hashOf,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  submission,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
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
      const { advisers, conversations } = await store.conversations.overview(
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
        state: 'open',
        lastHour: toHour(clock.now()) - 2,
        expiresHour: toHour(clock.now()) - 1 + 30 * 24,
        unread: 0,
      });
    });

    test('refuses a name that can be nobody’s, whichever store it is', async () => {
      const { conversations } = store;
      for (const name of ['', 'a:b', 'a}b', 'a b', 'é', 'x'.repeat(129)]) {
        await expect(conversations.overview(ORGANISATION, name as Pseudonym, [SAMIRA], clock.now())).rejects.toThrow(
          'malformed',
        );
        await expect(conversations.overview(ORGANISATION, ANNA, [name], clock.now())).rejects.toThrow('malformed');
        await expect(conversations.overview(name, ANNA, [SAMIRA], clock.now())).rejects.toThrow('malformed');
        await expect(conversations.listForAdviser(ORGANISATION, name, 1, clock.now())).rejects.toThrow('malformed');
        await expect(
          conversations.open(openRequest(clock, { id: conversationId('new'), owner: name as Pseudonym })),
        ).rejects.toThrow('malformed');
      }
    });

    test('an adviser sees the newest first, at most as many as asked', async () => {
      for (let i = 0; i < 12; i += 1) {
        const owner = `employee-${i}` as Pseudonym;
        await store.conversations.open(openRequest(clock, { id: conversationId(i), owner }));
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

    describe('a list that is longer than a page', () => {
      const COUNT = 23;
      /** Three in each hour, so that pages end within one. */
      const fill = async (): Promise<void> => {
        for (let i = 0; i < COUNT; i += 1) {
          const owner = `employee-${i}` as Pseudonym;
          await store.conversations.open(openRequest(clock, { id: conversationId(i), owner }));
          if (i % 5 === 0) {
            const by = { employee: owner };
            await store.conversations.close(ORGANISATION, conversationId(i), by, RETENTION, clock.now());
          }
          if (i % 3 === 2) clock.advance(1);
        }
      };
      const page = (limit: number, after?: ListCursor) =>
        store.conversations.listForAdviser(ORGANISATION, SAMIRA, limit, clock.now(), after);
      const whole = async (
        limit: number,
        between: (last: string, page: number) => Promise<unknown> = async () => 0,
      ) => {
        const seen: AdviserListItem[] = [];
        for (let count = 0; ; count += 1) {
          const found = await page(limit, seen.at(-1));
          seen.push(...found);
          if (found.length < limit || count > COUNT) return seen;
          await between(seen.at(-1)?.id ?? '', count);
        }
      };

      test('comes to its end page by page, each once and in one order, whatever the size of a page', async () => {
        await fill();
        const all = await page(99);
        expect(all).toHaveLength(COUNT);
        for (const limit of [1, 2, 3, 7, 22, 23]) expect(await whole(limit)).toEqual(all);
        expect(await page(5, all.at(-1))).toEqual([]);
      });

      test('loses nobody when the one it would go on after is withdrawn, or moves up', async () => {
        await fill();
        const all = (await page(99)).map(({ id }) => id);
        const gone: string[] = [];
        const moved: string[] = [];
        const seen = await whole(4, async (last, count) => {
          const index = Array.from({ length: COUNT }, (_, i) => conversationId(i) as string).indexOf(last);
          const owner = `employee-${index}` as Pseudonym;
          if (count % 2 === 0) {
            if (await withdrawWhole(store, ORGANISATION, conversationId(index), owner)) gone.push(last);
            return;
          }
          clock.advance(1);
          const expected = { length: 1, headHash: hashOf(openRequest(clock, { id: conversationId(index) }).entry) };
          const written = await store.conversations.append(
            appendRequest(clock, {
              id: conversationId(index),
              by: owner,
              submission: submission(`up ${count}`),
              expected,
            }),
          );
          if (written === 'stored') moved.push(last);
        });
        expect([gone.length, moved.length].every((count) => count > 0)).toBe(true);
        expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(all));
      });

      test('goes on after a place that is nowhere any more', async () => {
        await fill();
        const all = await page(99);
        const lastHour = all[10]?.lastHour ?? 0;
        const after = await page(99, { id: conversationId('never'), lastHour });
        expect(after).toEqual(all.filter((item) => item.lastHour <= lastHour));
        expect(await page(99, { id: conversationId('never'), lastHour: 0 })).toEqual([]);
      });
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
    const away = async (adviser = SAMIRA): Promise<Date | undefined> => {
      const look = await harness.second.conversations.overview(ORGANISATION, ANNA, [adviser], clock.now());
      return look.advisers[0]?.awayUntil;
    };
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
      expect(await away(THEO)).toBeUndefined();
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
      expect(await open({ refuseWhenAway: true })).toMatchObject({ found: 'repeated' });
      await withdrawWhole(store, ORGANISATION, ONE, ANNA);
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
