import { describe, expect, test } from 'vitest';
import { toHour, type AwaitedAnswer, type Hour } from '../../../src/core/conversation.ts';
import type { AppendResult } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  erasureKey,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  type OpenWith,
} from '../../support/store-fixtures.helper.ts';
import { ONE, type Subject } from './subject.ts';

/** What an employee was promised: until when an answer comes, and which of several messages it is promised for. */
export function awaiting(subject: Subject): void {
  const { clock, store, read, look } = subject;
  const inHours = (hours: number): Hour => toHour(clock.now()) + hours;
  const open = (options: OpenWith = {}) => store.conversations.open(openRequest(clock, options));
  const say = async (from: 'employee' | 'adviser', key: string, awaited?: AwaitedAnswer): Promise<AppendResult> => {
    const expected = await seen(store, clock);
    const request = { from, submission: submission(key), expected, ...(awaited && { awaited }) };
    return store.conversations.append(appendRequest(clock, request));
  };
  /** The same wherever it is told. */
  const awaited = async (): Promise<AwaitedAnswer | undefined> => {
    const own = (await look()).conversations.find(({ id }) => id === ONE);
    const listed = await store.conversations.listForAdviser(ORGANISATION, SAMIRA, 9, clock.now());
    const told = [
      (await read())?.head,
      (await read({ adviser: SAMIRA }))?.head,
      own,
      listed.find(({ id }) => id === ONE),
    ].map((each) => each?.awaited);
    for (const each of told) expect(each).toEqual(told[0]);
    return told[0];
  };

  describe('what is awaited', () => {
    test('is stored with the first message, for both who talk and in the lists', async () => {
      const by = inHours(9);
      await open({ awaited: { by } });
      expect(await awaited()).toEqual({ by });
      await open({ id: conversationId('two'), owner: BRAM });
      const others = (await look(BRAM)).conversations[0];
      expect(others).toMatchObject({ id: conversationId('two') });
      expect(others).not.toHaveProperty('awaited');
    });

    test('a second message does not move what the first was promised, also when that has passed', async () => {
      const by = inHours(9);
      await open({ awaited: { by } });
      expect(await say('employee', 'second', { by: inHours(20) })).toBe('stored');
      expect(await awaited()).toEqual({ by });
      clock.advance(12);
      expect(await say('employee', 'third', { by: inHours(20) })).toBe('stored');
      expect(await say('employee', 'fourth', {})).toBe('stored');
      expect(await awaited()).toEqual({ by });
    });

    test('an hour takes the place of none, and none never of an hour', async () => {
      await open({ awaited: {} });
      expect(await awaited()).toEqual({});
      await say('employee', 'second', {});
      expect(await awaited()).toEqual({});
      const by = inHours(9);
      await say('employee', 'third', { by });
      expect(await awaited()).toEqual({ by });
    });

    test('ends with an answer, begins anew with the next message, and an answer can promise anew', async () => {
      await open({ awaited: { by: inHours(9) } });
      await say('adviser', 'answer');
      expect(await awaited()).toBeUndefined();
      const next = inHours(30);
      await say('employee', 'thanks', { by: next });
      expect(await awaited()).toEqual({ by: next });
      const later = inHours(50);
      await say('adviser', 'gelezen', { by: later });
      expect(await awaited()).toEqual({ by: later });
      // The promise was given by name: what is written on meanwhile does not move it.
      await say('employee', 'more', { by: inHours(70) });
      expect(await awaited()).toEqual({ by: later });
      await say('adviser', 'the answer');
      expect(await awaited()).toBeUndefined();
    });

    test('one that an older release opened has none, and gets one at the next message', async () => {
      await open({ erasureKey: null });
      expect(await awaited()).toBeUndefined();
      const by = inHours(9);
      await say('employee', 'second', { by });
      expect(await awaited()).toEqual({ by });
    });

    test.each([{ employee: ANNA }, { adviser: SAMIRA }])('ends when it is closed by %o', async (who) => {
      await open({ awaited: { by: inHours(9) } });
      await store.conversations.close(ORGANISATION, ONE, who, RETENTION, clock.now());
      expect(await awaited()).toBeUndefined();
    });

    test('what is refused or repeated changes nothing', async () => {
      const by = inHours(9);
      await open({ awaited: { by } });
      const expected = await seen(store, clock);
      const stale = { expected: { ...expected, length: 7 }, submission: submission('stale'), from: 'adviser' } as const;
      expect(await store.conversations.append(appendRequest(clock, stale))).toBe('moved');
      expect(await open({ awaited: { by: inHours(40) } })).toMatchObject({ found: 'repeated', awaited: { by } });
      expect(await awaited()).toEqual({ by });
      const answer = {
        from: 'adviser',
        submission: submission('read'),
        expected,
        awaited: { by: inHours(40) },
      } as const;
      expect(await store.conversations.append(appendRequest(clock, answer))).toBe('stored');
      await say('adviser', 'the answer');
      expect(await store.conversations.append(appendRequest(clock, answer))).toBe('repeated');
      expect(await awaited()).toBeUndefined();
    });

    test('is told with a form that is found again', async () => {
      await open({ awaited: {} });
      const { dedupeKey, mark } = openRequest(clock);
      const sought = { conversation: ONE, opens: true, dedupeKey, mark };
      const find = () => store.conversations.findPress(ORGANISATION, ANNA, sought, clock.now());
      expect(await find()).toMatchObject({ awaited: {} });
      await say('adviser', 'answer');
      expect(await find()).not.toHaveProperty('awaited');
    });

    test('does not outlive its conversation in a new one under the same id', async () => {
      await open({ awaited: { by: inHours(9) } });
      clock.advance(31 * 24);
      await open({ erasureKey: erasureKey('another'), submission: submission('anew') });
      expect(await awaited()).toBeUndefined();
    });
  });
}
