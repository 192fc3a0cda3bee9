import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StandInUser } from '../../../src/stand-ins/slack/index.ts';
import {
  input,
  modal,
  openFor,
  openWorkspace,
  plain,
  type TestWorkspace,
} from '../../support/demo-workspace.helper.ts';

let workspace: TestWorkspace;
let noor: StandInUser;
beforeEach(async () => {
  workspace = await openWorkspace();
  noor = workspace.standIn.as('U0NOOR', { name: 'Noor' });
});
afterEach(() => workspace.close());

const form = (changes: Record<string, unknown> = {}): Record<string, unknown> =>
  modal({ submit: plain('Verstuur'), blocks: [input('text-1', { max_length: 10 })], ...changes });
const lastPayload = (): Record<string, unknown> => workspace.received.at(-1)?.payload ?? {};
const never = (): Promise<undefined> => new Promise(() => undefined);

describe('in a modal', () => {
  test('a press carries the view with everything filled in so far, and its hash', async () => {
    const select = { type: 'static_select', action_id: 'who', options: [{ text: plain('Tom'), value: 'tom' }] };
    await openFor(
      workspace,
      form({
        private_metadata: 'm',
        blocks: [
          input('text-1'),
          {
            type: 'actions',
            block_id: 'a',
            elements: [select, { type: 'button', action_id: 'go', text: plain('Door') }],
          },
        ],
      }),
    );
    const { id, hash } = noor.top();
    noor.type(id, 'text-1', 'text', 'half');
    await noor.select(id, 'a', 'who', 'tom');
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      actions: [{ type: 'static_select', action_id: 'who', selected_option: { value: 'tom' } }],
    });
    await noor.press(id, { actionId: 'go' });
    expect(lastPayload()).toMatchObject({
      container: { type: 'view', view_id: id },
      view: {
        id,
        hash,
        private_metadata: 'm',
        state: { values: { 'text-1': { text: { value: 'half' } }, a: { who: { selected_option: { value: 'tom' } } } } },
      },
      actions: [{ block_id: 'a', action_id: 'go', type: 'button' }],
    });
    await expect(noor.select(id, 'a', 'who', 'eva')).rejects.toThrow('not on the screen');
    await expect(noor.press(id, { label: 'Weg' })).rejects.toThrow('not on the screen');
  });

  test('a choice in an input block is told only when the app asked for it', async () => {
    const radio = { type: 'radio_buttons', action_id: 'r', options: [{ text: plain('a'), value: 'a' }] };
    const block = (id: string, dispatch: boolean): object => ({
      type: 'input',
      block_id: id,
      label: plain('Kies'),
      dispatch_action: dispatch,
      element: radio,
    });
    await openFor(workspace, form({ blocks: [block('quiet', false), block('loud', true)] }));
    expect(await noor.select(noor.top().id, 'quiet', 'r', 'a')).toBeUndefined();
    expect(await noor.select(noor.top().id, 'loud', 'r', 'a')).toMatchObject({ status: 200 });
  });

  test("required and too long are Slack's own refusals: the bot is not asked", async () => {
    await openFor(workspace, form());
    const { id } = noor.top();
    const before = workspace.received.length;
    expect(await noor.submit(id)).toMatchObject({ problem: 'incomplete' });
    noor.type(id, 'text-1', 'text', 'x'.repeat(11));
    expect(await noor.submit(id)).toMatchObject({ problem: 'incomplete' });
    expect(noor.top().errors).toEqual({ 'text-1': 'Please enter at most 10 characters.' });
    expect(workspace.received).toHaveLength(before);
    noor.type(id, 'text-1', 'text', '   ');
    expect(await noor.submit(id)).toMatchObject({ status: 200 });
  });

  test('only the view in front can be touched', async () => {
    const { id } = (await openFor(workspace, form()))['view'] as { id: string };
    workspace.bot = () => ({ json: { response_action: 'push', view: modal() } });
    noor.type(id, 'text-1', 'text', 'a');
    await noor.submit(id);
    expect(() => noor.type(id, 'text-1', 'text', 'b')).toThrow('not in front');
    await expect(workspace.standIn.as('U0DAAN').press(noor.top().id, {})).rejects.toThrow('not in front');
  });

  test('leaving tells the app only when it asked; the cross clears everything', async () => {
    await openFor(workspace, modal());
    expect(await noor.close(noor.top().id)).toBeUndefined();
    expect(workspace.received.map(({ payload }) => payload['type'])).not.toContain('view_closed');
    const before = workspace.received.length;
    await openFor(workspace, modal({ notify_on_close: true }));
    await noor.close(noor.top().id);
    expect(lastPayload()).toMatchObject({ type: 'view_closed', is_cleared: false });
    await openFor(workspace, modal({ notify_on_close: true }));
    await noor.closeAll();
    expect(lastPayload()).toMatchObject({ type: 'view_closed', is_cleared: true });
    expect(workspace.received).toHaveLength(before + 4);
    expect(noor.screen().modals).toEqual([]);
  });
});

describe('the answer to a submission', () => {
  const submit = async (json: unknown, view = form()): Promise<void> => {
    await openFor(workspace, view);
    noor.type(noor.top().id, 'text-1', 'text', 'hallo');
    workspace.bot = () => (json === undefined ? undefined : { json });
    await noor.submit(noor.top().id);
  };

  test('an empty one closes the view', async () => {
    await submit(undefined);
    expect(noor.screen().modals).toEqual([]);
  });
  test('clear closes all of them', async () => {
    await submit({ response_action: 'clear' });
    expect(noor.screen().modals).toEqual([]);
  });
  test('update replaces the view and keeps its id', async () => {
    await submit({ response_action: 'update', view: modal({ title: plain('Verstuurd') }) });
    expect(noor.screen().modals).toMatchObject([{ view: { title: { text: 'Verstuurd' } } }]);
  });
  test('push lays one on top', async () => {
    await submit({ response_action: 'push', view: modal() });
    expect(noor.screen().modals).toHaveLength(2);
    expect(noor.top().previous).toBe(noor.screen().modals[0]?.id);
  });
  test('errors are shown at their field and what was typed stays', async () => {
    await submit({ response_action: 'errors', errors: { 'text-1': 'Nog niet bewaard.' } });
    expect(noor.top()).toMatchObject({
      errors: { 'text-1': 'Nog niet bewaard.' },
      values: { 'text-1': { text: { value: 'hallo' } } },
    });
  });
  test.each([
    ['errors for a block that is not there', { response_action: 'errors', errors: { other: 'x' } }],
    ['errors about nothing', { response_action: 'errors', errors: {} }],
    ['a view past a limit', { response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) }],
    ['an unknown action', { response_action: 'reload' }],
    ['text that is not JSON', 'ok'],
  ])('%s is trouble, and the form stays', async (_what, json) => {
    await submit(json);
    expect(noor.top()).toMatchObject({
      trouble: 'We had some trouble connecting. Try again?',
      values: { 'text-1': { text: { value: 'hallo' } } },
    });
  });
  test('none in time is trouble too; the same click works afterwards', async () => {
    await openFor(workspace, form());
    noor.type(noor.top().id, 'text-1', 'text', 'hallo');
    workspace.bot = never;
    workspace.ackLimitMs = 20;
    expect(await noor.submit(noor.top().id)).toMatchObject({ problem: 'timeout' });
    expect(noor.top().trouble).toBeDefined();
    workspace.bot = () => undefined;
    workspace.ackLimitMs = 3000;
    await noor.submit(noor.top().id);
    expect(noor.screen().modals).toEqual([]);
  });

  test('a conversation picked with response_url_enabled gives the app one url to answer in', async () => {
    const element = {
      type: 'conversations_select',
      action_id: 'where',
      response_url_enabled: true,
      default_to_current_conversation: true,
    };
    await openFor(workspace, form({ blocks: [{ type: 'input', block_id: 'c', label: plain('Waar'), element }] }));
    await noor.submit(noor.top().id);
    expect(lastPayload()['response_urls']).toMatchObject([
      { block_id: 'c', action_id: 'where', channel_id: 'C0ALGEMEEN' },
    ]);
  });
});

test('whoever watches hears of every change', async () => {
  let changes = 0;
  const stop = workspace.standIn.subscribe(() => (changes += 1));
  await openFor(workspace, form());
  expect(changes).toBeGreaterThanOrEqual(2);
  stop();
  const before = changes;
  noor.type(noor.top().id, 'text-1', 'text', 'x');
  expect(changes).toBe(before);
});
