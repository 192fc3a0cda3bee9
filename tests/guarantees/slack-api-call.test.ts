/** The two ways out to Slack beside the guard, for installing and for a trial's socket: neither can write a message. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { webApi } from '@slack/bolt';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { createSdkLogger } from '../../src/slack/http/logger.ts';
import { createApiCall, type ApiMethod } from '../../src/slack/outbound/api-call.ts';
import { createSocketFetch } from '../../src/slack/http/socket.ts';

const API = 'https://slack.com/api/';
const INSTALLING: readonly ApiMethod[] = ['oauth.v2.access', 'auth.revoke'];
const SOCKET: readonly ApiMethod[] = ['apps.connections.open'];
const post = { method: 'POST', headers: {}, body: '' };

let lines: string[];
let left: string[];
const log = (): ReturnType<typeof createLog> => createLog((line) => lines.push(line));
beforeEach(() => {
  lines = [];
  left = [];
  const received = (uri: string): unknown => {
    left.push(uri);
    return { ok: true, url: 'wss://wss-primary.slack.com/link/?ticket=1' };
  };
  nock(/.*/).persist().post(/.*/).reply(200, received).get(/.*/).reply(200, received);
});
afterEach(() => {
  nock.cleanAll();
});

function methodNames(): readonly string[] {
  const file = createRequire(createRequire(import.meta.url).resolve('@slack/bolt')).resolve(
    '@slack/web-api/dist/methods.js',
  );
  return [...readFileSync(file, 'utf8').matchAll(/bindApiCall(?:WithOptionalArgument)?\(this, '([^']+)'\)/g)].map(
    ([, name]) => name ?? '',
  );
}

describe.each([
  ['installing', INSTALLING],
  ['a socket', SOCKET],
])('the way out for %s', (_name, methods) => {
  const call = (target: string, init: Parameters<ReturnType<typeof createApiCall>>[1] = post) =>
    createApiCall({ apiUrl: API, methods, log: log(), timeoutMs: 500 })(target, init);

  test('lets its own methods out and refuses every other one that Slack has', async () => {
    const names = [...methodNames(), 'views.open', 'chat.postMessage', 'apps.connections.open', 'oauth.v2.exchange'];
    expect(names.length).toBeGreaterThan(250);
    for (const name of names) await call(`${API}${name}`).catch(() => undefined);
    expect(new Set(left)).toEqual(new Set(methods.map((method) => `/api/${method}`)));
  });

  test.each([
    `${API}${INSTALLING[0]}/../chat.postMessage`,
    `${API}${SOCKET[0]}?x=chat.postMessage`,
    `${API}/${INSTALLING[0]}`,
    `http://slack.com/api/${INSTALLING[0]}`,
    `https://slack.com@example.com/api/${SOCKET[0]}`,
    'https://hooks.slack.com/commands/T1/1/x',
    '',
  ])('refuses %s', async (address) => {
    await expect(call(address)).rejects.toMatchObject({ code: 'CALL_REFUSED' });
    expect(left).toEqual([]);
  });

  test('refuses reading and bodies that are no text', async () => {
    const target = `${API}${methods[0]}`;
    for (const change of [{ method: 'GET' }, { body: new FormData() }, { body: undefined }])
      await expect(call(target, { ...post, ...change })).rejects.toMatchObject({ code: 'CALL_REFUSED' });
    expect(left).toEqual([]);
  });

  test('follows no redirect, reads no answer without end, and says nothing of what was sent', async () => {
    nock.cleanAll();
    const elsewhere = nock('https://example.com').post('/steal').reply(200, {});
    nock('https://slack.com').post(/.*/).reply(307, '', { location: 'https://example.com/steal' });
    nock('https://slack.com').post(/.*/).reply(200, 'x'.repeat(70_000));
    const target = `${API}${methods[0]}`;
    const init = { ...post, headers: { authorization: 'Bearer xapp-canary' } };
    for (const _each of [1, 2]) {
      const error: unknown = await call(target, init).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'CALL_FAILED' });
      expect(String(error) + lines.join('')).not.toContain('canary');
    }
    expect(elsewhere.isDone()).toBe(false);
  });
});

test('a redirect of a real server is not followed, with the secret in the header least of all', async () => {
  nock.cleanAll();
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(url === '/steal' ? 200 : 307, { location: '/steal' }).end('{"ok":true}');
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const call = createApiCall({ apiUrl, methods: INSTALLING, log: log(), timeoutMs: 5000 });
  await expect(call(`${apiUrl}auth.revoke`, post)).rejects.toMatchObject({ code: 'CALL_FAILED' });
  expect(asked).toEqual(['/api/auth.revoke']);
  server.closeAllConnections();
  await new Promise<void>((done) => void server.close(() => done()));
});

test.each(['http://slack.com/api/', 'https://iemand@slack.com/api/', 'https://slack.com/api'])(
  'an address such as %s, over which a secret would be seen or lost, is refused at start',
  (apiUrl) => {
    expect(() => createApiCall({ apiUrl, methods: INSTALLING, log: log(), timeoutMs: 1 })).toThrow(/address/);
  },
);

describe('the client that opens the socket', () => {
  const client = (): webApi.WebClient =>
    new webApi.WebClient('xapp-canary', {
      fetch: createSocketFetch({ apiUrl: API, log: log() }, () => undefined),
      retryConfig: { retries: 0 },
      logger: createSdkLogger(log()),
    });

  test('can open it and do nothing else, the posting methods included', async () => {
    expect(await client().apps.connections.open({})).toMatchObject({ ok: true });
    left = [];
    for (const name of methodNames().filter((one) => one !== SOCKET[0]))
      await client()
        .apiCall(name, { channel: 'C1', text: 'x' })
        .catch(() => undefined);
    expect(left).toEqual([]);
  });

  test.each([
    'wss://example.com/link',
    'wss://slack.com.example.com/link',
    'wss://notslack.com/link',
    'ws://wss-primary.slack.com/link',
    'ws://localhost/link',
    'https://slack.com/link',
    'x',
  ])('goes to no socket at %s, whatever the answer says', async (url) => {
    nock.cleanAll();
    nock('https://slack.com').post('/api/apps.connections.open').reply(200, { ok: true, url });
    await expect(client().apps.connections.open({})).rejects.toMatchObject({ original: { code: 'CALL_REFUSED' } });
  });

  test.each([{ ok: 1 }, { ok: 'true' }, { ok: true, error: 1 }, { ok: true, error: null }])(
    'goes to none either when the answer is of another shape (%j), which its reader would take',
    async (shape) => {
      nock.cleanAll();
      const url = 'wss://example.com/link';
      nock('https://slack.com')
        .post('/api/apps.connections.open')
        .reply(200, { ...shape, url });
      const received = await client()
        .apps.connections.open({})
        .catch(() => ({}));
      expect(received).not.toHaveProperty('url');
    },
  );
});

test('no file of the adapter makes a connection but the guard, the API call and the socket’s own client', () => {
  const files = readdirSync('src/slack', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const connecting = files.filter((name) =>
    /\bfetch\(|http-call\.ts'|node:https?'|node:net'|node:tls'|socket-mode'/.test(
      readFileSync(`src/slack/${name}`, 'utf8').replaceAll(/import type .*;/g, ''),
    ),
  );
  expect(connecting.filter((name) => !name.startsWith('publishing/')).toSorted()).toEqual([
    'http/socket.ts',
    'outbound/api-call.ts',
    'outbound/guard.ts',
    'outbound/send-view.ts',
  ]);
  // It hands what it sends to the guard.
  expect(readFileSync('src/slack/outbound/send-view.ts', 'utf8').match(/\bfetch\(/g)).toEqual(
    readFileSync('src/slack/outbound/send-view.ts', 'utf8').match(/(?<=guard\.)fetch\(/g),
  );
});
