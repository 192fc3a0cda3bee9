import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { App, webApi } from '@slack/bolt';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { ALLOWED_METHODS, createGuard, type Guard } from '../../src/slack/outbound/guard.ts';
import { createSdkLogger } from '../../src/slack/http/logger.ts';

const API = 'https://slack.com/api/';
const VIEW = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] } as const;
const OK = { ok: true, view: { id: 'V1', hash: '1.a' } };

let lines: string[];
let called: string[];
let guard: Guard;
let client: webApi.WebClient;
const clientWith = (own: Guard, allowAbsoluteUrls = false): webApi.WebClient =>
  new webApi.WebClient('xoxb-canary-token', {
    fetch: own.fetch,
    allowAbsoluteUrls,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createSdkLogger(log()),
  });
const log = (): ReturnType<typeof createLog> => createLog((line) => lines.push(line));
const refused = expect.objectContaining({ code: 'CALL_REFUSED' });
const post = { method: 'POST', headers: {}, body: '{}' };

beforeEach(() => {
  lines = [];
  called = [];
  guard = createGuard({ apiUrl: API, log: log(), timeoutMs: 200, onCall: (method) => called.push(method) });
  client = clientWith(guard);
});
afterEach(() => {
  guard.close();
  nock.cleanAll();
});

/** Every method name in the installed SDK, so that a new version with new methods is tried with them. */
function methodNames(): readonly string[] {
  const file = createRequire(createRequire(import.meta.url).resolve('@slack/bolt')).resolve(
    '@slack/web-api/dist/methods.js',
  );
  return [
    ...new Set(
      [...readFileSync(file, 'utf8').matchAll(/bindApiCall(?:WithOptionalArgument)?\(this, '([^']+)'\)/g)].map(
        ([, name]) => name ?? '',
      ),
    ),
  ];
}

/** Whatever leaves this process, or would have. */
async function leaving(work: () => Promise<unknown>): Promise<readonly string[]> {
  const out: string[] = [];
  const catcher = nock(/.*/)
    .persist()
    .post(/.*/)
    .reply(200, (uri) => {
      out.push(uri);
      return OK;
    });
  catcher.get(/.*/).reply(200, (uri) => {
    out.push(uri);
    return OK;
  });
  await work().catch(() => undefined);
  return out;
}

describe('nothing but views leaves for Slack', () => {
  const names = methodNames();

  test('the list of methods is the real one', () => {
    expect(names.length).toBeGreaterThan(250);
    expect(names).toEqual(
      expect.arrayContaining([
        'chat.postMessage',
        'chat.postEphemeral',
        'conversations.history',
        'files.getUploadURLExternal',
        ...ALLOWED_METHODS,
      ]),
    );
  });

  test.each(names.filter((name) => !ALLOWED_METHODS.some((allowed) => allowed === name)))(
    '%s is refused before it leaves',
    async (name) => {
      expect(await leaving(() => client.apiCall(name, { channel: 'C1', text: 'x' }))).toEqual([]);
      expect(called).toEqual([]);
      await expect(client.apiCall(name)).rejects.toMatchObject({ original: { code: 'CALL_REFUSED' } });
      expect(lines.join('')).toContain('"event":"call-refused"');
    },
  );

  test.each(ALLOWED_METHODS)('%s goes out', async (name) => {
    expect(await leaving(() => client.apiCall(name, { view: VIEW }))).toEqual([`/api/${name}`]);
    expect(called).toEqual([name]);
  });

  test.each<[string, (sdk: webApi.WebClient) => Promise<unknown>]>([
    ['files.uploadV2', (sdk) => sdk.files.uploadV2({ channel_id: 'C1', content: 'x', filename: 'x.txt' })],
    ['filesUploadV2', (sdk) => sdk.filesUploadV2({ channel_id: 'C1', content: 'x', filename: 'x.txt' })],
    [
      'chatStream',
      async (sdk) => {
        const stream = sdk.chatStream({
          channel: 'C1',
          thread_ts: '1.1',
          recipient_team_id: 'T1',
          recipient_user_id: 'U1',
          buffer_size: 1,
        });
        await stream.append({ markdown_text: 'xx' });
        await stream.stop();
      },
    ],
    ['paginate', async (sdk) => sdk.paginate('conversations.history', { channel: 'C1' }, () => true)],
    ['an absolute address', (sdk) => sdk.apiCall('https://example.com/api/views.open')],
    ['a way up the tree', (sdk) => sdk.apiCall('views.open/../chat.postMessage')],
    ['a query', (sdk) => sdk.apiCall('views.open?x=chat.postMessage')],
  ])('%s is refused as well, even where the SDK allows absolute addresses', async (_what, work) => {
    expect(await leaving(() => work(client))).toEqual([]);
    expect(await leaving(() => work(clientWith(guard, true)))).toEqual([]);
    expect(called).toEqual([]);
  });

  test('what Bolt gives a listener to answer with, say and respond, is refused', async () => {
    const outcomes: unknown[] = [];
    const app = new App({
      receiver: { init: () => undefined, start: () => Promise.resolve(), stop: () => Promise.resolve() },
      authorize: () => Promise.resolve({ botToken: 'xoxb-canary-token' }),
      clientOptions: { fetch: guard.fetch, retryConfig: { retries: 0 } },
      logger: createSdkLogger(log()),
      convoStore: false,
    });
    app.command(/./, async ({ say, respond, client: own, ack }) => {
      await ack();
      for (const work of [
        () => say('x'),
        () => respond('x'),
        () => own.apiCall('chat.postMessage', { channel: 'C1', text: 'x' }),
      ]) {
        await work().catch((error: unknown) => outcomes.push(error));
      }
    });
    const body = {
      command: '/x',
      team_id: 'T1',
      user_id: 'U1',
      channel_id: 'C1',
      response_url: 'https://hooks.slack.com/commands/T1/1/x',
    };
    expect(await leaving(() => app.processEvent({ body, ack: () => Promise.resolve() }))).toEqual([]);
    expect(outcomes).toHaveLength(3);
  });

  test.each([
    'https://slack.com/api/views.open/',
    'https://slack.com/api/VIEWS.OPEN',
    'https://slack.com/api//views.open',
    'https://slack.com:443/api/views.open',
    'https://slack.com@example.com/api/views.open',
    'https://slack.com.example.com/api/views.open',
    'http://slack.com/api/views.open',
    'https://hooks.slack.com/commands/T1/1/x',
    'file:///etc/passwd',
    '',
  ])('the address %s is refused', async (address) => {
    await expect(guard.fetch(address, post)).rejects.toEqual(refused);
    expect(called).toEqual([]);
  });

  test('reading and multipart bodies are refused', async () => {
    await expect(guard.fetch(`${API}views.open`, { ...post, method: 'GET' })).rejects.toEqual(refused);
    await expect(guard.fetch(`${API}views.open`, { ...post, body: new FormData() })).rejects.toEqual(refused);
    await expect(guard.fetch(`${API}views.open`)).rejects.toEqual(refused);
  });
});

describe('a call that goes out', () => {
  test('gives the SDK what it needs of an answer', async () => {
    nock('https://slack.com')
      .post('/api/views.open')
      .reply(200, OK, { 'content-type': 'application/json', 'x-oauth-scopes': 'commands' });
    expect(await client.views.open({ trigger_id: '1', view: { ...VIEW, blocks: [] } })).toMatchObject({
      ...OK,
      response_metadata: { scopes: ['commands'] },
    });
    nock('https://slack.com').post('/api/views.open').reply(429, '', { 'retry-after': '7' });
    await expect(client.views.open({ trigger_id: '1', view: { ...VIEW, blocks: [] } })).rejects.toMatchObject({
      retryAfter: 7,
    });
  });

  test('follows no redirect', async () => {
    const elsewhere = nock('https://example.com').post('/steal').reply(200, OK);
    nock('https://slack.com').post('/api/views.open').reply(307, '', { location: 'https://example.com/steal' });
    await expect(guard.fetch(`${API}views.open`, post)).rejects.toMatchObject({
      code: 'CALL_FAILED',
      message: expect.stringContaining('redirect') as string,
    });
    expect(elsewhere.isDone()).toBe(false);
  });

  test('ends in time when Slack does not answer, and when it is told to stop', async () => {
    nock('https://slack.com').post('/api/views.open').times(2).delay(30_000).reply(200, OK);
    await expect(guard.fetch(`${API}views.open`, post)).rejects.toMatchObject({
      code: 'CALL_FAILED',
      message: expect.stringContaining('timeout') as string,
    });
    await expect(guard.fetch(`${API}views.open`, { ...post, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CALL_FAILED',
    });
  });

  test('does not read an answer without end', async () => {
    nock('https://slack.com')
      .post('/api/views.open')
      .reply(200, 'x'.repeat(1024 * 1024 + 1));
    await expect(guard.fetch(`${API}views.open`, post)).rejects.toMatchObject({
      message: expect.stringContaining('too-large') as string,
    });
  });

  test('puts no token and no text in an error or in the log', async () => {
    nock('https://slack.com').post('/api/views.open').replyWithError('kanarie');
    const error = await guard
      .fetch(`${API}views.open`, { ...post, headers: { authorization: 'Bearer xoxb-canary-token' } })
      .catch((caught: unknown) => caught);
    expect(String(error)).not.toMatch(/kanarie|xoxb/);
    await client.views.open({ trigger_id: 'kanarie', view: { ...VIEW, blocks: [] } }).catch(() => undefined);
    expect(lines.join('')).not.toMatch(/kanarie|xoxb/);
  });
});
