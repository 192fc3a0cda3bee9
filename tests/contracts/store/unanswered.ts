import { describe, expect, test } from 'vitest';
import { toHour } from '../../../src/core/conversation.ts';
import { MAX_UNANSWERED, type AppendResult } from '../../../src/core/ports.ts';
import { appendRequest, openRequest, seen, submission } from '../../support/store-fixtures.helper.ts';
import type { Subject } from './subject.ts';

/** How much somebody can write before an answer comes. */
export function unanswered(subject: Subject): void {
  const { clock, harness, store, read, reply, write } = subject;
  /** Up to the ceiling, over several days. */
  const fill = async (): Promise<void> => {
    for (let count = 1; count < MAX_UNANSWERED; count += 1) {
      expect((await read())?.head.unanswered ?? 1).toBe(count);
      expect(await write(`message ${count}`)).toBe('stored');
      clock.advance(10);
    }
  };

  describe('messages without an answer', () => {
    test('are stored up to a ceiling, the first one counted, and time does not lift it', async () => {
      await store.conversations.open(openRequest(clock));
      await fill();
      const before = (await read())?.head;
      expect(before?.unanswered).toBe(MAX_UNANSWERED);
      expect(await write('one more')).toBe('unanswered');
      clock.advance(72);
      expect(await write('one more')).toBe('unanswered');
      expect((await read())?.head).toEqual(before);
    });

    test.each(['an answer', 'a promise'])('%s lifts it, for as many again', async (what) => {
      await store.conversations.open(openRequest(clock));
      await fill();
      const awaited = what === 'a promise' ? { awaited: { by: toHour(clock.now()) + 30 } } : {};
      const expected = await seen(store, clock);
      const answer = appendRequest(clock, { from: 'adviser', submission: submission(what), expected, ...awaited });
      expect(await store.conversations.append(answer)).toBe('stored');
      for (let count = 0; count < MAX_UNANSWERED; count += 1) expect(await write(`again ${count}`)).toBe('stored');
      expect(await write('one more')).toBe('unanswered');
      expect(await reply('at last')).toBe('stored');
      expect(await write('one more')).toBe('stored');
    });

    test('one that was stored before is known again, at the ceiling too', async () => {
      await store.conversations.open(openRequest(clock));
      const request = appendRequest(clock, { expected: await seen(store, clock), submission: submission('a') });
      expect(await store.conversations.append(request)).toBe('stored');
      for (let count = 2; count < MAX_UNANSWERED; count += 1) await write(`message ${count}`);
      expect(await write('one more')).toBe('unanswered');
      expect(await store.conversations.append(request)).toBe('repeated');
    });

    test('of two instances at once no more are stored', async () => {
      await store.conversations.open(openRequest(clock));
      for (let count = 2; count < MAX_UNANSWERED; count += 1) await write(`message ${count}`);
      const expected = await seen(store, clock);
      const say = (key: string, at = harness.first): Promise<AppendResult> =>
        at.conversations.append(appendRequest(clock, { expected, submission: submission(key) }));
      const both = await Promise.all([say('one'), say('two', harness.second)]);
      expect(both.toSorted()).toEqual(['stored', 'unanswered']);
    });
  });
}
