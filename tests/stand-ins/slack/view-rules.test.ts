import { describe, expect, test } from 'vitest';
import { SlackError } from '../../../src/stand-ins/slack/errors.ts';
import { parseMessageBlocks, parseView } from '../../../src/stand-ins/slack/view-schema.ts';
import { input, modal, plain } from '../../support/demo-workspace.helper.ts';

function refusal(view: unknown): string {
  try {
    parseView('modal', view);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return [error.code, ...error.messages].join(' | ');
  }
}
const x = (length: number): string => 'x'.repeat(length);
const withBlocks = (...blocks: unknown[]): unknown => modal({ submit: plain('Klaar'), blocks });
const section = (accessory: unknown): unknown => withBlocks({ type: 'section', text: plain('a'), accessory });
const actions = (...elements: unknown[]): unknown => withBlocks({ type: 'actions', elements });
const button = (changes: object = {}): Record<string, unknown> => ({ type: 'button', text: plain('Open'), ...changes });
const option = (value: string, changes: object = {}): Record<string, unknown> => ({
  text: plain('Keuze'),
  value,
  ...changes,
});
const select = (changes: object): Record<string, unknown> => ({
  type: 'static_select',
  options: [option('a')],
  ...changes,
});
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** Each row: what is limited, the view at the limit, the view one past it, and where Slack points. */
const rows: readonly [string, (size: number) => unknown, number, string][] = [
  ['title', (n) => modal({ title: plain(x(n)) }), 24, '/view/title/text'],
  ['submit', (n) => modal({ submit: plain(x(n)) }), 24, '/view/submit/text'],
  ['close', (n) => modal({ close: plain(x(n)) }), 24, '/view/close/text'],
  ['private_metadata', (n) => modal({ private_metadata: x(n) }), 3000, '/view/private_metadata'],
  ['callback_id', (n) => modal({ callback_id: x(n) }), 255, '/view/callback_id'],
  ['external_id', (n) => modal({ external_id: x(n) }), 255, '/view/external_id'],
  ['blocks', (n) => modal({ blocks: many(n, () => ({ type: 'divider' })) }), 100, '/view/blocks'],
  ['block_id', (n) => withBlocks({ type: 'divider', block_id: x(n) }), 255, '/view/blocks/0/block_id'],
  ['action_id', (n) => section(button({ action_id: x(n) })), 255, '/view/blocks/0/accessory/action_id'],
  ['section text', (n) => withBlocks({ type: 'section', text: plain(x(n)) }), 3000, '/view/blocks/0/text/text'],
  [
    'section mrkdwn',
    (n) => withBlocks({ type: 'section', text: { type: 'mrkdwn', text: x(n) } }),
    3000,
    '/view/blocks/0/text/text',
  ],
  [
    'section field',
    (n) => withBlocks({ type: 'section', fields: [plain(x(n))] }),
    2000,
    '/view/blocks/0/fields/0/text',
  ],
  [
    'section fields',
    (n) => withBlocks({ type: 'section', fields: many(n, () => plain('a')) }),
    10,
    '/view/blocks/0/fields',
  ],
  ['header', (n) => withBlocks({ type: 'header', text: plain(x(n)) }), 150, '/view/blocks/0/text/text'],
  ['button text', (n) => section(button({ text: plain(x(n)) })), 75, '/view/blocks/0/accessory/text/text'],
  ['button value', (n) => section(button({ value: x(n) })), 2000, '/view/blocks/0/accessory/value'],
  ['actions elements', (n) => actions(...many(n, () => button())), 25, '/view/blocks/0/elements'],
  [
    'context elements',
    (n) => withBlocks({ type: 'context', elements: many(n, () => plain('a')) }),
    10,
    '/view/blocks/0/elements',
  ],
  [
    'select options',
    (n) => actions(select({ options: many(n, (at) => option(`o${at}`)) })),
    100,
    '/view/blocks/0/elements/0/options',
  ],
  [
    'option text',
    (n) => actions(select({ options: [option('a', { text: plain(x(n)) })] })),
    75,
    '/view/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'option value',
    (n) => actions(select({ options: [option(x(n))] })),
    150,
    '/view/blocks/0/elements/0/options/0/value',
  ],
  [
    'option description',
    (n) => actions(select({ options: [option('a', { description: plain(x(n)) })] })),
    75,
    '/view/blocks/0/elements/0/options/0/description/text',
  ],
  [
    'radio buttons',
    (n) => actions({ type: 'radio_buttons', options: many(n, (at) => option(`o${at}`)) }),
    10,
    '/view/blocks/0/elements/0/options',
  ],
  [
    'checkboxes',
    (n) => actions({ type: 'checkboxes', options: many(n, (at) => option(`o${at}`)) }),
    10,
    '/view/blocks/0/elements/0/options',
  ],
  ['input label', (n) => withBlocks(input('i', {}, { label: plain(x(n)) })), 2000, '/view/blocks/0/label/text'],
  [
    'input placeholder',
    (n) => withBlocks(input('i', { placeholder: plain(x(n)) })),
    150,
    '/view/blocks/0/element/placeholder/text',
  ],
  ['input max_length', (n) => withBlocks(input('i', { max_length: n })), 3000, '/view/blocks/0/element/max_length'],
  [
    'input initial_value',
    (n) => withBlocks(input('i', { initial_value: x(n) })),
    3000,
    '/view/blocks/0/element/initial_value',
  ],
];

describe('a view is refused exactly past each published limit', () => {
  test.each(rows)('%s', (_name, view, limit, pointer) => {
    expect(refusal(view(limit))).toBe('accepted');
    expect(refusal(view(limit + 1))).toMatch(new RegExp(`^invalid_arguments \\| .*\\[json-pointer:${pointer}\\]`));
  });

  test('250 kB as a whole', () => {
    const big = (length: number): unknown =>
      modal({ blocks: many(100, () => ({ type: 'section', text: plain(x(length)) })) });
    expect(refusal(big(2300))).toBe('accepted');
    expect(refusal(big(2600))).toBe('view_too_large');
  });
});

describe('a view is refused for what Slack does not take', () => {
  const refused: readonly [string, unknown, string][] = [
    ['no view', undefined, 'missing required field: view'],
    ['no title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'an empty text',
      withBlocks({ type: 'section', text: plain('') }),
      'must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
    ],
    [
      'a section with nothing in it',
      withBlocks({ type: 'section' }),
      'missing required field: text [json-pointer:/view/blocks/0]',
    ],
    [
      'an unknown block',
      withBlocks({ type: 'carousel' }),
      'unsupported type: carousel [json-pointer:/view/blocks/0/type]',
    ],
    [
      'an unknown element',
      actions({ type: 'datepicker' }),
      'unsupported type: datepicker [json-pointer:/view/blocks/0/elements/0/type]',
    ],
    ['a text field among buttons', actions({ type: 'plain_text_input' }), 'unsupported type: plain_text_input'],
    ['a button in an input block', withBlocks({ ...input('i'), element: button() }), 'unsupported type: button'],
    [
      'an unknown property',
      withBlocks({ type: 'divider', colour: 'red' }),
      'invalid additional property: colour [json-pointer:/view/blocks/0]',
    ],
    ['markdown in a title', modal({ title: { type: 'mrkdwn', text: 'a' } }), '[json-pointer:/view/title/type]'],
    ['an input without submit', modal({ blocks: [input('i')] }), 'must define `submit` to use an `input` block'],
    [
      'a block_id twice',
      withBlocks({ type: 'divider', block_id: 'd' }, { type: 'divider', block_id: 'd' }),
      '`block_id` already exists [json-pointer:/view/blocks/1/block_id]',
    ],
    [
      'an action_id twice in a block',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      '`action_id` already exists',
    ],
    ['an initial option that is none', actions(select({ initial_option: option('b') })), 'initial option must match'],
    ['no options', actions(select({ options: [] })), '[json-pointer:/view/blocks/0/elements/0/options]'],
    ['a Home view as a modal', { type: 'home', blocks: [] }, '[json-pointer:/view/type]'],
  ];
  test.each(refused)('%s', (_name, view, message) => {
    expect(refusal(view)).toContain('invalid_arguments');
    expect(refusal(view)).toContain(message);
  });

  test('one action_id may serve two blocks', () => {
    const block = (id: string): unknown => ({
      type: 'actions',
      block_id: id,
      elements: [button({ action_id: 'same' })],
    });
    expect(refusal(withBlocks(block('a'), block('b')))).toBe('accepted');
  });

  test('a message takes no input block and at most 50 blocks', () => {
    expect(() => parseMessageBlocks([input('i')])).toThrow('invalid_blocks');
    expect(parseMessageBlocks(many(50, () => ({ type: 'divider' })))).toHaveLength(50);
    expect(() => parseMessageBlocks(many(51, () => ({ type: 'divider' })))).toThrow('invalid_arguments');
  });
});
