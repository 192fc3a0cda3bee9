import { beforeEach, describe, expect, test } from 'vitest';
import type { Employee, Pseudonym } from '../../../src/core/conversation.ts';
import { MAX_CONVERSATIONS } from '../../../src/core/ports.ts';
import {
  ANNA,
  appendRequest,
  BRAM,
  conversationId,
  formMark,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  THEO,
} from '../../support/store-fixtures.helper.ts';
import { ONE, WHOLE, type Subject } from './subject.ts';

/** Anna as the pepper of a later month names her, and of the one before that in which she wrote. */
const LATER = 'Anna-in-december-01234' as Pseudonym;
const EARLIER = 'Anna-in-october-012345' as Pseudonym;
const EVERY: Employee = [LATER, EARLIER, ANNA];

export function epochs(subject: Subject): void {
  const { store, clock, harness } = subject;
  const overview = (employee: Employee) =>
    harness.second.conversations.overview(ORGANISATION, employee, [SAMIRA], clock.now());
  const read = (employee: Employee) =>
    store.conversations.read(ORGANISATION, ONE, { employee }, { limit: 1, copies: false }, clock.now());
  const write = async (options: { by?: Pseudonym; formerly?: readonly Pseudonym[]; epoch?: string } = {}) => {
    const expected = await seen(store, clock, { adviser: SAMIRA });
    const request = appendRequest(clock, { expected, by: options.by ?? LATER });
    const { by: _, ...more } = options;
    return store.conversations.append({ ...request, ...more });
  };

  describe('a person who is known by the pseudonyms of several months', () => {
    beforeEach(async () => {
      await store.conversations.open(openRequest(clock));
    });

    test('finds, reads, marks as read, closes and withdraws what stands under any of them', async () => {
      expect((await overview(EVERY)).conversations.map(({ id }) => id)).toEqual([ONE]);
      expect((await read(EVERY))?.head.owner).toBe(ANNA);
      const copy = { from: 'adviser', employeeCopy: new Uint8Array([1]) } as const;
      const expected = await seen(store, clock);
      await store.conversations.append(appendRequest(clock, { expected, ...copy }));
      await store.conversations.markReadByEmployee(ORGANISATION, ONE, EVERY, [1], RETENTION, clock.now());
      expect((await overview(EVERY)).conversations[0]?.unread).toBe(0);
      expect(await store.conversations.keepCopy(ORGANISATION, ONE, EVERY, 1, clock.now())).toBeGreaterThan(0);
      expect(await store.conversations.close(ORGANISATION, ONE, { employee: EVERY }, RETENTION, clock.now())).toBe(
        true,
      );
      expect((await store.conversations.withdraw(ORGANISATION, ONE, EVERY))?.head.owner).toBe(ANNA);
      expect((await overview(EVERY)).conversations).toEqual([]);
    });

    test.each([
      ['other pseudonyms', [LATER, EARLIER]],
      ['a part of one', [ANNA.slice(1) as Pseudonym, ANNA.slice(0, -1) as Pseudonym]],
      ['somebody else’s', [BRAM]],
      ['none', []],
    ])('and nobody else does: %s', async (_what, employee) => {
      if (employee.length > 0) expect((await overview(employee)).conversations).toEqual([]);
      expect(await read(employee)).toBeUndefined();
      await store.conversations.markReadByEmployee(ORGANISATION, ONE, employee, [0], RETENTION, clock.now());
      expect(await store.conversations.close(ORGANISATION, ONE, { employee }, RETENTION, clock.now())).toBe(false);
      expect(await store.conversations.keepCopy(ORGANISATION, ONE, employee, 0, clock.now())).toBeUndefined();
      expect(await store.conversations.withdraw(ORGANISATION, ONE, employee)).toBeUndefined();
      const [by = LATER, ...formerly] = employee;
      expect(await write({ by, formerly })).toBe('gone');
      expect((await read(ANNA))?.head).toMatchObject({ owner: ANNA, state: 'open', length: 1 });
    });

    test('takes it along to the newest with a message, wholly', async () => {
      expect(await write({ formerly: [EARLIER, ANNA], epoch: '2026-12' })).toBe('stored');
      expect((await read(LATER))?.head).toMatchObject({ owner: LATER, epoch: '2026-12', length: 2 });
      expect((await overview(LATER)).conversations.map(({ id }) => id)).toEqual([ONE]);
      expect(await read(ANNA)).toBeUndefined();
      expect((await overview(ANNA)).conversations).toEqual([]);
      expect((await overview(EVERY)).conversations).toHaveLength(1);
      // And on: what was moved once is moved again, also back under one that has no name.
      expect(await write({ by: ANNA, formerly: [LATER] })).toBe('stored');
      expect((await read(ANNA))?.head).not.toHaveProperty('epoch');
      expect((await store.conversations.withdraw(ORGANISATION, ONE, ANNA))?.head.owner).toBe(ANNA);
      expect(await harness.second.conversations.listForAdviser(ORGANISATION, SAMIRA, 9, clock.now())).toEqual([]);
    });

    test('does not take it along with a message that is not stored, nor with an answer', async () => {
      const expected = { length: 7, headHash: new Uint8Array(32) };
      const request = { ...appendRequest(clock, { expected, by: LATER }), formerly: [ANNA] };
      expect(await store.conversations.append(request)).toBe('moved');
      await subject.reply('answer');
      expect((await read(EVERY))?.head).toMatchObject({ owner: ANNA, length: 2 });
    });

    test('sends once what is pressed again after midnight', async () => {
      const again = openRequest(clock, { owner: LATER });
      expect(await store.conversations.open({ ...again, formerly: [ANNA] })).toMatchObject({ found: 'repeated' });
      expect(await store.conversations.open(again)).toBe('taken');
      expect((await overview(EVERY)).conversations).toHaveLength(1);
    });

    test('finds what became of a form under every pseudonym, wherever the conversation lies by now', async () => {
      const asked = { conversation: ONE, opens: true, dedupeKey: submission('first'), mark: formMark('one') };
      const find = (employee: Employee, press = asked) =>
        store.conversations.findPress(ORGANISATION, employee, press, clock.now());
      const there = { found: 'repeated', conversation: ONE };
      expect(await find([LATER, EARLIER])).toBeUndefined();
      expect(await find([LATER, ANNA])).toMatchObject(there);
      const elsewhere = { ...asked, conversation: conversationId('not there') };
      expect(await find([LATER, ANNA], elsewhere)).toMatchObject(there);
      expect(await find([LATER, EARLIER], elsewhere)).toBeUndefined();
    });

    test('has one open conversation with an adviser, and a few in all, under all of them together', async () => {
      const open = (index: number, adviser: string, owner: Pseudonym) =>
        store.conversations.open({
          ...openRequest(clock, {
            id: conversationId(`more ${index}`),
            adviser,
            owner,
            submission: submission(index),
            mark: formMark(index),
          }),
          formerly: [ANNA, EARLIER].filter((one) => one !== owner),
        });
      expect(await open(0, SAMIRA, LATER)).toMatchObject({ found: 'running', conversation: ONE });
      const owners = [LATER, EARLIER];
      for (let index = 1; index < MAX_CONVERSATIONS; index += 1)
        expect(await open(index, `adviser-${index}`, owners[index % 2] ?? LATER)).toBe('stored');
      const last = openRequest(clock, {
        id: conversationId('last'),
        adviser: THEO,
        owner: LATER,
        submission: submission('last'),
        mark: formMark('last'),
      });
      expect(await store.conversations.open({ ...last, formerly: [ANNA, EARLIER] })).toBe('too-many');
      expect(await store.conversations.open(last)).toBe('stored');
    });
  });

  test('the month of a pseudonym is kept beside it, and told with everything there is', async () => {
    const { head, ...rest } = openRequest(clock);
    await store.conversations.open({ ...rest, head: { ...head, epoch: '2026-11' } });
    const page = await store.conversations.read(ORGANISATION, ONE, { adviser: SAMIRA }, WHOLE, clock.now());
    expect(page?.head.epoch).toBe('2026-11');
    const heads = [];
    for await (const one of store.contents.heads()) heads.push(one.epoch);
    expect(heads).toEqual(['2026-11']);
  });
}
