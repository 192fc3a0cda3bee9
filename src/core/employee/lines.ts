/** What an employee may read back, message by message, as it lies there. */
import { openEnvelope, readHeader } from '../../seal/envelope.ts';
import type { KeyPair } from '../../seal/algorithms.ts';
import { unlockEntry } from '../../seal/conversation-secret.ts';
import { signingKeyId } from '../../seal/key-card.ts';
import { isAppError } from '../../base/errors.ts';
import { didIn } from '../board/parts.ts';
import type { ConversationHead } from '../conversation.ts';
import { openCopy } from '../erasure/reply-copy.ts';
import type { PageContext } from '../pages/context.ts';
import type { Line } from '../pages/conversations.ts';
import type { Keyring, ReadConversation } from '../ports.ts';
import { isSetAnswer, setAnswerIn } from '../set-answer.ts';
import { signersOf } from './signers.ts';

/** Messages on one screen: well under Slack's 100 blocks and 250 kB with the longest texts. */
export const PAGE = 10;
/** What is on the screen, and what a press is judged by: the board, and the messages that say what was done on it. */
export const NEWEST = { limit: PAGE, copies: true, boards: true } as const;

export interface Opening {
  readonly secret: Uint8Array;
  readonly pair: KeyPair;
}

export function createLines(
  keyring: Keyring,
): (here: PageContext, found: ReadConversation, opening: Opening) => Promise<Line[]> {
  const botKeyId = signingKeyId(keyring.signingPublicKey);
  /** `undefined`: its own key was destroyed, a day after it was read. */
  const openCopyOf = async (
    secret: Uint8Array,
    copy: Uint8Array,
    head: ConversationHead,
    sequence: number,
  ): Promise<Uint8Array | undefined> => {
    try {
      return await openCopy(keyring, secret, copy, head, sequence);
    } catch (error) {
      if (isAppError(error, 'KEY_DESTROYED')) return undefined;
      throw error;
    }
  };

  return async (here, found, { secret, pair }) => {
    const { head, from, entries, employeeCopies } = found;
    const keyCards = signersOf(here, head);

    const reply = async (sequence: number, hour: number): Promise<Line> => {
      const copy = employeeCopies.get(sequence);
      const envelope = copy && (await openCopyOf(secret, copy, head, sequence));
      if (envelope === undefined) return { sequence, from: 'adviser', hour, missing: 'read-and-gone' };
      const keyCard = keyCards.find(({ kid }) => kid === readHeader(envelope).sender);
      if (keyCard === undefined) return { sequence, from: 'adviser', hour, missing: 'unreadable' };
      const opened = await openEnvelope(
        {
          envelope,
          expect: {
            organisation: head.organisation,
            conversation: head.id,
            direction: 'a2e',
            sequence,
            recipient: 'reply',
            sender: keyCard.kid,
          },
          recipient: pair,
          sender: keyCard.signing,
        },
        keyring.algorithms,
      ).catch((error: unknown) => {
        if (isAppError(error, 'ENVELOPE_REFUSED') && error.reason === 'kind') return 'newer' as const;
        throw error;
      });
      if (opened === 'newer') return { sequence, from: 'adviser', hour, missing: 'newer' };
      const { body } = opened;
      if (body.kind === 'board') return { sequence, from: 'adviser', hour, did: didIn(body) };
      const answer = setAnswerIn(body);
      if (answer !== undefined) return { sequence, from: 'adviser', hour, answer };
      if (isSetAnswer(body)) return { sequence, from: 'adviser', hour, missing: 'newer' };
      return { sequence, from: 'adviser', hour, text: body.text };
    };

    /** Without a copy, or with one that does not open, all there is to say is that it was sent. */
    const own = async (sequence: number, hour: number): Promise<Line> => {
      const line: Line = { sequence, from: 'employee', hour };
      const copy = employeeCopies.get(sequence);
      try {
        const envelope = copy && (await openCopyOf(secret, copy, head, sequence));
        if (envelope === undefined) return line;
        const { body } = await openEnvelope(
          {
            envelope,
            expect: {
              organisation: head.organisation,
              conversation: head.id,
              direction: 'e2s',
              sequence,
              recipient: 'reply',
              sender: botKeyId,
            },
            recipient: pair,
            sender: keyring.signingPublicKey,
          },
          keyring.algorithms,
        );
        return body.kind === 'board' ? { ...line, did: didIn(body) } : { ...line, text: body.text };
      } catch (error) {
        if (!isAppError(error, 'ENVELOPE_REFUSED')) throw error;
        return line;
      }
    };

    return Promise.all(
      entries.map(async (entry, index): Promise<Line> => {
        const sequence = from + index;
        try {
          const header = readHeader(await unlockEntry(secret, 'log', entry, head.id, sequence, keyring.algorithms));
          if (header.direction !== 'e2a') return await reply(sequence, header.hour);
          return { ...(await own(sequence, header.hour)), sealedTo: header.recipient };
        } catch (error) {
          if (!isAppError(error, 'ENVELOPE_REFUSED')) throw error;
          // Damaged or forged: its place stays visible, because hiding it would hide the damage.
          return { sequence, from: 'adviser', hour: head.lastHour, missing: 'unreadable' };
        }
      }),
    );
  };
}
