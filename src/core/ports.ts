/** What core needs from outside. Every implementation keeps these words: one contract suite per port (`tests/contracts/`). */
import type { ConversationHead, ConversationId, Employee, ErasureKeyId, Hour, Pseudonym } from './conversation.ts';
import type { AdviserId, OrganisationId, Retention } from './organisation.ts';
import type { SignedPlanning } from './planning.ts';
import type { FoundPress, OpenConversation, OpenResult, PressSought } from './presses.ts';
import type { AppendMessage, AppendResult } from './append.ts';
import type { AdviserListItem, ListCursor, Overview } from './listed.ts';
import type { Contents, Rewritten } from './contents-port.ts';
import type { NoticeStore } from './notices-port.ts';
import type { RecordStore } from './records-port.ts';

export type {
  AdviserListItem,
  AdviserLoad,
  AnsweredTests,
  ConversationSummary,
  FirstEntry,
  ListCursor,
  Overview,
} from './listed.ts';
export type { DayKey, Epoch, ErasureKeys, Keyring } from './keyring-port.ts';
export type { Contents, Rewritten, RewriteOutcome } from './contents-port.ts';
export * from './append.ts';
export * from './notices-port.ts';
export { SEALED_KINDS, type RecordKind, type RecordStore } from './records-port.ts';

export interface Clock {
  now(): Date;
}

export const MAX_CONVERSATIONS = 5;
/** On one day in UTC; withdrawing gives none back, since each one stood on an adviser's screen. */
export const MAX_OPENINGS = 10;

/** An erasure key whose time has come, and what lies under it. */
export interface Departed {
  readonly organisation: OrganisationId;
  readonly erasureKey: ErasureKeyId;
  readonly conversation: ConversationId;
  /** Of the employee's copy of this reply; absent: of the conversation itself. */
  readonly copy?: number;
}

export interface Withdrawn {
  /** As it stood. */
  readonly head: ConversationHead;
  /** Of the conversation and its copies; empty for one of 0.2.0. */
  readonly departed: readonly Departed[];
}

/** One page of a conversation. `entries[i]` has sequence `from + i`. */
export interface ReadConversation {
  readonly head: ConversationHead;
  readonly from: number;
  readonly entries: readonly Uint8Array[];
  /** Sequence → the employee's copy of that reply, while it lasts. Only when asked for. As `AppendMessage.employeeCopy`. */
  readonly employeeCopies: ReadonlyMap<number, Uint8Array>;
  /** Sequence → the hour at which that copy goes, never after the conversation. Absent for one that was not read yet. */
  readonly copiesUntil: ReadonlyMap<number, Hour>;
  /** The adviser's own note, for the adviser alone. Goes with the conversation, whose secret locks it. */
  readonly note?: Uint8Array;
  /** The newest part of the board of each side, where it has one. Only when asked for. */
  readonly boards?: { readonly adviser?: StoredBoard; readonly employee?: StoredBoard };
}
/** `bytes`: to an adviser, the entry of the log with this sequence; to an employee, `AppendMessage.board` as it came. */
export interface StoredBoard {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/**
 * Where conversations live. Every method is one atomic decision: it happens wholly or not at all, and
 * two callers at once see one order. A method that cannot be completed in time throws `AppError`
 * (`STORE_AWAY`, `STORE_READ_ONLY`, `STORE_FULL`); after `STORE_AWAY` it may or may not have happened,
 * which is why every write carries a `DedupeKey` and may be repeated.
 * Times are stored as whole hours. Expired conversations behave as if they had never been.
 */
export interface ConversationStore {
  /** Load of these advisers and the employee's conversations, in one round trip. */
  overview(
    organisation: OrganisationId,
    employee: Employee,
    advisers: readonly AdviserId[],
    now: Date,
  ): Promise<Overview>;
  open(request: OpenConversation): Promise<OpenResult>;
  /** What became of a form, where the answer to an earlier press may have been lost. `undefined`: nothing of it is there. */
  findPress(
    organisation: OrganisationId,
    employee: Employee,
    press: PressSought,
    now: Date,
  ): Promise<FoundPress | undefined>;
  append(request: AppendMessage): Promise<AppendResult>;
  /**
   * `by` as in `AppendMessage`; `undefined` when it is not there or not theirs. `page.before` is exclusive
   * and defaults to the end; at most `page.limit` entries. With `copies`, the employee's copies come along; with `boards`,
   * the newest parts of the board, wherever in the log they are.
   */
  read(
    organisation: OrganisationId,
    conversation: ConversationId,
    by: { employee: Employee } | { adviser: AdviserId },
    page: { before?: number; limit: number; copies: boolean; boards?: true },
    now: Date,
  ): Promise<ReadConversation | undefined>;
  /**
   * The employee saw these: each copy that has no deadline yet gets one, the unread count goes to 0. Returns the deadline
   * of each that is there.
   */
  markReadByEmployee(
    organisation: OrganisationId,
    conversation: ConversationId,
    employee: Employee,
    sequences: readonly number[],
    retention: Retention,
    now: Date,
  ): Promise<ReadonlyMap<number, Hour>>;
  /**
   * The employee wants this copy to stay until its conversation goes, as that stands now: renewing the conversation later
   * does not take it along, closing it lets it go sooner. Returns the hour; `undefined`: not there (any more), not theirs.
   */
  keepCopy(
    organisation: OrganisationId,
    conversation: ConversationId,
    employee: Employee,
    sequence: number,
    now: Date,
  ): Promise<Hour | undefined>;
  markReadByAdviser(organisation: OrganisationId, conversation: ConversationId, adviser: AdviserId): Promise<void>;
  /** `false`: not there, not theirs. Closing what is closed is `true` and changes nothing, also not who closed it. */
  close(
    organisation: OrganisationId,
    conversation: ConversationId,
    by: { employee: Employee } | { adviser: AdviserId },
    retention: Retention,
    now: Date,
  ): Promise<boolean>;
  /**
   * Marks it: nobody sees it from now on, and its erasure keys are due at once. What lies here stays until they were
   * overwritten (`forget`), so that whoever is stopped in between, another goes on. One without an erasure key (0.2.0) is
   * deleted here. `undefined`: not there, not theirs, or marked before.
   */
  withdraw(
    organisation: OrganisationId,
    conversation: ConversationId,
    employee: Employee,
  ): Promise<Withdrawn | undefined>;
  /**
   * At most `limit` keys that are due by this hour, marked ones and the earliest first. What was renewed meanwhile is not
   * among them, and nobody can renew what is.
   */
  claimDue(organisation: OrganisationId, upTo: Hour, limit: number): Promise<readonly Departed[]>;
  /** Deletes what lay under these keys, once they were overwritten. What lies in its place under another key stays. */
  forget(organisation: OrganisationId, departed: readonly Departed[]): Promise<void>;
  /**
   * Open and closed, most recent first, at most `limit`; of what lies after `after` when that is given. Where that one
   * went meanwhile (withdrawn, or up because of a new message) the page begins at its hour: somebody may come twice, and
   * nobody whose conversation did not change is passed over. `withFirst`: each with its `first`.
   */
  listForAdviser(
    organisation: OrganisationId,
    adviser: AdviserId,
    limit: number,
    now: Date,
    after?: ListCursor,
    withFirst?: boolean,
  ): Promise<readonly AdviserListItem[]>;
  /**
   * Puts `note` where exactly `before` lies (`undefined`: none). `false`: another one does by now, it is not there, or not
   * theirs; nothing changed. Nobody else is told, and nothing lasts longer for it.
   */
  putNote(
    organisation: OrganisationId,
    conversation: ConversationId,
    adviser: AdviserId,
    before: Uint8Array | undefined,
    note: Uint8Array,
    now: Date,
  ): Promise<boolean>;
  /**
   * The employee writes nothing before the hour `until`; `undefined`: from now on again. Put where `before` is in force
   * (`undefined`: none; what is over is none). `false`: another one is, it is closed, not there, or not theirs. As `putNote`.
   */
  putPause(
    organisation: OrganisationId,
    conversation: ConversationId,
    adviser: AdviserId,
    pause: { readonly before?: Hour; readonly until?: Hour },
    now: Date,
  ): Promise<boolean>;
  /** The two switches as 0.2.0 knew them, unsigned: they are read until they end. `undefined` = reachable again. */
  setAway(organisation: OrganisationId, adviser: AdviserId, until: Date | undefined, now: Date): Promise<void>;
  setFull(organisation: OrganisationId, adviser: AdviserId, until: Date | undefined, now: Date): Promise<void>;
  /**
   * Puts a planning in the place of an older one, and of what `setAway` and `setFull` left: it says all of that itself.
   * `false`: what lies there has this number or a later one, and stays.
   * @param over number of what was seen to lie there and not to hold: it gives way, however high somebody counted it
   */
  putPlanning(
    organisation: OrganisationId,
    adviser: AdviserId,
    planning: SignedPlanning,
    over?: number,
  ): Promise<boolean>;
  /** Of somebody whose keys are gone: nothing of it would hold any more. */
  forgetPlanning(organisation: OrganisationId, adviser: AdviserId): Promise<void>;
  /**
   * They answered the self-test of the week that began at this hour, with this card. Kept are that week and the one that
   * it answered before, and nothing finer; the same week again changes nothing, and another card begins anew.
   */
  keepAnsweredTest(
    organisation: OrganisationId,
    adviser: AdviserId,
    test: { readonly card: string; readonly week: Hour },
    now: Date,
  ): Promise<void>;
}

/** Says "something changed for this adviser" to every instance. Losing one loses nothing: readers refetch. */
export interface Changes {
  publish(organisation: OrganisationId, adviser: AdviserId): Promise<void>;
  /** Returns the way to stop listening. The handler must not throw. */
  subscribe(organisation: OrganisationId, adviser: AdviserId, handler: () => void): () => void;
}

/** All of it behind one connection (or one process, for `memory`). */
export interface Store {
  readonly conversations: ConversationStore;
  readonly records: RecordStore;
  readonly changes: Changes;
  readonly notices: NoticeStore;
  readonly contents: Contents;
  /** The store's own clock; `undefined` when it tells none. */
  time(): Promise<Date | undefined>;
  /** Writes the store's files anew where something left since this was asked last; resolves when that is done. */
  rewrite(): Promise<Rewritten>;
  /** Resolves when a command gets through in time; rejects with an `AppError`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What an adapter must do when an adviser answered while the employee still has a screen open. */
export interface ReplyListener {
  replied(organisation: OrganisationId, employee: Pseudonym, conversation: ConversationId): Promise<void>;
}
