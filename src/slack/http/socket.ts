/**
 * Slack over a WebSocket of ours, for a trial: no public address is needed and nothing is signed, because Slack
 * answers only who holds the app-level token (docs.slack.dev/apis/events-api/using-socket-mode). The payloads go the
 * way of those that come by HTTP. Its only ways out are `apps.connections.open` and the socket that Slack names.
 */
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { SocketModeClient } from '@slack/socket-mode';
import type { buildConnector } from 'undici';
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { maybe } from '../../base/optional.ts';
import { readJson } from '../../base/json.ts';
import { isLoopback } from '../../base/url.ts';
import { withTimeout } from '../../base/timeout.ts';
import type { Log } from '../../base/log.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { createSdkLogger } from './logger.ts';
import { createApiCall } from '../outbound/api-call.ts';
import { isRoutable } from './payloads.ts';
import type { Routes, SlackReceiver } from './receive.ts';

const CALL_TIMEOUT_MS = 10_000;
const GOODBYE_MS = 2000;
/** After a connection that worked at once; then ever longer, so that an outage of Slack's is not made worse. */
const AGAIN_MS = [0, 1000, 5000, 30_000];
/** Errors that no waiting mends (docs.slack.dev/reference/methods/apps.connections.open). */
const HOPELESS = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'missing_scope',
  'not_allowed_token_type',
]);

export interface SocketParts {
  /** `xapp-…` with the scope `connections:write`, which can do nothing else. */
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
  /** How Slack is reached. */
  readonly outgoing?: Outgoing;
}
export interface SocketReceiver extends SlackReceiver {
  /** Resolves after the first attempt. @throws AppError `CONFIG_INVALID` when Slack does not know the token. */
  start(): Promise<void>;
  /** Takes nothing new, lets what is under way answer, then closes the socket. */
  close(): Promise<void>;
}

const envelopeSchema = z.object({
  type: z.enum(['slash_commands', 'interactive', 'events_api']),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().int().nullish(),
});
type Ack = (content?: Readonly<Record<string, unknown>>) => Promise<void>;
const connectionSchema = z.object({ ok: z.boolean(), url: maybe(z.string()), error: maybe(z.string()) });

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

/**
 * The web client's only call. The socket's address is taken from Slack's answer, and only when it is Slack's own.
 * `see` hears the error that Slack names, if any.
 */
export function createSocketFetch(
  { apiUrl, log, outgoing = direct }: Omit<SocketParts, 'appToken'>,
  see: (error: string) => void,
): Fetch {
  const call = createApiCall({
    apiUrl,
    methods: ['apps.connections.open'],
    log,
    outgoing,
    timeoutMs: CALL_TIMEOUT_MS,
  });
  // slack.com, or slack-gov.com (GovSlack).
  const own = new URL(apiUrl).hostname;
  const mayBePlain = apiUrl.startsWith('http:');
  const isSlacks = (address: string): boolean => {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    return (
      (url.protocol === 'wss:' && (url.hostname === own || url.hostname.endsWith(`.${own}`))) ||
      (mayBePlain && url.protocol === 'ws:' && isLoopback(url))
    );
  };
  return async (target, init = {}) => {
    const { status, headers, text } = await call(String(target), init);
    const connection = connectionSchema.safeParse(readJson(text)).data;
    if (connection?.ok === false) see(connection.error ?? '');
    if (connection?.url !== undefined && !isSlacks(connection.url)) {
      log.error('call-refused', { part: 'slack', code: 'CALL_REFUSED' });
      throw new AppError('CALL_REFUSED', 'socket address');
    }
    // What was read here, and not what came: whoever opens the socket would take an address from any other shape too.
    const told = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(JSON.stringify(connection ?? { ok: false, error: 'unreadable' }), { status, headers: told });
  };
}

export function createSocket({ appToken, apiUrl, log, outgoing = direct }: SocketParts): SocketReceiver {
  const running = new Set<Promise<void>>();
  const ending = new AbortController();
  let routes: Routes | undefined;
  let client: SocketModeClient | undefined;
  let looping: Promise<void> = Promise.resolve();
  let refusal = '';
  let line: Socket | undefined;

  const dispatch = async (content: z.infer<typeof envelopeSchema>, ack: Ack): Promise<void> => {
    const { type, body, retry_num: retryNum } = content;
    // What is typed after the command may be a secret, or meant for another app: it goes no further than here.
    if (type === 'slash_commands') delete body['text'];
    let responded = false;
    const httpRespond = async (given?: unknown): Promise<void> => {
      if (responded) return;
      responded = true;
      await ack(privately(given));
    };
    const isEvent = type === 'events_api';
    try {
      await routes?.processEvent({
        body,
        // As over HTTP: events wait until the work is done, because Slack never repeats what was acknowledged.
        ack: (given?: unknown) => (isEvent ? Promise.resolve() : httpRespond(given)),
        ...(typeof retryNum === 'number' ? { retryNum } : {}),
      });
      if (isEvent) await httpRespond();
    } catch {
      // Not acknowledged: Slack then shows that something went wrong. Whoever threw has said what in the log.
    }
  };
  /** Text that everybody in a channel could read is not ours to give, whatever asks for it. */
  const privately = (given: unknown): Readonly<Record<string, unknown>> | undefined => {
    if (typeof given !== 'object' || given === null) return undefined;
    if (!('response_type' in given) || given.response_type === 'ephemeral') return { ...given };
    log.error('call-refused', { part: 'slack', code: 'CALL_REFUSED' });
    return undefined;
  };
  const take = (given: { readonly ack: Ack }): void => {
    const { data } = envelopeSchema.safeParse(given);
    if (ending.signal.aborted || data === undefined) return;
    if (!isRoutable(data.body))
      return log.error('request-refused', { part: 'slack', code: 'REQUEST_REFUSED', reason: 'payload' });
    const work = dispatch(data, given.ack);
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const open = async (url: URL, done: buildConnector.Callback): Promise<void> => {
    try {
      line = await outgoing.connect(url);
    } catch (error) {
      return done(error instanceof Error ? error : new Error('connect'), null);
    }
    done(null, line);
  };
  const makeClient = async (): Promise<SocketModeClient> => {
    // Loaded only for a trial.
    const [{ SocketModeClient: Client }, { Agent }] = await Promise.all([
      import('@slack/socket-mode'),
      import('undici'),
    ]);
    const made = new Client({
      appToken,
      dispatcher: new Agent({
        connect: ({ protocol, host = '' }, done) => {
          // The client ends a connection of its own making by force when Slack does not end it; so this does of ours.
          line?.destroy();
          void open(new URL(`${protocol}//${host}`), done);
        },
      }),
      logger: createSdkLogger(log),
      // Its own way of trying again rejects where nobody listens when Slack cannot be reached, which ends the process.
      autoReconnectEnabled: false,
      clientOptions: {
        fetch: createSocketFetch({ apiUrl, log, outgoing }, (error) => (refusal = error)),
        slackApiUrl: apiUrl,
        allowAbsoluteUrls: false,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    });
    made.on('slack_event', take);
    return made;
  };

  /** @returns once the socket ended; `false` when it never was one. */
  const connect = async (own: SocketModeClient, tried: () => void): Promise<boolean> => {
    try {
      refusal = '';
      await own.start();
      log.info('listening', { part: 'slack' });
    } catch {
      if (!ending.signal.aborted) log.error('call-failed', { part: 'slack', code: 'CALL_FAILED', reason: 'socket' });
      return false;
    } finally {
      tried();
    }
    await new Promise<void>((resolve) => void own.once('disconnected', () => resolve()));
    return true;
  };
  const loop = async (own: SocketModeClient, tried: () => void): Promise<void> => {
    for (let failures = 0; !ending.signal.aborted;) {
      failures = (await connect(own, tried)) ? 0 : Math.min(failures + 1, AGAIN_MS.length - 1);
      await pause(AGAIN_MS[failures] ?? 0, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const lead = (to: Routes): void => {
    routes = to;
  };
  const idle = async (): Promise<void> => void (await Promise.allSettled(running));

  return {
    receiver: { init: lead, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    lead,
    // Nothing of Slack's comes by HTTP here.
    handler: (_request, response) => void response.writeHead(404, { 'content-length': 0 }).end(),
    idle,
    async start() {
      log.error('trial-only', { part: 'slack', reason: 'socket-mode' });
      const own = await makeClient();
      client = own;
      await new Promise<void>((resolve) => {
        looping = loop(own, resolve);
      });
      if (!HOPELESS.has(refusal)) return;
      ending.abort();
      throw new AppError('CONFIG_INVALID', 'SLACK_APP_TOKEN is not one that Slack opens a socket for');
    },
    async close() {
      ending.abort();
      await idle();
      if (client !== undefined) await withTimeout(GOODBYE_MS, client.disconnect());
      await withTimeout(GOODBYE_MS, looping);
      line?.destroy();
    },
  };
}
