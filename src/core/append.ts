/** A message that is added to a conversation, and what can become of it. */
import type { AwaitedAnswer, ConversationId, DedupeKey, FormMark, Pseudonym } from './conversation.ts';
import type { AdviserId, OrganisationId, Retention } from './organisation.ts';

export interface AppendMessage {
  readonly organisation: OrganisationId;
  readonly conversation: ConversationId;
  readonly from: 'employee' | 'adviser';
  /** Pseudonym of the employee or id of the adviser: must be the one the conversation belongs to. */
  readonly by: Pseudonym | AdviserId;
  /**
   * From an employee: their pseudonyms of other epochs. A conversation that is under one of these moves to `by`, so
   * `wrappedSecret` is bound to that.
   */
  readonly formerly?: readonly Pseudonym[];
  /** Of `by`, when it is a pseudonym. Absent: the first. */
  readonly epoch?: string;
  readonly dedupeKey: DedupeKey;
  readonly mark?: FormMark;
  /** The length and head hash that the writer saw. */
  readonly expected: { readonly length: number; readonly headHash: Uint8Array };
  readonly entry: Uint8Array;
  readonly entryHash: Uint8Array;
  /**
   * What the employee can read: the copy of an answer, and of their own words when they ticked for it. Kept apart, so that
   * it can go 24 hours after it was read. In a conversation that has an erasure key it begins with the nine bytes that
   * name its own.
   */
  readonly employeeCopy?: Uint8Array;
  /** The secret, wrapped again under today's key, because the retention starts anew. */
  readonly dayKey: string;
  readonly wrappedSecret: Uint8Array;
  /**
   * With a message of the employee: what is promised for it. What an earlier message that still waits was promised stays,
   * except that an hour takes the place of none. With an answer: what it promises anew; absent: nothing waits any more.
   */
  readonly awaited?: AwaitedAnswer;
  /** From an employee: of whom, and by which number of their planning, `awaited` was decided. Absent: however they planned by now. */
  readonly decidedBy?: { readonly adviser: AdviserId; readonly planning: number };
  /** With an answer that is the last word: its adviser closes the conversation in the same step. */
  readonly closes?: true;
  /**
   * It is a step on the board, and this what the employee can read of the writer's part: locked under the conversation's
   * secret in the place of the message, and put where that of an earlier step lay. An employee's own steps pass what holds
   * messages back, within an allowance of their own: a yes can be taken back whatever else waits.
   */
  readonly board?: Uint8Array;
  /** With the employee's `board`: it takes back what an earlier step allowed, so it needs no allowance beside that one's. */
  readonly takesBack?: true;
  /** From an employee: what `putPause` said holds. Absent: nobody else could be shown by now, so it does not. */
  readonly heedsPause?: true;
  readonly retention: Retention;
  readonly now: Date;
}
/**
 * `stored` | `repeated` (this press was stored before; nothing changed) | `repeated-kept` (and a copy of it lies there for
 *            its employee, to whom alone that is said)
 * `moved`    the conversation grew since it was read: read it again and reseal.
 * `replanned` the adviser's planning is not the one in `decidedBy`, or an unsigned switch is on: look, and decide again.
 * `closed`   no more messages. | `gone` not there, or not this writer's: the same answer for both.
 * `paused`   its adviser keeps a pause that is not over, and it holds.
 * `unanswered` there are `MAX_UNANSWERED` of the employee without an answer; any answer lifts it.
 * `too-fast` more than `MAX_MESSAGES_PER_HOUR` by the employee in this hour. | `too-long` `MAX_MESSAGES` reached.
 */
export type AppendResult =
  | 'stored'
  | 'repeated'
  | 'repeated-kept'
  | 'moved'
  | 'replanned'
  | 'closed'
  | 'gone'
  | 'paused'
  | 'unanswered'
  | 'too-fast'
  | 'too-long';
/** The one who is written to can read them in peace, and the one who writes is not left writing to nobody. */
export const MAX_UNANSWERED = 5;
export const MAX_MESSAGES_PER_HOUR = 30;
export const MAX_MESSAGES = 1000;
/** Of an employee's own steps on the board, beside what messages take. */
export const MAX_STEPS_PER_HOUR = 60;
export const MAX_STEPS = 200;

/** What stops a message. The employee's own steps on the board are held back by no missing answer. */
export function ceilingsOf({ from, board, takesBack }: Pick<AppendMessage, 'from' | 'board' | 'takesBack'>): {
  readonly messages: number;
  readonly inHour: number;
  readonly unanswered: number;
} {
  if (from === 'adviser' || board === undefined)
    return { messages: MAX_MESSAGES, inHour: MAX_MESSAGES_PER_HOUR, unanswered: MAX_UNANSWERED };
  const steps = MAX_MESSAGES + MAX_STEPS;
  if (takesBack) return { messages: 2 * steps, inHour: 2 * MAX_STEPS_PER_HOUR, unanswered: 2 * steps };
  return { messages: steps, inHour: MAX_STEPS_PER_HOUR, unanswered: steps };
}
