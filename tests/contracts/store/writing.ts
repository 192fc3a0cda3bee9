import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_MESSAGES, MAX_MESSAGES_PER_HOUR } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  entry,
  hashOf,
  openRequest,
  ORGANISATION,
  RETENTION,
  seen,
  submission,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { ONE, bytes, type Subject } from './subject.ts';

export function writing(subject: Subject): void {
  const { clock, store, harness, read, reply, write } = subject;

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
      for (let i = 0; i < 15; i += 1) await (i % 4 === 3 ? reply : write)(`later ${i}`);
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
      for (let i = 1; i < MAX_MESSAGES_PER_HOUR; i += 1) {
        if (i % 4 === 0) await reply(`r${i}`);
        expect(await write(`m${i}`)).toBe('stored');
      }
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
      expect(await withdrawWhole(store, ORGANISATION, ONE, ANNA)).toBe(true);
    });
  });
}
