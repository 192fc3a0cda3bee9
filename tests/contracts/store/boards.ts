import { describe, expect, test } from 'vitest';
import {
  MAX_STEPS_PER_HOUR,
  MAX_UNANSWERED,
  type AppendResult,
  type ReadConversation,
} from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  entry,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
  submission,
  THEO,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

/** The newest part of the board of each side, beside the messages. */
export function boards({ clock, store, read, reply }: Subject): void {
  const boardsFor = async (
    by: { employee: typeof ANNA } | { adviser: string },
  ): Promise<ReadConversation['boards']> => {
    const page = { limit: 1, copies: false, boards: true } as const;
    return (await store.conversations.read(ORGANISATION, ONE, by, page, clock.now()))?.boards;
  };
  const step = async (
    from: 'employee' | 'adviser',
    what: string,
    more: { takesBack?: true } = {},
  ): Promise<AppendResult> =>
    store.conversations.append(
      appendRequest(clock, {
        from,
        submission: submission(what),
        expected: await seen(store, clock),
        entry: entry(`entry ${what}`),
        board: entry(`board ${what}`),
        ...more,
      }),
    );

  describe('the board', () => {
    test('of a conversation that has none is empty, and comes only to who asks', async () => {
      await store.conversations.open(openRequest(clock));
      expect(await boardsFor({ employee: ANNA })).toEqual({});
      expect(await boardsFor({ adviser: SAMIRA })).toEqual({});
      await step('adviser', 'put');
      expect((await read())?.boards).toBeUndefined();
      expect(await boardsFor({ adviser: THEO })).toBeUndefined();
    });

    test('is the newest of each side: to the adviser the message itself, to the employee what they can read', async () => {
      await store.conversations.open(openRequest(clock));
      await step('adviser', 'put');
      await step('employee', 'chosen');
      await step('adviser', 'changed');
      for (const text of ['a', 'b', 'c']) await reply(text);
      expect(await boardsFor({ adviser: SAMIRA })).toEqual({
        adviser: { sequence: 3, bytes: entry('entry changed') },
        employee: { sequence: 2, bytes: entry('entry chosen') },
      });
      expect(await boardsFor({ employee: ANNA })).toEqual({
        adviser: { sequence: 3, bytes: entry('board changed') },
        employee: { sequence: 2, bytes: entry('board chosen') },
      });
    });

    test('takes a step of the employee whatever holds messages back, and it waits for no answer', async () => {
      await store.conversations.open(openRequest(clock));
      for (let at = 1; at < MAX_UNANSWERED; at += 1)
        await store.conversations.append(appendRequest(clock, { expected: await seen(store, clock) }));
      const waiting = (await read())?.head;
      expect(await store.conversations.append(appendRequest(clock, { expected: await seen(store, clock) }))).toBe(
        'unanswered',
      );
      expect(await step('employee', 'chosen')).toBe('stored');
      const { unanswered, unreadByAdviser } = (await read())?.head ?? {};
      expect({ unanswered, unreadByAdviser }).toEqual({ unanswered: waiting?.unanswered, unreadByAdviser: true });
    });

    test('takes no more steps in an hour than a person needs', async () => {
      await store.conversations.open(openRequest(clock));
      for (let at = 1; at < MAX_STEPS_PER_HOUR; at += 1) expect(await step('employee', `step ${at}`)).toBe('stored');
      expect(await step('employee', 'one more')).toBe('too-fast');
      // Of a yes there is nothing to wait for.
      expect(await step('employee', 'taken back', { takesBack: true })).toBe('stored');
      clock.advance(1);
      expect(await step('employee', 'an hour later')).toBe('stored');
    });

    test('is changed by no message and by no step that is not stored', async () => {
      await store.conversations.open(openRequest(clock));
      await step('adviser', 'put');
      const there = await boardsFor({ employee: ANNA });
      await reply('words');
      expect(await step('adviser', 'put')).toBe('repeated');
      const behind = appendRequest(clock, {
        from: 'adviser',
        submission: submission('behind'),
        expected: { length: 1, headHash: new Uint8Array(32) },
        board: entry('board behind'),
      });
      expect(await store.conversations.append(behind)).toBe('moved');
      expect(await boardsFor({ employee: ANNA })).toEqual(there);
    });
  });
}
