import { isAppError } from '../../base/errors.ts';
import { readHeader, verifyEnvelope } from '../../seal/envelope.ts';
import type { Header } from '../../seal/header.ts';
import type { Reply, Seat } from './types.ts';

/**
 * Both envelopes belong here and are signed with a key that is pinned for this adviser. Checked before
 * anything is stored, and once more by whoever opens them.
 */
export async function verifiedPair(
  { organisation, adviser }: Seat,
  reply: Reply,
): Promise<{ self: Header } | undefined> {
  try {
    const self = readHeader(reply.forSelf);
    const keyCard = adviser.keyCards.find(({ kid }) => kid === self.sender);
    if (keyCard === undefined) return undefined;
    const position = {
      organisation: organisation.id,
      conversation: reply.conversation,
      sequence: self.sequence,
      previous: self.previous,
      sender: keyCard.kid,
    };
    await verifyEnvelope({
      envelope: reply.forSelf,
      expect: { ...position, direction: 'a2a', recipient: keyCard.kid },
      sender: keyCard.signing,
    });
    await verifyEnvelope({
      envelope: reply.forEmployee,
      expect: { ...position, direction: 'a2e', recipient: 'reply' },
      sender: keyCard.signing,
    });
    return { self };
  } catch (error) {
    if (isAppError(error, 'ENVELOPE_REFUSED')) return undefined;
    throw error;
  }
}
