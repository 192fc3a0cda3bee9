/** Everybody goes out the same way: through a real CONNECT proxy to a real TLS server whom only CA_CERTIFICATES vouches for. */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../../src/commands/doctor/ask.ts';
import { createOidcClient } from '../../../src/inbox/server/session/oidc.ts';
import { createLog } from '../../../src/base/log.ts';
import { openOutgoing, type Outgoing } from '../../../src/base/outgoing/index.ts';
import { createGuard as createSlackGuard } from '../../../src/slack/outbound/guard.ts';
import { createApiCall } from '../../../src/slack/outbound/api-call.ts';
import { createSocket } from '../../../src/slack/http/socket.ts';
import { createGuard as createTeamsGuard } from '../../../src/teams/outbound/guard.ts';
import { createClient } from '../../../src/store/redis/client.ts';
import { certificate } from '../../support/certificate.helper.ts';
import { startConnectProxy, type ConnectProxy, type ConnectProxyOptions } from '../../support/connect-proxy.helper.ts';
import { serveWebSockets } from '../../support/web-socket-server.helper.ts';

const NAMES = ['slack.com', '*.slack.com', 'login.example.nl', 'graph.microsoft.com'];
const day = 86_400_000;
const tls = certificate({ from: new Date(Date.now() - day), until: new Date(Date.now() + day), names: NAMES });
const log = createLog(() => undefined);
const ISSUER = 'https://login.example.nl';
const { signal } = new AbortController();

let server: Server;
let port: number;
let heard: { host: string; path: string; authorization: string | undefined }[];
let received: (request: IncomingMessage) => object | string | [number, object];
let proxy: ConnectProxy;
const closing: (() => unknown)[] = [];

/** Its stand-in for a socket knows neither a proxy nor a certificate; only this machine is reached here. */
beforeAll(async () => {
  nock.restore();
  server = createServer(tls, (request, response) => {
    heard.push({
      host: request.headers.host ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
    });
    const given = received(request);
    const [status, body] = Array.isArray(given) ? given : [200, given];
    response.writeHead(status, { 'content-type': 'application/json', location: 'https://evil.example/' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  serveWebSockets(server, {
    opened: (peer) => peer.send('{"type":"hello"}'),
    said: () => undefined,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  nock.activate();
});
beforeEach(async () => {
  heard = [];
  received = () => ({ ok: true });
  proxy = await start();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: Partial<ConnectProxyOptions> = {}): Promise<ConnectProxy> {
  const made = await startConnectProxy({ to: port, ...options });
  closing.push(() => made.close());
  return made;
}
const way = (more: Parameters<typeof openOutgoing>[0] = {}): Outgoing =>
  openOutgoing({ proxy: proxy.url, caCertificates: tls.cert, ...more });
const opens = { method: 'POST', headers: { authorization: 'Bearer xoxb-canary' }, body: '{}' };

/** Each caller once. What it gives back says that the answer came through. */
const CALLERS: Readonly<Record<string, { host: string; call: (outgoing: Outgoing) => Promise<unknown> }>> = {
  'Slack’s views': {
    host: 'slack.com:443',
    call: async (outgoing) => {
      const guard = createSlackGuard({ apiUrl: 'https://slack.com/api/', log, outgoing });
      closing.push(() => guard.close());
      return (await guard.fetch('https://slack.com/api/views.open', opens)).json();
    },
  },
  'HR’s card': {
    host: 'hooks.slack.com:443',
    call: async (outgoing) => {
      const publicBodies = () => new Set(['{}']);
      const guard = createSlackGuard({ apiUrl: 'https://slack.com/api/', log, outgoing, publicBodies });
      closing.push(() => guard.close());
      const submission = { organisation: 'example' as never, address: 'https://hooks.slack.com/app/T/1/x' };
      return JSON.parse((await guard.withResponseUrl(submission, (post) => post('{}'))).text) as unknown;
    },
  },
  'Slack’s installing and renewing': {
    host: 'slack.com:443',
    call: async (outgoing) => {
      const methods = ['oauth.v2.access'] as const;
      const call = createApiCall({ apiUrl: 'https://slack.com/api/', methods, log, timeoutMs: 2000, outgoing });
      return JSON.parse((await call('https://slack.com/api/oauth.v2.access', opens)).text) as unknown;
    },
  },
  'Microsoft’s keys, tokens and the bell': {
    host: 'graph.microsoft.com:443',
    call: async (outgoing) => {
      const routes = [{ name: 'all', allows: () => true }];
      const guard = createTeamsGuard({ routes, log, timeoutMs: 2000, outgoing });
      closing.push(() => guard.close());
      const { text } = await guard.call({
        method: 'GET',
        url: 'https://graph.microsoft.com/v1.0/x',
        headers: {},
        body: '',
      });
      return JSON.parse(text) as unknown;
    },
  },
  'signing in': {
    host: 'login.example.nl:443',
    call: async (outgoing) => {
      received = () => ({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        jwks_uri: `${ISSUER}/keys`,
      });
      const oidc = createOidcClient({
        redirectUri: 'https://inbox.example.nl/auth/callback',
        clock: { now: () => new Date() },
        outgoing,
      });
      const provider = { id: '1', name: 'Login', issuer: ISSUER, clientId: 'inbox' };
      const location = await oidc.locationFor(provider, await oidc.newChecks());
      // The exchange of the code goes the same way; here it is refused, which is an answer too.
      received = () => [400, { error: 'invalid_grant' }];
      const checks = await oidc.newChecks();
      const back = new URL(`https://inbox.example.nl/auth/callback?code=x&state=${checks.state}`);
      const verdict = await oidc.finish(provider, back, checks);
      expect(heard.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration', '/token']);
      return { ok: location.origin === ISSUER && 'refusal' in verdict && verdict.refusal === 'provider' };
    },
  },
  'the doctor': {
    host: 'slack.com:443',
    call: async (outgoing) => {
      const asked = await ask('https://slack.com/api/auth.test', { signal, outgoing });
      return 'failed' in asked ? asked : (JSON.parse(asked.text) as unknown);
    },
  },
  'the socket of a trial': {
    host: 'wss-primary.slack.com:443',
    call: async (outgoing) => {
      received = () => ({ ok: true, url: 'wss://wss-primary.slack.com/link/?ticket=x' });
      const lines: string[] = [];
      const socket = createSocket({
        appToken: 'xapp-1',
        apiUrl: 'https://slack.com/api/',
        log: createLog((line) => void lines.push(line)),
        outgoing,
      });
      closing.push(() => socket.close());
      await socket.start();
      return { ok: lines.some((line) => line.includes('"event":"listening"')) };
    },
  },
};

describe.each(Object.entries(CALLERS))('%s', (_name, { host, call }) => {
  it('goes through the proxy, with its password, and trusts CA_CERTIFICATES', async () => {
    proxy = await start({ credentials: 'user%:pa#s/s@' });
    expect(await call(way())).toMatchObject({ ok: true });
    expect(proxy.asked).toContain(host);
    // Nobody but the proxy is shown what is for the proxy, and the proxy nothing of what goes through it.
    expect(heard.length).toBeGreaterThan(0);
    expect(proxy.credentials.every((each) => each?.startsWith('Basic '))).toBe(true);
  });

  it('trusts nobody whom neither Node nor CA_CERTIFICATES vouches for', async () => {
    const outcome = await call(openOutgoing({ proxy: proxy.url })).then(
      (value) => value,
      (error: unknown) => error,
    );
    expect(outcome).not.toMatchObject({ ok: true });
    expect(heard).toEqual([]);
  });

  it('says nothing to anybody when the proxy refuses, and takes its page for nobody’s answer', async () => {
    const page = JSON.stringify({ ok: true, issuer: ISSUER });
    proxy = await start({ refuse: 403, page });
    const outcome = await call(way()).then(
      (value) => value,
      (error: unknown) => error,
    );
    expect(outcome).not.toMatchObject({ ok: true });
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(heard).toEqual([]);
  });
});

describe('the way out', () => {
  it('leaves out what NO_PROXY names, and this machine', async () => {
    const outgoing = way({ noProxy: 'login.example.nl' });
    await expect(outgoing.fetch(`https://127.0.0.1:${port}/`)).resolves.toMatchObject({ status: 200 });
    // Not resolvable here, which is the point: nobody asked the proxy for it.
    await expect(outgoing.fetch('https://login.example.nl/')).rejects.toThrow('fetch failed');
    expect(proxy.asked).toEqual([]);
  });

  it('reaches a proxy that is itself behind TLS', async () => {
    proxy = await start({ tls });
    expect((await way().fetch('https://slack.com/')).status).toBe(200);
    expect(proxy.asked).toEqual(['slack.com:443']);
  });

  it('keeps a tunnel for the next call of the same guard', async () => {
    const guard = createSlackGuard({ apiUrl: 'https://slack.com/api/', log, outgoing: way() });
    closing.push(() => guard.close());
    for (let i = 0; i < 3; i++) await (await guard.fetch('https://slack.com/api/views.open', opens)).json();
    expect(heard).toHaveLength(3);
    expect(proxy.asked).toEqual(['slack.com:443']);
  });

  it('says that it was the proxy: away, silent or refusing', async () => {
    const failed = async (url: string): Promise<unknown> =>
      ask('https://slack.com/', {
        signal,
        outgoing: openOutgoing({ proxy: url, caCertificates: tls.cert }),
        within: 2000,
      });
    expect(await failed((await start({ refuse: 407 })).url)).toEqual({ failed: 'proxy' });
    const gone = await start();
    await gone.close();
    expect(await failed(gone.url)).toEqual({ failed: 'proxy' });
    closing.pop();
  });

  it('does not wait for ever for a proxy that takes the connection and says nothing', async () => {
    proxy = await start({ refuse: 'silent' });
    const guard = createSlackGuard({ apiUrl: 'https://slack.com/api/', log, outgoing: way(), timeoutMs: 100 });
    closing.push(() => guard.close());
    await expect(guard.fetch('https://slack.com/api/views.open', opens)).rejects.toThrow('timeout');
    const { openTunnel } = await import('../../../src/base/outgoing/tunnel.ts');
    await expect(openTunnel(new URL(proxy.url), { host: 'slack.com', port: 443 }, undefined, 50)).rejects.toThrow(
      'no answer in time',
    );
  });

  it('follows no redirect, and reads no answer without end', async () => {
    received = () => [302, {}];
    expect((await way().fetch('https://slack.com/')).status).toBe(302);
    await expect(way().fetch('https://slack.com/', { redirect: 'error' })).rejects.toThrow('fetch failed');
    received = () => 'x'.repeat(1024 * 1024 + 1);
    await expect(way().fetch('https://slack.com/')).rejects.toThrow('fetch failed');
    expect(new Set(proxy.asked)).toEqual(new Set(['slack.com:443']));
  });

  it('gives up when its caller does, and says why as fetch does', async () => {
    proxy = await start({ refuse: 'silent' });
    await expect(way().fetch('https://slack.com/', { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('serves Redis’ TLS as well, and only when the address asks for TLS', () => {
    const trusting = createClient({ url: 'rediss://127.0.0.1:1', ca: tls.cert });
    expect(JSON.stringify(trusting.options.tls)).toContain(tls.cert.split('\n')[1]);
    const plain = createClient({ url: 'redis://127.0.0.1:1', ca: tls.cert });
    expect(plain.options.tls).toBeUndefined();
    for (const client of [trusting, plain]) client.disconnect();
  });
});

it('nobody makes a connection past it', () => {
  const root = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/client\//.test(name) && !/^(demo|stand-ins|base\/outgoing)\//.test(name),
  );
  const past = files.filter((name) => {
    const text = readFileSync(root + name, 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    return /(?<![.\w])fetch\(|new (https?\.)?Agent\(|https?\.(get|Agent)\b|tls\.connect|net\.connect|from 'undici'/.test(
      text,
    );
  });
  // The socket of a trial hands the way out to a library.
  expect(past).toEqual(['slack/http/socket.ts']);
  const requests = files.filter((name) => /\.request\(/.test(readFileSync(root + name, 'utf8')));
  expect(requests.length).toBeGreaterThan(0);
  for (const name of requests) expect(readFileSync(root + name, 'utf8'), name).toMatch(/agents\.for\(/);
  // The one call that begins connections is made by those with a list of whom they may reach, and by the doctor.
  const calling = files.filter((name) => /\bhttpCall\(/.test(readFileSync(root + name, 'utf8')));
  expect(calling.toSorted()).toEqual([
    'base/http-call.ts',
    'commands/doctor/ask.ts',
    'notices/push.ts',
    'slack/outbound/api-call.ts',
    'slack/outbound/guard.ts',
    'teams/outbound/guard.ts',
  ]);
});
