/** Microsoft's side of the bench: published signing keys, tokens, and the activity that a command becomes. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTask } from '../src/stand-ins/teams/activities.ts';
import { createTokenIssuer } from '../src/stand-ins/teams/issuer.ts';
import { TENANT } from './workplace.ts';

const APP_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
export const PATH = '/teams/messages';

export interface Microsoft {
  readonly appId: string;
  readonly metadataUrl: string;
  readonly issuer: string;
  /** Teams as an installation configures it. */
  readonly environment: Readonly<Record<string, string>>;
  /** So many different ones, each good for an hour. */
  tokens(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startMicrosoft(): Promise<Microsoft> {
  const clock = { now: () => new Date() };
  const issuer = await createTokenIssuer({ appId: APP_ID, signInAppId: APP_ID, baseUrl: () => baseUrl, clock });
  const server = createServer((request, response) => {
    const body = request.url === '/channel/keys' ? issuer.channelKeys() : issuer.channelMetadata();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadataUrl = `${baseUrl}/channel/openid`;
  const issuedBy = `${baseUrl}/channel`;
  return {
    appId: APP_ID,
    metadataUrl,
    issuer: issuedBy,
    environment: {
      TEAMS_APP_ID: APP_ID,
      TEAMS_ORIGIN: 'https://bot.example',
      TEAMS_OPENID_METADATA_URL: metadataUrl,
      TEAMS_ISSUER: issuedBy,
    },
    tokens: (count) =>
      Promise.all(
        Array.from({ length: count }, () => issuer.channelToken(SERVICE_URL, { claims: { jti: randomUUID() } })),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** `composeExtension/fetchTask` as Teams sends it, for the load generator to fill in. */
export const FETCH_TASK = JSON.stringify({
  ...fetchTask(
    { tenantId: TENANT, appId: APP_ID, serviceUrl: SERVICE_URL, clock: { now: () => new Date() } },
    { objectId: '__USER__', name: 'Noor Jansen', locale: 'nl-NL' },
    { from: 'command', commandId: 'open', context: 'commandBox' },
  ),
  id: 'f:__MARK__',
});

/** One command, answered. The status, and the body as it came. */
export async function ask(port: number, token: string, user: string): Promise<{ status: number; body: string }> {
  const received = await fetch(`http://127.0.0.1:${port}${PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    body: FETCH_TASK.replaceAll('__USER__', user).replaceAll('__MARK__', randomUUID()),
  });
  return { status: received.status, body: await received.text() };
}
