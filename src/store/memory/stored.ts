/** One conversation as the memory store holds it, and what one message does to it. */
import { toHour, type ConversationHead, type Hour, type Pseudonym } from '../../core/conversation.ts';
import {
  ceilingsOf,
  type AdviserListItem,
  type AppendMessage,
  type AppendResult,
  type ConversationSummary,
  type FirstEntry,
  type ListCursor,
  type ReadConversation,
  type StoredBoard,
} from '../../core/ports.ts';
import type { OpenConversation } from '../../core/presses.ts';
import { expiresAfterLast, expiresAfterMessage, REMEMBERED_SUBMISSIONS } from '../hours.ts';
import { awaitedOf } from './awaited.ts';
import { isKept, sequenceOf, type Pressed } from './presses.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Stored {
  readonly head: Mutable<ConversationHead>;
  readonly entries: Uint8Array[];
  readonly copies: Map<number, { readonly bytes: Uint8Array; deadline?: Hour }>;
  readonly first: Pressed;
  /** Presses after the first, oldest first, at most `REMEMBERED_SUBMISSIONS`. */
  readonly recent: Pressed[];
  /** Hour of the first message since the adviser came to look; absent: nothing is new. */
  news?: Hour;
  /** The adviser's own. */
  note?: Uint8Array;
  /** Of each side its newest step on the board. */
  readonly boards: Partial<Record<AppendMessage['from'], StoredBoard>>;
  /** Sequence of the first message that says the employee's language, sealed. */
  languageAt: number;
  /** How many messages the employee wrote in that hour. */
  written: { hour: Hour; count: number };
}

export const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
export const headOf = ({ head }: Stored) => head;

export function indexAfter(all: readonly ConversationHead[], { id, lastHour }: ListCursor): number {
  const there = all.findIndex((head) => head.id === id && head.lastHour === lastHour);
  if (there >= 0) return there + 1;
  const older = all.findIndex((head) => head.lastHour <= lastHour);
  return older < 0 ? all.length : older;
}

export function toStored({
  head,
  dedupeKey,
  mark,
  entry,
  entryHash,
  employeeCopy,
  retention,
  now,
}: OpenConversation): Stored {
  return {
    head: {
      ...head,
      wrappedSecret: copyOf(head.wrappedSecret),
      state: 'open',
      length: 1,
      headHash: copyOf(entryHash),
      lastHour: toHour(now),
      unreadByAdviser: true,
      unreadByEmployee: 0,
      expiresHour: expiresAfterMessage(now, retention),
    },
    entries: [copyOf(entry)],
    copies: new Map(employeeCopy && [[0, { bytes: copyOf(employeeCopy) }]]),
    first: { dedupeKey, mark },
    recent: [],
    news: toHour(now),
    languageAt: 0,
    boards: {},
    written: { hour: toHour(now), count: 1 },
  };
}

/** In force at this hour. */
const pauseIn = ({ pausedUntil }: ConversationHead, now: Date): Hour | undefined =>
  pausedUntil !== undefined && pausedUntil > toHour(now) ? pausedUntil : undefined;

/** `false`: it is closed, or another one is in force. */
export function replacePause(
  { head }: Stored,
  { before, until }: { readonly before?: Hour; readonly until?: Hour },
  now: Date,
): boolean {
  if (head.state === 'closed' || pauseIn(head, now) !== before) return false;
  if (until === undefined) delete head.pausedUntil;
  else head.pausedUntil = until;
  return true;
}

const unansweredIn = ({ unanswered }: ConversationHead): number => unanswered ?? 1;

/** The reason to store nothing; `undefined` when the message may be stored. */
export function refusal(stored: Stored, request: AppendMessage): AppendResult | undefined {
  const { head, written } = stored;
  const hour = toHour(request.now);
  const sequence = sequenceOf(stored, request);
  // Not to an adviser: it would say whether the answer was read.
  if (sequence !== undefined)
    return request.from === 'employee' && isKept(stored, sequence, request.now) ? 'repeated-kept' : 'repeated';
  if (head.state === 'closed') return 'closed';
  const ceilings = ceilingsOf(request);
  if (head.length >= ceilings.messages) return 'too-long';
  if (request.from === 'employee' && request.heedsPause && pauseIn(head, request.now) !== undefined) return 'paused';
  if (request.from === 'employee' && unansweredIn(head) >= ceilings.unanswered) return 'unanswered';
  const inThisHour = written.hour === hour ? written.count : 0;
  if (request.from === 'employee' && inThisHour >= ceilings.inHour) return 'too-fast';
  const { length, headHash } = request.expected;
  if (head.length !== length || !sameBytes(head.headHash, headHash)) return 'moved';
  return undefined;
}

export function store(stored: Stored, request: AppendMessage): void {
  const { head, written } = stored;
  const hour = toHour(request.now);
  const sequence = head.length;
  stored.entries.push(copyOf(request.entry));
  const { dedupeKey, mark } = request;
  stored.recent.push({ dedupeKey, ...(mark === undefined ? {} : { mark }) });
  if (stored.recent.length > REMEMBERED_SUBMISSIONS) stored.recent.shift();
  if (request.board !== undefined) stored.boards[request.from] = { sequence, bytes: copyOf(request.board) };
  head.length += 1;
  head.headHash = copyOf(request.entryHash);
  head.dayKey = request.dayKey;
  head.wrappedSecret = copyOf(request.wrappedSecret);
  head.lastHour = hour;
  head.expiresHour = expiresAfterLast(request);
  if (request.from === 'employee') {
    head.owner = request.by as Pseudonym;
    if (request.epoch === undefined) delete head.epoch;
    else head.epoch = request.epoch;
    head.unreadByAdviser = true;
    if (request.board === undefined) head.unanswered = unansweredIn(head) + 1;
    stored.news ??= hour;
    if (head.language !== undefined) stored.languageAt = sequence;
    delete head.language;
    stored.written = { hour, count: written.hour === hour ? written.count + 1 : 1 };
    if (request.awaited !== undefined && head.awaited?.by === undefined) head.awaited = { ...request.awaited };
  } else {
    head.unreadByEmployee += 1;
    head.unanswered = 0;
    delete head.awaited;
    Object.assign(head, awaitedOf(request));
    if (request.closes) {
      Object.assign(head, { state: 'closed', closedBy: 'adviser' } satisfies Partial<ConversationHead>);
      delete head.pausedUntil;
    }
  }
  if (request.employeeCopy) stored.copies.set(sequence, { bytes: copyOf(request.employeeCopy) });
}

export function listItemOf({ head }: Stored): AdviserListItem {
  const { id, handle, state, lastHour, unreadByAdviser, language } = head;
  const told = { id, handle, state, lastHour, unread: unreadByAdviser, ...awaitedOf(head) };
  return language === undefined ? told : { ...told, language };
}

/** `false`: another one lies there. */
export function replaceNote(stored: Stored, before: Uint8Array | undefined, note: Uint8Array): boolean {
  const lies = stored.note;
  const isSeen = lies === undefined || before === undefined ? lies === before : sameBytes(lies, before);
  if (isSeen) stored.note = copyOf(note);
  return isSeen;
}

export const summaryOf = (head: ConversationHead): ConversationSummary => {
  const { id, adviser, state, lastHour, expiresHour, unreadByEmployee } = head;
  return { id, adviser, state, lastHour, expiresHour, unread: unreadByEmployee, ...awaitedOf(head) };
};

export function firstOf({ head, entries, languageAt }: Stored): FirstEntry {
  const { owner, dayKey, wrappedSecret, erasureKey } = head;
  return {
    owner,
    dayKey,
    wrappedSecret: copyOf(wrappedSecret),
    ...(erasureKey === undefined ? {} : { erasureKey }),
    sequence: languageAt,
    entry: copyOf(entries[languageAt] ?? new Uint8Array(0)),
  };
}

export function dropOverdue({ copies }: Stored, now: Date): void {
  for (const [sequence, { deadline }] of copies) {
    if (deadline !== undefined && deadline <= toHour(now)) copies.delete(sequence);
  }
}

/** What is read besides messages: the note by its adviser, the boards by whom they are asked for. See `StoredBoard`. */
export function besides(
  { note, boards, entries }: Stored,
  by: 'employee' | 'adviser',
  page: { readonly boards?: true },
): Pick<ReadConversation, 'note' | 'boards'> {
  const of = (side: AppendMessage['from']): StoredBoard | undefined => {
    const board = boards[side];
    const bytes = by === 'employee' ? board?.bytes : board && entries[board.sequence];
    return board && bytes && { sequence: board.sequence, bytes: copyOf(bytes) };
  };
  const [adviser, employee] = [of('adviser'), of('employee')];
  return {
    ...(by === 'adviser' && note !== undefined ? { note: copyOf(note) } : {}),
    ...(page.boards ? { boards: { ...(adviser && { adviser }), ...(employee && { employee }) } } : {}),
  };
}
