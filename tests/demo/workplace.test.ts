import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkplaceState } from '../../src/demo/workplace-state.ts';
import { startWorkplace, type Workplace } from '../../src/demo/workplace.ts';
import {
  input,
  modal,
  openFor,
  openWorkspace,
  plain,
  TOKEN,
  type TestWorkspace,
} from '../support/demo-workspace.helper.ts';

let folder: string;
let workspace: TestWorkspace;
let workplace: Workplace;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workplace-'));
  await mkdir(join(folder, 'client', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'client', 'index.html'), '<script nonce="__NONCE__"></script>');
  await writeFile(join(folder, 'client', 'assets', 'a.js'), 'export {};');
  workspace = await openWorkspace();
  workplace = await startWorkplace({
    standIn: workspace.standIn,
    inboxUrl: () => 'http://localhost:5000/',
    passphrase: 'vier losse woorden hier',
    clientDir: join(folder, 'client'),
    shortcuts: [{ callback: 'open', label: 'In vertrouwen' }],
  });
});
afterEach(async () => {
  await workplace.close();
  await workspace.close();
  await rm(folder, { recursive: true });
});

const act = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${workplace.url}/workplace/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** What the page is told, one state after another. */
async function* states(): AsyncGenerator<WorkplaceState> {
  const response = await fetch(`${workplace.url}/workplace/events`);
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part as Uint8Array).toString();
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const event of whole) yield JSON.parse(event.replace(/^data: /, '')) as WorkplaceState;
  }
}

/** `fetch` tidies a path and sets `host` itself; this sends both as they are given. */
function raw(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((done, failed) => {
    const { port } = new URL(workplace.url);
    request({ host: 'localhost', port, path, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
}

describe('the page', () => {
  test('has a policy with a nonce of its own each time', async () => {
    const [one, two] = [await fetch(workplace.url), await fetch(workplace.url)];
    const policy = one.headers.get('content-security-policy') ?? '';
    const nonce = /nonce="([^"]+)"/.exec(await one.text())?.[1] ?? 'none';
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'none'");
    expect(await two.text()).not.toContain(nonce);
  });

  test('serves its own files and nothing beside them', async () => {
    const script = await fetch(`${workplace.url}/assets/a.js`);
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    for (const path of ['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/secret.txt', '/assets']) {
      expect(await raw(path)).toBe(404);
    }
  });

  test('is told everything at once and again after each change', async () => {
    const told = states();
    const first = (await told.next()).value as WorkplaceState;
    expect(first).toMatchObject({
      inboxUrl: 'http://localhost:5000/',
      passphrase: 'vier losse woorden hier',
      employees: [{ name: 'Noor' }, { name: 'Daan' }],
      calls: [],
      history: [],
    });
    await workspace.api('chat.postMessage', {});
    const second = (await told.next()).value as WorkplaceState;
    expect(second.calls).toEqual([{ method: 'chat.postMessage', times: 1, refused: 1 }]);
    await told.return(undefined);
  });

  test('carries the stand-in on the same address', async () => {
    const outcome = await fetch(`${workplace.url}/api/auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await outcome.json()).toMatchObject({ ok: true });
  });
});

describe('what a person does', () => {
  test('becomes a signed request to the bot', async () => {
    expect(await (await act({ act: 'command', user: 'U0NOOR', text: 'help' })).json()).toEqual({
      status: 200,
      problem: null,
    });
    await act({ act: 'shortcut', user: 'U0DAAN' });
    await act({ act: 'home', user: 'U0DAAN' });
    expect(workspace.received.map(({ headers }) => typeof headers['x-slack-signature'])).toEqual([
      'string',
      'string',
      'string',
    ]);
    expect(
      workspace.received.map(({ payload }) => payload['command'] ?? payload['callback_id'] ?? payload['type']),
    ).toEqual(['/vertrouwenspersoon', 'open', 'event_callback']);
  });

  test('fills in, submits and closes the view in front', async () => {
    await openFor(workspace, modal({ submit: plain('Klaar'), notify_on_close: true, blocks: [input('t')] }));
    const view = workspace.standIn.as('U0NOOR').top().id;
    await act({ act: 'type', user: 'U0NOOR', view, blockId: 't', actionId: 'text', value: 'hallo' });
    workspace.bot = ({ payload }) =>
      payload['type'] === 'view_submission' ? { json: { response_action: 'errors', errors: { t: 'nee' } } } : undefined;
    await act({ act: 'submit', user: 'U0NOOR', view });
    expect(workspace.standIn.as('U0NOOR').top()).toMatchObject({
      errors: { t: 'nee' },
      values: { t: { text: { value: 'hallo' } } },
    });
    await act({ act: 'close-all', user: 'U0NOOR' });
    expect(workspace.received.at(-1)?.payload['type']).toBe('view_closed');
    expect((await act({ act: 'close', user: 'U0NOOR', view })).status).toBe(409);
  });

  test.each([
    ['an unknown person', { act: 'home', user: 'U0BOSS' }],
    ['an unknown deed', { act: 'delete', user: 'U0NOOR' }],
    ['a deed with more in it', { act: 'home', user: 'U0NOOR', extra: 1 }],
    ['no deed at all', null],
  ])('%s is refused', async (_what, body) => {
    expect((await act(body)).status).toBe(400);
    expect(workspace.received).toEqual([]);
  });

  test('another site in the same browser can do nothing, and see nothing', async () => {
    const home = { act: 'home', user: 'U0NOOR' };
    expect((await act(home, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await act(home, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(await raw('/workplace/events', { host: 'rebound.example' })).toBe(403);
    expect(workspace.received).toEqual([]);
    expect((await act(home, { origin: workplace.url })).status).toBe(200);
  });
});
