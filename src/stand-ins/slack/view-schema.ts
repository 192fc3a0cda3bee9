/** Views as an app sends them, and the rules Slack refuses them by. */
import { z } from 'zod';
import { blockSchema, plainText, type Block, type Element } from './block-schema.ts';
import { SlackError } from './errors.ts';
import { LIMITS } from './limits.ts';

const common = {
  blocks: z.array(blockSchema).max(LIMITS.modalBlocks),
  private_metadata: z.string().max(LIMITS.privateMetadata).exactOptional(),
  callback_id: z.string().max(LIMITS.callbackId).exactOptional(),
  external_id: z.string().max(LIMITS.externalId).exactOptional(),
};
const modalSchema = z.strictObject({
  type: z.literal('modal'),
  title: plainText(LIMITS.viewTitle),
  submit: plainText(LIMITS.viewTitle).exactOptional(),
  close: plainText(LIMITS.viewTitle).exactOptional(),
  clear_on_close: z.boolean().exactOptional(),
  notify_on_close: z.boolean().exactOptional(),
  submit_disabled: z.boolean().exactOptional(),
  ...common,
});
const homeSchema = z.strictObject({ type: z.literal('home'), ...common });
export type Modal = z.infer<typeof modalSchema>;
export type Home = z.infer<typeof homeSchema>;
export type View = Modal | Home;

/** The interactive elements of one block, in the order they are shown. */
export function elementsOf(block: Block): readonly Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type !== 'section' || block.accessory === undefined || block.accessory.type === 'image') return [];
  return [block.accessory];
}

/**
 * The view as it will be stored, or `SlackError`: `view_too_large`, or `invalid_arguments` with one message
 * per fault, worded and pointed (`[json-pointer:…]`) as Slack words and points them.
 */
export function parseView(kind: 'modal', raw: unknown): Modal;
export function parseView(kind: 'home', raw: unknown): Home;
export function parseView(kind: 'modal' | 'home', raw: unknown): View {
  if (raw === undefined || raw === null)
    throw new SlackError('invalid_arguments', ['[ERROR] missing required field: view']);
  if (new TextEncoder().encode(JSON.stringify(raw)).length > LIMITS.viewBytes) throw new SlackError('view_too_large');
  const result = (kind === 'modal' ? modalSchema : homeSchema).safeParse(raw);
  if (!result.success) throw invalid(result.error.issues, raw, '/view');
  const faults = relations(result.data);
  if (faults.length > 0) throw new SlackError('invalid_arguments', faults);
  return result.data;
}

/** The blocks of a message (an ephemeral one, here). Throws like `parseView`. */
export function parseMessageBlocks(raw: unknown): readonly Block[] {
  const result = z.array(blockSchema).max(LIMITS.messageBlocks).safeParse(raw);
  if (!result.success) throw invalid(result.error.issues, raw, '/blocks');
  const faults = [
    ...sameIds(result.data),
    ...result.data.flatMap((block, at) =>
      block.type === 'input' ? [fault('unsupported type: input', `/blocks/${at}/type`)] : [],
    ),
  ];
  if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
  return result.data;
}

const fault = (message: string, pointer: string): string => `[ERROR] ${message} [json-pointer:${pointer}]`;

/** What the shape alone cannot say. */
function relations(view: View): readonly string[] {
  const faults = [...sameIds(view.blocks)];
  view.blocks.forEach((block, at) => {
    const pointer = `/view/blocks/${at}`;
    if (block.type === 'section' && block.text === undefined && block.fields === undefined) {
      faults.push(fault('missing required field: text', pointer));
    }
    if (block.type === 'input' && view.type === 'modal' && view.submit === undefined) {
      faults.push(fault('bolt-app must define `submit` to use an `input` block in modals', `${pointer}/input`));
    }
    for (const element of elementsOf(block)) {
      if (!initialIsAnOption(element))
        faults.push(fault('initial option must match one of the options', `${pointer}/element`));
    }
  });
  const focused = view.blocks
    .flatMap(elementsOf)
    .filter((element) => element.type !== 'button' && element.focus_on_load === true);
  if (focused.length > 1) faults.push(fault('only one element can have `focus_on_load`', '/view'));
  return faults;
}

/** `block_id` is unique in a view; `action_id` in its block. */
function sameIds(blocks: readonly Block[]): readonly string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  blocks.forEach((block, at) => {
    const id = block.block_id;
    if (id !== undefined && seen.has(id))
      faults.push(fault('`block_id` already exists', `/view/blocks/${at}/block_id`));
    if (id !== undefined) seen.add(id);
    const actions = elementsOf(block).flatMap((element) => element.action_id ?? []);
    if (new Set(actions).size !== actions.length)
      faults.push(fault('`action_id` already exists', `/view/blocks/${at}`));
  });
  return faults;
}

function initialIsAnOption(element: Element): boolean {
  if (element.type === 'static_select' || element.type === 'radio_buttons') {
    const chosen = element.initial_option;
    return chosen === undefined || element.options.some((option) => option.value === chosen.value);
  }
  if (element.type !== 'checkboxes') return true;
  return (element.initial_options ?? []).every((chosen) =>
    element.options.some((option) => option.value === chosen.value),
  );
}

function invalid(issues: readonly z.core.$ZodIssue[], raw: unknown, base: string): SlackError {
  return new SlackError(
    'invalid_arguments',
    issues.flatMap((issue) => describe(issue, raw, base)),
  );
}

function describe(issue: z.core.$ZodIssue, raw: unknown, base: string): readonly string[] {
  const pointer = [base, ...issue.path.map(String)].join('/');
  switch (issue.code) {
    case 'too_big':
      return [
        fault(
          issue.origin === 'string'
            ? `must be less than ${Number(issue.maximum) + 1} characters`
            : issue.origin === 'array'
              ? `no more than ${issue.maximum} items allowed`
              : `must be at most ${issue.maximum}`,
          pointer,
        ),
      ];
    case 'too_small':
      return [
        fault(
          issue.origin === 'string' ? 'must be more than 0 characters' : `no fewer than ${issue.minimum} allowed`,
          pointer,
        ),
      ];
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault(`invalid additional property: ${key}`, pointer));
    case 'invalid_union':
      return [fault(`unsupported type: ${String(at(raw, issue.path))}`, pointer)];
    default: {
      const missing = at(raw, issue.path) === undefined;
      const parent = [base, ...issue.path.slice(0, -1).map(String)].join('/');
      return [
        missing
          ? fault(`missing required field: ${String(issue.path.at(-1))}`, parent)
          : fault('failed to match schema', pointer),
      ];
    }
  }
}

function at(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}
