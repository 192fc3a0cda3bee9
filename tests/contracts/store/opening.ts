import { describe, expect, test } from 'vitest';
import { toHour, type Pseudonym } from '../../../src/core/conversation.ts';
import { MAX_CONVERSATIONS, MAX_OPENINGS } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  formMark,
  hourAfter,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

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

    test('the same press again changes nothing, and says whose it is; another text of the form is told so', async () => {
      const place = { conversation: ONE, adviser: SAMIRA, state: 'open', handle: 'h4nd1e00' };
      const there = (found: 'repeated' | 'exists') => ({ ...place, found });
      await store.conversations.open(openRequest(clock));
      const before = await read();
      expect(await store.conversations.open(openRequest(clock))).toEqual(there('repeated'));
      // The adviser was changed in the form after it had been stored: still the same press.
      expect(await store.conversations.open(openRequest(clock, { adviser: THEO }))).toEqual(there('repeated'));
      const other = { submission: submission('other') };
      expect(await store.conversations.open(openRequest(clock, other))).toEqual(there('exists'));
      expect(await store.conversations.open(openRequest(clock, { ...other, adviser: THEO }))).toEqual(there('exists'));
      expect(await store.conversations.open(openRequest(clock, { owner: BRAM }))).toBe('taken');
      expect(await read()).toEqual(before);
    });

    test('a press that went into a conversation that was there is found by its form, whoever is chosen next', async () => {
      await store.conversations.open(openRequest(clock));
      const mark = formMark('later');
      const later = { id: conversationId('later'), mark, submission: submission('later') };
      expect(await store.conversations.open(openRequest(clock, later))).toEqual({
        found: 'running',
        conversation: ONE,
        adviser: SAMIRA,
        state: 'open',
      });
      const expected = await seen(store, clock);
      await store.conversations.append(appendRequest(clock, { mark, submission: later.submission, expected }));
      const found = { conversation: ONE, adviser: SAMIRA, state: 'open', handle: 'h4nd1e00' };
      const tried = (changes: object) => store.conversations.open(openRequest(clock, { ...later, ...changes }));
      expect(await tried({ adviser: THEO })).toEqual({ ...found, found: 'repeated' });
      expect(await tried({ adviser: THEO, submission: submission('changed') })).toEqual({ ...found, found: 'exists' });
      await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now());
      expect(await tried({})).toEqual({ ...found, state: 'closed', found: 'repeated' });
    });

    test('what became of a form is told to its employee, and to nobody else', async () => {
      const press = { conversation: ONE, opens: true, dedupeKey: submission('first'), mark: formMark('one') };
      const find = (changes: object = {}, employee = ANNA) =>
        store.conversations.findPress(ORGANISATION, employee, { ...press, ...changes }, clock.now());
      expect(await find()).toBeUndefined();
      await store.conversations.open(openRequest(clock));
      const there = { conversation: ONE, adviser: SAMIRA, state: 'open', handle: 'h4nd1e00' };
      expect(await find()).toEqual({ ...there, found: 'repeated' });
      expect(await find({ dedupeKey: submission('other') })).toEqual({ ...there, found: 'exists' });
      // Kept by 0.2.0, which knew no marks: what lies under the id that follows from the form came from it.
      const unknown = { dedupeKey: submission('other'), mark: formMark('other') };
      expect(await find(unknown)).toEqual({ ...there, found: 'exists' });
      expect(await find({ ...unknown, opens: false })).toBeUndefined();
      expect(await find({}, BRAM)).toBeUndefined();
      await store.conversations.withdraw(ORGANISATION, ONE, ANNA);
      expect(await find()).toBeUndefined();
    });

    test('ten a day and no more: withdrawing gives none back, the next day does', async () => {
      const open = (i: number, changes: object = {}) =>
        store.conversations.open(openRequest(clock, { id: conversationId(i), mark: formMark(i), ...changes }));
      for (let i = 0; i < MAX_OPENINGS; i += 1) {
        expect(await open(i, { submission: submission(i) })).toBe('stored');
        await store.conversations.withdraw(ORGANISATION, conversationId(i), ANNA);
      }
      const eleventh = { submission: submission(11) };
      expect(await open(11, eleventh)).toBe('too-often');
      expect(await open(11, { ...eleventh, adviser: THEO })).toBe('too-often');
      expect(await open(11, { ...eleventh, openings: 'somebody-else' })).toBe('stored');
      await store.conversations.withdraw(ORGANISATION, conversationId(11), ANNA);
      clock.advance(24);
      expect(await open(11, eleventh)).toBe('stored');
    });

    test('what was not stored is not counted', async () => {
      const open = (i: number, changes: object) =>
        store.conversations.open(
          openRequest(clock, { id: conversationId(i), submission: submission(i), openings: 'anna-today', ...changes }),
        );
      await store.conversations.open(openRequest(clock, { owner: BRAM, id: conversationId('his') }));
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(5), clock.now());
      for (let i = 0; i < 2 * MAX_OPENINGS; i += 1) expect(await open(i, {})).toBe('full');
      await store.conversations.setFull(ORGANISATION, SAMIRA, undefined, clock.now());
      expect(await open(99, {})).toBe('stored');
    });

    test('a repetition is recognised before any limit is', async () => {
      await store.conversations.open(openRequest(clock));
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(5), clock.now());
      expect(await store.conversations.open(openRequest(clock))).toMatchObject({ found: 'repeated' });
    });

    test('one submission at two instances at once is stored once', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).conversations.open(openRequest(clock)),
        ),
      );
      expect(results.filter((result) => result === 'stored')).toHaveLength(1);
      expect(results.filter((result) => typeof result === 'object' && result.found === 'repeated')).toHaveLength(19);
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
        store.conversations.open(openRequest(clock, { id: conversationId(i), submission: submission(i), adviser }));
      expect(await open(0, SAMIRA)).toBe('stored');
      expect(await open(1, SAMIRA)).toMatchObject({ found: 'running', conversation: conversationId(0) });
      for (let i = 1; i < MAX_CONVERSATIONS; i += 1) expect(await open(i, `adviser-${i}`)).toBe('stored');
      expect(await open(99, THEO)).toBe('too-many');
      await store.conversations.close(ORGANISATION, conversationId(0), { employee: ANNA }, RETENTION, clock.now());
      // Closed but still there: it counts among all, not as open with her.
      expect(await open(99, SAMIRA)).toBe('too-many');
      await withdrawWhole(store, ORGANISATION, conversationId(0), ANNA);
      expect(await open(99, SAMIRA)).toBe('stored');
    });

    test('who has one open with this adviser hears of every limit what everybody else hears', async () => {
      await store.conversations.open(openRequest(clock));
      const again = (changes: object) =>
        store.conversations.open(
          openRequest(clock, { id: conversationId(2), submission: submission(2), mark: formMark(2), ...changes }),
        );
      await store.conversations.setFull(ORGANISATION, SAMIRA, later(5), clock.now());
      expect(await again({})).toBe('full');
      await store.conversations.setFull(ORGANISATION, SAMIRA, undefined, clock.now());
      await store.conversations.setAway(ORGANISATION, SAMIRA, new Date(clock.now().getTime() + 7_200_000), clock.now());
      expect(await again({ refuseWhenAway: true })).toBe('away');
      expect(await again({})).toMatchObject({ found: 'running' });
    });

    test('the limit of an employee holds when both instances are asked at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 ? harness.first : harness.second).conversations.open(
            openRequest(clock, { id: conversationId(i), submission: submission(i), adviser: `adviser-${i}` }),
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
