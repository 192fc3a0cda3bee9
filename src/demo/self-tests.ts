/** Advisers of a demo that just began have a past: their own keys answered the self-tests of the last two weeks. */
import { createSelfTests } from '../core/adviser/self-test.ts';
import { HOUR_MS } from '../core/conversation.ts';
import type { Organisation } from '../core/organisation.ts';
import type { Keyring, Store } from '../core/ports.ts';
import { WEEK_HOURS } from '../core/proof.ts';
import type { AdviserKeys } from '../seal/adviser-keys.ts';
import { answerSelfTest } from '../seal/self-test.ts';

export async function answerPastTests(
  organisations: readonly Organisation[],
  keysOf: readonly AdviserKeys[],
  { store, keyring, now }: { readonly store: Store; readonly keyring: Keyring; readonly now: Date },
): Promise<void> {
  const tests = createSelfTests({ conversations: store.conversations, keyring });
  for (const organisation of organisations)
    for (const adviser of organisation.advisers) {
      const keys = keysOf.find(({ keyCard }) => keyCard.kid === adviser.keyCards[0]?.kid);
      if (keys === undefined) continue;
      for (const weeksAgo of [2, 1]) {
        const at = new Date(now.getTime() - weeksAgo * WEEK_HOURS * HOUR_MS);
        const test = await tests.open({ organisation, adviser }, { open: 0 }, at);
        if (test === undefined) continue;
        const place = { organisation: organisation.id, adviser: adviser.id, week: test.week };
        const signature = await answerSelfTest(place, keys, test.sealed);
        await tests.answer({ organisation, adviser }, { week: test.week, signature }, at);
      }
    }
}
