/**
 * What an employee may read back: the adviser's replies while they last, and that their own messages were sent; their own
 * words only where they ticked for that.
 */
import { utf8 } from '../../seal/bytes.ts';
import { replyKeyPair } from '../../seal/conversation-secret.ts';
import type { ConversationHead, ConversationId, Employee, Hour } from '../conversation.ts';
import { isAppError } from '../../base/errors.ts';
import type { ConversationStore, Keyring, ReadConversation } from '../ports.ts';
import type { BoardScreen, ConversationScreen, CountingPart } from '../screens.ts';
import { unlessErased } from '../erasure/unless-erased.ts';
import type { Board, Mark } from '../board/parts.ts';
import { boardAt, notBehind, openBoard } from './board.ts';
import { bindingOf } from './send.ts';
import { createLines, NEWEST, PAGE, type Opening } from './lines.ts';
import { signersOf } from './signers.ts';
import { boardPage, boardParts, type BoardAt } from '../pages/board/index.ts';
import { countingPart } from '../pages/board/counting.ts';
import { boardBytes, countingBytes } from '../pages/board/size.ts';
import { conversation as conversationPage, type Line } from '../pages/conversations.ts';
import { pauseIn } from '../pause.ts';
import { standingOf } from '../promised-hour.ts';
import type { PageContext } from '../pages/context.ts';

/**
 * Of what is on one screen, bytes of texts, as JSON, with what stands around each: a card in Teams holds 20 kB, with a half-written answer on it.
 * Whoever draws a page may have to leave some out; what was never seen must not start its last hours.
 */
const PAGE_BYTES = 7500;
/** That an answer is late, and what then. */
const OVERDUE_BYTES = 2500;
/** Until when it can be read, and the button to let it stay. */
const AROUND_BYTES = 500;
/** What is said of an adviser who cannot have the conversation, with a long name three times. */
const DECLINED_BYTES = 600;
/** Of somebody else who is named: two long names, and two buttons that each carry what the card carries. */
const REFERRAL_BYTES = 1500;

const MORE_BYTES = { read: 0, declined: DECLINED_BYTES, referral: REFERRAL_BYTES } as const;

export interface Reading {
  /**
   * `undefined`: not there, or not theirs. With `seen`, what is shown starts its last hours (see `Retention`):
   * not for a reply that appears on a screen somebody may have walked away from.
   */
  page(
    here: PageContext,
    employee: Employee,
    id: ConversationId,
    look: {
      submission: string;
      seen: boolean;
      before?: number;
      waits?: true;
      notice?: string | undefined;
      pressed?: Mark;
    },
  ): Promise<ConversationScreen | undefined>;
  /** One item of the board. `undefined`: it is not there (any more), or has no page of its own. */
  item(
    here: PageContext,
    employee: Employee,
    id: ConversationId,
    look: { submission: string; item: Mark },
  ): Promise<BoardScreen | undefined>;
}

export function createReading({
  conversations,
  keyring,
}: {
  conversations: ConversationStore;
  keyring: Keyring;
}): Reading {
  const lines = createLines(keyring);
  /** `undefined`: its key was destroyed, so it is gone. */
  const secretOf = async (head: ConversationHead): Promise<Uint8Array | 'unreadable' | undefined> => {
    try {
      const opening = keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
      return await unlessErased(conversations, head, opening);
    } catch (error) {
      if (isAppError(error, 'DAY_KEY_DESTROYED') || isAppError(error, 'ENVELOPE_REFUSED')) return 'unreadable';
      throw error;
    }
  };

  const boardOf = async (here: PageContext, { head, boards = {} }: ReadConversation, { secret, pair }: Opening) =>
    openBoard(keyring, head, boards, { secret, pair, keyCards: signersOf(here, head) });

  return {
    async page(here, employee, id, { submission, seen, before, waits, notice, pressed }) {
      const page = before === undefined ? NEWEST : { limit: PAGE, copies: true, before };
      const found = await conversations.read(here.organisation.id, id, { employee }, page, here.now);
      if (found === undefined) return undefined;
      const { head, from } = found;
      const secret = await secretOf(head);
      if (secret === undefined) return undefined;
      if (secret === 'unreadable') return conversationPage(here, head, 'unreadable', { from: 0, submission });
      const opening = { secret, ...(await replyKeyPair(secret, keyring.algorithms)) };
      const [lately, whole] = await Promise.all([lines(here, found, opening), boardOf(here, found, opening)]);
      const at = boardAt(here, head, lately, submission);
      const believed = notBehind(whole, found.boards ?? {}, lately);
      const board = boardParts(at, believed, pressed);
      const counting = before === undefined ? countingOf(at, believed) : undefined;
      const isLate = head.awaited !== undefined && standingOf(head.awaited, here.now) === 'overdue';
      const isPaused = pauseIn(here.organisation, head, here.now) !== undefined;
      const above =
        (isLate || isPaused ? OVERDUE_BYTES : 0) +
        boardBytes(board) +
        (counting === undefined ? 0 : countingBytes(counting));
      const hidden = firstThatFits(lately, PAGE_BYTES - above);
      const shown = lately.slice(hidden);
      const read = shown
        .filter((line) => line.text !== undefined || line.answer !== undefined || line.did !== undefined)
        .map(({ sequence }) => sequence);
      const { organisation, now } = here;
      const marked =
        seen && read.length > 0
          ? await conversations.markReadByEmployee(organisation.id, id, employee, read, organisation.retention, now)
          : new Map<number, Hour>();
      const dated = shown.map((line): Line => {
        const until = marked.get(line.sequence) ?? found.copiesUntil.get(line.sequence);
        return until === undefined ? line : { ...line, until };
      });
      const place = {
        from: from + hidden,
        submission,
        ...(before === undefined ? {} : { before }),
        ...(waits === undefined ? {} : { waits }),
        board,
        ...(counting === undefined ? {} : { counting }),
        canAskSlip: before === undefined && believed.own.asksSlip !== true && head.length > 1,
        ...(before === undefined && mayCall(believed) ? { mayCall: true as const } : {}),
        notice,
      };
      return conversationPage(here, head, dated, place);
    },

    async item(here, employee, id, { submission, item }) {
      const found = await conversations.read(here.organisation.id, id, { employee }, NEWEST, here.now);
      const secret = found && (await secretOf(found.head));
      if (found === undefined || secret === undefined || secret === 'unreadable') return undefined;
      const opening = { secret, ...(await replyKeyPair(secret, keyring.algorithms)) };
      const [lately, board] = await Promise.all([lines(here, found, opening), boardOf(here, found, opening)]);
      const at = boardAt(here, found.head, lately, submission);
      return boardPage(at, notBehind(board, found.boards ?? {}, lately), item);
    },
  };
}

/** Where what they gave cannot be read, nobody overwrites it. */
const mayCall = ({ own, unread }: Board): boolean => own.callMe === undefined && !unread.includes('employee');

/** Where what they chose before cannot be read, it is not said that they are counted. */
const countingOf = (at: BoardAt, { own, unread }: Board): CountingPart | undefined =>
  unread.includes('employee') ? undefined : countingPart(at, own);

/** The newest always, and before it as many as there is room for. */
function firstThatFits(lines: readonly Line[], bytes: number): number {
  let room = bytes;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const { text, answer } = lines[index] ?? {};
    if (answer !== undefined) room -= AROUND_BYTES + MORE_BYTES[answer.kind];
    room -= text === undefined ? 0 : utf8(JSON.stringify(text)).length + AROUND_BYTES;
    if (room < 0 && index < lines.length - 1) return index + 1;
  }
  return 0;
}
