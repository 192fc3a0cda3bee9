/**
 * The weekly test of one seat. Nothing waits for it: what is asked follows from the seat and the week, so that every
 * instance asks the same, and what nobody answers leaves nothing behind.
 */
import { sealSelfTest } from '../../seal/self-test.ts';
import { isSigned } from '../../seal/statement.ts';
import type { Hour } from '../conversation.ts';
import type { AdviserLoad, ConversationStore, Keyring } from '../ports.ts';
import { answeredBy, WEEK_HOURS, weekOf } from '../proof.ts';
import type { Seat } from './types.ts';

export interface SelfTest {
  readonly week: Hour;
  readonly sealed: Uint8Array;
}
export interface SelfTestAnswer {
  readonly week: Hour;
  /** Of a `SelfTestStatement`. */
  readonly signature: string;
}

export function createSelfTests({
  conversations,
  keyring,
}: {
  readonly conversations: Pick<ConversationStore, 'keepAnsweredTest'>;
  readonly keyring: Pick<Keyring, 'derive'>;
}) {
  /** At an hour of their own, so that what is shown does not change of everybody at once. */
  const thisWeek = ({ organisation, adviser }: Seat, now: Date): Hour => {
    const hash = Buffer.from(keyring.derive('self-test', 'hour', organisation.id, adviser.id), 'base64url');
    return weekOf(hash.readUInt32BE() % WEEK_HOURS, now);
  };
  const secretOf = ({ organisation, adviser }: Seat, week: Hour, kid: string): string =>
    keyring.derive('self-test', 'secret', organisation.id, adviser.id, String(week), kid);
  const placeOf = ({ organisation, adviser }: Seat, week: Hour) => {
    return { organisation: organisation.id, adviser: adviser.id, week };
  };

  return {
    /** The test of this week, sealed to the card that messages are sealed to; `undefined`: answered, or no card. */
    async open(seat: Seat, load: AdviserLoad, now: Date): Promise<SelfTest | undefined> {
      const [card] = seat.adviser.keyCards;
      if (card === undefined) return undefined;
      const week = thisWeek(seat, now);
      if (answeredBy(seat.adviser, load).includes(week)) return undefined;
      return { week, sealed: await sealSelfTest(placeOf(seat, week), card, secretOf(seat, week, card.kid)) };
    },

    /**
     * `late`: not of this week, and an answer of an earlier one would change today what others see.
     * `refused`: not signed by the key that messages are sealed to, or not over what was asked.
     */
    async answer(seat: Seat, { week, signature }: SelfTestAnswer, now: Date): Promise<'kept' | 'late' | 'refused'> {
      const [card] = seat.adviser.keyCards;
      if (card === undefined) return 'refused';
      if (week !== thisWeek(seat, now)) return 'late';
      const secret = secretOf(seat, week, card.kid);
      const statement = { says: 'self-test', ...placeOf(seat, week), secret } as const;
      if (!(await isSigned(card.signing, statement, signature))) return 'refused';
      await conversations.keepAnsweredTest(seat.organisation.id, seat.adviser.id, { card: card.kid, week }, now);
      return 'kept';
    },
  };
}
