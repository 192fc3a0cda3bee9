/**
 * What an adviser can do from the inbox. The desk never sees what was written: it hands over and takes in
 * sealed envelopes. Every method is for one seat; what is not this seat's does not exist for it.
 */
import type { ConversationId, Hour, SubmissionKey } from './conversation.ts';
import type { Availability } from './availability.ts';
import type { Adviser, Organisation } from './organisation.ts';
import type { AdviserListItem } from './ports.ts';

/** A signed-in adviser in one organisation (an external adviser may have several seats). */
export interface Seat {
  readonly organisation: Organisation;
  readonly adviser: Adviser;
}

export interface Thread {
  readonly id: ConversationId;
  readonly handle: string;
  readonly state: 'open' | 'closed';
  readonly language: 'nl' | 'en';
  /** Number of messages in all; `envelopes[i]` has sequence `from + i`. */
  readonly length: number;
  readonly from: number;
  readonly envelopes: readonly Uint8Array[];
  /** SHA-256 of the last envelope: `previous` of the next one. */
  readonly headHash: Uint8Array;
  readonly expiresHour: Hour;
}

/** Two sealings of one reply, same sequence and predecessor: to the conversation's reply key, and to the adviser. */
export interface Reply {
  readonly conversation: ConversationId;
  /** Made once per written reply by the browser: 22 characters base64url. */
  readonly submission: string;
  readonly forEmployee: Uint8Array;
  readonly forSelf: Uint8Array;
}
/** `moved`: read the thread again and reseal. `refused`: an envelope is not a well-formed, rightly signed one for this place. */
export type ReplyResult = 'stored' | 'repeated' | 'moved' | 'closed' | 'gone' | 'too-long' | 'refused';

export interface Presence {
  readonly availability: Availability;
  readonly awayUntil?: Date;
  readonly open: number;
}

export interface AdviserDesk {
  list(seat: Seat): Promise<readonly AdviserListItem[]>;
  /** At most `THREAD_PAGE` messages before `before` (default: the last ones). `undefined`: not this seat's, or not there. */
  read(seat: Seat, conversation: ConversationId, before?: number): Promise<Thread | undefined>;
  reply(seat: Seat, reply: Reply): Promise<ReplyResult>;
  markRead(seat: Seat, conversation: ConversationId): Promise<void>;
  close(seat: Seat, conversation: ConversationId): Promise<boolean>;
  presence(seat: Seat): Promise<Presence>;
  setAway(seat: Seat, until: Date | undefined): Promise<Presence>;
}
export const THREAD_PAGE = 50;
export type { SubmissionKey };
