import { describe, expect, test } from 'vitest';
import { toHour } from '../../../src/core/conversation.ts';
import type { AppendResult } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  entry,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  type AppendWith,
} from '../../support/store-fixtures.helper.ts';
import { ONE, WHOLE, type Subject } from './subject.ts';

/** An answer that is the last word closes its conversation in the same step. */
export function lastWord(subject: Subject): void {
  const { clock, store, read, look, write } = subject;
  const closing = async (more: Partial<AppendWith> = {}): Promise<AppendResult> => {
    const last = {
      from: 'adviser',
      submission: submission('last'),
      closes: true,
      employeeCopy: entry('copy'),
    } as const;
    const expected = more.expected ?? (await seen(store, clock));
    return store.conversations.append(appendRequest(clock, { ...last, ...more, expected }));
  };
  const openNow = async (): Promise<number> =>
    (await store.conversations.overview(ORGANISATION, ANNA, [SAMIRA], clock.now())).advisers[0]?.open ?? -1;

  describe('a last word', () => {
    test('is stored and closes, with the days of a closed conversation, and waits to be read', async () => {
      await store.conversations.open(openRequest(clock, { awaited: { by: toHour(clock.now()) + 9 } }));
      clock.advance(2);
      expect(await closing()).toBe('stored');
      const found = await read(undefined, WHOLE);
      const expiresHour = toHour(clock.now()) + RETENTION.closedDays * 24;
      expect(found?.head).toMatchObject({ state: 'closed', closedBy: 'adviser', length: 2, unreadByEmployee: 1 });
      expect(found?.head.expiresHour).toBeLessThanOrEqual(expiresHour + 1);
      expect(found?.head.expiresHour).toBeGreaterThanOrEqual(expiresHour);
      expect(found?.head).not.toHaveProperty('awaited');
      expect(found?.employeeCopies.get(1)).toEqual(entry('copy'));
      expect(await openNow()).toBe(0);
      expect((await look()).conversations[0]).toMatchObject({ state: 'closed', unread: 1 });
      expect(await write('and yet')).toBe('closed');
    });

    test('that is repeated says so and changes nothing', async () => {
      await store.conversations.open(openRequest(clock));
      const expected = await seen(store, clock);
      expect(await closing({ expected })).toBe('stored');
      const { head } = (await read()) ?? {};
      clock.advance(3);
      expect(await closing({ expected })).toBe('repeated');
      expect((await read())?.head).toEqual(head);
    });

    test('that is refused closes nothing', async () => {
      await store.conversations.open(openRequest(clock));
      const expected = await seen(store, clock);
      await write('meanwhile');
      expect(await closing({ expected })).toBe('moved');
      expect(await closing({ by: 'tom' })).toBe('gone');
      expect((await read())?.head.state).toBe('open');
      expect(await openNow()).toBe(1);
      expect((await look()).conversations).toMatchObject([{ id: ONE, state: 'open' }]);
    });
  });
}
