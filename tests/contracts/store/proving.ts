/** Which self-tests an adviser answered: with the loads, in the same trip. As `withAnswered`, which is tested by itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOBODY, toHour } from '../../../src/core/conversation.ts';
import type { AnsweredTests } from '../../../src/core/ports.ts';
import { WEEK_HOURS, withAnswered } from '../../../src/core/proof.ts';
import { ORGANISATION, SAMIRA, THEO } from '../../support/store-fixtures.helper.ts';
import type { Subject } from './subject.ts';

const CARD = 'Samiras_card-000';

export function proving({ clock, store, harness, look }: Subject): void {
  const keep = (week: number, card = CARD, adviser = SAMIRA) =>
    harness.second.conversations.keepAnsweredTest(ORGANISATION, adviser, { card, week }, clock.now());
  const seen = async () => (await look()).advisers.map(({ answered }) => answered);

  describe('answered self-tests', () => {
    test('are seen by every instance, of each adviser apart, and are two at most', async () => {
      const week = toHour(clock.now()) - 3;
      expect(await seen()).toEqual([undefined, undefined]);
      await keep(week);
      expect(await seen()).toEqual([{ card: CARD, weeks: [week] }, undefined]);
      await keep(week);
      for (const later of [1, 2]) {
        clock.advance(WEEK_HOURS);
        await keep(week + later * WEEK_HOURS);
      }
      await keep(week + WEEK_HOURS, 'Theos_card-00000', THEO);
      expect(await seen()).toEqual([
        { card: CARD, weeks: [week + 2 * WEEK_HOURS, week + WEEK_HOURS] },
        { card: 'Theos_card-00000', weeks: [week + WEEK_HOURS] },
      ]);
    });

    test('of another organisation are none of this one', async () => {
      await keep(toHour(clock.now()));
      const { advisers } = await store.conversations.overview('elders', NOBODY, [SAMIRA], clock.now());
      expect(advisers).toEqual([{ open: 0 }]);
    });

    test('whatever is kept in whatever order, it is what the plain function says', async () => {
      const answers = fc.array(
        fc.record({ weeks: fc.integer({ min: -3, max: 1 }), card: fc.constantFrom(CARD, 'Another-card-000') }),
        { maxLength: 6 },
      );
      let adviser = 0;
      await fc.assert(
        fc.asyncProperty(answers, async (all) => {
          const name = `somebody-${(adviser += 1)}`;
          let expected: AnsweredTests | undefined;
          for (const { weeks, card } of all) {
            const week = toHour(clock.now()) + weeks * WEEK_HOURS;
            expected = withAnswered(expected, { card, week }, clock.now());
            await keep(week, card, name);
          }
          const { advisers } = await store.conversations.overview(ORGANISATION, NOBODY, [name], clock.now());
          expect(advisers[0]?.answered).toEqual(expected);
        }),
        { numRuns: 20 },
      );
    });
  });
}
