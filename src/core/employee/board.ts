/** The board as its employee may have it, opened from what lies beside the conversation. */
import { isAppError } from '../../base/errors.ts';
import { unlockEntry } from '../../seal/conversation-secret.ts';
import { openEnvelope, readHeader, type Body } from '../../seal/envelope.ts';
import type { KeyPair } from '../../seal/algorithms.ts';
import { signingKeyId, type KeyCard } from '../../seal/key-card.ts';
import { adviserPartIn, employeePartIn, joined, NO_ANSWERS, type Board, type Parts } from '../board/parts.ts';
import type { ConversationHead } from '../conversation.ts';
import type { BoardAt } from '../pages/board/index.ts';
import type { PageContext } from '../pages/context.ts';
import { goneKey, type Line } from '../pages/conversations.ts';
import type { Keyring, ReadConversation, StoredBoard } from '../ports.ts';
import { writable } from './stopped.ts';

interface Opened {
  readonly secret: Uint8Array;
  /** Of the conversation's reply key. */
  readonly pair: KeyPair;
  /** Of its adviser, those too of which the key is lost: what they signed is still theirs. */
  readonly keyCards: readonly Pick<KeyCard, 'kid' | 'signing'>[];
}
type Keys = Pick<Keyring, 'algorithms' | 'signingPublicKey'>;

/**
 * What is not as it was put there reads as `newer`: its place on the screen says that something is there, and a call is the
 * way to it.
 */
export async function openBoard(
  keyring: Keys,
  head: ConversationHead,
  boards: NonNullable<ReadConversation['boards']>,
  opened: Opened,
): Promise<Board> {
  const body = async (
    { sequence, bytes }: StoredBoard,
    direction: 'a2e' | 'e2s',
    signers: Opened['keyCards'],
  ): Promise<Body | undefined> => {
    try {
      const envelope = await unlockEntry(opened.secret, 'board', bytes, head.id, sequence, keyring.algorithms);
      const signer = signers.find(({ kid }) => kid === readHeader(envelope).sender);
      if (signer === undefined) return undefined;
      const place = { organisation: head.organisation, conversation: head.id, direction, sequence } as const;
      const expect = { ...place, recipient: 'reply', sender: signer.kid };
      const sealed = { envelope, expect, recipient: opened.pair, sender: signer.signing };
      const { body: found } = await openEnvelope(sealed, keyring.algorithms);
      return found.kind === 'board' ? found : undefined;
    } catch (error) {
      if (!isAppError(error, 'ENVELOPE_REFUSED')) throw error;
      return undefined;
    }
  };
  const bot = { kid: signingKeyId(keyring.signingPublicKey), signing: keyring.signingPublicKey };
  const [adviser, employee] = await Promise.all([
    boards.adviser && body(boards.adviser, 'a2e', opened.keyCards),
    boards.employee && body(boards.employee, 'e2s', [bot]),
  ]);
  const parts: Parts = {
    ...(boards.adviser && { adviser: adviser === undefined ? 'newer' : adviserPartIn(adviser) }),
    ...(boards.employee && { employee: employee === undefined ? 'newer' : employeePartIn(employee) }),
  };
  return joined(parts);
}

/**
 * A part that lies behind what the messages say was done: somebody put an older one back. It says nothing any more, and that
 * there is something we cannot show is what stands there.
 */
export function notBehind(
  board: Board,
  boards: NonNullable<ReadConversation['boards']>,
  lines: readonly Pick<Line, 'sequence' | 'from' | 'did'>[],
): Board {
  const behind = (['adviser', 'employee'] as const).filter((side) =>
    lines.some(
      ({ from, did, sequence }) => from === side && did !== undefined && sequence > (boards[side]?.sequence ?? -1),
    ),
  );
  if (behind.length === 0) return board;
  // What they answered stays in sight, whoever put what there since: a yes that cannot be seen cannot be taken back.
  const placed = behind.includes('adviser') ? board.placed.filter(({ answer }) => answer !== undefined) : board.placed;
  return {
    placed: behind.includes('employee') ? placed.map(({ answer: _answer, ...rest }) => rest) : placed,
    own: behind.includes('employee') ? NO_ANSWERS : board.own,
    unread: [...new Set([...board.unread, ...behind])],
  };
}

/** Nothing can be said where nobody reads it any more, as the page says. */
export function boardAt(
  here: PageContext,
  head: ConversationHead,
  lines: readonly Line[],
  submission: string,
): BoardAt {
  const adviser = writable(here, head.adviser);
  const isThere = head.state === 'open' && adviser !== undefined && goneKey(adviser, lines) === undefined;
  return { here, head, submission, ...(isThere ? { adviser } : {}) };
}
