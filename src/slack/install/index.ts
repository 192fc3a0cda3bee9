/**
 * Many workspaces on one server: an administrator adds the app by Slack's OAuth, and what Slack gives out is kept
 * sealed, renewed in time and thrown away when the app is removed. Only for organisations that have a file here:
 * tokens of strangers are of no use to us, and would be a thief's.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressGroup, callerAddress } from '../../base/caller-address.ts';
import { codeOf } from '../../base/errors.ts';
import { slackPlacesOf, type Organisations } from '../../core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { Outgoing } from '../../base/outgoing/index.ts';
import { createApiCall } from '../outbound/api-call.ts';
import { createInstallations, type Installation } from './installations.ts';
import { createOAuth, SCOPE, type OAuthClient } from './oauth.ts';
import { HEADERS, sendPage } from './pages.ts';
import { createRotation } from './rotation.ts';
import { createStates } from './state.ts';
import { createTokens, type Tokens } from './tokens.ts';
import { createTurns, type Pace } from './turns.ts';
import type { Outcome } from './words/index.ts';

const CALL_TIMEOUT_MS = 1800;
const SAVE_EVERY_MS = 60_000;
/** Tokens are due two hours before they end: several looks come in between. */
const LOOK_EVERY = 15;

export interface InstallingParts {
  readonly organisations: Organisations;
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly log: Log;
  /** How Slack is reached; without a proxy when absent. */
  readonly outgoing?: Outgoing;
  readonly config: {
    readonly client: OAuthClient;
    /** `https://host`, as Slack and browsers reach us. */
    readonly origin: string;
    /** With a slash at the end. */
    readonly apiUrl: string;
    /** Team id → token from the environment; wins for its workspace. */
    readonly fixed: Readonly<Record<string, string>>;
    readonly callTimeoutMs?: number;
    /** Reverse proxies whose word about the caller's address is taken. */
    readonly trustedProxies?: number;
    /** A cookie without `__Host-` and `Secure`; see state.ts. */
    readonly plainCookies?: boolean;
    readonly pace?: Pace;
  };
}
export interface Installing extends Pick<Tokens, 'tokenForTeam' | 'tokenRefused'> {
  /** For `GET /slack/install` and `GET /slack/oauth`; answers 404 to anything else. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** The app was removed from this team or enterprise, `at` that moment: what was installed after it stays. */
  forget(place: string, at?: Date): Promise<void>;
  /** Renews what is due, so that nobody has to wait for it. Runs by itself too. Never rejects. */
  tend(): Promise<void>;
  /** Tries again to write down what could not be. Runs by itself too. Never rejects. */
  saveAgain(): Promise<void>;
  close(): void;
}

export const isInstallPath = (url = ''): boolean => /^\/slack\/(install|oauth)(\?|$)/.test(url);

/** A person's browser going there, not a picture on somebody's page. Who sends nothing of the kind is no browser. */
const isNavigation = ({ headers }: IncomingMessage): boolean =>
  ['document', undefined].includes(headers['sec-fetch-dest']) && headers['sec-purpose'] === undefined;

export function createInstalling(parts: InstallingParts): Installing {
  const { organisations, records, keyring, clock, log, config } = parts;
  const { client, origin, apiUrl, fixed, callTimeoutMs: timeoutMs = CALL_TIMEOUT_MS } = config;
  const call = createApiCall({
    apiUrl,
    methods: ['oauth.v2.access', 'auth.revoke'],
    log,
    timeoutMs,
    ...(parts.outgoing === undefined ? {} : { outgoing: parts.outgoing }),
  });
  const oauth = createOAuth({ client, call, apiUrl, clock, log });
  const installations = createInstallations(records, keyring);
  const rotation = createRotation({ installations, oauth, records, keyring, clock, log });
  const tokens = createTokens({ fixed, installations, rotation, organisations, clock, log });
  const states = createStates(records, keyring, clock, config.plainCookies ?? false);
  const turns = createTurns(config.pace);
  const redirectUri = `${origin}/slack/oauth`;

  const begin = (response: ServerResponse): void => {
    const { state, setCookie } = states.begin();
    const target = new URL('/oauth/v2/authorize', apiUrl);
    target.search = new URLSearchParams({
      client_id: client.clientId,
      scope: SCOPE,
      redirect_uri: redirectUri,
      state,
    }).toString();
    response.writeHead(302, { ...HEADERS, location: target.href, 'set-cookie': setCookie }).end();
  };

  /** Named in a file; also in one that is faulty now, or its administrator would have to begin again. */
  const isKnown = ({ place, orgWide }: Installation): boolean =>
    (orgWide ? organisations.bySlackEnterprise(place) : organisations.bySlackTeam(place)) !== undefined ||
    organisations.isClosed?.(orgWide ? 'slack-enterprise' : 'slack-team', place) === true;

  const refuse = (outcome: Outcome, reason: string): Outcome => {
    log.error('workspace-refused', { part: 'slack', reason });
    return outcome;
  };
  const finish = async (state: string, query: URLSearchParams, caller: string): Promise<Outcome> => {
    // Before the state is used up and before the store is asked: who has to wait can load the page again.
    if (query.has('code') && !(await turns.next(caller))) return refuse('busy', 'too-many');
    if (!(await states.useUp(state))) return refuse('expired', 'state');
    const code = query.get('code');
    if (query.has('error') || code === null) return refuse('refused', 'no-permission');
    const since = clock.now().getTime();
    const granted = await oauth.exchange(code, redirectUri);
    if (granted.kind === 'refused') return refuse(granted.spent ? 'expired' : 'unanswered', 'code');
    if (granted.kind === 'unwanted') {
      await oauth.revoke(granted.tokens);
      return refuse('unwanted', granted.why);
    }
    const { installation } = granted;
    if (!isKnown(installation)) {
      await oauth.revoke([installation.token]);
      return refuse('unknown-workspace', 'unknown-workspace');
    }
    try {
      await installations.put({ ...installation, since });
    } catch (error) {
      await oauth.revoke([installation.token]);
      log.error('fault', { part: 'slack', reason: 'install', ...codeOf(error) });
      return 'not-stored';
    }
    rotation.drop(installation.place);
    tokens.drop(installation.place);
    log.info('workspace-installed', { part: 'slack' });
    return 'installed';
  };
  const complete = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const state = query.get('state') ?? undefined;
    // From an old tab, or a link on somebody's page: what this browser really began goes on.
    if (!states.isOurs(state, request.headers.cookie)) return sendPage(response, refuse('expired', 'state'), {});
    const caller = addressGroup(callerAddress(request, config.trustedProxies ?? 0));
    const outcome = await finish(state, query, caller).catch((error: unknown): Outcome => {
      log.error('fault', { part: 'slack', reason: 'install', ...codeOf(error) });
      return 'unanswered';
    });
    sendPage(response, outcome, outcome === 'busy' ? { 'retry-after': '60' } : { 'set-cookie': states.clearCookie });
  };

  const renewDue = async (): Promise<void> => {
    for (const place of organisations.all().flatMap(slackPlacesOf)) {
      if (Object.hasOwn(fixed, place)) continue;
      const found = await installations.get(place);
      if (found !== undefined && rotation.isDue(found)) await rotation.renew(place);
    }
  };
  const tend = (): Promise<void> =>
    renewDue().catch((error: unknown) => log.error('fault', { part: 'slack', reason: 'tokens', ...codeOf(error) }));
  let minutes = 0;
  const timer = setInterval(() => {
    void rotation.saveAgain();
    if ((minutes += 1) % LOOK_EVERY === 0) void tend();
  }, SAVE_EVERY_MS);
  timer.unref();

  return {
    tokenForTeam: tokens.tokenForTeam,
    tokenRefused: (token) => tokens.tokenRefused(token),
    handler(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', origin);
      if (!isInstallPath(request.url) || request.method !== 'GET') {
        response.writeHead(request.method === 'GET' ? 404 : 405, { ...HEADERS, 'content-length': 0 }).end();
      } else if (!isNavigation(request)) {
        response.writeHead(403, { ...HEADERS, 'content-length': 0 }).end();
      } else if (pathname === '/slack/install') begin(response);
      else void complete(request, response, searchParams);
    },
    async forget(place, at) {
      if (at !== undefined) {
        const found = rotation.unsaved(place) ?? (await installations.get(place));
        if (found?.since !== undefined && at.getTime() < found.since) return;
      }
      rotation.drop(place);
      tokens.drop(place);
      await installations.delete(place);
    },
    tend,
    saveAgain: () => rotation.saveAgain(),
    close() {
      clearInterval(timer);
      turns.close();
    },
  };
}
