/**
 * The nginx site as it lies there, before the real server: connections are kept, the caller's address is nginx' word,
 * nothing is logged and nothing that somebody wrote touches the disk. Without nginx on the machine, its text is read.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { request } from 'node:https';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import nock from 'nock';
import { compose, openOrganisations, type Composed } from '../../src/app/compose.ts';
import { openStore } from '../../src/app/open-state.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { builtClients } from '../support/built-clients.helper.ts';
import { testClock } from '../support/desks.helper.ts';
import { onPath, startNginx, type Nginx } from '../support/nginx.helper.ts';

const SITE = fileURLToPath(new URL('../../infra/debian/nginx-site.conf', import.meta.url));
const text = readFileSync(SITE, 'utf8').replaceAll(/^\s*#.*$/gm, '');
const HOSTS = { 'vertrouwen.example.nl': 'bot.test', 'vertrouwen-inbox.example.nl': 'inbox.test' } as const;

/** Every `server { … }`, by its braces. */
function servers(): readonly string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(/^server \{/gm)) {
    let depth = 0;
    for (let at = index; at < text.length; at += 1) {
      if (text[at] === '{') depth += 1;
      if (text[at] === '}' && (depth -= 1) === 0) {
        found.push(text.slice(index, at + 1));
        break;
      }
    }
  }
  return found;
}

describe('the site', () => {
  const tls = servers().filter((block) => block.includes('ssl_certificate '));

  it('is three servers, none of which logs', () => {
    expect(servers()).toHaveLength(3);
    expect(tls).toHaveLength(2);
    for (const block of servers()) {
      expect(block).toMatch(/^\s*access_log off;$/m);
      expect(block).toMatch(/^\s*error_log \/dev\/null emerg;$/m);
    }
    expect(text).not.toMatch(/log_format|access_log (?!off)|error_log (?!\/dev\/null)/);
  });

  it.each([
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header Host $host;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
    'proxy_set_header X-Forwarded-For $remote_addr;',
    'proxy_max_temp_file_size 0;',
    'client_body_buffer_size 1m;',
    'client_max_body_size 1m;',
    'ssl_protocols TLSv1.2 TLSv1.3;',
  ])('says %s for both names', (line) => {
    for (const block of tls) expect(block.split('\n').map((each) => each.trim())).toContain(line);
  });

  it('waits longer than the server does, and holds nothing back of what advisers are told', () => {
    const waits = [...text.matchAll(/proxy_read_timeout (\d+)s;/g)].map(([, seconds]) => Number(seconds));
    // Ours: 15 s for a request; a sign of life every 30 s on the stream.
    for (const seconds of waits) expect(seconds).toBeGreaterThan(15);
    expect(text).toMatch(/location = \/api\/changes \{[^}]*proxy_buffering off;[^}]*proxy_read_timeout 120s;/);
    expect(text).not.toContain('OPERATIONS_PORT');
  });
});

/** Between nginx and one listener of ours: what goes over the line, and over how many of them. */
interface Wire {
  readonly port: number;
  readonly heard: () => string;
  readonly lines: () => number;
  canned?: (socket: Socket) => void;
  close(): Promise<void>;
}
async function wire(port: () => number): Promise<Wire> {
  let heard = '';
  let lines = 0;
  const open = new Set<Socket>();
  const server = createServer((inside) => {
    lines += 1;
    const outside = connect(port(), '127.0.0.1');
    for (const end of [inside, outside]) {
      open.add(end);
      end.on('error', () => (inside.destroy(), outside.destroy()));
      end.on('close', () => (inside.destroy(), outside.destroy()));
    }
    outside.pipe(inside);
    inside.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (made.canned !== undefined && chunk.toString('latin1').includes('/api/changes')) made.canned(inside);
      else outside.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const made: Wire = {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    lines: () => lines,
    async close() {
      for (const end of open) end.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;
}

const program = onPath('nginx');
describe.skipIf(program === undefined)('nginx with it, before the real server', () => {
  let folder: string;
  let running: Composed;
  let nginx: Nginx;
  let bot: Wire;
  let inbox: Wire;

  beforeAll(async () => {
    // Its stand-in for a socket knows no TLS; nothing outside this machine is asked.
    nock.restore();
    folder = await mkdtemp(join(tmpdir(), 'behind-nginx-'));
    const clock = testClock();
    const log = createLog(() => undefined);
    const config = loadConfig({
      HOST: '127.0.0.1',
      BOT_PORT: '0',
      INBOX_PORT: '0',
      INBOX_ORIGIN: 'https://inbox.test',
      BOT_ORIGIN: 'https://bot.test',
      TRUSTED_PROXIES: '1',
      STORE: 'memory',
      KEYRING_DIR: join(folder, 'keyring'),
      SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
      SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
    });
    running = await compose({
      config,
      log,
      clock,
      store: await openStore(config, log, clock),
      keyring: await memoryKeyring(),
      organisations: await openOrganisations(fileURLToPath(new URL('../../organisations/', import.meta.url)), log),
      clientDir: builtClients.inbox,
      tabDir: builtClients.tab,
    });
    bot = await wire(() => running.botPort);
    inbox = await wire(() => running.inboxPort);
    nginx = await startNginx(program ?? '', SITE, { botPort: bot.port, inboxPort: inbox.port, hosts: HOSTS });
  });
  afterAll(async () => {
    await nginx.stop();
    await Promise.all([bot.close(), inbox.close()]);
    await running.close();
    await rm(folder, { recursive: true, force: true });
    nock.activate();
  });

  interface NginxResponse {
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: string;
  }
  const ask = (
    host: string,
    path: string,
    init: { readonly method?: string; readonly headers?: Readonly<Record<string, string | number>> } = {},
    body?: Buffer,
  ): Promise<NginxResponse> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: nginx.https,
          path,
          agent: false,
          rejectUnauthorized: false,
          ...init,
          headers: { host, ...init.headers },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  it('is taken as it is', () => {
    expect(nginx.checked).toContain('test is successful');
    expect(nginx.checked).not.toContain('[warn]');
  });

  it('leads each name to its listener', async () => {
    expect((await ask('bot.test', '/slack')).status).toBe(405);
    const { status, headers } = await ask('inbox.test', '/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain('trusted-types in-vertrouwen');
    expect((await ask('bot.test', '/example')).body).toContain('vertrouwens');
  });

  it('keeps its connections: many requests of many callers, one line', async () => {
    const before = [bot.lines(), inbox.lines()];
    for (let index = 0; index < 10; index += 1) {
      await ask('bot.test', '/example');
      await ask('inbox.test', '/');
    }
    expect([bot.lines(), inbox.lines()]).toEqual(before);
    expect(bot.heard()).not.toMatch(/connection: close|HTTP\/1\.0/i);
  });

  it('passes on who called, in its own word only', async () => {
    await ask('inbox.test', '/', { headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' } });
    const last = inbox.heard().slice(inbox.heard().lastIndexOf('GET / HTTP/1.1'));
    expect(last).toMatch(/^x-forwarded-for: 127\.0\.0\.1\r$/im);
    expect(last).toMatch(/^x-forwarded-proto: https\r$/im);
    expect(last).toMatch(/^host: inbox\.test\r$/im);
    expect(last).not.toContain('203.0.113.9');
  });

  it('keeps what is written in memory: with no place on disk it still arrives', async () => {
    await rm(join(nginx.folder, 'temp-client_body'), { recursive: true });
    const body = Buffer.alloc(1_000_000, 'a');
    const { status } = await ask(
      'bot.test',
      '/slack',
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
      },
      body,
    );
    // Refused by us, because nobody signed it: nginx itself would say 500.
    expect(status).toBe(401);
    expect(bot.heard()).toContain('a'.repeat(1000));
  });

  it('hands an adviser "changed" while the answer goes on', async () => {
    const received = new Promise<string>((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: nginx.https,
          path: '/api/changes',
          agent: false,
          rejectUnauthorized: false,
          headers: { host: 'inbox.test' },
        },
        (response) => response.once('data', (chunk: Buffer) => (resolve(chunk.toString()), outgoing.destroy())),
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
    inbox.canned = (socket) =>
      void socket.write(
        'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n3\r\n:\n\n\r\n',
      );
    expect(await received).toBe(':\n\n');
    delete inbox.canned;
  });

  it('sends plain http to https', async () => {
    const location = await new Promise<string | undefined>((resolve, reject) => {
      plainRequest(
        { host: '127.0.0.1', port: nginx.http, path: '/example', headers: { host: 'bot.test' }, agent: false },
        (response) => {
          response.resume();
          resolve(response.headers.location);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(location).toMatch(/^https:\/\/bot\.test\/example$/);
  });

  it('writes nowhere who was there, not even when nobody answers behind it', async () => {
    await bot.close();
    expect((await ask('bot.test', '/example')).status).toBe(502);
    expect(nginx.logs()).not.toMatch(/example|bot\.test|inbox\.test|127\.0\.0\.1|GET|POST/);
  });
});
