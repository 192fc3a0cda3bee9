import { describe, expect, test } from 'vitest';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  copyUnder,
  entry,
  erasureKey,
  formMark,
  openRequest,
  ORGANISATION,
  SAMIRA,
  seen,
  submission,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

export function pressedAgain(subject: Subject): void {
  const { clock, store, reply, markRead } = subject;

  describe('a press that is found again', () => {
    const ticked = { employeeCopy: copyUnder(erasureKey('mine'), 1) };
    const of = (name: string) => ({ submission: submission(name), mark: formMark(name) });
    const open = (name: string, changes: object = {}) =>
      store.conversations.open(
        openRequest(clock, { id: name === 'first' ? ONE : conversationId(name), ...of(name), ...changes }),
      );
    const append = async (name: string, changes: object = {}) =>
      store.conversations.append(appendRequest(clock, { ...of(name), expected: await seen(store, clock), ...changes }));
    const find = (name: string, employee = ANNA) => {
      const press = {
        conversation: conversationId(name),
        opens: true,
        dedupeKey: submission(name),
        mark: formMark(name),
      };
      return store.conversations.findPress(ORGANISATION, employee, press, clock.now());
    };
    const without = { found: 'repeated', conversation: ONE, adviser: SAMIRA, state: 'open', handle: 'h4nd1e00' };
    const kept = { ...without, ownCopy: true };

    test('says whether a copy of that very message is there, whatever is ticked this time', async () => {
      await open('first', ticked);
      // Sixteen are remembered after the first: their places begin anew with the seventeenth message.
      const answers = [4, 9, 14, 20];
      for (let i = 1; i <= 20; i += 1) {
        const changes = answers.includes(i) ? { from: 'adviser' } : i % 2 ? ticked : {};
        expect(await append(`m${i}`, changes)).toBe('stored');
      }
      for (const changes of [{}, ticked]) {
        expect([await open('first', changes), await append('first', changes)]).toEqual([kept, 'repeated-kept']);
        for (const [copied, plain] of [
          ['m5', 'm6'],
          ['m15', 'm16'],
          ['m17', 'm18'],
          ['m19', 'm10'],
        ] as const) {
          expect([await open(copied, changes), await open(plain, changes)]).toEqual([kept, without]);
          expect([await append(copied, changes), await append(plain, changes)]).toEqual(['repeated-kept', 'repeated']);
          expect([await find(copied), await find(plain)]).toEqual([kept, without]);
        }
      }
      // Other words from the same form are another message.
      expect(await open('first', { submission: submission('other') })).toEqual({ ...without, found: 'exists' });
    });

    test('without one from the start, with one later', async () => {
      await open('first');
      expect([await open('first', ticked), await append('first', ticked)]).toEqual([without, 'repeated']);
      expect(await append('second', ticked)).toBe('stored');
      expect([await open('first'), await open('second')]).toEqual([without, kept]);
    });

    test('no longer, a day after it was read', async () => {
      await open('first', ticked);
      await append('second', ticked);
      await markRead([0]);
      expect([await open('first'), await append('first')]).toEqual([kept, 'repeated-kept']);
      clock.advance(25);
      expect([await open('first'), await append('first')]).toEqual([without, 'repeated']);
      expect([await open('second'), await find('second'), await append('second')]).toEqual([
        kept,
        kept,
        'repeated-kept',
      ]);
    });

    test('says nothing of it to anybody else: to the adviser not whether their answer was read', async () => {
      await open('first', ticked);
      expect([await open('first', { owner: BRAM }), await find('first', BRAM)]).toEqual(['taken', undefined]);
      await reply('answer', entry('copy'));
      const answer = { from: 'adviser', submission: submission('answer'), mark: undefined };
      expect(await append('answer', answer)).toBe('repeated');
    });
  });
}
