/**
 * Two organisations in one process, as a supplier of advisers runs them: each its own Slack workspace (added by
 * OAuth) and its own Teams tenant, with one adviser in common and one of its own. On a real Redis.
 */
import { proveAll } from './proven.helper.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, openOrganisations } from '../../src/app/compose.ts';
import { loadConfig } from '../../src/app/config/index.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import type { Demo } from '../../src/demo/demo.ts';
import { startIssuer } from '../../src/stand-ins/identity-provider/issuer.ts';
import { DEMO_TEAM, DEMO_TENANT, demoOrganisation } from '../../src/demo/organisation.ts';
import { createSlackStandIn, type SlackStandIn } from '../../src/stand-ins/slack/index.ts';
import { createChannel } from '../../src/stand-ins/teams/channel.ts';
import { createSignedDelivery } from '../../src/stand-ins/teams/deliver.ts';
import { startTeamsStandIn } from '../../src/stand-ins/teams/index.ts';
import { createTabApi } from '../../src/stand-ins/teams/tab-api.ts';
import { createUser, type TeamsUser } from '../../src/stand-ins/teams/user.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { generateAdviserKeys, type AdviserKeys } from '../../src/seal/slots.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { builtClients } from './built-clients.helper.ts';
import { testClock } from './desks.helper.ts';
import type { EmployeeDriver } from './employee.helper.ts';
import { freePort } from './free-port.helper.ts';
import { startRedis, type RedisServer } from './redis-server.helper.ts';
import { slackEmployee } from './slack-employee.helper.ts';
import { teamsEmployee } from './teams-employee.helper.ts';

const SECRET = 'the-signing-secret-of-the-app';
const APP = '9d3f6b21-4c8e-4f70-b1a2-7e5d0c9f8b03';
const COMMAND = { commandId: 'vertrouwenspersoon', publishCommandId: 'kaart' };

export interface House {
  readonly id: 'zorg' | 'bank';
  readonly team: string;
  readonly slack: SlackStandIn;
  /** An administrator adds the app to this workspace. */
  install(): Promise<string>;
  inSlack(userId: string): ReturnType<typeof slackEmployee>;
  inTeams(objectId: string): EmployeeDriver & { readonly user: TeamsUser };
}
export interface Street {
  readonly zorg: House;
  readonly bank: House;
  readonly inboxOrigin: string;
  readonly botOrigin: string;
  readonly keys: Readonly<Record<'samira' | 'tom' | 'lies', AdviserKeys>>;
  readonly keyring: Keyring;
  readonly store: Store;
  readonly redis: RedisServer;
  /** Calls whose token belongs to no workspace. */
  readonly lost: string[];
  readonly log: string[];
  close(): Promise<void>;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  return (server.address() as AddressInfo).port;
}
function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}
const tokenOf = (team: string): string => `xoxe.xoxb-canary-${team}`;

export async function openStreet(): Promise<Street> {
  const redis = await startRedis();
  const clock = testClock(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 60_000));
  const lines: string[] = [];
  const lost: string[] = [];
  const log = createLog((line) => void lines.push(line));
  const [inboxPort, botPort] = [await freePort(), await freePort()];
  const inboxOrigin = `http://localhost:${inboxPort}`;
  const botOrigin = `http://localhost:${botPort}`;

  // One app, so one address of Slack's; whose workspace a call is for shows in its token.
  const api = createServer((request, response) => {
    if (request.url === '/api/oauth.v2.access') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const team = new URLSearchParams(body).get('code')?.replace('code-', '') ?? '';
        const bot = { app_id: 'A0', token_type: 'bot', scope: 'commands', access_token: tokenOf(team) };
        response.writeHead(200).end(JSON.stringify({ ok: true, ...bot, team: { id: team } }));
      });
      return;
    }
    const standIn = [...standIns].find(([team]) => request.headers.authorization === `Bearer ${tokenOf(team)}`)?.[1];
    if (standIn !== undefined) return standIn.apiHandler(request, response);
    lost.push(request.url ?? '');
    response.writeHead(404).end();
  });
  const apiOrigin = `http://localhost:${await listen(api)}`;
  const standIns = new Map(
    ['T0ZORG', 'T0BANK'].map((teamId) => [
      teamId,
      createSlackStandIn({
        signingSecret: SECRET,
        botToken: tokenOf(teamId),
        teamId,
        appId: 'A0',
        botEndpoint: `${botOrigin}/slack`,
        baseUrl: apiOrigin,
        clock,
      }),
    ]),
  );
  const teams = await startTeamsStandIn({
    appId: APP,
    signInAppId: APP,
    tenantId: DEMO_TENANT,
    ...COMMAND,
    graphClient: { clientId: APP, clientSecret: 'unused' },
    botOrigin: () => botOrigin,
    clock,
  });
  const issuer = await startIssuer({
    clientId: 'inbox',
    redirectUris: [`${inboxOrigin}/auth/callback`],
    accounts: ['samira', 'tom', 'lies'].map((sub) => ({ sub, name: sub })),
  });
  const config = loadConfig({
    HOST: 'localhost',
    BOT_PORT: String(botPort),
    INBOX_PORT: String(inboxPort),
    BOT_ORIGIN: botOrigin,
    INBOX_ORIGIN: inboxOrigin,
    STORE: 'memory',
    KEYRING_DIR: 'in-memory',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'the-client-secret-of-the-app',
    SLACK_API_URL: `${apiOrigin}/api/`,
    TEAMS_APP_ID: APP,
    TEAMS_ORIGIN: botOrigin,
    TEAMS_OPENID_METADATA_URL: `${teams.url}/channel/.well-known/openidconfiguration`,
    TEAMS_ISSUER: `${teams.url}/channel`,
    TEAMS_SERVICE_HOSTS: 'localhost',
    TEAMS_LOGIN_URL: teams.url,
    OIDC_1_NAME: 'Samen',
    OIDC_1_ISSUER: issuer.url,
    OIDC_1_CLIENT_ID: 'inbox',
  });
  const [samira, tom, lies] = await Promise.all([generateAdviserKeys(), generateAdviserKeys(), generateAdviserKeys()]);
  const keys = { samira, tom, lies };
  const seated = (name: keyof typeof keys) => ({
    identity: { issuer: issuer.url, subject: name },
    keyCard: keys[name].keyCard,
  });
  const file = (own: 'tom' | 'lies'): string => demoOrganisation(clock.now(), seated('samira'), seated(own));
  const folder = await mkdtemp(join(tmpdir(), 'two-organisations-'));
  await writeFile(
    join(folder, 'zorg.yaml'),
    file('tom')
      .replace('id: werkplek', 'id: zorg')
      .replace('Werkplek (demo)', 'Voorbeeld Zorg')
      .replace(DEMO_TEAM, 'T0ZORG'),
  );
  const BANK_TENANT = '7a1d8a3e-6c0b-4c57-9d35-2f2e0f6c7a11';
  await writeFile(
    join(folder, 'bank.yaml'),
    file('lies')
      .replace('id: werkplek', 'id: bank')
      .replace('Werkplek (demo)', 'Voorbeeld Bank')
      .replace(DEMO_TEAM, 'T0BANK')
      .replace(DEMO_TENANT, BANK_TENANT)
      .replace('id: tom', 'id: lies')
      .replace('Tom de Wit', 'Lies Bakker')
      .replaceAll('030 000', '020 999'),
  );
  const keyring = await memoryKeyring();
  const store = await openRedisStore({ path: redis.socket, log, clock });
  const organisations = await openOrganisations(folder, log);
  await proveAll(store, organisations.all(), clock.now());
  const running = await compose({
    config,
    log,
    clock,
    store,
    keyring,
    organisations,
    clientDir: builtClients.inbox,
    tabDir: builtClients.tab,
  });

  const house = (id: House['id'], team: string, tenantId: string): House => {
    const slack = standIns.get(team) as SlackStandIn;
    const delivery = createSignedDelivery({
      issuer: teams.issuer,
      serviceUrl: () => teams.serviceUrl,
      endpoint: () => `${botOrigin}/teams/messages`,
      limitMs: 3000,
    });
    const tab = createTabApi({ issuer: teams.issuer, tenantId, endpoint: () => `${botOrigin}/tab` });
    const userOf = (objectId: string): TeamsUser =>
      createUser(
        {
          tenant: () => ({ tenantId, appId: APP, serviceUrl: teams.serviceUrl, clock }),
          ...COMMAND,
          channel: createChannel(),
          delivery,
          tab,
          changed: () => undefined,
          chat: [],
          say: () => undefined,
          bell: () => [],
          markRead: () => undefined,
        },
        { objectId, name: 'Noor', locale: 'nl-NL' },
      );
    return {
      id,
      team,
      slack,
      async install() {
        const begun = await fetch(`${botOrigin}/slack/install`, { redirect: 'manual' });
        const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
        const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
        const query = new URLSearchParams({ state, code: `code-${team}` }).toString();
        return (await fetch(`${botOrigin}/slack/oauth?${query}`, { headers: { cookie } })).text();
      },
      // The drivers look at nothing of the demo but these.
      inSlack: (userId) => slackEmployee({ standIn: slack }, userId),
      inTeams(objectId) {
        const user = userOf(objectId);
        return teamsEmployee({ teams: { as: () => user } } as unknown as Demo, objectId);
      },
    };
  };
  return {
    zorg: house('zorg', 'T0ZORG', DEMO_TENANT),
    bank: house('bank', 'T0BANK', BANK_TENANT),
    inboxOrigin,
    botOrigin,
    keys,
    keyring,
    store,
    redis,
    lost,
    log: lines,
    async close() {
      await running.close();
      await teams.close();
      await issuer.close();
      await shut(api);
      await redis.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
