/** The parts cards are made of: buttons that carry what they mean, fields that keep what was typed. */
import type { Form, Press } from '../../core/events.ts';
import type { Action, Choice, Link, Option, Screen, TextField, Tick } from '../../core/screens.ts';
import { TICKED, type Keep } from './read-card.ts';
import { bare, formOf, shortened, type Kept } from './draft.ts';

interface Button {
  readonly label: string;
  readonly data: object;
}
interface Row {
  readonly buttons: readonly Button[];
}

/** Characters of the labels of buttons side by side: more is cut at the width of a phone. */
const PER_ROW = 36;
/** `maxActions` of Adaptive Cards, unless a client says otherwise: what is more in one row is not drawn. */
const MOST_IN_ROW = 5;
/** A label that is empty cannot be pressed or spoken. */
export const named = (label: string): string => (label.trim() === '' ? '…' : label);
export const texts = (...lines: readonly (string | undefined)[]): { text: string }[] =>
  lines.flatMap((text) => (text === undefined || text.trim() === '' ? [] : [{ text }]));
/** Several lines under one heading are a list, as in Slack; a card has no other way to say so. */
export const listed = (lines: readonly string[]): { mark: string; text: string }[] => {
  const shown = texts(...lines);
  return shown.map(({ text }) => ({ mark: shown.length > 1 ? '• ' : '', text }));
};
function rowsOf<T extends { readonly label: string }>(items: readonly T[]): { readonly buttons: readonly T[] }[] {
  const rows: T[][] = [];
  let room = 0;
  for (const item of items) {
    room -= item.label.length;
    const row = rows.at(-1);
    if (row !== undefined && room >= 0 && row.length < MOST_IN_ROW) row.push(item);
    else {
      rows.push([item]);
      room = PER_ROW - item.label.length;
    }
  }
  return rows.map((buttons) => ({ buttons }));
}

export interface CardParts {
  readonly one: (action: Action | undefined) => readonly Button[];
  readonly rows: (...actions: readonly (Action | undefined)[]) => readonly Row[];
  readonly submit: (label: string, of: Form) => readonly Button[];
  /** Back to a form that was left, with its words. */
  readonly returning: (label: string, of: Form) => readonly Row[];
  readonly textField: (field: Omit<TextField, 'edition' | 'hint'>) => object;
  /** Beside the first, with what was typed in it. */
  readonly secondField: (field: Omit<TextField, 'edition' | 'hint'>) => object;
  readonly tickBox: (tick: Tick) => object;
  readonly chooser: (choice: Omit<Choice, 'name'>) => object;
  /** Who can be chosen when somebody fell away: from the screen, or as it was on the card before. */
  readonly options: readonly Option[] | undefined;
  /** What stands on every card. */
  readonly frame: object;
  /** Words that were typed: for the field of this screen, and for a form that is not on it. */
  readonly own: Keep | undefined;
  readonly behind: Keep | undefined;
}

export function createParts(screen: Screen, { own, behind }: Kept): CardParts {
  const form = formOf(screen);
  const carried = {
    iv: 1,
    context: screen.context,
    ...(behind === undefined ? {} : { behind: behind.form }),
    ...(behind?.ownCopy === true ? { ticked: true } : {}),
  };
  const pressing = (press: Press): object => ({
    ...carried,
    press,
    ...(form === undefined || form.form === 'filters' ? {} : { form }),
  });
  const button = ({ label, press }: Action): Button => ({ label: named(label), data: pressing(press) });
  const one = (action: Action | undefined): Button[] => (action === undefined ? [] : [button(action)]);
  const rows = (...actions: readonly (Action | undefined)[]): Row[] => rowsOf(actions.flatMap(one));
  const submit = (label: string, of: Form): Button[] => [{ label: named(label), data: { ...carried, form: bare(of) } }];
  const returning = (label: string, of: Form): Row[] => [
    { buttons: [{ label: named(label), data: { ...carried, back: true, form: bare(of) } }] },
  ];

  const options =
    screen.kind === 'write' && screen.choice !== undefined ? screen.choice.options : (own ?? behind)?.options;
  const hidden = [
    ...(behind === undefined ? [] : [{ id: 'kept', label: screen.labels.text, value: behind.text }]),
    ...(behind?.second === undefined ? [] : [{ id: 'keptSecond', label: screen.labels.text, value: behind.second }]),
    ...(options === undefined
      ? []
      : [{ id: 'options', label: screen.labels.choice, value: JSON.stringify(options.slice(0, OPTIONS)) }]),
  ];
  const frame = { language: screen.language, hidden, quiet: rows(...screen.footer) };

  const textField = (field: Omit<TextField, 'edition' | 'hint'>): object => ({
    label: named(field.label),
    placeholder: field.placeholder,
    value: shortened(field.text ?? own?.text ?? ''),
    multiline: field.multiline,
    maxLength: Math.max(1, field.maxLength),
  });
  const secondField = (field: Omit<TextField, 'edition' | 'hint'>): object => ({
    ...textField(field),
    value: own?.second ?? field.text ?? '',
  });
  const tickBox = ({ label, option, ticked }: Tick): object => ({
    label: named(label),
    title: named(option),
    value: ticked === true || own?.ownCopy === true ? TICKED : '0',
  });
  const chooser = ({ label, placeholder, options: given, chosen }: Omit<Choice, 'name'>): object => ({
    label: named(label),
    placeholder,
    value: chosen ?? '',
    options: given.slice(0, OPTIONS).map(({ value, label: text }) => ({ value, label: named(text) })),
  });
  return { one, rows, submit, returning, textField, secondField, tickBox, chooser, options, frame, own, behind };
}

/** People to choose from: what fits beside the longest text. */
const OPTIONS = 40;

/**
 * Clients replace `{{DATE(…)}}` and `{{TIME(…)}}` even in text runs, one run at a time
 * (learn.microsoft.com/adaptive-cards/authoring-cards/text-features): what a person typed is broken there.
 */
export const runs = (text: string): { text: string }[] =>
  text.split(/(?<=\{)(?=\{(?:DATE|TIME)\()/).map((part) => ({ text: part }));

/** Only what opens a page, a call or a letter. */
export const linkRows = (links: readonly Link[]): { buttons: readonly { label: string; url: string }[] }[] =>
  rowsOf(
    links
      .filter(({ url }) => URL.canParse(url) && /^(https?:\/\/|tel:|mailto:)/i.test(url) && url.length <= 2000)
      .map(({ label, url }) => ({ label: named(label), url })),
  );
