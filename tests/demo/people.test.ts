import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StandInUser } from '../../src/demo/slack-stand-in/index.ts';
import { input, modal, openFor, openWorkspace, plain, SECRET, type TestWorkspace } from './workspace.ts';

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

describe('requests', () => {
  test('are signed over the exact bytes, with the time of sending', async () => {
    await noor.command('help');
    const received = workspace.received[0];
    const time = String(Math.floor(workspace.clock.now().getTime() / 1000));
    expect(received?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': time,
      'x-slack-signature': `v0=${createHmac('sha256', SECRET)
        .update(`v0:${time}:${String(received?.raw)}`)
        .digest('hex')}`,
    });
  });

  test('a command carries the documented fields', async () => {
    await noor.command('help');
    expect(lastPayload()).toMatchObject({
      command: '/vertrouwenspersoon',
      text: 'help',
      team_id: 'T0DEMO',
      user_id: 'U0NOOR',
      api_app_id: 'A0DEMO',
      is_enterprise_install: 'false',
    });
    expect(lastPayload()['trigger_id']).toMatch(/^\d+\.\d+\.[0-9a-f]{32}$/);
    expect(lastPayload()['response_url']).toMatch(/\/commands\/T0DEMO\/\d+\/[\w-]+$/);
  });

  test('a shortcut has a trigger and no response url', async () => {
    await noor.shortcut('open');
    expect(lastPayload()).toMatchObject({
      type: 'shortcut',
      callback_id: 'open',
      user: { id: 'U0NOOR', team_id: 'T0DEMO' },
      team: { id: 'T0DEMO' },
    });
    expect(lastPayload()).not.toHaveProperty('response_url');
  });

  test('opening Home is an event in an envelope, with the view Slack holds', async () => {
    await noor.openHome();
    expect(lastPayload()).toMatchObject({
      type: 'event_callback',
      team_id: 'T0DEMO',
      event: { type: 'app_home_opened', user: 'U0NOOR', tab: 'home' },
    });
    expect(lastPayload()['event']).not.toHaveProperty('view');
    await workspace.api('views.publish', { user_id: 'U0NOOR', view: { type: 'home', blocks: [{ type: 'divider' }] } });
    await noor.openHome();
    expect(lastPayload()['event']).toMatchObject({ view: { type: 'home', id: noor.screen().home?.id } });
  });

  test('an event that was not acknowledged comes again with the same id and the reason', async () => {
    workspace.bot = ({ headers }) => ({ status: headers['x-slack-retry-num'] === undefined ? 500 : 200 });
    await noor.openHome();
    expect(
      workspace.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
    ).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
    ]);
    expect(workspace.received[0]?.payload['event_id']).toBe(workspace.received[1]?.payload['event_id']);
  });

  test('somebody from elsewhere shows it', async () => {
    await workspace.standIn.as('U0GUEST', { teamId: 'T0OTHER' }).shortcut('open');
    expect(lastPayload()).toMatchObject({ team: { id: 'T0DEMO' }, user: { team_id: 'T0OTHER' } });
  });

  test.each(['at-once', 'one-after-the-other'] as const)(
    'can be delivered twice, %s: the same bytes, two answers, one effect',
    async (how) => {
      await openFor(workspace, form());
      noor.type(noor.top().id, 'text-1', 'text', 'hallo');
      workspace.received.length = 0;
      workspace.bot = () => ({ json: { response_action: 'update', view: modal() } });
      const replies = await workspace.standIn.deliverTwice(() => noor.submit(noor.top().id), how);
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(workspace.received).toHaveLength(2);
      expect(workspace.received[0]?.raw).toBe(workspace.received[1]?.raw);
      expect(workspace.received[0]?.headers['x-slack-signature']).toBe(
        workspace.received[1]?.headers['x-slack-signature'],
      );
      expect(noor.screen().modals).toHaveLength(1);
    },
  );

  test('the last one can be replayed as it was', async () => {
    await noor.command();
    const request = workspace.standIn.lastRequest();
    if (request === undefined) throw new Error('nothing was sent');
    expect(await workspace.standIn.send(request)).toMatchObject({ status: 200 });
    expect(workspace.received[1]?.raw).toBe(workspace.received[0]?.raw);
  });
});

describe('the answer to a command', () => {
  test('an empty one shows nothing; text or blocks are seen by this person only', async () => {
    await noor.command();
    expect(noor.screen().ephemerals).toEqual([]);
    workspace.bot = () => ({
      json: { response_type: 'ephemeral', text: 'Dag', blocks: [{ type: 'section', text: plain('Dag') }] },
    });
    await noor.command();
    expect(noor.screen().ephemerals).toMatchObject([{ from: 'app', text: 'Dag', blocks: [{ type: 'section' }] }]);
    expect(workspace.standIn.as('U0DAAN').screen().ephemerals).toEqual([]);
    expect(workspace.standIn.history).toEqual([]);
  });

  test('in_channel becomes history, together with what was typed', async () => {
    workspace.bot = () => ({ json: { response_type: 'in_channel', text: 'Dag allemaal' } });
    await noor.command('mijn verhaal');
    expect(workspace.standIn.history.map(({ text }) => text)).toEqual([
      '/vertrouwenspersoon mijn verhaal',
      'Dag allemaal',
    ]);
  });

  test.each([
    ['none in time', never, 'failed because the app did not respond'],
    ['an error', () => ({ status: 500 }), 'failed with the error "dispatch_failed"'],
    [
      'blocks Slack does not take',
      () => ({ json: { blocks: [{ type: 'carousel' }] } }),
      'failed with the error "invalid_arguments"',
    ],
  ])('%s is said by Slack itself', async (_what, bot, words) => {
    workspace.bot = bot;
    if (bot === never) workspace.ackLimitMs = 20;
    await noor.command();
    expect(noor.screen().ephemerals).toMatchObject([{ from: 'slack', text: `/vertrouwenspersoon ${words}` }]);
  });
});

describe('response urls', () => {
  const post = async (url: unknown, body: unknown): Promise<number> =>
    (await fetch(String(url), { method: 'POST', body: JSON.stringify(body) })).status;

  test('work five times within thirty minutes', async () => {
    await noor.command();
    const url = lastPayload()['response_url'];
    for (let use = 0; use < 5; use += 1) expect(await post(url, { text: `${use}` })).toBe(200);
    expect(await post(url, { text: 'zes' })).toBe(404);
    expect(noor.screen().ephemerals.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4']);
    await noor.command();
    const late = lastPayload()['response_url'];
    workspace.clock.forward(30 * 60_000 + 1);
    expect(await post(late, { text: 'laat' })).toBe(404);
    expect(workspace.standIn.calls.filter(({ ok }) => !ok).map(({ error }) => error)).toEqual([
      'used_url',
      'expired_url',
    ]);
    expect(workspace.standIn.history).toEqual([]);
  });

  test('of a press in an ephemeral message can replace or remove it', async () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', action_id: 'go', value: 'v', text: plain('Open') }] },
    ];
    workspace.bot = ({ payload }) => (payload['command'] === undefined ? undefined : { json: { text: 'Dag', blocks } });
    await noor.command();
    await noor.pressEphemeral(noor.screen().ephemerals[0]?.id ?? '', { label: 'Open' });
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: true },
      actions: [{ type: 'button', action_id: 'go', value: 'v' }],
    });
    await post(lastPayload()['response_url'], { replace_original: true, text: 'Anders' });
    expect(noor.screen().ephemerals.map(({ text }) => text)).toEqual(['Anders']);
  });
});

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
    await noor.close(noor.top().id);
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
