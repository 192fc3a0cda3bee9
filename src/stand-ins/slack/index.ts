/**
 * A stand-in for the Slack side of a workspace: its people, its Web API and what it keeps. The bot meets it
 * as it meets Slack: signed requests in, Web API calls out. Used by the demo and trusted by the journeys,
 * so its own tests hold it to what Slack documents.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../core/ports.ts';
import type { Reply, SignedRequest } from '../delivery.ts';
import { readBody, sendJson } from '../json-http.ts';
import { createSignedDelivery } from './deliver.ts';
import { createEphemerals } from './ephemerals.ts';
import { SlackError } from './errors.ts';
import { createFaults, type Fault } from './faults.ts';
import { createChannels } from './channels.ts';
import type { HistoryMessage } from './state.ts';
import { ACK_LIMIT_MS } from './limits.ts';
import { eventEnvelope, type Workspace } from './payloads.ts';
import { sign } from './sign.ts';
import { createTriggerIds } from './trigger-ids.ts';
import { createUser, type StandInUser } from './user.ts';
import { createViews } from './views.ts';
import { createWebApi, type Call } from './web-api.ts';

export type { Call } from './web-api.ts';
export type { HeldView } from './state.ts';
export type { Reply } from '../delivery.ts';
export type { StandInUser } from './user.ts';

export interface StandInOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly teamId: string;
  readonly appId: string;
  /** Where the bot takes Slack's requests. A function when its port is known only later. */
  readonly botEndpoint: string | (() => string);
  readonly clock: Clock;
  /** Where this stand-in is served, without a slash at the end; response urls begin with it. */
  readonly baseUrl?: string | (() => string);
  /** How long the bot has for an answer, in milliseconds; Slack's three seconds unless a test is in a hurry. */
  readonly ackLimitMs?: () => number;
}

export interface SlackStandIn {
  /** Serves `/api/<method>` and the response urls; answers 404 to anything else. */
  apiHandler(request: IncomingMessage, response: ServerResponse): void;
  /** Every call that reached the Web API or a response url (`response_url`), refused ones included. */
  readonly calls: readonly Call[];
  /** The messages the workspace holds. The product's promise: none but HR's public card. */
  readonly history: readonly HistoryMessage[];
  /** A person; the same id gives the same person. `teamId`: they come in from elsewhere. */
  as(userId: string, about?: { name?: string; teamId?: string }): StandInUser;
  /** Runs `deed`; its first request goes out twice, the first reply counts. @throws TypeError when none went out. */
  deliverTwice(deed: () => Promise<unknown>, how?: 'at-once' | 'one-after-the-other'): Promise<readonly Reply[]>;
  /** `timestamp` in seconds, now unless given. */
  sign(body: string, timestamp?: number): ReturnType<typeof sign>;
  /** Any request at all, such as a replay of `lastRequest()`. */
  send(request: SignedRequest): Promise<Reply>;
  lastRequest(): SignedRequest | undefined;
  /** An event such as `{type: 'tokens_revoked', …}` in its envelope. */
  event(event: Readonly<Record<string, unknown>>, options?: { eventId?: string; teamId?: string }): Promise<Reply>;
  /** Removes the app: tokens die, `tokens_revoked` and `app_uninstalled` are sent. */
  uninstall(): Promise<void>;
  /** The next calls of `method` (`response_url` for an answer there) go wrong. */
  plan(method: string, fault: Fault, times?: number): void;
  /** Called after something changed on somebody's screen, in the calls or in the history. */
  subscribe(listener: () => void): () => void;
}

export function createSlackStandIn(options: StandInOptions): SlackStandIn {
  const { clock, teamId, signingSecret } = options;
  const calls: Call[] = [];
  const listeners = new Set<() => void>();
  const people = new Map<string, StandInUser>();
  let events = 0;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const now = (): number => Math.floor(clock.now().getTime() / 1000);
  const url = (value: string | (() => string)): (() => string) => (typeof value === 'string' ? () => value : value);
  const nextEventId = (): string => `Ev${String((events += 1)).padStart(9, '0')}`;

  const workspace: Workspace = {
    teamId,
    domain: 'werkplek',
    appId: options.appId,
    botId: 'B0INVERTR',
    botUserId: 'U0INVERTR',
    botToken: options.botToken,
    uninstalled: false,
  };
  const delivery = createSignedDelivery({
    signingSecret,
    endpoint: url(options.botEndpoint),
    clock,
    ackLimitMs: options.ackLimitMs ?? (() => ACK_LIMIT_MS),
  });
  const views = createViews(clock, changed);
  const triggers = createTriggerIds(clock, '300000000001');
  const faults = createFaults();
  const channels = createChannels(clock, changed);
  const ephemerals = createEphemerals(
    clock,
    url(options.baseUrl ?? 'https://hooks.slack.com'),
    teamId,
    channels,
    changed,
  );
  const record = (call: Call): void => {
    calls.push(call);
    changed();
  };
  const webApi = createWebApi({ workspace, views, triggers, faults, clock, record });

  const respond = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await readBody(request);
    const fault = faults.take('response_url');
    if (fault !== undefined && 'wait' in fault) await fault.wait;
    try {
      if (fault !== undefined && 'error' in fault) throw new SlackError(fault.error);
      if (fault !== undefined && 'status' in fault) return void response.writeHead(fault.status).end();
      if (fault !== undefined && 'cut' in fault && fault.cut === 'before') return void response.destroy();
      ephemerals.respond(path, parse(raw));
      record({ method: 'response_url', at: clock.now(), ok: true });
      if (fault !== undefined && 'cut' in fault) return void response.destroy();
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      record({ method: 'response_url', at: clock.now(), ok: false, error: error.code });
      sendJson(response, GONE.has(error.code) ? 404 : 400, { ok: false, error: error.code });
    }
  };
  const event: SlackStandIn['event'] = (payload, { eventId = nextEventId(), teamId: team } = {}) =>
    delivery.send(
      delivery.json(
        eventEnvelope(team === undefined ? workspace : { ...workspace, teamId: team }, payload, eventId, now()),
      ),
    );

  return {
    calls,
    history: channels.history,
    event,
    apiHandler(request, response) {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const handled =
        request.method !== 'POST'
          ? undefined
          : path.startsWith('/api/')
            ? webApi(request, response)
            : /^\/(commands|actions|app)\//.test(path)
              ? respond(path, request, response)
              : undefined;
      if (handled === undefined) response.writeHead(404).end();
      handled?.catch(() => response.destroy());
    },
    as(userId, about = {}) {
      const known = people.get(userId);
      if (known !== undefined) return known;
      const person = { id: userId, name: about.name ?? userId, teamId: about.teamId ?? teamId };
      const user = createUser(
        { workspace, views, triggers, ephemerals, channels, delivery, clock, nextEventId },
        person,
      );
      people.set(userId, user);
      return user;
    },
    deliverTwice: (deed, how = 'at-once') => delivery.twice(deed, how),
    sign: (body, timestamp = now()) => sign(signingSecret, body, timestamp),
    send: (request) => delivery.send(request),
    lastRequest: () => delivery.last(),
    async uninstall() {
      workspace.uninstalled = true;
      await event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUserId] } });
      await event({ type: 'app_uninstalled' });
    },
    plan: (method, fault, times) => faults.plan(method, fault, times),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const GONE: ReadonlySet<string> = new Set(['expired_url', 'used_url']);

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw new SlackError('invalid_payload');
  }
}
