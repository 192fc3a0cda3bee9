/** What screens are made of: buttons, fields and texts, all words already chosen. */
import type { Context, Press } from './events.ts';
import type { Language } from './organisation.ts';

/** A button. The label says what it does; the press is everything it means. */
export interface Action {
  readonly label: string;
  readonly press: Press;
}
/** A button that opens a page or a phone call instead of asking us anything. */
export interface Link {
  readonly label: string;
  readonly url: string;
}
export interface Option {
  readonly value: string;
  readonly label: string;
}
/** A choice of one, always with a way to choose nothing. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly chosen?: string;
}
export interface TextField {
  readonly label: string;
  readonly placeholder: string;
  readonly hint?: string;
  /** Given on purpose (a starter was chosen): replaces what is in the field. */
  readonly text?: string;
  /** Changes when `text` must win over what the person typed before. */
  readonly edition: number;
  readonly multiline: boolean;
  readonly maxLength: number;
}
/** A box to tick, off unless this person ticked it before. */
export interface Tick {
  /** What it is about. */
  readonly label: string;
  /** What a tick means: stands beside the box. */
  readonly option: string;
  /** What that costs. */
  readonly hint: string;
  readonly ticked?: true;
}
/** A heading with sentences under it. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

/**
 * For a platform that shows one page at a time, where typed words ride along with every page: what they are called there,
 * heard by whoever cannot see that they are hidden, and the way back to their form.
 */
export interface CarriedLabels {
  readonly text: string;
  /** Of the people that could be chosen beside the text. */
  readonly choice: string;
  readonly back: string;
}

/** Until when an answer was promised; past that, that it is not because of them, and what they can do: nothing happens by itself. */
export interface AwaitedPart {
  /** Past due only. */
  readonly heading?: string;
  readonly lines: readonly string[];
  readonly call?: Link;
  readonly actions: readonly Action[];
}

/** Something that stands above the messages: what it is, what can be said to it. Pressed in the order given, all alike. */
export interface BoardPart {
  readonly heading?: string;
  readonly lines: readonly string[];
  /** Typed by a person: shown exactly so, never interpreted. */
  readonly texts?: readonly { readonly label: string; readonly text: string }[];
  readonly links?: readonly Link[];
  readonly actions: readonly Action[];
}

/** That an adviser counts once a year, and the press to be left out; or that they are left out, and the press back. */
export interface CountingPart {
  readonly lines: readonly string[];
  /** Absent where nothing can be pressed any more. */
  readonly action?: Action;
}

export interface Entry {
  readonly from: 'you' | 'adviser';
  readonly who: string;
  readonly when: string;
  /** Typed by a person: shown exactly so, never interpreted. Absent on the employee's own sealed lines. */
  readonly text?: string;
  /** What the adviser answered with one press, in our words. */
  readonly said?: string;
  /** Of what was said: a number to call, and where else in here. */
  readonly ways?: { readonly call?: Link; readonly open: readonly Action[] };
  /** "verzonden, verzegeld", until when it can be read, or why it cannot be read any more. */
  readonly note?: string;
  /** "Laat staan tot 27 december", where that is later than what the note says. */
  readonly letStay?: Action;
}

/** What a platform keeps or shows outside a window. */
export interface HomePage {
  /** Each begins a visit in that language. */
  readonly languageSwitch: readonly Action[];
  readonly heading: string;
  readonly lines: readonly string[];
  readonly open: Action;
  /** Label of a button to one's own conversations, whether there are any or not. */
  readonly mine: string;
  /** Label of the button that those who publish the card have more than others. */
  readonly publish: string;
}

export interface AdviserCard {
  readonly name: string;
  /** "extern · Bureau Wilgenlaan" */
  readonly kind: string;
  /** "Nederlands, Pools · omgangsvormen" */
  readonly about: string;
  /** "Kent: nachtdienst, werkplaats" */
  readonly knows?: string;
  readonly line?: string;
  /** "volgens haar uren is Samira er nu (tot 17:00)" / "weer maandag 9:00" */
  readonly availability: string;
  readonly available: boolean;
  readonly open: Action;
}

/** What every screen has. */
export interface ScreenBase {
  readonly title: string;
  readonly language: Language;
  readonly labels: CarriedLabels;
  /** Goes with the open view and comes back with the next press. */
  readonly context: Context;
  /** Always the last thing on the screen: what the employer sees, other help. */
  readonly footer: readonly Action[];
}
