/**
 * What an employee can do. Adapters turn a platform's payload into one of these (and refuse the rest);
 * the schemas are strict because every field comes from a client.
 */
import { z } from 'zod';
import { SAYS_PATTERN, type Mark } from './board/parts.ts';
import { OPTIONS } from './options.ts';
import { ADVISER_PATTERN, LANGUAGES, type Organisation } from './organisation.ts';
import { ID_PATTERN, isConversationId, type ConversationId, type Pseudonyms } from './conversation.ts';

const adviser = z.string().regex(ADVISER_PATTERN);
const conversation = z.custom<ConversationId>(isConversationId);
const item = z.custom<Mark>((value) => typeof value === 'string' && ID_PATTERN.test(value));
/** A language of ours, as it comes from a client or lies in a record. */
export const languageSchema = z.enum(LANGUAGES);
const limits = z.string().regex(/^[0-9a-z.-]{1,20}$/);
/** Made anew each time a form is shown: makes a repeated press recognisable. */
export const formIdSchema = z.string().regex(ID_PATTERN);
export const STARTERS = ['talk', 'options', 'witness'] as const;
export type Starter = (typeof STARTERS)[number];

export const preferencesSchema = z.strictObject({
  language: z.string().max(20).exactOptional(),
  gender: z.enum(['woman', 'man', 'other']).exactOptional(),
  location: z.string().max(75).exactOptional(),
  kind: z.enum(['internal', 'external']).exactOptional(),
  topic: z.enum(['conduct', 'integrity']).exactOptional(),
  work: z.string().max(75).exactOptional(),
});
/** Whom somebody would dare to talk to. Lives in the open screen only: never stored, counted or logged. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** A press on a button: everything the button means, nothing the person typed. */
export const pressSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('welcome') }),
  z.strictObject({ do: z.literal('language'), language: languageSchema }),
  z.strictObject({ do: z.literal('filters') }),
  z.strictObject({ do: z.literal('clear-filters') }),
  z.strictObject({ do: z.literal('adviser'), adviser }),
  z.strictObject({ do: z.literal('limits'), adviser }),
  z.strictObject({ do: z.literal('write'), adviser, limits }),
  z.strictObject({ do: z.literal('starter'), adviser, limits, starter: z.enum(STARTERS) }),
  z.strictObject({ do: z.literal('conversations') }),
  z.strictObject({ do: z.literal('conversation'), conversation, before: z.int().min(0).exactOptional() }),
  /** This one message stays readable until the conversation goes. `before`: of the page it stands on. */
  z.strictObject({
    do: z.literal('let-stay'),
    conversation,
    sequence: z.int().min(0).max(0xffff),
    before: z.int().min(0).exactOptional(),
  }),
  /** The answer is late, and somebody waits on: the conversation as it is. Nothing is stored of it. */
  z.strictObject({ do: z.literal('wait'), conversation }),
  /** One item of the board, on a page of its own. */
  z.strictObject({ do: z.literal('board'), conversation, item }),
  /** What is said to an item, as its mark names it: one that changed since is another one. */
  z.strictObject({
    do: z.literal('answer'),
    conversation,
    item,
    says: z.string().regex(SAYS_PATTERN),
    submission: formIdSchema,
  }),
  /** The employee wants something to be told, and so a slip for it. */
  z.strictObject({ do: z.literal('ask-slip'), conversation, submission: formIdSchema }),
  /** Whether the adviser counts them for the yearly account: left out, or after all in. */
  z.strictObject({ do: z.literal('count-me'), conversation, act: z.enum(['out', 'in']), submission: formIdSchema }),
  /** The form for a number to be called on; and to take that back. */
  z.strictObject({ do: z.literal('call-me'), conversation }),
  z.strictObject({ do: z.literal('no-call'), conversation, submission: formIdSchema }),
  z.strictObject({ do: z.literal('reveal'), conversation }),
  z.strictObject({ do: z.literal('ask-withdraw'), conversation }),
  z.strictObject({ do: z.literal('withdraw'), conversation }),
  z.strictObject({ do: z.literal('ask-close'), conversation }),
  z.strictObject({ do: z.literal('close'), conversation }),
  z.strictObject({ do: z.literal('conduct') }),
  z.strictObject({ do: z.literal('elsewhere') }),
  z.strictObject({ do: z.literal('hired-in') }),
  /** For somebody who is accused: to read, and nothing is asked of whom or of what. */
  z.strictObject({ do: z.literal('accused') }),
  z.strictObject({ do: z.literal('complaint'), adviser: adviser.exactOptional() }),
  z.strictObject({ do: z.literal('employer-view') }),
  /** Reading only. `option`: the page about one of them; `adviser`: of whom the page speaks; `conversation`: where it leads back to. */
  z.strictObject({
    do: z.literal('options'),
    option: z.enum(OPTIONS).exactOptional(),
    adviser: adviser.exactOptional(),
    conversation: conversation.exactOptional(),
  }),
]);
export type Press = z.infer<typeof pressSchema>;

/** The form a person is looking at: what its submission will mean. Kept with the open view. */
export const formSchema = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('filters') }),
  /** The limits of confidentiality were read: what follows is the field to write in. */
  z.strictObject({ form: z.literal('accept'), adviser, limits }),
  /** `shown`: what the person was told about reaching this adviser when the form was opened. */
  z.strictObject({
    form: z.literal('write'),
    adviser,
    limits,
    submission: formIdSchema,
    shown: z.enum(['now', 'later']).exactOptional(),
  }),
  /** The chosen adviser fell away: the same text, another adviser from the list. */
  z.strictObject({ form: z.literal('choose-again'), limits, submission: formIdSchema }),
  z.strictObject({ form: z.literal('reply'), conversation, submission: formIdSchema }),
  z.strictObject({ form: z.literal('reveal'), conversation, submission: formIdSchema }),
  z.strictObject({ form: z.literal('call-me'), conversation, submission: formIdSchema }),
]);
export type Form = z.infer<typeof formSchema>;

/** Nothing can be typed into these, and sending one changes nothing. */
export const isWordless = <F extends { readonly form: string }>(
  form: F,
): form is Extract<F, { readonly form: 'filters' | 'accept' }> => form.form === 'filters' || form.form === 'accept';
/** The forms that hold somebody's words. */
export type TextForm = Exclude<Form, { form: 'filters' | 'accept' }>;

/** What was typed. `text` is untrusted and arbitrary; the desk checks it. `ownCopy`: ticked, to be able to read it back. */
interface Written {
  text: string;
  ownCopy?: true;
}
/** A form with what was typed into it. */
export type Submit =
  | (Form & { form: 'filters' } & { preferences: Preferences })
  | (Form & { form: 'accept' })
  | (Form & { form: 'write' } & Written)
  | (Form & { form: 'choose-again' } & { adviser: string } & Written)
  | (Form & { form: 'reply' } & Written)
  | (Form & { form: 'reveal' } & { text: string })
  /** `text` is the number; `voicemail`: ticked, that something may be left. */
  | (Form & { form: 'call-me' } & { text: string; when: string; voicemail?: true });

/** What stood in the form when something else was pressed. */
export interface Draft {
  draft?: string;
  ownCopy?: true;
}
export type EmployeeEvent =
  | { do: 'open' }
  | (Press & Draft)
  | { do: 'submit'; submit: Submit }
  /** Somebody sent words from a form that cannot be read: of another release, or changed on the way. */
  | { do: 'lost-form' };

/** Where somebody came in. Decides a few words ("Typ /vertrouwenspersoon"), never what somebody may do. */
export type Surface = 'slack' | 'teams';

/** Who is here and what the open screen remembers for them. */
export interface Visit extends Pseudonyms {
  readonly surface: Surface;
  readonly organisation: Organisation;
  readonly context: Context;
}

/** Travels with the open view and back; nothing in it identifies anybody. */
export const contextSchema = z.strictObject({
  language: languageSchema.exactOptional(),
  preferences: preferencesSchema.exactOptional(),
});
export type Context = z.infer<typeof contextSchema>;
