/** HR's screens as modals. Layout only; and what such a view brings back when something is pressed in it. */
import { createHash } from 'node:crypto';
import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { readJson } from '../../base/json.ts';
import { ID_PATTERN } from '../../core/conversation.ts';
import { formIdSchema, languageSchema } from '../../core/events.ts';
import { LANGUAGES } from '../../core/organisation.ts';
import { POSTS, type PostId } from '../../core/publishing/card.ts';
import type { Chosen, ChooseScreen, PublishingScreen } from '../../core/publishing/desk.ts';
import type { Choice } from '../../core/screens.ts';
import { PUBLISH_ACTION } from '../views/home.ts';
import { divider, header, paragraphs, plain, quoted, section, small, strong } from '../views/blocks.ts';
import { fit } from '../views/fit.ts';
import { cut, LIMITS } from '../views/limits.ts';
import { postBody, previewBlocks } from './post-body.ts';

export const CALLBACK = 'in-vertrouwen.publish';
/** Presses that are for this part begin so. */
export const PREFIX = 'publish:';
export const ACTIONS = {
  open: PUBLISH_ACTION,
  again: `${PREFIX}again`,
  inOrder: `${PREFIX}in-order`,
  post: `${PREFIX}post`,
  language: `${PREFIX}language`,
  channel: `${PREFIX}channel`,
} as const;

const metadataSchema = z.strictObject({
  post: z.enum(POSTS as readonly [PostId, ...PostId[]]),
  language: languageSchema,
  /** Hash of the previewed bytes. Only exactly those bytes are posted. */
  seen: z.string().regex(ID_PATTERN),
  /** Of this form: it posts once. */
  form: formIdSchema,
});
export type Previewed = z.infer<typeof metadataSchema>;

/** `body`: of a public post, as it would be posted. */
export const markOf = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, 22);

/** `undefined` when it is not what a form of ours carries. */
export function readPreviewed(text: string): Previewed | undefined {
  return metadataSchema.safeParse(readJson(text)).data;
}

export interface RenderOptions {
  /** Mark of a form that is shown anew. */
  readonly form: string;
  /** The person's own Slack id, for the screen that says who must be told it. */
  readonly user: string;
  /** `https://…` of the picture of pinning. */
  readonly picture?: string;
  /** Beside the preview. */
  readonly notice?: string;
}

export function renderPublishing(screen: PublishingScreen, options: RenderOptions): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(screen.title, LIMITS.title),
    private_metadata: screen.kind === 'choose' ? metadataOf(screen, options.form) : '',
    ...(screen.kind === 'choose' ? { submit: plain(screen.publish, LIMITS.submit) } : {}),
    blocks: fit(
      { head: [header(screen.heading), ...lay(screen, options)], items: [], tail: [], keepItems: 'first' },
      LIMITS.modalBlocks,
    ),
  };
}

function metadataOf({ chosen, preview }: ChooseScreen, form: string): string {
  return JSON.stringify({ ...chosen, seen: markOf(postBody(preview)), form } satisfies Previewed);
}

type LayOut<S> = (screen: S, options: RenderOptions) => KnownBlock[];
/** HR's screens and what Slack shows of each: a new one does not compile until it is here. */
const layouts: { readonly [K in PublishingScreen['kind']]: LayOut<Extract<PublishingScreen, { kind: K }>> } = {
  choose: (screen, { notice }) => [
    ...paragraphs(screen.intro),
    ...small(screen.rhythm ?? ''),
    ...(screen.warnings === undefined ? [] : section(screen.warnings)),
    button(ACTIONS.inOrder, screen.inOrder),
    select(screen.post, ACTIONS.post, screen.postHint),
    ...(screen.languages === undefined ? [] : [select(screen.languages, ACTIONS.language)]),
    channel(screen),
    divider(),
    ...strong(screen.previewHeading),
    ...small(notice ?? ''),
    ...previewBlocks(screen.preview),
    ...small(screen.previewButton),
  ],
  'in-order': ({ intro, todo, fine, survey, back }) => [
    ...paragraphs(intro),
    ...[todo, fine].flatMap((part) => (part === undefined ? [] : section(part))),
    divider(),
    ...strong(survey.heading),
    ...paragraphs(survey.lines),
    ...survey.questions.flatMap((question) => quoted('', '', question, undefined)),
    ...small(survey.rule),
    button(ACTIONS.again, back),
  ],
  published: (screen, { picture }) => [
    ...paragraphs(screen.lines),
    ...(screen.pin === undefined ? [] : steps(screen.pin.heading, screen.pin.lines)),
    ...(picture === undefined
      ? []
      : [{ type: 'image' as const, image_url: picture, alt_text: cut(screen.pictureAlt, LIMITS.altText) }]),
    button(ACTIONS.again, screen.again),
  ],
  'not-posted': (screen) => [...paragraphs(screen.lines), button(ACTIONS.again, screen.again)],
  refused: (screen, { user }) => [
    ...paragraphs(screen.lines),
    ...section({ heading: screen.number, lines: [user] }),
    ...small(screen.talk),
  ],
};

/** The compiler cannot see that the function in the table is the one for this screen. */
const lay = (screen: PublishingScreen, options: RenderOptions): KnownBlock[] =>
  (layouts[screen.kind] as LayOut<PublishingScreen>)(screen, options);

const button = (action: string, label: string): ActionsBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: action, text: plain(label, LIMITS.buttonText) }],
});

function steps(heading: string, lines: readonly string[]): KnownBlock[] {
  const items = lines.map((text) => ({
    type: 'rich_text_section' as const,
    elements: [{ type: 'text' as const, text }],
  }));
  return [
    ...strong(heading),
    { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'ordered', elements: items }] },
  ];
}

/** Tells us of every choice, so that the preview follows it. */
function select(choice: Choice, action: string, hint?: string): InputBlock {
  const options = choice.options.map(({ value, label }): PlainTextOption => ({
    text: plain(label, LIMITS.optionText),
    value,
  }));
  const initial = options.find(({ value }) => value === choice.chosen);
  return {
    type: 'input',
    block_id: action,
    dispatch_action: true,
    label: plain(choice.label, LIMITS.inputLabel),
    ...(hint === undefined ? {} : { hint: plain(hint, LIMITS.inputHint) }),
    element: {
      type: 'static_select',
      action_id: action,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

/** Slack gives the address to answer at with the submission, for the one channel that was chosen here. */
function channel({ channel: { label, placeholder } }: ChooseScreen): InputBlock {
  return {
    type: 'input',
    block_id: ACTIONS.channel,
    label: plain(label, LIMITS.inputLabel),
    element: {
      type: 'conversations_select',
      action_id: ACTIONS.channel,
      placeholder: plain(placeholder, LIMITS.placeholder),
      response_url_enabled: true,
      default_to_current_conversation: true,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
  };
}

const element = z.object({ selected_option: z.object({ value: z.string() }).nullish() });
const stateSchema = z.record(z.string(), z.record(z.string(), element));

/** What is chosen in the view now. */
export function readChosen(values: unknown): Partial<Chosen> {
  const state = stateSchema.safeParse(values).data ?? {};
  const at = (action: string): string | undefined => state[action]?.[action]?.selected_option?.value;
  const post = POSTS.find((one) => one === at(ACTIONS.post));
  const language = LANGUAGES.find((one) => one === at(ACTIONS.language));
  return { ...(post === undefined ? {} : { post }), ...(language === undefined ? {} : { language }) };
}
