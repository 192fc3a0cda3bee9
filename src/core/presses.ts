/** A first message as the store takes it, and what it says of a form that was sent: where it lies, or why nothing does. */
import type {
  AwaitedAnswer,
  ConversationHead,
  ConversationId,
  DedupeKey,
  FormMark,
  Pseudonym,
} from './conversation.ts';
import type { AdviserId, Retention } from './organisation.ts';

export interface OpenConversation {
  readonly head: Omit<
    ConversationHead,
    'length' | 'headHash' | 'unreadByAdviser' | 'unreadByEmployee' | 'expiresHour' | 'state' | 'closedBy'
  >;
  /** The owner's pseudonyms of other epochs: limits count under all of them, and a repeated press is found. */
  readonly formerly?: readonly Pseudonym[];
  readonly dedupeKey: DedupeKey;
  readonly mark: FormMark;
  /** Under what this employee's openings of this day are counted: `Keyring.nameOfDay`. */
  readonly openings: string;
  /** As it is stored: encrypted once more under the conversation's own secret. */
  readonly entry: Uint8Array;
  readonly entryHash: Uint8Array;
  /** As in `AppendMessage`. */
  readonly employeeCopy?: Uint8Array;
  /** Store nothing when the adviser set themselves away after the employee was told that they are there now. */
  readonly refuseWhenAway: boolean;
  /** The number of the adviser's planning by which it was decided that they can be written to. Absent: there was none. */
  readonly planning?: number;
  readonly retention: Retention;
  readonly now: Date;
}
/** A conversation of this employee: its adviser and state are its own, whatever a form says by now. */
export interface PlaceOfPress {
  readonly conversation: ConversationId;
  readonly adviser: AdviserId;
  readonly state: 'open' | 'closed';
}
/** Where a press of a form was found. `repeated`: this very press was stored; `exists`: another text from the same form was. */
export interface FoundPress extends PlaceOfPress {
  readonly found: 'repeated' | 'exists';
  readonly handle: string;
  /** Of this very message a copy lies there, whatever was ticked this time: its employee can read it back. */
  readonly ownCopy?: true;
  /** Of the conversation, as it stands now. */
  readonly awaited?: AwaitedAnswer;
}
export interface RunningOne extends PlaceOfPress {
  readonly found: 'running';
}
export interface PressSought {
  /** The one that a first message would have opened, or that the form replies to. */
  readonly conversation: ConversationId;
  /** The id of `conversation` follows from the form, so whatever lies there came from it. */
  readonly opens: boolean;
  readonly dedupeKey: DedupeKey;
  readonly mark: FormMark;
}
/**
 * `stored`     the conversation exists now and this is its first message. For all else nothing changed.
 * `FoundPress` the form was sent before. Looked for before any limit is.
 * `taken`      the id belongs to somebody else's conversation.
 * `too-many`   the employee has `MAX_CONVERSATIONS` already. | `too-often` opened `MAX_OPENINGS` on this day already.
 * `full`       the adviser takes no new conversations now, by their own press. | `away` the adviser is away by their own switch and `refuseWhenAway` was set.
 * `replanned`  the adviser's planning is not the one named: look again, and decide again.
 * `running`    the employee has one open with this adviser: append. Looked at last, so that who has one is told nothing
 *              else about limits than who has none.
 */
export type OpenResult =
  | 'stored'
  | 'taken'
  | 'too-many'
  | 'too-often'
  | 'replanned'
  | 'full'
  | 'away'
  | FoundPress
  | RunningOne;
