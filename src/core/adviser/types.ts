/** What the adviser's desk takes and gives. */
import type { Availability } from '../availability.ts';
import type { AwaitedAnswer, ConversationId, Hour } from '../conversation.ts';
import type { Adviser, Language, Organisation } from '../organisation.ts';
import type { Week } from '../pages/hours-line.ts';
import type { AdviserListItem, ReadConversation } from '../ports.ts';
import type { SelfTest } from './self-test.ts';

/** A signed-in adviser in one organisation (an external adviser may have several seats). */
export interface Seat {
  readonly organisation: Organisation;
  readonly adviser: Adviser;
}

export interface Thread {
  readonly id: ConversationId;
  readonly handle: string;
  readonly state: 'open' | 'closed';
  /** As in `ConversationHead`. */
  readonly language?: Language;
  /** Number of messages in all; `envelopes[i]` has sequence `from + i`. */
  readonly length: number;
  readonly from: number;
  readonly envelopes: readonly Uint8Array[];
  /** SHA-256 of the last envelope: `previous` of the next one. */
  readonly headHash: Uint8Array;
  readonly expiresHour: Hour;
  /** As in `ConversationHead`. */
  readonly awaited?: AwaitedAnswer;
  /** Until when one is in force, and where one that begins now ends. Absent: closed, or nobody else would be shown. */
  readonly pause?: { readonly until?: Hour; readonly end: Hour };
  /** This adviser's own, as their browser sealed it. */
  readonly note?: Uint8Array;
  /** The newest part of the board of each side, as the message it came with; empty where nothing is left to open. */
  readonly boards?: ReadConversation['boards'];
}

export interface Row extends Omit<AdviserListItem, 'first'> {
  /** The first message that says the employee's language, for this adviser's browser to open. Absent: it opens no more. */
  readonly envelope?: { readonly sequence: number; readonly bytes: Uint8Array };
}

/** Two sealings of one reply, same sequence and predecessor: to the conversation's reply key, and to the adviser. */
export interface Reply {
  readonly conversation: ConversationId;
  /** Made once per written reply by the browser: 22 characters base64url. */
  readonly submission: string;
  readonly forEmployee: Uint8Array;
  readonly forSelf: Uint8Array;
  /** An answer is still to come, before this hour: all that the server knows of what the envelopes say. Absent: this is it. */
  readonly promises?: Hour;
  /**
   * It is the last word, and the conversation closes with it: as for `close`, the signature of a `CloseStatement`. Both or
   * neither, so that nobody is left with a conversation that ended without a word.
   */
  readonly closes?: string;
  /** It is a step on the board; which one stays sealed. */
  readonly board?: true;
}
/**
 * `moved`: read the thread again and reseal. `refused`: an envelope is not a well-formed, rightly signed one for this place.
 * `moment`: that hour cannot be promised (any more).
 */
export type ReplyResult = 'stored' | 'repeated' | 'moved' | 'closed' | 'gone' | 'too-long' | 'refused' | 'moment';

export interface Presence {
  readonly availability: Availability;
  readonly awayUntil?: Date;
  readonly fullUntil?: Date;
  readonly open: number;
  /** What can be chosen from to write back by. */
  readonly choices: readonly Hour[];
  /** Their own hours where they signed some, else the file's; by the clock of the file. */
  readonly week: Week;
  /** Whether employees read that messages arrive, from when they will, and the test that is to be answered for that. */
  readonly proof: { readonly proven: boolean; readonly from?: Date; readonly test?: SelfTest };
}
