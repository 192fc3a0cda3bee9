/** What the store tells who looks: an employee at everybody's load and their own conversations, an adviser at theirs. */
import type { AwaitedAnswer, ConversationHead, ConversationId, Hour } from './conversation.ts';
import type { AdviserId, Language } from './organisation.ts';
import type { SignedPlanning } from './planning.ts';

/** One adviser's load as the store knows it. */
export interface AdviserLoad {
  readonly open: number;
  /** By their own press ("weg tot …"); `undefined` when reachable. */
  readonly awayUntil?: Date;
  /** Takes no new conversation until then, by their own press; `undefined` when they do. */
  readonly fullUntil?: Date;
  /** Which self-tests their device answered; absent when none that still counts. */
  readonly answered?: AnsweredTests;
  /** As it lies there, of whoever put it there: `core/plannings.ts` says what holds. */
  readonly signed?: SignedPlanning;
}
/** Of one card, because another one may be in other hands or in none. */
export interface AnsweredTests {
  /** Key id of the card. */
  readonly card: string;
  /** The hours at which their weeks began: at most two, the last one first. */
  readonly weeks: readonly Hour[];
}

export interface ConversationSummary {
  readonly id: ConversationId;
  readonly adviser: AdviserId;
  readonly state: 'open' | 'closed';
  readonly lastHour: Hour;
  readonly expiresHour: Hour;
  readonly unread: number;
  /** As in `ConversationHead`. */
  readonly awaited?: AwaitedAnswer;
}

export interface Overview {
  /** In the order of the ids that were asked for. */
  readonly advisers: readonly AdviserLoad[];
  /** The employee's own, newest first. */
  readonly conversations: readonly ConversationSummary[];
}

export interface AdviserListItem {
  readonly id: ConversationId;
  readonly handle: string;
  readonly state: 'open' | 'closed';
  readonly lastHour: Hour;
  readonly unread: boolean;
  /** As in `ConversationHead`. */
  readonly awaited?: AwaitedAnswer;
  /** As in `ConversationHead`. */
  readonly language?: Language;
  /** Only when asked for: the first message that says the employee's language, and what opens it. */
  readonly first?: FirstEntry;
}
export interface FirstEntry extends Pick<ConversationHead, 'owner' | 'dayKey' | 'wrappedSecret' | 'erasureKey'> {
  readonly sequence: number;
  readonly entry: Uint8Array;
}

/** The last of a page of an adviser's list: the next page begins after it. */
export interface ListCursor {
  readonly id: ConversationId;
  readonly lastHour: Hour;
}
