/** Our Teams part on a port of its own, with issuers, Graph and a connector on this machine, and a scripted desk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { Organisation, Organisations } from '../../src/core/organisation.ts';
import type { Keyring, RecordStore } from '../../src/core/ports.ts';
import { createPublishersDesk } from '../../src/core/publishing/desk.ts';
import type { Deployment } from '../../src/core/deployment.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { createLog } from '../../src/base/log.ts';
import { memoryStore } from '../../src/store/memory/index.ts';
import { createTeams, type ChatReply, type Teams, type TeamsConfig } from '../../src/teams/index.ts';
import { TEAMS_CLIENTS } from '../../src/teams/tab/clients.ts';
import { ORGANISATION as BASE, scriptedDesk, type ScriptedDesk } from './slack.helper.ts';

export const APP_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
export const TENANT = '33333333-aaaa-4bbb-8ccc-444444444444';
export const OTHER_TENANT = '55555555-aaaa-4bbb-8ccc-666666666666';
export const USER = '77777777-aaaa-4bbb-8ccc-888888888888';
export const CLIENT_ID = '99999999-aaaa-4bbb-8ccc-aaaaaaaaaaaa';
export const NOTIFY: ChatReply = {
  mode: 'notify',
  graph: { clientId: CLIENT_ID, clientSecret: 'graph-canary-secret' },
};
export const ISSUER = 'https://api.botframework.example';

/** Of HR: may take the public card. */
export const PUBLISHER = 'bbbbbbbb-aaaa-4bbb-8ccc-cccccccccccc';
export const RUNNING: Deployment = { teams: { chatReply: 'silent' }, publicOrigin: 'https://vertrouwen.voorbeeld.nl' };
export const ORGANISATION: Organisation = { ...BASE, teams: { tenantIds: [TENANT], publishers: [PUBLISHER] } };
export const organisations: Organisations = {
  all: () => [ORGANISATION],
  byId: (id) => (id === ORGANISATION.id ? ORGANISATION : undefined),
  byTeamsTenant: (tenant) => (tenant === TENANT ? ORGANISATION : undefined),
  bySlackTeam: () => undefined,
  bySlackEnterprise: () => undefined,
};

type Json = Record<string, unknown>;
export interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly published: Json;
}
/** RSA is slow to make: one of each name for a whole file. */
const made = new Map<string, Promise<Key>>();
export function key(kid: string, more: Json = {}): Promise<Key> {
  const found =
    made.get(kid) ??
    generateKeyPair('RS256', { extractable: true }).then(async ({ privateKey, publicKey }) => ({
      kid,
      privateKey,
      published: { ...(await exportJWK(publicKey)), kid, use: 'sig', ...more },
    }));
  made.set(kid, found);
  return found;
}

export interface Hit {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
/** How the services answer; a test changes what it needs. */
export interface Services {
  keys: Json[];
  ssoKeys: Json[];
  /** Statuses of the next notifications; 204 when empty. */
  readonly graph: number[];
  tokenStatus: number;
  /** Never answer. */
  hang: boolean;
}
export interface Header {
  readonly key?: Key;
  readonly kid?: string;
  readonly alg?: string;
  readonly typ?: string;
}
export interface Office {
  readonly teams: Teams;
  readonly desk: ScriptedDesk;
  readonly services: Services;
  readonly hits: Hit[];
  readonly lines: string[];
  readonly called: string[];
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly origin: string;
  readonly servicesUrl: string;
  readonly serviceUrl: string;
  readonly config: TeamsConfig;
  readonly clock: { now(): Date; forward(ms: number): void };
  token(claims?: Json, header?: Header): Promise<string>;
  sso(claims?: Json, header?: Header): Promise<string>;
  activity(own?: Json): Json;
  post(body: unknown, token?: string | null, headers?: Record<string, string>): Promise<Response>;
  /** Signed, posted, and the answer's body. */
  send(own: Json): Promise<{ readonly status: number; readonly body: BotResponse | undefined }>;
  close(): Promise<void>;
}
export interface BotResponse {
  readonly task: {
    readonly type: string;
    readonly value: { readonly title: string; readonly card: { readonly contentType: string; readonly content: Json } };
  };
}

const tabDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tab-'));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><script nonce="__NONCE__" src="/tab/assets/a.js"></script>');
  writeFileSync(join(dir, 'assets', 'a.js'), '1');
  writeFileSync(join(dir, 'secret.txt'), 'canary');
  return dir;
};

export async function openOffice(
  changes: Partial<TeamsConfig> & {
    records?: (real: RecordStore) => RecordStore;
    organisations?: Organisations;
  } = {},
): Promise<Office> {
  let time = Date.parse('2026-03-02T10:00:00Z');
  const clock = { now: () => new Date(time), forward: (ms: number) => void (time += ms) };
  const [bot, sso] = await Promise.all([key('bot', { endorsements: ['msteams'] }), key('sso')]);
  const services: Services = {
    keys: [bot.published],
    ssoKeys: [sso.published],
    graph: [],
    tokenStatus: 200,
    hang: false,
  };
  const hits: Hit[] = [];
  const outside = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      hits.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      if (services.hang) return;
      const json = (status: number, value: unknown): void => void response.writeHead(status).end(JSON.stringify(value));
      if (path === '/bot/openid') return json(200, { issuer: ISSUER, jwks_uri: `${servicesUrl}/bot/keys` });
      if (path === '/bot/keys') return json(200, { keys: services.keys });
      if (path.endsWith('/openid-configuration')) return json(200, { jwks_uri: `${servicesUrl}/${TENANT}/keys` });
      if (path === `/${TENANT}/keys`) return json(200, { keys: services.ssoKeys });
      if (path.endsWith('/oauth2/v2.0/token'))
        return json(services.tokenStatus, {
          token_type: 'Bearer',
          expires_in: 3600,
          access_token: `app-token-${hits.length}`,
        });
      if (path.endsWith('/sendActivityNotification'))
        return void response.writeHead(services.graph.shift() ?? 204, { 'retry-after': '1' }).end();
      json(201, { id: '1' });
    });
  });
  const servicesUrl = `http://localhost:${await listen(outside)}`;
  const serviceUrl = `${servicesUrl}/connector/`;

  const lines: string[] = [];
  const called: string[] = [];
  const desk = scriptedDesk((code) => lines.push(code), clock);
  const keyring = await memoryKeyring();
  const real = memoryStore(clock).records;
  const { records: wrap, organisations: given = organisations, ...config } = changes;
  const records = wrap?.(real) ?? real;
  let handler: Teams['handler'] = (_request, response) => void response.end();
  const server = createServer((request, response) => handler(request, response));
  const origin = `http://localhost:${await listen(server)}`;
  const whole: TeamsConfig = {
    appId: APP_ID,
    origin,
    chatReply: { mode: 'silent' },
    openIdMetadataUrl: `${servicesUrl}/bot/openid`,
    issuer: ISSUER,
    serviceHosts: ['smba.trafficmanager.net', 'localhost'],
    loginUrl: servicesUrl,
    graphUrl: `${servicesUrl}/graph`,
    // A busy machine is not a slow Microsoft: who tests that says how slow.
    callTimeoutMs: 10_000,
    ...config,
  };
  const clientDir = tabDir();
  const teams = createTeams({
    desk,
    publishers: createPublishersDesk({
      records,
      times: () => Promise.resolve(new Map()),
      running: RUNNING,
      clock,
      onFault: (code) => lines.push(code),
    }),
    running: RUNNING,
    organisations: given,
    keyring,
    records,
    config: whole,
    clientDir,
    clock,
    log: createLog((line) => lines.push(line), clock.now),
    onCall: (name) => called.push(name),
  });
  handler = teams.handler;

  const sign = (claims: Json, header: Header): Promise<string> => {
    const { key: signer = bot, alg = 'RS256', typ = 'JWT' } = header;
    const { kid = signer.kid } = header;
    const seconds = Math.floor(time / 1000);
    const all = Object.entries({ nbf: seconds - 10, exp: seconds + 3600, ...claims });
    const payload = Object.fromEntries(all.filter(([, value]) => value !== undefined)) as JWTPayload;
    return new SignJWT(payload).setProtectedHeader({ alg, kid, typ }).sign(signer.privateKey);
  };
  let number = 0;
  const office: Office = {
    teams,
    desk,
    services,
    hits,
    lines,
    called,
    records,
    keyring,
    origin,
    servicesUrl,
    serviceUrl,
    config: whole,
    clock,
    token: (claims = {}, header = {}) => sign({ iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, ...claims }, header),
    sso: (claims = {}, header = { key: sso }) =>
      sign(
        {
          iss: `${servicesUrl}/${TENANT}/v2.0`,
          aud: APP_ID,
          tid: TENANT,
          oid: USER,
          azp: TEAMS_CLIENTS[1],
          scp: 'access_as_user',
          ver: '2.0',
          ...claims,
        },
        header,
      ),
    activity: (own = {}) => ({
      id: `f:${++number}`,
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${USER}`, name: 'Noor Canary', aadObjectId: USER },
      recipient: { id: `28:${APP_ID}`, name: 'In vertrouwen' },
      conversation: { id: `a:${USER}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'nl-NL',
      value: { commandId: 'open', commandContext: 'commandBox' },
      ...own,
    }),
    async post(body, token, headers = {}) {
      const bearer = token === undefined ? await office.token() : token;
      return fetch(`${origin}/teams/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
    async send(own) {
      const response = await office.post(office.activity(own));
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as BotResponse) };
    },
    async close() {
      services.hang = false;
      outside.closeAllConnections();
      await teams.close();
      await Promise.all([shut(server), shut(outside)]);
      rmSync(clientDir, { recursive: true });
    },
  };
  return office;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  return (server.address() as AddressInfo).port;
}
function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}

/** Every text on a card, as one. */
export const said = (received: BotResponse | undefined): string =>
  JSON.stringify(received?.task.value.card.content ?? {});
/** Waits for what runs beside an answer. */
export async function until(condition: () => boolean): Promise<void> {
  const until = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > until) throw new Error('it did not happen');
    await new Promise((resolve) => void setImmediate(resolve));
  }
}
