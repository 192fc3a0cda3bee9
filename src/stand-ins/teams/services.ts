/**
 * The addresses the product calls: both issuers' metadata and keys, the token endpoint, the one Graph method it
 * may use, and the connector on which a bot would post. The connector answers and writes down what came.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { close, listen } from '../listen.ts';
import { readBody, sendJson } from '../json-http.ts';
import type { TokenIssuer } from './issuer.ts';
import { serverOptions } from '../../base/listener.ts';

export interface GraphClient {
  readonly clientId: string;
  readonly clientSecret: string;
}
export interface ServiceEvents {
  /** Graph was asked to ring. `false`: this person does not have the app. */
  notified(objectId: string, text: string, webUrl: string): boolean;
  /** The bot posted something. */
  posted(conversation: string, activity: unknown): void;
}
export interface ServiceOptions {
  readonly issuer: () => TokenIssuer;
  readonly graphClient: GraphClient;
  readonly events: ServiceEvents;
  /** The next status Graph answers a notification with, when it is not to work. */
  readonly fault: () => number | undefined;
}
export interface Call {
  readonly method: string;
  readonly ok: boolean;
}
export interface Services {
  readonly url: string;
  readonly calls: readonly Call[];
  close(): Promise<void>;
}

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TENANT = new RegExp(`^/(${GUID})/(v2.0/.well-known/openid-configuration|discovery/v2.0/keys|oauth2/v2.0/token)$`);
const NOTIFY = new RegExp(`^/v1.0/users/(${GUID})/teamwork/sendActivityNotification$`);
const CONNECTOR = /^\/connector\/v3\/conversations(?:\/([^/]+))?/;

/** learn.microsoft.com/graph/api/userteamwork-sendactivitynotification */
const notificationSchema = z.object({
  topic: z.object({ source: z.literal('text'), value: z.string().min(1), webUrl: z.url().max(1024) }),
  activityType: z.string().min(1),
  previewText: z.object({ content: z.string().min(1).max(150) }),
  templateParameters: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

export async function startServices(options: ServiceOptions): Promise<Services> {
  const calls: Call[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const issuer = options.issuer();
    if (path === '/channel/.well-known/openidconfiguration') return sendJson(response, 200, issuer.channelMetadata());
    if (path === '/channel/keys') return sendJson(response, 200, issuer.channelKeys());
    const tenant = TENANT.exec(path);
    if (tenant !== null) return respondTenant(options, tenant[1] ?? '', tenant[2] ?? '', request, response);
    const person = NOTIFY.exec(path)?.[1];
    if (person !== undefined && request.method === 'POST') {
      const status = await notify(options, person, request);
      calls.push({ method: 'sendActivityNotification', ok: status === 204 });
      return void response.writeHead(status, status === 429 ? { 'retry-after': '1' } : {}).end();
    }
    const conversation = CONNECTOR.exec(path);
    if (conversation !== null) {
      calls.push({ method: `connector ${request.method}`, ok: true });
      const body = await readBody(request);
      options.events.posted(conversation[1] ?? '', body === '' ? {} : JSON.parse(body));
      return sendJson(response, 201, { id: String(calls.length) });
    }
    response.writeHead(404).end();
  };
  const server = createServer(serverOptions(), (request, response) => {
    respond(request, response).catch(() => (response.headersSent ? response.destroy() : response.writeHead(400).end()));
  });
  const url = `http://localhost:${await listen(server)}`;
  return { url, calls, close: () => close(server) };
}

async function respondTenant(
  { issuer, graphClient }: ServiceOptions,
  tenantId: string,
  what: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (what.startsWith('v2.0')) return sendJson(response, 200, issuer().tenantMetadata(tenantId));
  if (what.startsWith('discovery')) return sendJson(response, 200, issuer().tenantKeys());
  const form = new URLSearchParams(await readBody(request, 10_000));
  const known =
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === graphClient.clientId &&
    form.get('client_secret') === graphClient.clientSecret &&
    (form.get('scope') ?? '').endsWith('/.default');
  if (!known) return sendJson(response, 401, { error: 'invalid_client' });
  const token = await issuer().graphToken(tenantId, graphClient.clientId);
  sendJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: token });
}

async function notify({ issuer, events, fault }: ServiceOptions, person: string, request: IncomingMessage) {
  const body: unknown = JSON.parse(await readBody(request, 100_000));
  const failing = fault();
  if (failing !== undefined) return failing;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!(await issuer().isGraphToken(token))) return 401;
  const parsed = notificationSchema.safeParse(body);
  if (!parsed.success) return 400;
  const { topic, previewText } = parsed.data;
  return events.notified(person, previewText.content, topic.webUrl) ? 204 : 404;
}
