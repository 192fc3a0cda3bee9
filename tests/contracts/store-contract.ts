/**
 * What every `Store` promises, run on each implementation. `first` and `second` are two instances on the same state,
 * as two processes of the product are.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toHour, type Pseudonym } from '../../src/core/conversation.ts';
import { MAX_CONVERSATIONS, MAX_MESSAGES, MAX_MESSAGES_PER_HOUR, type Store } from '../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  entry,
  hashOf,
  hourAfter,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
  type TestClock,
} from '../store/fixtures.ts';
import { storeProperties } from './store-properties.ts';

export interface StoreHarness {
  readonly clock: TestClock;
  readonly first: Store;
  readonly second: Store;
  /** Lets `seconds` pass for records, whichever clock they live on. */
  passRecordTime(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const ONE = conversationId('one');
const WHOLE = { limit: 50, copies: true };
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export function storeContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`store contract: ${name}`, () => {
    let harness: StoreHarness;
    let clock: TestClock;
    let store: Store;
    beforeEach(async () => {
      harness = await makeHarness();
      ({ clock, first: store } = harness);
    });
    afterEach(() => harness.close());

    const read = (
      by: { employee: Pseudonym } | { adviser: string } = { employee: ANNA },
      page: { before?: number; limit: number; copies: boolean } = WHOLE,
    ) => store.conversations.read(ORGANISATION, ONE, by, page, clock.now());
    const reply = async (key: string, copy = entry(`copy ${key}`)) =>
      store.conversations.append(
        appendRequest(clock, {
          from: 'adviser',
          submission: submission(key),
          expected: await seen(store, clock),
          employeeCopy: copy,
        }),
      );
    const write = async (key: string) =>
      store.conversations.append(
        appendRequest(clock, { submission: submission(key), expected: await seen(store, clock) }),
      );
    const markRead = (sequences: number[]) =>
      store.conversations.markReadByEmployee(ORGANISATION, ONE, ANNA, sequences, RETENTION, clock.now());
    const look = (employee = ANNA) => store.conversations.look(ORGANISATION, employee, [SAMIRA, THEO], clock.now());

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
        await store.conversations.open(openRequest(clock, { capacity: 1 }));
        expect(await store.conversations.open(openRequest(clock, { capacity: 1 }))).toBe('repeated');
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

      test('capacity is never exceeded, however many ask at once', async () => {
        const results = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            (i % 2 ? harness.first : harness.second).conversations.open(
              openRequest(clock, { id: conversationId(i), owner: `employee-${i}` as Pseudonym, capacity: 3 }),
            ),
          ),
        );
        expect(results.filter((result) => result === 'stored')).toHaveLength(3);
        expect(results.filter((result) => result === 'full')).toHaveLength(17);
        expect((await look()).advisers.map(({ open }) => open)).toEqual([3, 0]);
      });

      test('closing, withdrawing and expiring make room again', async () => {
        const open = (i: number) =>
          store.conversations.open(
            openRequest(clock, { id: conversationId(i), owner: `employee-${i}` as Pseudonym, capacity: 1 }),
          );
        expect([await open(1), await open(2)]).toEqual(['stored', 'full']);
        await store.conversations.close(ORGANISATION, conversationId(1), { adviser: SAMIRA }, RETENTION, clock.now());
        expect([await open(2), await open(3)]).toEqual(['stored', 'full']);
        await store.conversations.withdraw(ORGANISATION, conversationId(2), 'employee-2' as Pseudonym);
        expect([await open(3), await open(4)]).toEqual(['stored', 'full']);
        clock.advance(31 * 24);
        expect(await open(4)).toBe('stored');
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
        await store.conversations.withdraw(ORGANISATION, conversationId(0), ANNA);
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

    describe('writing', () => {
      beforeEach(() => store.conversations.open(openRequest(clock)));

      test('messages keep their order and bytes', async () => {
        const all = [entry('first')];
        for (let i = 1; i <= 20; i += 1) {
          const bytes = entry(`text ${i}`, i * 40);
          all.push(bytes);
          const from = i % 3 === 0 ? 'adviser' : 'employee';
          const expected = await seen(store, clock);
          const request = appendRequest(clock, { from, expected, entry: bytes, submission: submission(`text ${i}`) });
          expect(await store.conversations.append(request)).toBe('stored');
        }
        const page = await read();
        expect(page?.entries).toEqual(all);
        expect(page?.head).toMatchObject({ length: 21, headHash: hashOf(entry('text 20', 800)) });
      });

      test('the largest envelope fits', async () => {
        const large = entry('large', 17_000);
        const expected = await seen(store, clock);
        expect(await store.conversations.append(appendRequest(clock, { expected, entry: large }))).toBe('stored');
        expect((await read())?.entries[1]).toEqual(large);
      });

      test('two instances at once: one is stored, the other is told that it moved', async () => {
        const expected = await seen(store, clock);
        const results = await Promise.all([
          harness.first.conversations.append(appendRequest(clock, { expected, submission: submission('a') })),
          harness.second.conversations.append(appendRequest(clock, { expected, submission: submission('b') })),
        ]);
        expect(results.toSorted()).toEqual(['moved', 'stored']);
        expect((await read())?.head.length).toBe(2);
      });

      test('the same submission is stored once, at both instances, at once and later', async () => {
        const expected = await seen(store, clock);
        const request = appendRequest(clock, { expected, submission: submission('a') });
        const results = await Promise.all([
          harness.first.conversations.append(request),
          harness.second.conversations.append(request),
        ]);
        expect(results.toSorted()).toEqual(['repeated', 'stored']);
        for (let i = 0; i < 15; i += 1) await write(`later ${i}`);
        expect(await store.conversations.append(request)).toBe('repeated');
        // Long ago, and resealed for the end: still known for what opened the conversation.
        for (let i = 0; i < 10; i += 1) await reply(`much later ${i}`);
        expect(
          await store.conversations.append(
            appendRequest(clock, { expected: await seen(store, clock), submission: submission('first') }),
          ),
        ).toBe('repeated');
      });

      test('a submission that is forgotten by now cannot double either: what it expects has moved', async () => {
        const request = appendRequest(clock, { expected: await seen(store, clock), submission: submission('a') });
        await store.conversations.append(request);
        for (let i = 0; i < 20; i += 1) await reply(`later ${i}`);
        expect(await store.conversations.append(request)).toBe('moved');
      });

      test('a writer who saw another length or another last message is told that it moved', async () => {
        const expected = await seen(store, clock);
        const tries = [
          { length: expected.length + 1, headHash: expected.headHash },
          { length: expected.length - 1, headHash: expected.headHash },
          { length: expected.length, headHash: hashOf(entry('another')) },
          { length: expected.length, headHash: new Uint8Array() },
        ];
        for (const wrong of tries) {
          expect(await store.conversations.append(appendRequest(clock, { expected: wrong }))).toBe('moved');
        }
        expect((await read())?.entries).toHaveLength(1);
      });

      test('the wrapped secret and its day key are those of the last message', async () => {
        clock.advance(24 * 3);
        const request = appendRequest(clock, { expected: await seen(store, clock) });
        await store.conversations.append(request);
        expect((await read())?.head).toMatchObject({ dayKey: request.dayKey, wrappedSecret: request.wrappedSecret });
      });

      test('an employee is slowed down within an hour, an adviser is not, and the next hour is new', async () => {
        for (let i = 1; i < MAX_MESSAGES_PER_HOUR; i += 1) expect(await write(`m${i}`)).toBe('stored');
        expect(await write('one too many')).toBe('too-fast');
        expect(await reply('answer')).toBe('stored');
        expect(await write('one too many')).toBe('too-fast');
        clock.advance(1);
        expect(await write('one too many')).toBe('stored');
      });

      test('nothing is added to a closed conversation, but a repetition is still known as one', async () => {
        const request = appendRequest(clock, { expected: await seen(store, clock) });
        await store.conversations.append(request);
        await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
        expect(await store.conversations.append(request)).toBe('repeated');
        expect(await write('after')).toBe('closed');
        expect(await reply('after')).toBe('closed');
      });

      test('a conversation has an end', async () => {
        let expected = await seen(store, clock);
        for (let length = 1; length < MAX_MESSAGES; length += 1) {
          const request = appendRequest(clock, { from: 'adviser', expected, entry: bytes(length & 0xff, length >> 8) });
          expect(await store.conversations.append(request)).toBe('stored');
          expected = { length: length + 1, headHash: request.entryHash };
        }
        expect(await store.conversations.append(appendRequest(clock, { expected }))).toBe('too-long');
        expect(await reply('too')).toBe('too-long');
        expect(await store.conversations.withdraw(ORGANISATION, ONE, ANNA)).toBe(true);
      });
    });

    describe('isolation', () => {
      beforeEach(async () => {
        await store.conversations.open(openRequest(clock));
        await reply('r1');
      });

      const strangers = [
        ['another employee', { employee: BRAM }],
        ['another adviser', { adviser: THEO }],
        ['an employee named like the adviser', { employee: SAMIRA as Pseudonym }],
        ['an adviser named like the employee', { adviser: ANNA }],
      ] as const;

      test.each(strangers)('%s sees and changes nothing', async (_, by) => {
        const before = await read();
        const from = 'employee' in by ? 'employee' : 'adviser';
        const id = 'employee' in by ? by.employee : by.adviser;
        expect(await read(by)).toBeUndefined();
        const expected = await seen(store, clock);
        const request = appendRequest(clock, { from, by: id, expected, submission: submission('r1') });
        expect(await store.conversations.append(request)).toBe('gone');
        expect(await store.conversations.close(ORGANISATION, ONE, by, RETENTION, clock.now())).toBe(false);
        if ('employee' in by) {
          await store.conversations.markReadByEmployee(ORGANISATION, ONE, by.employee, [1], RETENTION, clock.now());
          expect(await store.conversations.withdraw(ORGANISATION, ONE, by.employee)).toBe(false);
          expect((await look(by.employee)).conversations).toEqual([]);
        } else {
          await store.conversations.markReadByAdviser(ORGANISATION, ONE, by.adviser);
          expect(await store.conversations.listForAdviser(ORGANISATION, by.adviser, 10, clock.now())).toEqual([]);
        }
        expect(await read()).toEqual(before);
      });

      test('another organisation with the same ids is another world', async () => {
        const other = 'ander-bedrijf';
        expect(await store.conversations.read(other, ONE, { employee: ANNA }, WHOLE, clock.now())).toBeUndefined();
        expect(await store.conversations.withdraw(other, ONE, ANNA)).toBe(false);
        expect(await store.conversations.open(openRequest(clock, { organisation: other }))).toBe('stored');
        expect((await store.conversations.look(other, ANNA, [SAMIRA], clock.now())).advisers[0]?.open).toBe(1);
        await store.conversations.withdraw(other, ONE, ANNA);
        expect((await read())?.head.length).toBe(2);
        expect((await look()).advisers[0]?.open).toBe(1);
      });

      test('a conversation that never was answers exactly as one of somebody else', async () => {
        const absent = conversationId('never was');
        const now = clock.now();
        const by = { employee: ANNA };
        const { conversations } = store;
        expect(await conversations.read(ORGANISATION, absent, by, WHOLE, now)).toBeUndefined();
        const expected = await seen(store, clock);
        expect(await conversations.append(appendRequest(clock, { id: absent, expected }))).toBe('gone');
        expect(await conversations.close(ORGANISATION, absent, by, RETENTION, now)).toBe(false);
        expect(await conversations.withdraw(ORGANISATION, absent, ANNA)).toBe(false);
        await conversations.markReadByEmployee(ORGANISATION, absent, ANNA, [0], RETENTION, now);
        await conversations.markReadByAdviser(ORGANISATION, absent, SAMIRA);
        expect(await conversations.read(ORGANISATION, absent, by, WHOLE, now)).toBeUndefined();
      });
    });

    describe('reading', () => {
      beforeEach(async () => {
        await store.conversations.open(openRequest(clock, { entry: bytes(0) }));
        for (let i = 1; i <= 9; i += 1) {
          const expected = await seen(store, clock);
          const from = i % 2 ? 'adviser' : 'employee';
          const copy = from === 'adviser' ? { employeeCopy: bytes(100 + i) } : {};
          await store.conversations.append(appendRequest(clock, { from, expected, entry: bytes(i), ...copy }));
        }
      });

      test.each([
        [{}, 4, [6, 7, 8, 9]],
        [{ before: 6 }, 4, [2, 3, 4, 5]],
        [{ before: 2 }, 4, [0, 1]],
        [{ before: 0 }, 4, []],
        [{ before: -3 }, 4, []],
        [{ before: 99 }, 2, [8, 9]],
        [{}, 50, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ])('page %o of %i', async (before, limit, sequences) => {
        const page = await read({ employee: ANNA }, { ...before, limit, copies: true });
        expect(page?.entries).toEqual(sequences.map((sequence) => bytes(sequence)));
        expect(page?.from).toBe(sequences[0] ?? 0);
        const replies = sequences.filter((sequence) => sequence % 2);
        expect(page?.employeeCopies).toEqual(new Map(replies.map((sequence) => [sequence, bytes(100 + sequence)])));
      });

      test('copies come only when asked for', async () => {
        expect((await read({ adviser: SAMIRA }, { limit: 50, copies: false }))?.employeeCopies.size).toBe(0);
      });

      test('what a caller does with the bytes it got does not reach the store', async () => {
        const page = await read();
        page?.entries[0]?.fill(77);
        page?.head.headHash.fill(77);
        page?.employeeCopies.get(1)?.fill(77);
        expect((await read())?.entries[0]).toEqual(bytes(0));
        expect((await read())?.head.headHash).toEqual(hashOf(bytes(9)));
        expect((await read())?.employeeCopies.get(1)).toEqual(bytes(101));
      });
    });

    describe('unread', () => {
      beforeEach(() => store.conversations.open(openRequest(clock)));
      const inInbox = async () =>
        (await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now()))[0]?.unread;

      test('the adviser has something to read until it was read, and again after the next message', async () => {
        expect(await inInbox()).toBe(true);
        await store.conversations.markReadByAdviser(ORGANISATION, ONE, SAMIRA);
        expect(await inInbox()).toBe(false);
        await reply('r1');
        expect(await inInbox()).toBe(false);
        await write('m1');
        expect(await inInbox()).toBe(true);
      });

      test('the employee sees how many replies are new', async () => {
        const unread = async () => (await look()).conversations[0]?.unread;
        expect(await unread()).toBe(0);
        await reply('r1');
        await reply('r2');
        await write('m1');
        expect(await unread()).toBe(2);
        await markRead([1, 2]);
        expect(await unread()).toBe(0);
        await reply('r3');
        expect((await read())?.head.unreadByEmployee).toBe(1);
      });
    });

    describe('retention', () => {
      beforeEach(() => store.conversations.open(openRequest(clock)));

      test('thirty days after the last message there is nothing, for nobody', async () => {
        clock.advance(20 * 24);
        await write('m1');
        clock.advance(30 * 24);
        expect(await read()).toBeDefined();
        const expected = await seen(store, clock);
        clock.advance(1);
        expect(await read()).toBeUndefined();
        expect(await read({ adviser: SAMIRA })).toBeUndefined();
        expect(await store.conversations.append(appendRequest(clock, { expected }))).toBe('gone');
        expect(await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now())).toBe(
          false,
        );
        expect(await look()).toEqual({ advisers: [{ open: 0 }, { open: 0 }], conversations: [] });
        expect(await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toEqual([]);
        expect(await store.conversations.withdraw(ORGANISATION, ONE, ANNA)).toBe(false);
      });

      test('seven days after closing there is nothing', async () => {
        await reply('r1');
        expect(await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now())).toBe(
          true,
        );
        expect((await read())?.head).toMatchObject({ state: 'closed', expiresHour: hourAfter(clock, 7 * 24) });
        clock.advance(7 * 24);
        expect((await read())?.employeeCopies.size).toBe(1);
        clock.advance(1);
        expect(await read()).toBeUndefined();
      });

      test('closing never lets anything stay longer, and closing twice changes nothing', async () => {
        const before = (await read())?.head.expiresHour;
        clock.advance(28 * 24);
        const close = () => store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now());
        expect(await close()).toBe(true);
        const closed = await read();
        expect(closed?.head.expiresHour).toBe(before);
        clock.advance(1);
        expect(await close()).toBe(true);
        expect(await read()).toEqual(closed);
      });

      test("the employee's copy of a reply goes a day after it was read, the adviser's stays", async () => {
        await reply('r1', bytes(1));
        await reply('r2', bytes(2));
        await markRead([1]);
        clock.advance(24);
        expect((await read())?.employeeCopies).toEqual(
          new Map([
            [1, bytes(1)],
            [2, bytes(2)],
          ]),
        );
        clock.advance(1);
        expect((await read())?.employeeCopies).toEqual(new Map([[2, bytes(2)]]));
        expect((await read())?.entries).toHaveLength(3);
      });

      test('reading again does not prolong a copy', async () => {
        await reply('r1');
        await markRead([1]);
        clock.advance(20);
        await markRead([1]);
        clock.advance(5);
        expect((await read())?.employeeCopies.size).toBe(0);
      });

      test('a copy nobody read lasts as long as the conversation, also when that is renewed', async () => {
        await reply('r1');
        await reply('r2');
        await markRead([1]);
        clock.advance(29 * 24);
        await write('m1');
        clock.advance(29 * 24);
        await write('m2');
        clock.advance(29 * 24);
        expect([...((await read())?.employeeCopies.keys() ?? [])]).toEqual([2]);
      });

      test('marking what has no copy, or is not there, does nothing', async () => {
        await reply('r1');
        await markRead([0, 7, 999]);
        expect((await read())?.employeeCopies.size).toBe(1);
      });

      test('only whole hours are kept', async () => {
        const { head } = (await read()) ?? {};
        expect(Number.isInteger(head?.lastHour) && Number.isInteger(head?.expiresHour)).toBe(true);
      });
    });

    describe('withdrawing', () => {
      test('takes everything at once, on both sides', async () => {
        await store.conversations.open(openRequest(clock));
        await reply('r1');
        await markRead([1]);
        await reply('r2');
        expect(await harness.second.conversations.withdraw(ORGANISATION, ONE, ANNA)).toBe(true);
        expect(await read()).toBeUndefined();
        expect(await read({ adviser: SAMIRA })).toBeUndefined();
        expect(await look()).toEqual({ advisers: [{ open: 0 }, { open: 0 }], conversations: [] });
        expect(await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toEqual([]);
        expect(await store.conversations.withdraw(ORGANISATION, ONE, ANNA)).toBe(false);
      });

      test('works on a closed conversation and leaves the others alone', async () => {
        await store.conversations.open(openRequest(clock));
        await store.conversations.open(openRequest(clock, { id: conversationId('two'), adviser: THEO }));
        await store.conversations.close(ORGANISATION, ONE, { adviser: SAMIRA }, RETENTION, clock.now());
        expect(await store.conversations.withdraw(ORGANISATION, ONE, ANNA)).toBe(true);
        expect((await look()).conversations.map(({ id }) => id)).toEqual([conversationId('two')]);
      });
    });

    describe('looking', () => {
      test('gives loads in the order asked and own conversations newest first', async () => {
        await store.conversations.open(openRequest(clock, { id: conversationId('old') }));
        clock.advance(2);
        await store.conversations.open(openRequest(clock, { id: conversationId('new'), adviser: THEO }));
        await store.conversations.open(
          openRequest(clock, { id: conversationId('of Bram'), owner: BRAM, adviser: THEO }),
        );
        await store.conversations.setAway(
          ORGANISATION,
          SAMIRA,
          new Date(clock.now().getTime() + 5_400_000),
          clock.now(),
        );
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

      test('an adviser sees the newest first, at most as many as asked', async () => {
        for (let i = 0; i < 12; i += 1) {
          const owner = `employee-${i}` as Pseudonym;
          await store.conversations.open(openRequest(clock, { id: conversationId(i), owner, capacity: 99 }));
          if (i % 3 === 0) {
            await store.conversations.close(
              ORGANISATION,
              conversationId(i),
              { employee: owner },
              RETENTION,
              clock.now(),
            );
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
          Array.from({ length: 10 }, (_, i) =>
            (i % 2 ? harness.first : harness.second).records.take('sign-in', 'state'),
          ),
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

    describe('changes', () => {
      test('reach every instance that listens to this adviser, and nobody else', async () => {
        const [here, there, twice, elsewhere, stopped] = Array.from({ length: 5 }, () => vi.fn<() => void>());
        const stops = [
          harness.first.changes.subscribe(ORGANISATION, SAMIRA, here!),
          harness.second.changes.subscribe(ORGANISATION, SAMIRA, there!),
          harness.second.changes.subscribe(ORGANISATION, SAMIRA, twice!),
          harness.second.changes.subscribe(ORGANISATION, THEO, elsewhere!),
          harness.second.changes.subscribe('ander-bedrijf', SAMIRA, elsewhere!),
        ];
        const stop = harness.second.changes.subscribe(ORGANISATION, SAMIRA, stopped!);
        stop();
        stop();
        // Listening begins a moment after asking; what is published before may be missed.
        await vi.waitFor(async () => {
          await harness.first.changes.publish(ORGANISATION, SAMIRA);
          for (const handler of [here, there, twice]) expect(handler).toHaveBeenCalled();
        });
        expect(elsewhere).not.toHaveBeenCalled();
        expect(stopped).not.toHaveBeenCalled();
        for (const each of stops) each();
      });

      test('one who stops does not stop the others', async () => {
        const [staying, going] = [vi.fn<() => void>(), vi.fn<() => void>()];
        const stop = harness.second.changes.subscribe(ORGANISATION, SAMIRA, going);
        harness.second.changes.subscribe(ORGANISATION, SAMIRA, staying);
        stop();
        await vi.waitFor(async () => {
          await harness.first.changes.publish(ORGANISATION, SAMIRA);
          expect(staying).toHaveBeenCalled();
        });
        expect(going).not.toHaveBeenCalled();
      });
    });

    test('ping resolves when the store is there', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    storeProperties(() => harness);
  });
}
