/** The nouns of a conversation. No platform, no storage, no words. */
import type { AdviserId, Language, OrganisationId } from './organisation.ts';

/**
 * `HMAC(pepper, platform, workspace, user)`, base64url. All that is ever known of an employee.
 * Made at the adapter's edge; the user id goes no further.
 */
export type Pseudonym = string & { readonly brand: 'Pseudonym' };
/** Shorter than any pseudonym, so nobody's; a name that a store can hold. */
export const NOBODY = 'nobody' as Pseudonym;

/**
 * One employee, under every pseudonym by which the store may know them: a pseudonym hangs on the pepper of its month, and
 * what was stored in an earlier one is still found.
 */
export interface Pseudonyms {
  /** Under the pepper of this epoch. */
  readonly employee: Pseudonym;
  /** Under the other peppers there are, and after the one workspace of an Enterprise organisation. Absent: there are none. */
  readonly formerly?: readonly Pseudonym[];
  /** Which pepper `employee` hangs on, `2026-12`. Absent: the first. */
  readonly epoch?: string;
}
/** All of them, or the only one. The newest first. */
export type Employee = Pseudonym | readonly Pseudonym[];
export const employeesOf = (employee: Employee): readonly Pseudonym[] =>
  typeof employee === 'string' ? [employee] : employee;
/** Without anything else that lies beside them. */
export const pseudonymsOf = ({ employee, formerly, epoch }: Pseudonyms): Pseudonyms => ({
  employee,
  ...(formerly === undefined ? {} : { formerly }),
  ...(epoch === undefined ? {} : { epoch }),
});
export const everyPseudonym = ({ employee, formerly = [] }: Pseudonyms): Employee => [employee, ...formerly];

/** 128 random-looking bits, base64url (22 characters). Says nothing about anybody. */
export type ConversationId = string & { readonly brand: 'ConversationId' };

/** One press of "send", however often it is delivered: see `core/employee/send.ts`. */
export type DedupeKey = string & { readonly brand: 'DedupeKey' };

/**
 * Names one erasure key: 8 bytes for its page and one for its number, base64url (12 characters). Nobody's secret: without
 * the page it opens nothing.
 */
export type ErasureKeyId = string & { readonly brand: 'ErasureKeyId' };

/** One showing of a form, whatever was sent from it: keyed, so that it says nothing of the form. */
export type FormMark = string & { readonly brand: 'FormMark' };

/** 128 bits, base64url: how a conversation, and one showing of a form, are named. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;
/** Every id from a client is hostile until it has this shape. */
export function isConversationId(value: unknown): value is ConversationId {
  return typeof value === 'string' && ID_PATTERN.test(value);
}

/** All bits zero: no conversation has it. It is answered like one that does not exist or is somebody else's. */
export const UNKNOWN_CONVERSATION = 'A'.repeat(22) as ConversationId;

export type ConversationState = 'open' | 'closed';

/** What a message carries: ordinary text, or the name under which the employee wants to be known. */
export type MessageKind = 'text' | 'name';

/** Hours since 1970-01-01T00:00Z. The finest time that is ever stored. */
export type Hour = number;
export const HOUR_MS = 3_600_000;
export const toHour = (at: Date): Hour => Math.floor(at.getTime() / HOUR_MS);
/** The first whole hour that is not before it: for what must not end too soon. */
export const toHourUp = (at: Date): Hour => Math.ceil(at.getTime() / HOUR_MS);
export const fromHour = (hour: Hour): Date => new Date(hour * HOUR_MS);

/** Characters a person may type in one message (Slack's ceiling for an input). */
export const TEXT_MAX = 3000;

/**
 * Somebody's message waits for an answer. `by`: the hour before which one was promised; absent where nobody could say, since
 * the adviser keeps no hours, or comes back too late.
 */
export interface AwaitedAnswer {
  readonly by?: Hour;
}

/** Everything stored about a conversation besides its envelopes. */
export interface ConversationHead {
  readonly id: ConversationId;
  readonly organisation: OrganisationId;
  readonly adviser: AdviserId;
  readonly owner: Pseudonym;
  /** Which pepper that pseudonym hangs on, `2026-12`. Absent: the first. */
  readonly epoch?: string;
  readonly state: ConversationState;
  /** Who closed it. Absent while it is open, and when 0.2.0 closed it. */
  readonly closedBy?: 'employee' | 'adviser';
  /** Random, shown to the adviser ("rustige lijster 48" is made from it). Never derived from the owner. */
  readonly handle: string;
  /**
   * Of the employee's screens, as releases until now stored it in the clear; goes with the employee's next message. Absent:
   * it lies sealed in the messages, since one language that nobody else in a small place speaks is a name.
   */
  readonly language?: Language;
  /** Version of the limits of confidentiality that the employee accepted. */
  readonly limits: string;
  /** Number of messages: the next one's sequence. */
  readonly length: number;
  /** SHA-256 of the last envelope: what the next one names as its predecessor. */
  readonly headHash: Uint8Array;
  /** Day key that wraps the conversation's secret, and the wrapped secret. */
  readonly dayKey: string;
  readonly wrappedSecret: Uint8Array;
  /** What the secret is wrapped under besides the day's key, for the conversation's whole life. Absent: opened by 0.2.0. */
  readonly erasureKey?: ErasureKeyId;
  readonly lastHour: Hour;
  readonly unreadByAdviser: boolean;
  readonly unreadByEmployee: number;
  /** Absent: nothing waits for an answer, it is closed, or 0.2.0 stored its last message. */
  readonly awaited?: AwaitedAnswer;
  /** How many messages of the employee no answer came after. Absent: only the first, or 0.2.0 stored all of them. */
  readonly unanswered?: number;
  /** Before this hour its employee writes nothing: see core/pause.ts. It may be over. Absent: none, or 0.2.0. */
  readonly pausedUntil?: Hour;
  /** When Redis forgets it, at the latest. */
  readonly expiresHour: Hour;
}
