import { describe, expect, test } from 'vitest';
import { toHour, type Hour } from '../../../src/core/conversation.ts';
import type { AppendResult } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
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

/** The hour before which an employee writes nothing. */
export function pausing(subject: Subject): void {
  const { clock, harness, store, read, reply, look } = subject;
  const put = (before: Hour | undefined, until: Hour | undefined, by = SAMIRA, at = harness.second): Promise<boolean> =>
    at.conversations.putPause(
      ORGANISATION,
      ONE,
      by,
      { ...(before === undefined ? {} : { before }), ...(until === undefined ? {} : { until }) },
      clock.now(),
    );
  const write = async (key: string, heedsPause: { heedsPause?: true } = { heedsPause: true }): Promise<AppendResult> =>
    store.conversations.append(
      appendRequest(clock, { submission: submission(key), expected: await seen(store, clock), ...heedsPause }),
    );
  const end = (): Hour => toHour(clock.now()) + 48;
  const inForce = async () => (await read())?.head.pausedUntil;

  describe('a pause', () => {
    test('stores no message of the employee until its hour, and then ends by itself', async () => {
      await store.conversations.open(openRequest(clock));
      const before = (await read())?.head;
      expect(await put(undefined, end())).toBe(true);
      expect((await read())?.head).toEqual({ ...before, pausedUntil: end() });
      expect(await write('now')).toBe('paused');
      expect(await reply('an answer')).toBe('stored');
      clock.advance(47);
      expect(await write('now')).toBe('paused');
      clock.advance(1);
      expect(await write('now')).toBe('stored');
    });

    test('holds for nobody who is not asked to heed it, and takes nothing back that was stored', async () => {
      await store.conversations.open(openRequest(clock));
      expect(await write('before')).toBe('stored');
      await put(undefined, end());
      expect(await write('nobody else is shown', {})).toBe('stored');
      const again = appendRequest(clock, {
        submission: submission('before'),
        expected: await seen(store, clock),
        heedsPause: true,
      });
      expect(await store.conversations.append(again)).toBe('repeated');
    });

    test('is put, ended and put again by who saw what is in force; what is over is nothing', async () => {
      await store.conversations.open(openRequest(clock));
      const first = end();
      expect(await put(first, first)).toBe(false);
      expect(await put(undefined, first)).toBe(true);
      expect(await put(undefined, first + 1)).toBe(false);
      expect(await put(first + 1, undefined)).toBe(false);
      expect(await put(first, undefined)).toBe(true);
      expect(await inForce()).toBeUndefined();
      expect(await write('at once again')).toBe('stored');
      expect(await put(undefined, first)).toBe(true);
      clock.advance(48);
      expect(await put(first, undefined)).toBe(false);
      expect(await put(undefined, end())).toBe(true);
    });

    test('of two devices at once one is put', async () => {
      await store.conversations.open(openRequest(clock));
      const both = await Promise.all([put(undefined, end(), SAMIRA, harness.first), put(undefined, end() - 1)]);
      expect(both.toSorted()).toEqual([false, true]);
    });

    test('is its adviser’s alone, of what is open; closing takes it away, and it keeps nobody from closing', async () => {
      expect(await put(undefined, end())).toBe(false);
      await store.conversations.open(openRequest(clock));
      expect(await put(undefined, end(), THEO)).toBe(false);
      await put(undefined, end());
      expect(JSON.stringify((await look()).conversations)).not.toContain(String(end()));
      expect(await store.conversations.close(ORGANISATION, ONE, { employee: ANNA }, RETENTION, clock.now())).toBe(true);
      expect(await inForce()).toBeUndefined();
      expect(await put(undefined, end())).toBe(false);
    });

    test('goes with a last word, and keeps nobody from wiping', async () => {
      await store.conversations.open(openRequest(clock));
      await put(undefined, end());
      const last = { from: 'adviser', submission: submission('no'), closes: true } as const;
      await store.conversations.append(appendRequest(clock, { ...last, expected: await seen(store, clock) }));
      expect(await inForce()).toBeUndefined();
      await withdrawWhole(store, ORGANISATION, ONE, ANNA);
      expect(await read()).toBeUndefined();
      expect(await put(undefined, end())).toBe(false);
    });
  });
}
