import { beforeEach, describe, expect, test } from 'vitest';
import { type Pseudonym } from '../../../src/core/conversation.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
  withdrawWhole,
} from '../../support/store-fixtures.helper.ts';
import { ONE, WHOLE, type Subject } from './subject.ts';

export function isolation(subject: Subject): void {
  const { clock, store, read, reply, look } = subject;

  describe('isolation', () => {
    beforeEach(async () => {
      await store.conversations.open(openRequest(clock));
      await reply('r1');
    });

    test.each([
      ['another employee and another adviser', BRAM, THEO],
      ['an employee named like the adviser, an adviser named like the employee', SAMIRA as Pseudonym, ANNA],
    ])('%s see and change nothing', async (_, employee, adviser) => {
      const before = await read();
      const { conversations } = store;
      const now = clock.now();
      const expected = await seen(store, clock);
      for (const by of [{ employee }, { adviser }]) {
        expect(await read(by)).toBeUndefined();
        expect(await conversations.close(ORGANISATION, ONE, by, RETENTION, now)).toBe(false);
      }
      // Not even that this submission was stored before.
      const request = { expected, submission: submission('r1') };
      for (const writer of [
        { from: 'employee', by: employee },
        { from: 'adviser', by: adviser },
      ] as const) {
        expect(await conversations.append(appendRequest(clock, { ...request, ...writer }))).toBe('gone');
      }
      await conversations.markReadByEmployee(ORGANISATION, ONE, employee, [1], RETENTION, now);
      await conversations.markReadByAdviser(ORGANISATION, ONE, adviser);
      expect(await withdrawWhole({ conversations }, ORGANISATION, ONE, employee)).toBe(false);
      expect((await look(employee)).conversations).toEqual([]);
      expect(await conversations.listForAdviser(ORGANISATION, adviser, 10, now)).toEqual([]);
      expect(await read()).toEqual(before);
    });

    test('another organisation with the same ids is another world', async () => {
      const other = 'ander-bedrijf';
      expect(await store.conversations.read(other, ONE, { employee: ANNA }, WHOLE, clock.now())).toBeUndefined();
      expect(await withdrawWhole(store, other, ONE, ANNA)).toBe(false);
      expect(await store.conversations.open(openRequest(clock, { organisation: other }))).toBe('stored');
      expect((await store.conversations.overview(other, ANNA, [SAMIRA], clock.now())).advisers[0]?.open).toBe(1);
      await withdrawWhole(store, other, ONE, ANNA);
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
      expect(await withdrawWhole({ conversations }, ORGANISATION, absent, ANNA)).toBe(false);
      await conversations.markReadByEmployee(ORGANISATION, absent, ANNA, [0], RETENTION, now);
      await conversations.markReadByAdviser(ORGANISATION, absent, SAMIRA);
      expect(await conversations.read(ORGANISATION, absent, by, WHOLE, now)).toBeUndefined();
    });
  });
}
