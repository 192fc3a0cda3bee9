/** What comes back from a card. Every field may have been changed on the way, so only our own shapes are believed. */
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { UNKNOWN_CONVERSATION } from '../../core/conversation.ts';
import {
  contextSchema,
  formSchema,
  preferencesSchema,
  pressSchema,
  type Context,
  type EmployeeEvent,
  type Form,
  type Submit,
} from '../../core/events.ts';
import type { Option } from '../../core/screens.ts';

/** Somebody's unsent words and the form they belong to: handed to `render`, which keeps them on the next card. */
export interface Keep {
  readonly form: Form;
  readonly text: string;
  readonly ownCopy?: true;
  /** Of a form with a second field. */
  readonly second?: string;
  /** Who could be chosen on the form (`choose-again`), and who was. */
  readonly options?: readonly Option[];
  readonly adviser?: string;
}

export interface CardEvent {
  readonly context: Context;
  readonly event: EmployeeEvent;
  readonly keep?: Keep;
}

/** Stands for "no preference": a select cannot be emptied again once something was chosen in it. */
export const NO_PREFERENCE = '*';

/** What a ticked box brings back: see `valueOn` in the cards. */
export const TICKED = '1';

const adviser = z.string().regex(/^[a-z0-9-]{0,40}$/);
/** A hidden input holds one text: the list is JSON in it. */
const optionsSchema = z
  .string()
  .max(20_000)
  .transform(readJson)
  .pipe(z.array(z.strictObject({ value: adviser, label: z.string() })).max(100));
/** More than a second field takes: what is too long is said at the form. */
const MAX_SECOND = 2000;
/**
 * Clients merge the inputs into `data`: ids of inputs and names of ours never overlap.
 * An input in which there is nothing comes as an empty text, as nothing, or not at all: that differs by client.
 */
const inputs = {
  text: z.string().nullish(),
  kept: z.string().nullish(),
  second: z.string().max(MAX_SECOND).nullish(),
  keptSecond: z.string().max(MAX_SECOND).nullish(),
  tick: z.string().max(5).nullish(),
  adviser: adviser.nullish(),
  ...Object.fromEntries(Object.keys(preferencesSchema.shape).map((name) => [name, z.string().max(75).nullish()])),
};
const carried = {
  iv: z.literal(1),
  context: contextSchema,
  /** The form whose words are in the hidden input `kept`. */
  behind: formSchema.exactOptional(),
  /** Those words were ticked, to be able to read them back. */
  ticked: z.literal(true).exactOptional(),
  options: optionsSchema.exactOptional(),
  msteams: z.unknown().exactOptional(),
  ...inputs,
};
const cardSchema = z.union([
  z.strictObject({ ...carried, press: pressSchema, form: formSchema.exactOptional() }),
  /** Back to the form that was left for something to read. */
  z.strictObject({ ...carried, back: z.literal(true), form: formSchema }),
  z.strictObject({ ...carried, form: formSchema }),
]);
type Card = z.infer<typeof cardSchema>;

/** `data` of a submitted card, inputs included. `undefined` when no card of ours can have sent it. */
export function readCard(data: unknown): CardEvent | undefined {
  const card = cardSchema.safeParse(data).data;
  if (card === undefined) return undefined;
  const keep = keepOf(card);
  const event = eventOf(card, keep);
  return event && { context: card.context, event, ...(keep === undefined ? {} : { keep }) };
}

/** Words on a card that cannot be read: of another release, or changed on the way. They stay, for a form to choose in. */
export function readLost(data: unknown): Keep | undefined {
  const text = lostSchema.safeParse(data).data?.text ?? '';
  return text === '' ? undefined : { form: LOST, text };
}
/** With a form of ours, so that what other cards bring is not taken for somebody's story. */
const lostSchema = z.object({ text: z.string(), form: z.looseObject({}) });
/** Never sent: what is shown with it has a mark of its own. */
const LOST = { form: 'choose-again', limits: '0', submission: UNKNOWN_CONVERSATION } as const;

function eventOf(card: Card, keep: Keep | undefined): EmployeeEvent | undefined {
  if ('press' in card) {
    const draft = card.text ?? '';
    return card.press.do === 'starter'
      ? { ...card.press, ...(draft === '' ? {} : { draft }), ...tickOf(card.tick === TICKED) }
      : card.press;
  }
  // Nobody can be chosen on a card without people: it is made anew with them.
  const isChooser = card.form.form === 'choose-again' && card.options === undefined;
  if (isChooser && (card.adviser ?? '') === '') return { do: 'lost-form' };
  if ('back' in card) return reopen(card.form, keep);
  const submit = submitOf(card.form, card);
  return submit && { do: 'submit', submit };
}

const tickOf = (isTicked: boolean): { readonly ownCopy?: true } => (isTicked ? { ownCopy: true } : {});

const secondOf = (typed: string | null | undefined): { readonly second?: string } =>
  (typed ?? '') === '' ? {} : { second: typed ?? '' };

/** A card that is sent again keeps what the form showed; one that is left keeps the longest-lived words. */
function keepOf(card: Card): Keep | undefined {
  const { form, behind, options } = card;
  const typed = card.text ?? '';
  const kept = card.kept ?? '';
  const more = {
    ...(options === undefined ? {} : { options }),
    ...(typeof card.adviser === 'string' ? { adviser: card.adviser } : {}),
  };
  const own =
    form === undefined || form.form === 'filters' || (typed === '' && !('press' in card))
      ? undefined
      : { form, text: typed, ...tickOf(card.tick === TICKED), ...secondOf(card.second), ...more };
  const other =
    behind === undefined
      ? undefined
      : { form: behind, text: kept, ...tickOf(card.ticked === true), ...secondOf(card.keptSecond), ...more };
  // A name or a number is a few characters; the reply that waits behind it is not.
  if ('press' in card && (form?.form === 'reveal' || form?.form === 'call-me')) return other ?? own;
  // An empty form has nothing to lose but the way back to it.
  return own?.text === '' ? (other ?? own) : (own ?? other);
}

/** What shows the form again. For a chooser: sent without a choice, which is refused with its text in place. */
function reopen(form: Form, keep: Keep | undefined): EmployeeEvent {
  switch (form.form) {
    case 'filters':
      return { do: 'filters' };
    case 'accept':
      return { do: 'limits', adviser: form.adviser };
    case 'write':
      return { do: 'write', adviser: form.adviser, limits: form.limits };
    case 'choose-again':
      return {
        do: 'submit',
        submit: { ...form, adviser: '', text: keep?.text ?? '', ...tickOf(keep?.ownCopy === true) },
      };
    case 'reply':
      return { do: 'conversation', conversation: form.conversation };
    case 'reveal':
    case 'call-me':
      return { do: form.form, conversation: form.conversation };
  }
}

function submitOf(form: Form, card: Card): Submit | undefined {
  if (form.form === 'filters') {
    const values = card as Readonly<Record<string, unknown>>;
    const chosen = Object.keys(preferencesSchema.shape).flatMap((name) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return (value ?? '') === '' || value === NO_PREFERENCE ? [] : [[name, value] as const];
    });
    const preferences = preferencesSchema.safeParse(Object.fromEntries(chosen)).data;
    return preferences && { ...form, preferences };
  }
  if (form.form === 'accept') return form;
  const text = card.text ?? '';
  if (form.form === 'reveal') return { ...form, text };
  if (form.form === 'call-me')
    return { ...form, text, when: card.second ?? '', ...(card.tick === TICKED ? { voicemail: true as const } : {}) };
  const written = { text, ...tickOf(card.tick === TICKED) };
  return form.form === 'choose-again' ? { ...form, adviser: card.adviser ?? '', ...written } : { ...form, ...written };
}
