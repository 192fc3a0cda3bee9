/** Input blocks, and reading back what was filled in. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Form, Preferences, Submit } from '../../core/events.ts';
import { preferencesSchema } from '../../core/events.ts';
import type { Choice, TextField, Tick } from '../../core/screens.ts';
import { plain } from './blocks.ts';
import { cut, LIMITS } from './limits.ts';

const TEXT_ACTION = 'text';
const SECOND_ACTION = 'second';
const TICK_ACTION = 'tick';
const CHOICE_ACTION = 'choice';
/** Option values need a character; a chosen one starts with `=`. */
const NONE = 'none';

/**
 * Slack keeps what was typed exactly as long as `block_id` and `action_id` stay the same, and ignores
 * `initial_value` then (bolt-python#1064). So a form that is shown anew gets a new block id, and a form
 * that is only refreshed is given the one it had (`keep`).
 */
export function textInput(field: TextField, form: Form, keep: string | undefined): InputBlock {
  return {
    type: 'input',
    block_id: textBlock(field, form, keep),
    label: plain(field.label, LIMITS.inputLabel),
    ...(field.hint === undefined || field.hint === '' ? {} : { hint: plain(field.hint, LIMITS.inputHint) }),
    element: {
      type: 'plain_text_input',
      action_id: TEXT_ACTION,
      multiline: field.multiline,
      max_length: Math.max(1, Math.min(field.maxLength, LIMITS.inputLength)),
      ...(field.placeholder === '' ? {} : { placeholder: plain(field.placeholder, LIMITS.placeholder) }),
      ...(field.text === undefined || keep !== undefined
        ? {}
        : { initial_value: field.text.slice(0, LIMITS.inputLength) }),
    },
  };
}

const textBlock = (field: TextField, form: Form, keep: string | undefined): string =>
  keep ?? `text:${'submission' in form ? form.submission : form.form}:${field.edition}`;

/** Beside a first field, and named after it: it may stay empty. */
export function secondInput(field: TextField, first: TextField, form: Form, keep: string | undefined): InputBlock {
  const { element, ...block } = textInput(field, form, keep);
  return {
    ...block,
    block_id: cut(`second:${textBlock(first, form, keep)}`, LIMITS.blockId),
    optional: true,
    element: { ...element, action_id: SECOND_ACTION },
  };
}

/** Named after its text field, so that a tick stays exactly as long as the words it is about. */
export function tickBox(tick: Tick, field: TextField, form: Form, keep: string | undefined): InputBlock {
  const option: PlainTextOption = { text: plain(tick.option, LIMITS.optionText), value: TICK_ACTION };
  return {
    type: 'input',
    block_id: cut(`tick:${textBlock(field, form, keep)}`, LIMITS.blockId),
    label: plain(tick.label, LIMITS.inputLabel),
    ...(tick.hint === '' ? {} : { hint: plain(tick.hint, LIMITS.inputHint) }),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: TICK_ACTION,
      options: [option],
      ...(tick.ticked === true && keep === undefined ? { initial_options: [option] } : {}),
    },
  };
}

/** `optional`: "no preference" becomes an option of its own, because Slack cannot empty a select again. */
export function select(choice: Choice, optional: boolean): InputBlock[] {
  const given = choice.options.filter(({ value }) => value.length < LIMITS.optionValue).slice(0, LIMITS.options - 1);
  if (given.length === 0) return [];
  const options = given.map(({ value, label }): PlainTextOption => ({
    text: plain(label, LIMITS.optionText),
    value: `=${value}`,
  }));
  const none: PlainTextOption = { text: plain(choice.placeholder, LIMITS.optionText), value: NONE };
  const chosen = options.find(({ value }) => value === `=${choice.chosen ?? ''}`) ?? (optional ? none : undefined);
  return [
    {
      type: 'input',
      block_id: `choice:${cut(choice.name, 100)}`,
      label: plain(choice.label, LIMITS.inputLabel),
      optional,
      element: {
        type: 'static_select',
        action_id: CHOICE_ACTION,
        options: optional ? [none, ...options] : options,
        ...(optional || choice.placeholder === ''
          ? {}
          : { placeholder: plain(choice.placeholder, LIMITS.placeholder) }),
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
    },
  ];
}

/** `view.state.values`, reduced to what our own fields can hold. */
export type Values = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined;
          readonly selected_option?: { readonly value: string } | null | undefined;
          readonly selected_options?: readonly { readonly value: string }[] | null | undefined;
        }
      >
    >
  >
>;

/** What stands in the text field, and in which block; `undefined` when the view has none. */
export function typed(values: Values): { readonly block: string; readonly text: string } | undefined {
  const found = Object.entries(values).find(([, actions]) => Object.hasOwn(actions, TEXT_ACTION));
  return found === undefined ? undefined : { block: found[0], text: found[1][TEXT_ACTION]?.value ?? '' };
}

export const isTicked = (values: Values): boolean =>
  Object.values(values).some((actions) =>
    Object.hasOwn(actions, TICK_ACTION)
      ? (actions[TICK_ACTION]?.selected_options ?? []).some(({ value }) => value === TICK_ACTION)
      : false,
  );

function chosen(values: Values): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const [block, actions] of Object.entries(values)) {
    const value = actions[CHOICE_ACTION]?.selected_option?.value;
    if (block.startsWith('choice:') && value?.startsWith('=') === true)
      out[block.slice('choice:'.length)] = value.slice(1);
  }
  return out;
}

const secondIn = (values: Values): string =>
  Object.values(values).find((actions) => Object.hasOwn(actions, SECOND_ACTION))?.[SECOND_ACTION]?.value ?? '';

/** The block an error about the text or the adviser belongs at; `undefined` when the view has no fields. */
export function blockFor(values: Values, field: 'text' | 'adviser'): string | undefined {
  const text = typed(values)?.block;
  const choice = Object.keys(values).find((block) => block.startsWith('choice:'));
  return field === 'text' ? (text ?? choice) : (choice ?? text);
}

/** `undefined` when the values cannot have come from that form. */
export function readSubmit(form: Form, values: Values): Submit | undefined {
  if (form.form === 'filters') {
    const preferences: Preferences | undefined = preferencesSchema.safeParse(chosen(values)).data;
    return preferences === undefined ? undefined : { ...form, preferences };
  }
  if (form.form === 'accept') return form;
  const text = typed(values)?.text;
  if (text === undefined) return undefined;
  if (form.form === 'reveal') return { ...form, text };
  if (form.form === 'call-me')
    return { ...form, text, when: secondIn(values), ...(isTicked(values) ? { voicemail: true as const } : {}) };
  const written = { text, ...(isTicked(values) ? { ownCopy: true as const } : {}) };
  return form.form === 'choose-again'
    ? { ...form, adviser: Object.values(chosen(values))[0] ?? '', ...written }
    : { ...form, ...written };
}
