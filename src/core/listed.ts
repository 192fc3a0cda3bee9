/** What the store tells who looks: an employee at everybody's load and their own conversations, an adviser at theirs. */
import type { AwaitedAnswer, ConversationId, Hour } from './conversation.ts';
import type { AdviserId, Language } from './organisation.ts';

/** One adviser's load as the store knows it. */
export interface AdviserLoad {
  readonly open: number;
  /** Set by the adviser in the inbox ("weg tot …"); `undefined` when reachable. */
  readonly awayUntil?: Date;
  /** Takes no new conversation until then, by their own press; `undefined` when they do. */
  readonly fullUntil?: Date;
}

export interface ConversationSummary {
  readonly id: ConversationId;
  readonly adviser: AdviserId;
  readonly language: Language;
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
}

/** The last of a page of an adviser's list: the next page begins after it. */
export interface ListCursor {
  readonly id: ConversationId;
  readonly lastHour: Hour;
}
