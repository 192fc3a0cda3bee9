import { describe, expect, test } from 'vitest';
import { toHour, type Pseudonym } from '../../../src/core/conversation.ts';
import { MAX_CONVERSATIONS } from '../../../src/core/ports.ts';
import {
  ANNA,
  BRAM,
  conversationId,
  hourAfter,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  submission,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { type Subject } from './subject.ts';

export function opening(subject: Subject): void {
  const { clock, store, harness, read, reply, look } = subject;
  const later = (hours: number): Date => new Date(clock.now().getTime() + hours * 3_600_000);

  describe('opening', () => {
    test('what was stored comes back byte for byte, to the employee and to the adviser', async () => {
      const request = openRequest(clock, { entry: Uint8Array.from({ length: 256 }, (_, i) => i) });
      expect(await store.conversations.open(request)).toBe('stored');
      const expected = {
        head: {
          ...request.head,
          state: 'open',
          length: 1,
          headHash: request.entryHash,
          lastHour: toHour(clock.now()),
          unreadByAdviser: true,
          unreadByEmployee: 0,
          expiresHour: hourAfter(clock, 30 * 24),
        },
        from: 0,
        entries: [request.entry],
        employeeCopies: new Map(),
        copiesUntil: new Map(),
      };
      expect(await read()).toEqual(expected);
      expect(await read({ adviser: SAMIRA })).toEqual(expected);
    });

    test('the same submission again changes nothing, a different one for the same form is told so', async () => {
      await store.conversations.open(openRequest(clock));
      const before = await read();
      expect(await store.conversations.open(openRequest(clock))).toBe('repeated');
      // The adviser was changed in the form after it had been stored: still the same submission.
      expect(await store.conversations.open(openRequest(clock, { adviser: THEO }))).toBe('repeated');
      expect(await store.conversations.open(openRequest(clock, { submission: submission('other') }))).toBe('exists');
      expect(await store.conversations.open(openRequest(clock, { owner: BRAM }))).toBe('exists');
      expect(await read()).toEqual(before);
    });

    test('a repetition is recognised before any limit is', async () => {
      await store.conversations.open(openRequest(clock));
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(5), clock.now());
      expect(await store.conversations.open(openRequest(clock))).toBe('repeated');
    });

    test('one submission at two instances at once is stored once', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).conversations.open(openRequest(clock)),
        ),
      );
      expect(results.filter((result) => result === 'stored')).toHaveLength(1);
      expect(results.filter((result) => result === 'repeated')).toHaveLength(19);
      expect((await read())?.entries).toHaveLength(1);
    });

    test('no number of conversations closes a door: an adviser takes what comes until they say otherwise', async () => {
      const results = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).conversations.open(
            openRequest(clock, { id: conversationId(i), owner: `employee-${i}` as Pseudonym }),
          ),
        ),
      );
      expect(new Set(results)).toEqual(new Set(['stored']));
      expect((await look()).advisers.map(({ open }) => open)).toEqual([40, 0]);
    });

    test('who says to be full gets nothing new, at any instance, until the hour they chose or they take it back', async () => {
      const open = (i: number, adviser = SAMIRA) =>
        harness.second.conversations.open(
          openRequest(clock, { id: conversationId(i), owner: `employee-${i}` as Pseudonym, adviser }),
        );
      expect(await open(1)).toBe('stored');
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(3), clock.now());
      expect(await open(2)).toBe('full');
      expect(await open(3, THEO)).toBe('stored');
      const [samira, theo] = (await look()).advisers;
      expect(samira?.fullUntil).toEqual(new Date((toHour(clock.now()) + 4) * 3_600_000));
      expect([samira?.awayUntil, theo?.fullUntil]).toEqual([undefined, undefined]);
      await store.conversations.setFull(ORGANISATION, SAMIRA, undefined, clock.now());
      expect(await open(2)).toBe('stored');
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(3), clock.now());
      clock.advance(4);
      expect((await look()).advisers[0]).not.toHaveProperty('fullUntil');
      expect(await open(4)).toBe('stored');
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(3), clock.now());
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(-3), clock.now());
      expect(await open(5)).toBe('stored');
    });

    test('an employee has one open conversation with an adviser, and a few in all', async () => {
      const open = (i: number, adviser: string) =>
        store.conversations.open(openRequest(clock, { id: conversationId(i), adviser }));
      expect(await open(0, SAMIRA)).toBe('stored');
      expect(await open(1, SAMIRA)).toBe('too-many');
      for (let i = 1; i < MAX_CONVERSATIONS; i += 1) expect(await open(i, `adviser-${i}`)).toBe('stored');
      expect(await open(99, THEO)).toBe('too-many');
      await store.conversations.close(ORGANISATION, conversationId(0), { employee: ANNA }, RETENTION, clock.now());
      // Closed but still there: it counts among all, not as open with her.
      expect(await open(99, SAMIRA)).toBe('too-many');
      await withdrawWhole(store, ORGANISATION, conversationId(0), ANNA);
      expect(await open(99, SAMIRA)).toBe('stored');
    });

    test('the limit of an employee holds when both instances are asked at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).conversations.open(
            openRequest(clock, { id: conversationId(i), adviser: `adviser-${i}` }),
          ),
        ),
      );
      expect(results.filter((result) => result === 'stored')).toHaveLength(MAX_CONVERSATIONS);
    });

    test('an expired id can be used again and nothing of the former comes back', async () => {
      await store.conversations.open(openRequest(clock));
      await reply('r1');
      clock.advance(31 * 24);
      const again = openRequest(clock, { submission: submission('new'), owner: ANNA, adviser: THEO });
      expect(await store.conversations.open(again)).toBe('stored');
      expect(await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toEqual([]);
      expect(await store.conversations.listForAdviser(ORGANISATION, THEO, 10, clock.now())).toHaveLength(1);
      const page = await read();
      expect(page?.entries).toHaveLength(1);
      expect(page?.employeeCopies.size).toBe(0);
    });
  });
}
