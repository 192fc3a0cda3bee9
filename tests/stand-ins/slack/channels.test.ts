/** The channels of the stand-in: what comes in by the address of a form, what stays, and what is pressed in it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../src/stand-ins/slack/channel-list.ts';
import type { StandInUser } from '../../../src/stand-ins/slack/index.ts';
import { modal, openWorkspace, plain, type TestWorkspace } from '../../support/demo-workspace.helper.ts';

let workspace: TestWorkspace;
let hr: StandInUser;
beforeEach(async () => {
  workspace = await openWorkspace();
  hr = workspace.standIn.as('U0HR', { name: 'Marije' });
});
afterEach(() => workspace.close());

const blocks = [
  { type: 'header', text: plain('Praten in vertrouwen') },
  { type: 'actions', elements: [{ type: 'button', action_id: 'card:open', text: plain('Open') }] },
];
const card = { response_type: 'in_channel', text: 'Praten in vertrouwen', blocks };
const lastPayload = (): Record<string, unknown> => workspace.received.at(-1)?.payload ?? {};
const post = async (url: string, body: unknown): Promise<{ status: number; text: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
};

/** The address that a submitted form brings, for the chosen channel. */
async function address(channel = CHANNELS[0].id): Promise<string> {
  const element = { type: 'conversations_select', action_id: 'where', response_url_enabled: true };
  const view = modal({
    submit: plain('Plaats'),
    blocks: [{ type: 'input', block_id: 'c', label: plain('Waar'), element }],
  });
  workspace.bot = () => undefined;
  await hr.shortcut('publish');
  await workspace.api('views.open', { trigger_id: String(lastPayload()['trigger_id']), view });
  await hr.select(hr.top().id, 'c', 'where', channel);
  await hr.submit(hr.top().id);
  const [first] = lastPayload()['response_urls'] as { response_url: string }[];
  return first?.response_url ?? '';
}

describe('what is posted at the address of a form', () => {
  test('stands in the chosen channel, for everybody, by the hand of who submitted', async () => {
    expect(await post(await address('C0KANTINE'), card)).toEqual({ status: 200, text: 'ok' });
    expect(workspace.standIn.history).toMatchObject([
      { channel: 'kantine', user: 'bot', text: 'Praten in vertrouwen', onBehalfOf: 'U0HR' },
    ]);
    expect(hr.screen().ephemerals).toEqual([]);
  });

  test('is taken once', async () => {
    const url = await address();
    await post(url, card);
    expect(await post(url, card)).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });
    expect(workspace.standIn.history).toHaveLength(1);
  });

  test('is not taken after half an hour, nor at an address that was never given', async () => {
    const url = await address();
    workspace.clock.forward(30 * 60_000 + 1);
    expect(await post(url, card)).toMatchObject({
      status: 404,
      text: expect.stringContaining('expired_url') as string,
    });
    expect(await post(`${workspace.url}/app/T0DEMO/1/made-up`, card)).toMatchObject({ status: 404 });
    expect(workspace.standIn.history).toEqual([]);
  });

  test.each([
    ['no JSON', 'praat', 'invalid_payload'],
    ['nothing to show', { response_type: 'in_channel' }, 'no_text'],
    ['a block that Slack does not have', { ...card, blocks: [{ type: 'banner' }] }, 'invalid_arguments'],
    ['a field in a message', { ...card, blocks: [inputBlock()] }, 'invalid_blocks'],
    [
      'more blocks than a message may have',
      { ...card, blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
      'invalid_arguments',
    ],
  ])('is refused when it holds %s, and the address can be used again', async (_what, body, error) => {
    const url = await address();
    expect(await post(url, body)).toEqual({ status: 400, text: JSON.stringify({ ok: false, error }) });
    expect(workspace.standIn.history).toEqual([]);
    expect(await post(url, card)).toMatchObject({ status: 200 });
  });

  test('is refused in a channel that is closed to apps', async () => {
    const closed = CHANNELS.find(({ closedToApps }) => closedToApps === true);
    expect(await post(await address(closed?.id), card)).toMatchObject({
      text: expect.stringContaining('restricted_action') as string,
    });
    expect(workspace.standIn.history).toEqual([]);
  });

  test('goes wrong as a test plans it', async () => {
    workspace.standIn.plan('response_url', { error: 'is_archived' });
    workspace.standIn.plan('response_url', { status: 503 });
    workspace.standIn.plan('response_url', { cut: 'before' });
    const url = await address();
    expect(await post(url, card)).toMatchObject({ text: expect.stringContaining('is_archived') as string });
    expect(await post(url, card)).toMatchObject({ status: 503 });
    await expect(post(url, card)).rejects.toThrow('fetch failed');
    expect(workspace.standIn.history).toEqual([]);
  });
});

describe('a message in a channel', () => {
  const message = (): string => workspace.standIn.history[0]?.id ?? '';
  beforeEach(async () => {
    await post(await address(), card);
  });

  test('can be pressed by anybody, and the app hears where and by whom', async () => {
    const noor = workspace.standIn.as('U0NOOR', { name: 'Noor' });
    await noor.pressMessage(message(), { actionId: 'card:open' });
    expect(lastPayload()).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0NOOR' },
      container: { type: 'message', is_ephemeral: false, channel_id: 'C0ALGEMEEN' },
      message: { ts: message(), text: 'Praten in vertrouwen' },
      actions: [{ type: 'button', action_id: 'card:open' }],
    });
    expect(lastPayload()).not.toHaveProperty('view');
    await expect(noor.pressMessage('nowhere', { actionId: 'card:open' })).rejects.toThrow('not there');
  });

  test('says so to who pressed when the app does not answer', async () => {
    workspace.bot = () => ({ status: 500 });
    await hr.pressMessage(message(), { label: 'Open' });
    expect(hr.screen().ephemerals).toMatchObject([{ from: 'slack' }]);
  });

  test('can be pinned and let go', () => {
    hr.pin(message());
    expect(workspace.standIn.history).toMatchObject([{ pinnedBy: 'U0HR' }]);
    hr.unpin(message());
    expect(workspace.standIn.history[0]).not.toHaveProperty('pinnedBy');
    expect(() => hr.pin('nowhere')).toThrow('not there');
  });
});

function inputBlock(): unknown {
  return { type: 'input', label: plain('Zeg'), element: { type: 'plain_text_input', action_id: 't' } };
}
