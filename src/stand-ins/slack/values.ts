/** What is filled in on a view: where it starts, what an update keeps, and how it is reported. */
import type { Block, Field, Option } from './block-schema.ts';
import { CHANNELS } from './channel-list.ts';
import { elementsOf, type View } from './view-schema.ts';

export type Value =
  | { type: 'plain_text_input'; value: string | null }
  | { type: 'static_select' | 'radio_buttons'; selected_option: Option | null }
  | { type: 'checkboxes'; selected_options: readonly Option[] }
  | { type: 'conversations_select'; selected_conversation: string | null };
/** `block_id` → `action_id` → value, as in `view.state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The elements that hold a value, with the ids Slack gave them where the app gave none. */
export function fieldsOf(
  blocks: readonly Block[],
): readonly { block: Block; blockId: string; actionId: string; field: Field }[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) =>
      element.type === 'button'
        ? []
        : [{ block, blockId: block.block_id ?? '', actionId: element.action_id ?? '', field: element }],
    ),
  );
}

/**
 * Values of `next` when it replaces a view on which `before` was filled in: kept where block id, action id
 * and element type are the same (then even a different `initial_value` is ignored), initial elsewhere.
 */
export function carryOver(next: View, before: Values): Values {
  const values: Record<string, Record<string, Value>> = {};
  for (const { blockId, actionId, field } of fieldsOf(next.blocks)) {
    const old = before[blockId]?.[actionId];
    (values[blockId] ??= {})[actionId] = old?.type === field.type ? old : initial(field);
  }
  return values;
}

function initial(field: Field): Value {
  switch (field.type) {
    case 'plain_text_input':
      return { type: field.type, value: field.initial_value ?? null };
    case 'static_select':
    case 'radio_buttons':
      return { type: field.type, selected_option: field.initial_option ?? null };
    case 'checkboxes':
      return { type: field.type, selected_options: field.initial_options ?? [] };
    default:
      return {
        type: field.type,
        selected_conversation: field.default_to_current_conversation === true ? CHANNELS[0].id : null,
      };
  }
}

/**
 * What a person's choice makes of a field. Text: a string; a choice of one: an option's value or `null`;
 * checkboxes: the values. @throws TypeError for a choice that is not on the screen.
 */
export function choose(field: Field, chosen: string | null | readonly string[]): Value {
  const find = (options: readonly Option[], value: string): Option => {
    const option = options.find((candidate) => candidate.value === value);
    if (option === undefined) throw new TypeError('that option is not on the screen');
    return option;
  };
  switch (field.type) {
    case 'plain_text_input':
      if (typeof chosen !== 'string') throw new TypeError('a text field takes text');
      return { type: field.type, value: chosen === '' ? null : chosen };
    case 'static_select':
    case 'radio_buttons':
      if (chosen !== null && typeof chosen !== 'string') throw new TypeError('one choice at most');
      return { type: field.type, selected_option: chosen === null ? null : find(field.options, chosen) };
    case 'checkboxes': {
      const wanted = typeof chosen === 'string' ? [chosen] : (chosen ?? []);
      return { type: field.type, selected_options: wanted.map((value) => find(field.options, value)) };
    }
    default:
      if (chosen !== null && typeof chosen !== 'string') throw new TypeError('one conversation at most');
      return { type: field.type, selected_conversation: chosen };
  }
}

/** Spaces count as filled in: whether they are enough is the app's own decision. */
export function isEmpty(value: Value): boolean {
  switch (value.type) {
    case 'plain_text_input':
      return value.value === null;
    case 'checkboxes':
      return value.selected_options.length === 0;
    case 'conversations_select':
      return value.selected_conversation === null;
    default:
      return value.selected_option === null;
  }
}
