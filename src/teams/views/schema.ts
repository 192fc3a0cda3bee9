/**
 * The cards we allow ourselves: Adaptive Cards 1.5, and of that only what these screens need. No
 * picture of a person and none that is fetched from anywhere (the one image is a code that the card carries itself), no card that posts (`imBack`, `messageBack` and `Action.Execute` cannot be written
 * here), no word: words come from the core, so that every language reads the same card.
 * Elements and properties: adaptivecards.io/schemas/1.5.0/adaptive-card.json.
 */
import { z } from 'zod';

const slot = z.string().regex(/^\$\{[a-z][A-Za-z]*\}$/);
/** Slots, and marks between them. */
const text = z.string().refine((value) => !/\p{L}/u.test(value.replaceAll(/\$\{[a-z][A-Za-z]*\}/g, '')));
const or = <T extends z.ZodType>(value: T): z.ZodUnion<readonly [T, typeof slot]> => z.union([value, slot]);

const repeated = { $data: slot.exactOptional(), $when: slot.exactOptional() };
const placed = {
  ...repeated,
  spacing: z.enum(['none', 'small', 'default', 'medium', 'large']).exactOptional(),
  separator: z.boolean().exactOptional(),
};

const heading = z.strictObject({
  ...placed,
  type: z.literal('TextBlock'),
  text: slot,
  style: z.literal('heading'),
  size: z.enum(['default', 'medium', 'large']),
  weight: z.literal('bolder'),
  wrap: z.literal(true),
});
const run = z.strictObject({
  ...repeated,
  type: z.literal('TextRun'),
  text,
  weight: z.literal('bolder').exactOptional(),
  isSubtle: z.literal(true).exactOptional(),
  size: z.literal('small').exactOptional(),
});
/** Interprets no markup and always wraps. */
const paragraph = z.strictObject({ ...placed, type: z.literal('RichTextBlock'), inlines: z.array(run).min(1) });

const submit = z.strictObject({
  ...repeated,
  type: z.literal('Action.Submit'),
  title: slot,
  style: or(z.enum(['positive', 'destructive'])).exactOptional(),
  data: slot,
});
const openUrl = z.strictObject({
  ...repeated,
  type: z.literal('Action.OpenUrl'),
  title: slot,
  url: slot,
  style: slot.exactOptional(),
});
const actions = z.strictObject({
  ...placed,
  type: z.literal('ActionSet'),
  actions: z.array(z.discriminatedUnion('type', [submit, openUrl])).min(1),
});

const textInput = z.strictObject({
  ...placed,
  type: z.literal('Input.Text'),
  id: or(z.enum(['text', 'second'])),
  label: slot,
  value: slot,
  placeholder: slot.exactOptional(),
  isMultiline: or(z.boolean()),
  maxLength: slot.exactOptional(),
  isVisible: z.literal(false).exactOptional(),
});
const choiceInput = z.strictObject({
  ...placed,
  type: z.literal('Input.ChoiceSet'),
  id: or(z.literal('adviser')),
  label: slot,
  style: z.literal('compact'),
  wrap: z.literal(true),
  placeholder: slot.exactOptional(),
  value: slot,
  choices: z.array(z.strictObject({ ...repeated, title: slot, value: slot })).min(1),
});

const tick = z.strictObject({
  ...placed,
  type: z.literal('Input.Toggle'),
  id: z.literal('tick'),
  label: slot,
  title: slot,
  value: slot,
  valueOn: z.literal('1'),
  valueOff: z.literal('0'),
  wrap: z.literal(true),
});

/** The slot holds the picture itself: see `publishing/fields.ts`. */
const code = z.strictObject({
  ...placed,
  $data: slot,
  type: z.literal('Image'),
  url: slot,
  altText: slot,
  width: z.literal('148px'),
});

const leaf = z.discriminatedUnion('type', [heading, paragraph, actions, textInput, choiceInput, tick]);
const container = z.strictObject({
  ...placed,
  type: z.literal('Container'),
  style: or(z.enum(['default', 'emphasis'])).exactOptional(),
  items: z.array(leaf).min(1),
});

export const templateSchema = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json').exactOptional(),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  lang: slot,
  body: z
    .array(z.discriminatedUnion('type', [heading, paragraph, actions, textInput, choiceInput, tick, container, code]))
    .min(1),
});
export type Template = z.infer<typeof templateSchema>;
