/** Is it proven that messages arrive at each adviser? What employees read of it too, and no more: not when, not of how many. */
import { NOBODY } from '../../core/conversation.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { AdviserLoad, ConversationStore } from '../../core/ports.ts';
import { isProven } from '../../core/proof.ts';
import { ofPlannings } from './plannings.ts';
import type { RedisAddress } from '../../store/redis/client.ts';
import { withLine } from './redis-reach.ts';
import { ok, skipped, warn, type Check, type Finding } from './types.ts';

export interface ProofParts {
  readonly organisations: readonly Organisation[] | undefined;
  readonly url: string | undefined;
  readonly sentinels?: RedisAddress['sentinels'];
  readonly ca?: string | undefined;
  readonly memory: boolean;
  readonly now: () => Date;
}

const ID = 'people.proof';
const WHAT = 'Whether messages arrive at each adviser';

export function checkProof({ organisations, url, sentinels, ca, memory, now }: ProofParts): Check {
  return {
    id: ID,
    async run(signal) {
      if (organisations === undefined) return [skipped(ID, WHAT, 'the organisation files are wrong')];
      if (memory || url === undefined)
        return [skipped(ID, WHAT, memory ? 'STORE=memory uses no Redis' : 'REDIS_URL is missing or malformed')];
      const [{ redisReads }, { defineScripts }] = await Promise.all([
        import('../../store/redis/reads.ts'),
        import('../../store/redis/scripts.ts'),
      ]);
      const where = { url, ...(sentinels && { sentinels }), ...(ca === undefined ? {} : { ca }) };
      const found = await withLine(where, signal, async ({ commands }) => {
        defineScripts(commands);
        return (await Promise.all(organisations.map((one) => ofEach(one, redisReads(commands), now())))).flat();
      }).catch(() => undefined);
      return found ?? [skipped(ID, WHAT, 'Redis did not answer')];
    },
  };
}

/** And whether what they planned holds, which lies beside it. */
export async function ofEach(
  { id, advisers }: Organisation,
  reads: Pick<ConversationStore, 'overview'>,
  now: Date,
): Promise<readonly Finding[]> {
  const names = advisers.map((adviser) => adviser.id);
  const loads: readonly AdviserLoad[] = (await reads.overview(id, NOBODY, names, now)).advisers;
  const proofs = advisers.flatMap((adviser, index): readonly Finding[] | Finding => {
    // Whoever has no key is a matter of `people.key`.
    if (adviser.keyCards.length === 0) return [];
    return isProven(adviser, loads[index] ?? { open: 0 }, now)
      ? ok(ID, `${id}: proven in the past two weeks that messages arrive at ${adviser.name}.`)
      : warn(
          ID,
          `${id}: nothing proves yet that messages arrive at ${adviser.name}, so employees do not read that this adviser is there now.`,
          'Ask them to open the inbox at least once a week on the device with their key; it shows from a fixed hour in the week after.',
        );
  });
  return [...proofs, ...(await ofPlannings({ id, advisers }, loads))];
}
