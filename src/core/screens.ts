/**
 * The closed set of screens, all words already chosen. Renderers add layout only; each is a table (`PerScreen`), so that
 * a new screen does not compile until both platforms show it.
 * Which page makes which screen: `core/pages/`. One example of each: tests/fixtures/screens.ts.
 */
import type {
  BoardScreen,
  CallMeScreen,
  ConfirmScreen,
  ConversationScreen,
  ConversationsScreen,
  EndScreen,
  RevealScreen,
  SentScreen,
} from './conversation-screens.ts';
import type { Form, TextForm } from './events.ts';
import type { Action, AdviserCard, Choice, Link, ScreenBase, Section, TextField, Tick } from './screen-parts.ts';

export type * from './conversation-screens.ts';
export type * from './screen-parts.ts';

export interface WelcomeScreen extends ScreenBase {
  readonly kind: 'welcome';
  readonly mine?: Action;
  readonly heading: string;
  readonly role: readonly string[];
  readonly freedom: string;
  /** 112, 113 and the Centre for Sexual Violence, in one quiet line. */
  readonly urgent: string;
  readonly advisersHeading: string;
  /** "Je ziet alleen wie past bij je keuze." */
  readonly filterNote?: string;
  readonly advisers: readonly AdviserCard[];
  /** Nobody fits the filter, or nobody is there now: what then. */
  readonly nobody?: string;
  readonly filter: Action;
  readonly clearFilter?: Action;
  readonly conduct: Action;
  /** "Wat kun je doen?" */
  readonly options: Action;
  readonly complaint: Action;
  /** "Word je zelf beschuldigd?" */
  readonly accused: Action;
  /** "Werk je hier via een ander bedrijf?"; absent where no such company is known. */
  readonly hiredIn?: Action;
  /** At the top: nobody should have to read a language they do not know to find theirs. */
  readonly languageSwitch: readonly Action[];
  /** Languages beside those of the screens, each in itself, with somebody who speaks it and their number. */
  readonly spoken: readonly Action[];
}
export interface FiltersScreen extends ScreenBase {
  readonly kind: 'filters';
  readonly intro: string;
  readonly choices: readonly Choice[];
  readonly notKept: string;
  readonly form: Form;
  readonly submit: string;
  readonly back: Action;
}
export interface AdviserScreen extends ScreenBase {
  readonly kind: 'adviser';
  readonly name: string;
  readonly availability: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly waysHeading: string;
  /** Phone, e-mail, video, in person: number and address in plain sight. */
  readonly ways: readonly string[];
  /** What e-mail shows to an employer; absent when there is no address. */
  readonly mailNote?: string;
  /** Absent when no answer can be expected here. */
  readonly answerTime?: string;
  /** Said where it is proven that messages arrive; absent otherwise. */
  readonly proven?: string;
  /** Absent when this adviser cannot be written to now; `notNow` says why and what then. */
  readonly write?: Action;
  readonly notNow?: string;
  /** Colleagues whom this adviser named for while they are away or full, and who can be written to now. */
  readonly cover?: { readonly line: string; readonly open: readonly Action[] };
  /** That they are the reporting point too, and that the other one may come to them as well. */
  readonly beforeWriting: readonly string[];
  readonly contactLinks: readonly Link[];
  readonly other: Action;
  /** Some of them by name; not those of `cover`. */
  readonly others: readonly Action[];
  readonly options: Action;
  readonly complaint: Action;
}
export interface LimitsScreen extends ScreenBase {
  readonly kind: 'limits';
  readonly heading: string;
  /** What was read before is not what stands here now. */
  readonly notice?: string;
  /** Every exception, and who could look along: first and never folded. */
  readonly lines: readonly string[];
  /** Beside the press that goes on: for who would rather not write. */
  readonly call?: Link;
  /** More about it. */
  readonly sections: readonly Section[];
  /** What the organisation agreed with its advisers, where its file names that page. */
  readonly rules?: Link;
  /** To somebody else than this adviser. */
  readonly other: Action;
  readonly form: Form;
  readonly submit: string;
  readonly back: Action;
}
export interface WriteScreen extends ScreenBase {
  readonly kind: 'write';
  readonly heading: string;
  readonly hint: string;
  /** Something changed since the form was opened: one sentence, and who else there is. */
  readonly notice?: string;
  /** What must be read before it is sent: shown above the field, which stays. */
  readonly sections?: readonly Section[];
  readonly choice?: Choice;
  readonly actions?: readonly Action[];
  readonly startersLabel: string;
  readonly starters: readonly Action[];
  readonly field: TextField;
  /** Whether the writer wants to be able to read it back. */
  readonly ownCopy: Tick;
  readonly form: Form;
  readonly submit: string;
  readonly back: Action;
}
/** The form stays as it is and keeps its text; this says why. */
export interface NotSavedScreen extends ScreenBase {
  readonly kind: 'not-saved';
  readonly field: 'text' | 'adviser';
  /** Why in plain words, try again, and the adviser's number; shown at the field. */
  readonly reason: string;
  readonly heading: string;
  readonly form: TextForm;
  /** The form once more, for a platform where it does not stay on the screen. `choice` is for `choose-again`. */
  readonly again: {
    readonly field: TextField;
    /** When a call suits. */
    readonly when?: TextField;
    /** Absent for a name; of a number, whether something may be left. */
    readonly ownCopy?: Tick;
    readonly submit: string;
    readonly choice: Pick<Choice, 'label' | 'placeholder'>;
  };
}
/** Text to read: explanation pages, and the answers for people who are not (yet) ours. */
export interface InfoScreen extends ScreenBase {
  readonly kind:
    | 'conduct'
    | 'elsewhere'
    | 'complaint'
    | 'hired-in'
    | 'accused'
    | 'employer-view'
    | 'options'
    | 'unavailable'
    | 'fault'
    | 'stranger'
    | 'unknown-organisation';
  readonly heading: string;
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  /** More pages to read, each by a press of its own. */
  readonly open?: readonly Action[];
  /** Where a visit can begin with this page. */
  readonly languageSwitch?: readonly Action[];
  /** Absent where there is nowhere to go back to. */
  readonly back?: Action;
  readonly next?: Action;
}

export type Screen =
  | WelcomeScreen
  | FiltersScreen
  | AdviserScreen
  | LimitsScreen
  | WriteScreen
  | NotSavedScreen
  | SentScreen
  | ConversationsScreen
  | ConversationScreen
  | BoardScreen
  | CallMeScreen
  | RevealScreen
  | ConfirmScreen
  | EndScreen
  | InfoScreen;

/** The screen, or one of the screens, of this kind. */
export type ScreenOf<K extends Screen['kind'], S extends Screen = Screen> = S extends unknown
  ? K extends S['kind']
    ? S
    : never
  : never;
/** What a platform makes of each screen: a new one does not compile until every platform shows it. */
export type PerScreen<Parts, Result> = {
  readonly [K in Screen['kind']]: (screen: ScreenOf<K>, parts: Parts) => Result;
};

/** The screens that hold something only this employee may see: they never leave in a response body. */
export function isConfidential(screen: Screen): screen is ConversationScreen | ConversationsScreen | BoardScreen {
  return screen.kind === 'conversation' || screen.kind === 'conversations' || screen.kind === 'board';
}

const ASIDES: ReadonlySet<Screen['kind']> = new Set([
  'conduct',
  'elsewhere',
  'complaint',
  'hired-in',
  'accused',
  'employer-view',
  'options',
]);
/** Reading that may lie over another screen, so that what was typed below stays. */
export const isAside = ({ kind }: Screen): boolean => ASIDES.has(kind);

export function assertNever(value: never): never {
  throw new TypeError(`unhandled case: ${Object.keys(value).join(',')}`);
}
