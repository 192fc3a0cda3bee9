import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isKnownMethod } from '../../../src/stand-ins/slack/known-methods.ts';
import {
  input,
  modal,
  openFor,
  openWorkspace,
  plain,
  TOKEN,
  type TestWorkspace,
} from '../../support/demo-workspace.helper.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openWorkspace();
});
afterEach(() => workspace.close());

/** A command whose trigger id the test uses itself. */
async function trigger(user = 'U0NOOR'): Promise<string> {
  await workspace.standIn.as(user).command();
  return String(workspace.received.at(-1)?.payload['trigger_id']);
}
const idOf = (outcome: Record<string, unknown>): string => (outcome['view'] as { id: string }).id;
const hashOf = (outcome: Record<string, unknown>): string => (outcome['view'] as { hash: string }).hash;

describe('who may call', () => {
  test('no token, a wrong token and a dead token are three refusals', async () => {
    expect(await workspace.api('auth.test', {}, null)).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await workspace.api('auth.test', {}, 'xoxb-wrong')).toMatchObject({ ok: false, error: 'invalid_auth' });
    expect(await workspace.api('auth.test', {})).toMatchObject({ ok: true, team_id: 'T0DEMO' });
    await workspace.standIn.uninstall();
    expect(await workspace.api('auth.test', {})).toMatchObject({ ok: false, error: 'account_inactive' });
    expect(workspace.received.map(({ payload }) => (payload['event'] as { type: string }).type)).toEqual([
      'tokens_revoked',
      'app_uninstalled',
    ]);
  });

  test('a method that needs more than `commands` is refused, recorded and leaves no message', async () => {
    expect(await workspace.api('chat.postMessage', { channel: 'C1', text: 'x' })).toMatchObject({
      ok: false,
      error: 'missing_scope',
      provided: 'commands',
    });
    expect(await workspace.api('no.suchMethod', {})).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(workspace.standIn.calls.map(({ method, error }) => [method, error])).toEqual([
      ['chat.postMessage', 'missing_scope'],
      ['no.suchMethod', 'unknown_method'],
    ]);
    expect(workspace.standIn.history).toEqual([]);
  });

  test('every method the installed SDK binds is known', () => {
    const source = readFileSync(
      createRequire(import.meta.url)
        .resolve('@slack/web-api')
        .replace(/index\.js$/, 'methods.js'),
      'utf8',
    );
    const names = [...source.matchAll(/bindApiCall\w*\(this, '([\w.]+)'\)/g)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => !isKnownMethod(name))).toEqual([]);
  });

  test('the real SDK is understood, in both the words it sends and the errors it throws', async () => {
    const client = new WebClient(TOKEN, { slackApiUrl: `${workspace.url}/api/`, retryConfig: { retries: 0 } });
    const view = { type: 'modal' as const, title: plain('In vertrouwen'), blocks: [{ type: 'divider' as const }] };
    const opened = await client.views.open({ trigger_id: await trigger(), view });
    expect(workspace.standIn.as('U0NOOR').top().id).toBe(opened.view?.id);
    await expect(client.views.update({ view_id: 'VGONE', view })).rejects.toMatchObject({
      data: { error: 'not_found' },
    });
  });

  test('a JSON body is understood too', async () => {
    const response = await fetch(`${workspace.url}/api/views.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ trigger_id: await trigger(), view: modal() }),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  });
});

describe('trigger ids', () => {
  test('live three seconds and not a moment longer', async () => {
    const early = await trigger();
    workspace.clock.forward(3000);
    expect(await workspace.api('views.open', { trigger_id: early, view: modal() })).toMatchObject({ ok: true });
    const late = await trigger();
    workspace.clock.forward(3001);
    expect(await workspace.api('views.open', { trigger_id: late, view: modal() })).toEqual({
      ok: false,
      error: 'expired_trigger_id',
    });
  });

  test('work once, and only if Slack made them', async () => {
    const id = await trigger();
    await workspace.api('views.open', { trigger_id: id, view: modal() });
    expect(await workspace.api('views.open', { trigger_id: id, view: modal() })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await workspace.api('views.open', { trigger_id: '1.2.abc', view: modal() })).toMatchObject({
      error: 'invalid_trigger_id',
    });
    expect(await workspace.api('views.open', { view: modal() })).toMatchObject({ error: 'invalid_trigger_id' });
  });

  test('a faulty view does not use the trigger up', async () => {
    const id = await trigger();
    expect(
      await workspace.api('views.open', { trigger_id: id, view: modal({ title: plain('x'.repeat(25)) }) }),
    ).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    expect(await workspace.api('views.open', { trigger_id: id, view: modal() })).toMatchObject({ ok: true });
  });
});

describe('the stack of views', () => {
  const pushButton = modal({
    blocks: [
      { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: 'more', text: plain('Meer') }] },
    ],
  });
  const pushFromTop = async (): Promise<Record<string, unknown>> => {
    const noor = workspace.standIn.as('U0NOOR');
    await noor.press(noor.top().id, { actionId: 'more' });
    return workspace.api('views.push', {
      trigger_id: workspace.received.at(-1)?.payload['trigger_id'],
      view: pushButton,
    });
  };

  test('holds three: the fourth is refused', async () => {
    const root = idOf(await openFor(workspace, pushButton));
    const second = await pushFromTop();
    expect(second['view']).toMatchObject({ root_view_id: root, previous_view_id: root });
    expect(await pushFromTop()).toMatchObject({ ok: true });
    expect(await pushFromTop()).toEqual({ ok: false, error: 'push_limit_reached' });
    expect(workspace.standIn.as('U0NOOR').screen().modals).toHaveLength(3);
  });

  test('cannot be pushed upon by a trigger that did not come from a modal', async () => {
    await openFor(workspace, pushButton);
    expect(await workspace.api('views.push', { trigger_id: await trigger(), view: modal() })).toMatchObject({
      error: 'not_found',
    });
  });

  test('views that are not there, or no longer, are not found', async () => {
    const id = idOf(await openFor(workspace, modal()));
    await workspace.standIn.as('U0NOOR').close(id);
    expect(await workspace.api('views.update', { view_id: id, view: modal() })).toMatchObject({ error: 'not_found' });
    expect(await workspace.api('views.update', { view_id: 'V0', view: modal() })).toMatchObject({ error: 'not_found' });
    expect(await workspace.api('views.update', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });

  test('an external id finds its view and belongs to one view only', async () => {
    await openFor(workspace, modal({ external_id: 'mine' }));
    expect(
      await workspace.api('views.update', { external_id: 'mine', view: modal({ external_id: 'mine' }) }),
    ).toMatchObject({ ok: true });
    await workspace.standIn.as('U0DAAN').command();
    const id = workspace.received.at(-1)?.payload['trigger_id'];
    expect(await workspace.api('views.open', { trigger_id: id, view: modal({ external_id: 'mine' }) })).toMatchObject({
      error: 'duplicate_external_id',
    });
  });
});

describe('hash', () => {
  test('a write that did not see the last one is refused, for a modal and for Home', async () => {
    const opened = await openFor(workspace, modal());
    const [view_id, hash] = [idOf(opened), hashOf(opened)];
    const updated = await workspace.api('views.update', { view_id, hash, view: modal() });
    expect(updated).toMatchObject({ ok: true });
    expect(await workspace.api('views.update', { view_id, hash, view: modal() })).toEqual({
      ok: false,
      error: 'hash_conflict',
    });
    expect(await workspace.api('views.update', { view_id, view: modal() })).toMatchObject({ ok: true });

    const home = { type: 'home', blocks: [{ type: 'divider' }] };
    const published = await workspace.api('views.publish', { user_id: 'U0NOOR', view: home });
    await workspace.api('views.publish', { user_id: 'U0NOOR', view: home, hash: hashOf(published) });
    expect(
      await workspace.api('views.publish', { user_id: 'U0NOOR', view: home, hash: hashOf(published) }),
    ).toMatchObject({ error: 'hash_conflict' });
  });
});

describe('what was filled in', () => {
  const form = (blockId: string, element: object, label = 'Bericht'): Record<string, unknown> =>
    modal({ submit: plain('Verstuur'), blocks: [input(blockId, { ...element }, { label: plain(label) })] });
  const typed = (): unknown => workspace.standIn.as('U0NOOR').top().values;

  test('stays when block id, action id and type stay, whatever else changes', async () => {
    const id = idOf(await openFor(workspace, form('text-1', {})));
    workspace.standIn.as('U0NOOR').type(id, 'text-1', 'text', 'wat ik typte');
    await workspace.api('views.update', {
      view_id: id,
      view: form('text-1', { initial_value: 'iets anders' }, 'Nieuw'),
    });
    expect(typed()).toEqual({ 'text-1': { text: { type: 'plain_text_input', value: 'wat ik typte' } } });
  });

  test('stays empty when an initial value comes under ids that are already there', async () => {
    const id = idOf(await openFor(workspace, form('text-1', {})));
    await workspace.api('views.update', { view_id: id, view: form('text-1', { initial_value: 'te laat' }) });
    expect(typed()).toEqual({ 'text-1': { text: { type: 'plain_text_input', value: null } } });
  });

  test.each([
    ['block id', 'text-2', { initial_value: 'nieuw' }, { 'text-2': { text: { value: 'nieuw' } } }],
    ['action id', 'text-1', { action_id: 'other' }, { 'text-1': { other: { value: null } } }],
    [
      'type',
      'text-1',
      { type: 'checkboxes', multiline: undefined, options: [{ text: plain('a'), value: 'a' }] },
      { 'text-1': { text: { selected_options: [] } } },
    ],
  ])('starts anew with another %s', async (_what, blockId, element, expected) => {
    const id = idOf(await openFor(workspace, form('text-1', {})));
    workspace.standIn.as('U0NOOR').type(id, 'text-1', 'text', 'wat ik typte');
    await workspace.api('views.update', { view_id: id, view: form(blockId, element) });
    expect(typed()).toMatchObject(expected);
    expect(JSON.stringify(typed())).not.toContain('wat ik typte');
  });
});

describe('planned faults', () => {
  test('come once each, in order, and are recorded', async () => {
    workspace.standIn.plan('auth.test', { error: 'fatal_error' });
    workspace.standIn.plan('auth.test', { status: 429, retryAfter: 7 });
    workspace.standIn.plan('auth.test', { cut: 'before' });
    const post = (): Promise<Response> =>
      fetch(`${workspace.url}/api/auth.test`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } });
    expect(await (await post()).json()).toEqual({ ok: false, error: 'fatal_error' });
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    await expect(post()).rejects.toThrow('fetch failed');
    expect(await (await post()).json()).toMatchObject({ ok: true });
    expect(workspace.standIn.calls.map(({ error }) => error)).toEqual(['fatal_error', 'http_429', 'cut', undefined]);
  });

  test('a cut afterwards leaves done what was done', async () => {
    workspace.standIn.plan('views.open', { cut: 'after' });
    const id = await trigger();
    await expect(workspace.api('views.open', { trigger_id: id, view: modal() })).rejects.toThrow('fetch failed');
    expect(workspace.standIn.as('U0NOOR').screen().modals).toHaveLength(1);
  });

  test('a slow Slack does nothing until it goes on', async () => {
    let goOn = (): void => undefined;
    workspace.standIn.plan('views.open', { wait: new Promise<void>((done) => (goOn = done)) });
    const outcome = workspace.api('views.open', { trigger_id: await trigger(), view: modal() });
    workspace.clock.forward(4000);
    goOn();
    expect(await outcome).toMatchObject({ error: 'expired_trigger_id' });
  });
});
