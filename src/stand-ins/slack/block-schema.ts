/**
 * Block Kit as strictly as Slack checks it: unknown properties and types are refused, lengths are counted.
 * Only the blocks and elements an app like ours may show are known; every other type is "unsupported",
 * so a screen that works here cannot fail there for a type nobody tried.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

const text = (max: number) => z.string().min(1).max(max);
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(max), emoji: z.boolean().exactOptional() });
const markdown = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(max), verbatim: z.boolean().exactOptional() });
const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), markdown(max)]);

const blockId = text(LIMITS.blockId).exactOptional();
const actionId = text(LIMITS.actionId).exactOptional();
const confirm = z
  .strictObject({
    title: plainText(LIMITS.confirmTitle),
    text: plainText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
    style: z.enum(['primary', 'danger']).exactOptional(),
  })
  .exactOptional();

const plainOption = z.strictObject({
  text: plainText(LIMITS.optionText),
  value: text(LIMITS.optionValue),
  description: plainText(LIMITS.optionDescription).exactOptional(),
});
const richOption = plainOption.extend({
  text: anyText(LIMITS.optionText),
  description: anyText(LIMITS.optionDescription).exactOptional(),
});
const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.url().max(LIMITS.imageUrl),
  alt_text: text(LIMITS.altText),
});
const focusable = { focus_on_load: z.boolean().exactOptional() };

const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(LIMITS.buttonText),
  value: text(LIMITS.buttonValue).exactOptional(),
  url: z.url().max(LIMITS.buttonUrl).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  confirm,
  accessibility_label: text(LIMITS.buttonText).exactOptional(),
});
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder: plainText(LIMITS.placeholder).exactOptional(),
  options: z.array(plainOption).min(1).max(LIMITS.options),
  initial_option: plainOption.exactOptional(),
  confirm,
  ...focusable,
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: actionId,
  options: z.array(richOption).min(1).max(LIMITS.choices),
  initial_option: richOption.exactOptional(),
  confirm,
  ...focusable,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: actionId,
  options: z.array(richOption).min(1).max(LIMITS.choices),
  initial_options: z.array(richOption).min(1).max(LIMITS.choices).exactOptional(),
  confirm,
  ...focusable,
});
const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder: plainText(LIMITS.placeholder).exactOptional(),
  initial_value: z.string().max(LIMITS.inputText).exactOptional(),
  multiline: z.boolean().exactOptional(),
  min_length: z.int().min(0).max(LIMITS.inputText).exactOptional(),
  max_length: z.int().min(1).max(LIMITS.inputText).exactOptional(),
  ...focusable,
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  action_id: actionId,
  placeholder: plainText(LIMITS.placeholder).exactOptional(),
  default_to_current_conversation: z.boolean().exactOptional(),
  response_url_enabled: z.boolean().exactOptional(),
  filter: z
    .strictObject({
      include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).exactOptional(),
      exclude_bot_users: z.boolean().exactOptional(),
      exclude_external_shared_channels: z.boolean().exactOptional(),
    })
    .exactOptional(),
  ...focusable,
});

const richStyle = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
  .exactOptional();
const richLeaf = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: text(LIMITS.text), style: richStyle }),
  z.strictObject({ type: z.literal('link'), url: z.url(), text: text(LIMITS.text).exactOptional(), style: richStyle }),
]);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richLeaf) });
const border = z.union([z.literal(0), z.literal(1)]).exactOptional();
const richBlock = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(richLeaf), border }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(richLeaf), border }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection),
    indent: z.int().min(0).max(8).exactOptional(),
    border,
  }),
]);

const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(LIMITS.headerText) });
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: blockId,
  elements: z.array(richBlock).min(1),
});
const section = z.strictObject({
  type: z.literal('section'),
  block_id: blockId,
  text: anyText(LIMITS.text).exactOptional(),
  fields: z.array(anyText(LIMITS.sectionField)).min(1).max(LIMITS.sectionFields).exactOptional(),
  accessory: z
    .discriminatedUnion('type', [button, staticSelect, radioButtons, checkboxes, imageElement])
    .exactOptional(),
  expand: z.boolean().exactOptional(),
});
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z.array(anyText(LIMITS.text)).min(1).max(LIMITS.contextElements),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [button, staticSelect, radioButtons, checkboxes]))
    .min(1)
    .max(LIMITS.actionsElements),
});
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(LIMITS.inputLabel),
  hint: plainText(LIMITS.inputHint).exactOptional(),
  optional: z.boolean().exactOptional(),
  dispatch_action: z.boolean().exactOptional(),
  element: z.discriminatedUnion('type', [textInput, staticSelect, radioButtons, checkboxes, conversationsSelect]),
});

const image = imageElement.extend({ block_id: blockId });

export const blockSchema = z.discriminatedUnion('type', [
  header,
  divider,
  richText,
  section,
  context,
  actions,
  input,
  image,
]);
export type Block = z.infer<typeof blockSchema>;
export type Button = z.infer<typeof button>;
export type RichBlock = z.infer<typeof richBlock>;
export type RichLeaf = z.infer<typeof richLeaf>;
export type Text = z.infer<ReturnType<typeof anyText>>;
export type Option = z.infer<typeof richOption>;
export type Field = Exclude<z.infer<typeof actions>['elements'][number], Button> | z.infer<typeof input>['element'];
/** Everything with an `action_id`. */
export type Element = Button | Field;
