/** The screens about what somebody wrote: sent, their conversations, one of them, and how it ends. */
import type { AdviserId } from './organisation.ts';
import type { ConversationId } from './conversation.ts';
import type { Form } from './events.ts';
import type {
  Action,
  AwaitedPart,
  BoardPart,
  CountingPart,
  Entry,
  ScreenBase,
  TextField,
  Tick,
} from './screen-parts.ts';

export interface SentScreen extends ScreenBase {
  readonly kind: 'sent';
  readonly conversation: ConversationId;
  /** Whether the writer can read it back: said in the lines. */
  readonly ownCopy: boolean;
  /** It was a number to be called on. */
  readonly callMe?: true;
  readonly heading: string;
  readonly lines: readonly string[];
  /** The same line as on the first page. */
  readonly urgent: string;
  readonly open: Action;
  readonly withdraw?: Action;
}
export interface ConversationsScreen extends ScreenBase {
  readonly kind: 'conversations';
  readonly heading: string;
  readonly empty?: string;
  readonly items: readonly {
    readonly adviser: string;
    readonly when: string;
    readonly news?: string;
    /** Until when an answer was promised, or that there is none; and when it goes without one. */
    readonly awaits?: readonly string[];
    readonly open: Action;
  }[];
  readonly back: Action;
}
export interface ConversationScreen extends ScreenBase {
  readonly kind: 'conversation';
  readonly conversation: ConversationId;
  readonly heading: string;
  readonly state: string;
  /** "Je schuilnaam is rustige lijster 48." To be said on the telephone. */
  readonly handle: string;
  /** What was pressed could not be done: why, and that nothing was kept. */
  readonly notice?: string;
  readonly awaited?: AwaitedPart;
  readonly board?: readonly BoardPart[];
  /** Whether they are counted for the yearly account: under the board, and quieter than anything on it. */
  readonly counting?: CountingPart;
  readonly entries: readonly Entry[];
  readonly earlier?: Action;
  /** What `earlier` is called where a platform has room for fewer messages than there are. */
  readonly earlierLabel: string;
  /** What letting something stay means; absent where nothing can. */
  readonly letStay?: string;
  /** Absent when the conversation is closed. */
  readonly reply?: {
    readonly field: TextField;
    readonly ownCopy: Tick;
    readonly form: Form;
    readonly submit: string;
  };
  readonly keep: string;
  readonly actions: readonly Action[];
  readonly back: Action;
}
/** One item of the board, where it says more than fits above messages. Its actions are alike, in the order given. */
export interface BoardScreen extends ScreenBase {
  readonly kind: 'board';
  readonly conversation: ConversationId;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly texts?: BoardPart['texts'];
  /** Behind what was typed, and before the buttons. */
  readonly more?: readonly string[];
  readonly actions: readonly Action[];
  readonly back: Action;
}
/** Where and when somebody wants to be called. */
export interface CallMeScreen extends ScreenBase {
  readonly kind: 'call-me';
  readonly heading: string;
  readonly lines: readonly string[];
  /** The number, then when it suits: a second field, which may stay empty. */
  readonly field: TextField;
  readonly when: TextField;
  readonly voicemail: Tick;
  readonly form: Form;
  readonly submit: string;
  readonly back: Action;
}
export interface RevealScreen extends ScreenBase {
  readonly kind: 'reveal';
  readonly heading: string;
  readonly lines: readonly string[];
  readonly field: TextField;
  readonly form: Form;
  readonly submit: string;
  readonly back: Action;
}
/** Asks before something that cannot be undone. */
export interface ConfirmScreen extends ScreenBase {
  readonly kind: 'withdraw' | 'close';
  readonly heading: string;
  readonly lines: readonly string[];
  readonly confirm: Action;
  readonly back: Action;
}
/** Something ended; also the one answer for not-yours, not-there, expired and withdrawn alike. */
export interface EndScreen extends ScreenBase {
  readonly kind: 'closed' | 'gone' | 'withdrawn';
  readonly notErased?: true; // withdrawn, and not yet overwritten everywhere: said in the lines
  readonly heading: string;
  readonly lines: readonly string[];
  /** Of what was closed: with whom it was, and the way to a new conversation with the same adviser. */
  readonly adviser?: AdviserId;
  readonly next?: Action;
  readonly back: Action;
}
