/** Advisers whose devices answered the self-tests of the two weeks before: without that nobody is there "now". */
import { HOUR_MS, toHour } from '../../src/core/conversation.ts';
import type { Adviser, Organisation } from '../../src/core/organisation.ts';
import type { AdviserLoad, Store } from '../../src/core/ports.ts';
import { WEEK_HOURS } from '../../src/core/proof.ts';

/** Each began that many hours before. The first is shown for two weeks from `now` on. */
const WEEKS = [2 * WEEK_HOURS, WEEK_HOURS];

/** What the store says of such an adviser. */
export const provenAt = ({ keyCards }: Pick<Adviser, 'keyCards'>, now: Date): AdviserLoad => ({
  open: 0,
  ...(keyCards[0] && {
    answered: { card: keyCards[0].kid, weeks: WEEKS.map((ago) => toHour(now) - ago).toReversed() },
  }),
});

export async function proveAll(
  store: Pick<Store, 'conversations'>,
  organisations: readonly Organisation[],
  now: Date,
): Promise<void> {
  for (const { id, advisers } of organisations)
    for (const { id: adviser, keyCards } of advisers)
      for (const ago of keyCards.length === 0 ? [] : WEEKS) {
        const week = toHour(now) - ago;
        const test = { card: keyCards[0]?.kid ?? '', week };
        await store.conversations.keepAnsweredTest(id, adviser, test, new Date(week * HOUR_MS));
      }
}
