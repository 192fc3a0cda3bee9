/**
 * An installation as an operator runs it: the built server as a process of its own, on a real Redis, a keyring folder
 * and organisation files that are given; around it a stand-in for Slack (installed by OAuth) and an identity provider.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Demo } from '../../src/demo/demo.ts';
import { close, listen } from '../../src/demo/listen.ts';
import { startIssuer } from '../../src/demo/oidc-issuer.ts';
import { createSlackStandIn, type SlackStandIn } from '../../src/demo/slack-stand-in/index.ts';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
export const TEAM = 'T0WERKPLEK';
const APP = 'A0INVERTR';
const SECRET = 'the-signing-secret-of-the-app';
const TOKEN = 'xoxb-canary-token-of-the-workspace';

export interface InstallationParts {
  readonly redisUrl: string;
  readonly keyringDir: string;
  readonly organisationsDir: string;
  /** Stands in the organisation file and in names made of it, so it must be the same each time. */
  readonly issuerPort: number;
  readonly accounts: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}
export interface Installation {
  /** What the drivers of the journeys look at: the stand-in and two addresses. */
  readonly drivers: Demo;
  readonly slack: SlackStandIn;
  readonly inboxOrigin: string;
  readonly botOrigin: string;
  readonly env: Readonly<Record<string, string>>;
  output(): string;
  /** An administrator adds the app to the workspace. */
  install(): Promise<string>;
  close(): Promise<void>;
}

export async function startInstallation(parts: InstallationParts): Promise<Installation> {
  const [botPort, inboxPort] = [await freePort(), await freePort()];
  const botOrigin = `http://localhost:${botPort}`;
  const inboxOrigin = `http://localhost:${inboxPort}`;
  const clock = { now: () => new Date() };
  const api = createServer((request, response) => {
    if (request.url !== '/api/oauth.v2.access') return slack.apiHandler(request, response);
    const bot = { app_id: APP, token_type: 'bot', scope: 'commands', access_token: TOKEN };
    response.writeHead(200).end(JSON.stringify({ ok: true, ...bot, team: { id: TEAM } }));
  });
  const apiOrigin = `http://localhost:${await listen(api)}`;
  const slack = createSlackStandIn({
    signingSecret: SECRET,
    botToken: TOKEN,
    teamId: TEAM,
    appId: APP,
    botEndpoint: `${botOrigin}/slack`,
    baseUrl: apiOrigin,
    clock,
  });
  const issuer = await startIssuer({
    port: parts.issuerPort,
    clientId: 'inbox',
    redirectUris: [`${inboxOrigin}/auth/callback`],
    accounts: parts.accounts.map((sub) => ({ sub, name: sub })),
  });
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOST: 'localhost',
    BOT_PORT: String(botPort),
    INBOX_PORT: String(inboxPort),
    BOT_ORIGIN: botOrigin,
    INBOX_ORIGIN: inboxOrigin,
    REDIS_URL: parts.redisUrl,
    KEYRING_DIR: parts.keyringDir,
    ORGANISATIONS_DIR: parts.organisationsDir,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'the-client-secret-of-the-app',
    SLACK_API_URL: `${apiOrigin}/api/`,
    OIDC_1_NAME: 'Werkplek',
    OIDC_1_ISSUER: issuer.url,
    OIDC_1_CLIENT_ID: 'inbox',
    ...parts.env,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stopped = once(child, 'exit');
  let output = '';
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await stopped;
    await issuer.close();
    await close(api);
  };
  const listening = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('"part":"inbox","port"')) resolve();
      });
    child.once('exit', () => reject(new Error(`the server ended:\n${output}`)));
  });
  await listening.catch(async (error: unknown) => {
    await end();
    throw error;
  });

  return {
    drivers: { standIn: slack, inboxOrigin, botOrigin } as Demo,
    slack,
    inboxOrigin,
    botOrigin,
    env,
    output: () => output,
    async install() {
      const begun = await fetch(`${botOrigin}/slack/install`, { redirect: 'manual' });
      const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const query = new URLSearchParams({ state, code: 'a-code' }).toString();
      return (await fetch(`${botOrigin}/slack/oauth?${query}`, { headers: { cookie } })).text();
    },
    close: end,
  };
}
