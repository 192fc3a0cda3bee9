import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StandInUser } from '../../src/stand-ins/slack/index.ts';
import {
  input,
  modal,
  openFor,
  openWorkspace,
  plain,
  SECRET,
  type TestWorkspace,
} from '../support/demo-workspace.helper.ts';

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

  test('cannot be delivered twice when Slack sends none', async () => {
    await openFor(workspace, form());
    await expect(workspace.standIn.deliverTwice(() => noor.submit(noor.top().id))).rejects.toThrow('nothing was sent');
  });

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
