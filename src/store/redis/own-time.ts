/** What an adviser says of their own time, and that their device answered: beside conversations, and of none. */
import type { ConversationStore } from '../../core/ports.ts';
import { toHour } from '../../core/conversation.ts';
import { shownUntil } from '../../core/proof.ts';
import { awayHour, epochSeconds } from '../hours.ts';
import { attempt, type Commands } from './client.ts';
import * as reply from './head.ts';
import { organisationKeys } from './keys.ts';

type OwnTime = Pick<ConversationStore, 'putPlanning' | 'forgetPlanning' | 'setAway' | 'setFull' | 'keepAnsweredTest'>;

export function redisOwnTime(client: Commands): OwnTime {
  /** One of an adviser's own switches. */
  const set = async (key: string, until: Date | undefined, now: Date): Promise<void> => {
    if (until === undefined || until <= now) await attempt(client.del(key));
    else await attempt(client.set(key, awayHour(until), 'EXAT', epochSeconds(awayHour(until))));
  };

  return {
    async putPlanning(organisation, adviser, { number, text, signature }, over) {
      const keys = organisationKeys(organisation);
      const put = client.putPlanningBuffer(
        keys.planning(adviser),
        keys.away(adviser),
        keys.full(adviser),
        number,
        text,
        signature,
        over ?? '',
      );
      return reply.number(await attempt(put)) === 1;
    },

    async forgetPlanning(organisation, adviser) {
      await attempt(client.del(organisationKeys(organisation).planning(adviser)));
    },

    setAway: (organisation, adviser, until, now) => set(organisationKeys(organisation).away(adviser), until, now),
    setFull: (organisation, adviser, until, now) => set(organisationKeys(organisation).full(adviser), until, now),

    async keepAnsweredTest(organisation, adviser, { card, week }, now) {
      const key = organisationKeys(organisation).answered(adviser);
      await attempt(client.keepAnsweredTestBuffer(key, card, week, toHour(now), shownUntil(0)));
    },
  };
}
