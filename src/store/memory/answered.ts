/** Which self-tests each adviser answered. As `store/redis/keep-answered-test-1.lua`. */
import type { AnsweredTests, ConversationStore } from '../../core/ports.ts';
import { withAnswered } from '../../core/proof.ts';

export function memoryAnswered(nameOf: (organisation: string, adviser: string) => string) {
  const answered = new Map<string, AnsweredTests>();
  const keepAnsweredTest: ConversationStore['keepAnsweredTest'] = async (organisation, adviser, test, now) => {
    const name = nameOf(organisation, adviser);
    const kept = withAnswered(answered.get(name), test, now);
    if (kept !== undefined) answered.set(name, kept);
  };
  return {
    keepAnsweredTest,
    of: (organisation: string, adviser: string) => answered.get(nameOf(organisation, adviser)),
  };
}
