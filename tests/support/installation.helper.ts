/**
 * An installation as an operator has it: `dist/src/main.js` and the adviser command line as processes, on a Redis and
 * in folders that may have been filled by an earlier release. Slack and the identity provider are stand-ins.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Demo } from '../../src/demo/demo.ts';
import { startIssuer, type Issuer } from '../../src/stand-ins/identity-provider/issuer.ts';
import { DEMO_ORGANISATION, DEMO_TEAM } from '../../src/demo/organisation.ts';
import { createSlackStandIn } from '../../src/stand-ins/slack/index.ts';
import { freePort } from './free-port.helper.ts';
import type { RedisServer } from './redis-server.helper.ts';
import { slackEmployee } from './slack-employee.helper.ts';

const SIGNING_SECRET = 'the-signing-secret-of-the-app';
export const ORGANISATION = DEMO_ORGANISATION;
const TEAM = DEMO_TEAM;
/** What Slack gave out when the app was added. */
const BOT_TOKEN = `xoxe.xoxb-canary-${TEAM}`;

/**
 * The provider's address is part of who an adviser is (their keys are stored under a hash of it), so it cannot be a
 * free port. Below the range from which a system gives out ports; whoever comes second waits for its turn, and so it is
 * opened when an adviser comes, and not before.
 */
const ISSUER_PORT = 18_473;

async function issuerAt(port: number, redirectUri: string): Promise<Issuer> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      return await startIssuer({
        port,
        clientId: 'inbox',
        redirectUris: [redirectUri],
        accounts: [{ sub: 'samira', name: 'Samira el Idrissi' }],
      });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

const script = (name: string): string => fileURLToPath(new URL(`../../dist/src/${name}.js`, import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}
export interface Installation {
  readonly inboxOrigin: string;
  readonly botOrigin: string;
  /** Opens the identity provider until it all closes. What the drivers of advisers look at, and nothing else of the demo. */
  withProvider(): Promise<Demo>;
  inSlack(userId: string): ReturnType<typeof slackEmployee>;
  /** An administrator adds the app to the workspace; resolves to the page they end on. */
  addToWorkspace(): Promise<string>;
  /** Starts the server; resolves when everything listens, and rejects with its output when it ends before. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  /** Starts a server that is not to start. */
  refused(more?: Readonly<Record<string, string>>): Promise<Ended>;
  /** All it has said since it was started. */
  output(): string;
  /** Asks it to end, and waits. */
  stop(): Promise<Ended>;
  readyz(): Promise<readonly [number, string]>;
  metrics(): Promise<string>;
  /** `npm run adviser -- …` beside it. */
  adviser(...argv: string[]): Promise<Ended>;
  /** `npm run keyring -- …`; `typed` comes in by a pipe. */
  keyring(command: string, typed?: string): Promise<Ended>;
  /** `npm run doctor -- --json`. */
  doctor(): Promise<{ findings: readonly { id: string; level: string; message: string; remedy?: string }[] }>;
  close(): Promise<void>;
}

/** @param folder with `keyring` and `organisations`. @param settings variables beside the usual ones, for all processes. */
export async function openInstallation(
  folder: string,
  redis: Pick<RedisServer, 'url'>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const [botPort, inboxPort, operationsPort] = [await freePort(), await freePort(), await freePort()];
  const botOrigin = `http://localhost:${botPort}`;
  const inboxOrigin = `http://localhost:${inboxPort}`;
  let issuer: Issuer | undefined;
  const api = createServer((request, response) => {
    if (request.url !== '/api/oauth.v2.access') return slack.apiHandler(request, response);
    const bot = { app_id: 'A0INVERTR', token_type: 'bot', scope: 'commands', access_token: BOT_TOKEN };
    request.resume().on('end', () => response.end(JSON.stringify({ ok: true, ...bot, team: { id: TEAM } })));
  });
  api.listen(0, 'localhost');
  await once(api, 'listening');
  const apiOrigin = `http://localhost:${(api.address() as AddressInfo).port}`;
  const slack = createSlackStandIn({
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    teamId: TEAM,
    appId: 'A0INVERTR',
    botEndpoint: `${botOrigin}/slack`,
    baseUrl: apiOrigin,
    clock: { now: () => new Date() },
  });
  const demo = { inboxOrigin, standIn: slack } as unknown as Demo;
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    HOST: 'localhost',
    BOT_PORT: String(botPort),
    INBOX_PORT: String(inboxPort),
    OPERATIONS_PORT: String(operationsPort),
    BOT_ORIGIN: botOrigin,
    INBOX_ORIGIN: inboxOrigin,
    HOSTED_BY: 'Bureau Wilgenlaan',
    REDIS_URL: redis.url,
    KEYRING_DIR: join(folder, 'keyring'),
    ORGANISATIONS_DIR: join(folder, 'organisations'),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'the-client-secret-of-the-app',
    SLACK_API_URL: `${apiOrigin}/api/`,
    OIDC_1_NAME: 'Werkplek',
    OIDC_1_ISSUER: `http://localhost:${ISSUER_PORT}`,
    OIDC_1_CLIENT_ID: 'inbox',
  };

  const run = (name: string, argv: readonly string[], more: Readonly<Record<string, string>> = {}, typed = '') => {
    const child = spawn(process.execPath, [script(name), ...argv], { env: { ...env, ...more }, stdio: 'pipe' });
    child.stdin.end(typed);
    let output = '';
    const listeners = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        for (const listener of listeners) listener();
      });
    const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, output }));
    const says = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => (output.includes(text) ? resolve() : undefined);
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`${name} ended without saying ${text}:\n${output}`)));
      });
    return { child, ended, says, output: () => output };
  };
  let server: ReturnType<typeof run> | undefined;
  const stop = async (): Promise<Ended> => {
    const running = server;
    server = undefined;
    running?.child.kill('SIGTERM');
    return (await running?.ended) ?? { code: null, output: '' };
  };
  const operations = async (path: string): Promise<readonly [number, string]> => {
    const response = await fetch(`http://localhost:${operationsPort}${path}`);
    return [response.status, await response.text()];
  };

  return {
    inboxOrigin,
    botOrigin,
    async withProvider() {
      issuer ??= await issuerAt(ISSUER_PORT, `${inboxOrigin}/auth/callback`);
      return demo;
    },
    inSlack: (userId) => slackEmployee(demo, userId),
    async addToWorkspace() {
      const begun = await fetch(`${botOrigin}/slack/install`, { redirect: 'manual' });
      const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const query = new URLSearchParams({ state, code: 'a-code' }).toString();
      return (await fetch(`${botOrigin}/slack/oauth?${query}`, { headers: { cookie } })).text();
    },
    async start(more) {
      server = run('main', [], { ...settings, ...more });
      await server.says('"part":"operations","port"');
    },
    refused: (more) => run('main', [], { ...settings, ...more }).ended,
    output: () => server?.output() ?? '',
    stop,
    readyz: () => operations('/readyz'),
    metrics: async () => (await operations('/metrics'))[1],
    adviser: (...argv) => run('adviser-cli', argv, settings).ended,
    keyring: (command, typed) => run('keyring-cli', [command], settings, typed).ended,
    async doctor() {
      const { output } = await run('doctor', ['--json'], settings).ended;
      return JSON.parse(output) as Awaited<ReturnType<Installation['doctor']>>;
    },
    async close() {
      await stop();
      await issuer?.close();
      api.closeAllConnections();
      api.close();
      await once(api, 'close');
    },
  };
}
