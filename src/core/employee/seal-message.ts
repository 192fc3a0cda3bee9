/**
 * What an employee wrote, sealed. From the moment `sealEnvelope` returns, only the adviser's browser can open the text; and an
 * own copy, the one exception, who has the reply key.
 */
import { hashEnvelope, sealEnvelope } from '../../seal/envelope.ts';
import { lockEntry, replyPublicKey } from '../../seal/conversation-secret.ts';
import type { Header } from '../../seal/header.ts';
import { signingKeyId } from '../../seal/key-card.ts';
import { toHour, type ConversationId, type ErasureKeyId, type MessageKind, type Pseudonyms } from '../conversation.ts';
import { sealCopy } from '../erasure/reply-copy.ts';
import type { Adviser, Language, Organisation } from '../organisation.ts';
import type { Keyring } from '../ports.ts';

export interface Message extends Pseudonyms {
  readonly organisation: Organisation;
  readonly adviser: Adviser;
  readonly kind: MessageKind | 'board';
  readonly text: string;
  /** Of the screens it was written in. It travels sealed: one conversation in Polish, in a bakery, is a name. */
  readonly language: Language;
  /** Ticked: the employee can read it back, as long as an answer. */
  readonly ownCopy: boolean;
  /** The form's own random mark, see `formSchema`. */
  readonly formId: string;
  readonly now: Date;
}

export interface SealedMessage {
  readonly entry: Uint8Array;
  readonly entryHash: Uint8Array;
  readonly employeeCopy?: Uint8Array;
  /** Of a step on the board: see `AppendMessage.board`. */
  readonly board?: Uint8Array;
}
type Position = Pick<Header, 'sequence' | 'previous'> & { readonly conversation: ConversationId };

/**
 * For the adviser, and when that was ticked for the employee too: to the reply key, as an answer is, under an erasure
 * key of its own (`copyKey`; absent in a conversation that 0.2.0 opened).
 */
export function createMessageSealing(keyring: Keyring) {
  const { algorithms } = keyring;
  const botKeyId = signingKeyId(keyring.signingPublicKey);
  return async (
    message: Message,
    position: Position,
    secret: Uint8Array,
    copyKey: ErasureKeyId | undefined,
  ): Promise<SealedMessage> => {
    const keyCard = message.adviser.keyCards[0];
    if (keyCard === undefined) throw new RangeError('an adviser without a key was chosen');
    const replyKey = await replyPublicKey(secret, algorithms);
    const { organisation, kind, text, language, ownCopy, now } = message;
    const shared = { version: 1, suite: 1, organisation: organisation.id, ...position, sender: botKeyId } as const;
    const header = { ...shared, hour: toHour(now) };
    const body = { kind, text, language };
    const seal = (own: Pick<Header, 'direction' | 'recipient' | 'replyKey'>, recipient: Uint8Array) =>
      sealEnvelope({ header: { ...header, ...own }, body, recipient, signer: keyring.sign }, algorithms);
    const [envelope, forSelf] = await Promise.all([
      seal({ direction: 'e2a', recipient: keyCard.kid, replyKey }, keyCard.encryption),
      ownCopy ? seal({ direction: 'e2s', recipient: 'reply', replyKey: new Uint8Array(0) }, replyKey) : undefined,
    ]);
    const { conversation, sequence } = position;
    const [entry, entryHash, employeeCopy, board] = await Promise.all([
      lockEntry(secret, 'log', envelope, conversation, sequence, algorithms),
      hashEnvelope(envelope, algorithms),
      forSelf &&
        sealCopy(keyring, secret, forSelf, { organisation: organisation.id, id: conversation }, sequence, copyKey),
      kind === 'board' && forSelf ? lockEntry(secret, 'board', forSelf, conversation, sequence, algorithms) : undefined,
    ]);
    return { entry, entryHash, ...(employeeCopy && { employeeCopy }), ...(board && { board }) };
  };
}
