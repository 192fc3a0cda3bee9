/** Teams, as one handler: the bot's endpoint `POST /teams/messages` and the tab under `/tab`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmployeeDesk } from '../core/employee/desk.ts';
import { AppError } from '../base/errors.ts';
import type { Organisations } from '../core/organisation.ts';
import type { Clock, Keyring, RecordStore } from '../core/ports.ts';
import type { PublishersDesk } from '../core/publishing/desk.ts';
import type { Deployment } from '../core/deployment.ts';
import type { Log } from '../base/log.ts';
import type { Outgoing } from '../base/outgoing/index.ts';
import { createRespond } from '../base/respond.ts';
import { safeUrl } from '../base/url.ts';
import type { Bot } from './http/bot.ts';
import { createDialogs } from './flows/dialogs.ts';
import { createVerifier } from './http/verify.ts';
import { createGuard, type Route } from './outbound/guard.ts';
import { createNotifier, notifyRoutes } from './chat-reply/notify.ts';
import { createIdempotency } from './flows/idempotency.ts';
import { createOpenIdKeys, servesKeysOf } from './auth/open-id-keys.ts';
import { createIdentify } from './flows/identify.ts';
import { createPublishing } from './publishing/index.ts';
import { createReceiver } from './http/receive.ts';
import { silent, type ChatReplier } from './views/view-cache.ts';
import { createTab } from './tab/index.ts';
import { tabLink } from './tab/link.ts';
import { createTabPage, framesOf } from './tab/page.ts';
import { createTabTokens, ssoMetadataUrl } from './tab/tokens.ts';
import type { TeamsConfig } from './types.ts';
import { createResponseGuard } from './http/response-guard.ts';

export type { ChatReply, TeamsConfig } from './types.ts';

const PATH = '/teams/messages';
/** Of the three seconds that an answer may take, half a second is for the network. */
const DEADLINE_MS = 2500;
const CALL_TIMEOUT_MS = 1000;

export interface TeamsParts {
  readonly desk: EmployeeDesk;
  readonly publishers: PublishersDesk;
  /** What the public posts are made from. */
  readonly running: Deployment;
  readonly organisations: Organisations;
  readonly keyring: Keyring;
  readonly records: RecordStore;
  readonly config: TeamsConfig;
  /** Where the built tab page lies. */
  readonly clientDir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Who may show the tab in a frame; Teams when absent. */
  readonly frameAncestors?: string;
  /** How Microsoft is reached; without a proxy when absent. */
  readonly outgoing?: Outgoing;
  /** Sees the name of every kind of call that leaves: `keys`, `token`, `notify`, `signpost`. */
  readonly onCall?: (name: string) => void;
}
export interface Teams {
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when what is under way is done; take no new requests before. */
  close(): Promise<void>;
}

/** @throws AppError `CONFIG_INVALID` for a missing app id, an unsafe address or a tab page that was not built. */
export function createTeams(parts: TeamsParts): Teams {
  const { desk, publishers, running: facts, organisations, keyring, records, clock, log } = parts;
  const config = normal(parts.config);
  const { appId, openIdMetadataUrl, deadlineMs = DEADLINE_MS, callTimeoutMs = CALL_TIMEOUT_MS } = config;
  const called = calledBy(parts);
  const guard = createGuard({
    routes: [keysRoute(config, organisations), ...(config.chatReply.mode === 'notify' ? notifyRoutes(config) : [])],
    log,
    timeoutMs: callTimeoutMs,
    ...called,
  });
  const keys = createOpenIdKeys({ metadataUrl: openIdMetadataUrl, guard, clock, log });
  const identify = createIdentify(keyring);
  const idempotency = createIdempotency(records, keyring, log, clock);
  const dialogs = createDialogs({ desk, idempotency });
  const link = tabLink(config);
  const publishing = createPublishing({ desk: publishers, idempotency, failed: dialogs.failed, tab: link, log });
  const front = createVerifier({ ...config, keys, organisations, clock });
  const page = createTabPage(parts.clientDir, parts.frameAncestors ?? framesOf(config.frameHosts));
  const tokens = createTabTokens({ config, organisations, guard, clock, log });
  const tab = createTab({ page, tokens, dialogs, botId: appId, log, deadlineMs });

  const bot = loadBot(log);
  const chat = openChat(parts, config, callTimeoutMs);
  const notifier =
    config.chatReply.mode === 'notify'
      ? createNotifier({ guard, desk, config, reply: config.chatReply, tab: link, clock, log })
      : undefined;
  const receiver = createReceiver({
    front,
    bot,
    dialogs,
    publishing,
    responseGuard: createResponseGuard({ running: facts, tab: link, log }),
    idempotency,
    replier: chat.then((signpost) => signpost?.replier ?? notifier ?? silent),
    identify,
    log,
    deadlineMs,
  });

  const running = new Set<Promise<void>>();
  return {
    handler(request, response) {
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      const isTab = path === '/tab' || path.startsWith('/tab/');
      if (path !== PATH && !isTab) return createRespond(response)(404);
      const work = (isTab ? tab : receiver).serve(request, response);
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    async close() {
      await Promise.allSettled(running);
      await receiver.idle();
      await Promise.allSettled([bot, chat]);
      (await chat)?.close();
      guard.close();
    },
  };
}

/** What every guard of ours is given besides its routes. */
const calledBy = ({ onCall, outgoing }: TeamsParts): Pick<TeamsParts, 'onCall' | 'outgoing'> => ({
  ...(onCall === undefined ? {} : { onCall }),
  ...(outgoing === undefined ? {} : { outgoing }),
});

/** Starts at once, so that the first employee does not wait for it: botbuilder takes half a second to load. */
function loadBot(log: Log): Promise<Bot> {
  const bot = import('./http/bot.ts').then(({ createBot }) => createBot());
  bot.catch(() => log.error('fault', { part: 'teams', reason: 'botbuilder' }));
  return bot;
}

/** The module that can post is loaded in the one mode that may. */
async function openChat(
  parts: TeamsParts,
  config: TeamsConfig,
  timeoutMs: number,
): Promise<{ readonly replier: ChatReplier; close(): void } | undefined> {
  if (config.chatReply.mode !== 'signpost') return undefined;
  const { botSecret } = config.chatReply;
  const { createSignpost } = await import('./chat-reply/signpost.ts');
  const { desk, organisations, clock, log } = parts;
  const signpost = createSignpost({
    desk,
    organisations,
    config,
    botSecret,
    clock,
    log,
    timeoutMs,
    ...calledBy(parts),
  });
  return { replier: signpost, close: () => signpost.close() };
}

/** Reading published keys: the bot channel's, and those of the tenants we know. */
function keysRoute({ openIdMetadataUrl, loginUrl }: TeamsConfig, organisations: Organisations): Route {
  const metadata = (url: string): boolean =>
    organisations.all().some(({ teams }) => teams?.tenantIds.some((id) => url === ssoMetadataUrl(loginUrl, id)));
  const isKeys = (url: string): boolean =>
    new URL(url).pathname.endsWith('/keys') && [openIdMetadataUrl, loginUrl].some((from) => servesKeysOf(from, url));
  return {
    name: 'keys',
    allows: ({ method, url, body }) =>
      method === 'GET' && body === '' && (url === openIdMetadataUrl || metadata(url) || isKeys(url)),
  };
}

/** Addresses in the form in which they are compared. */
function normal(config: TeamsConfig): TeamsConfig {
  const address = (name: string, text: string): string => {
    const url = safeUrl(text);
    if (url === undefined) throw new AppError('CONFIG_INVALID', `Teams ${name}`);
    return url.href.replace(/\/+$/, '');
  };
  return {
    ...config,
    appId: config.appId.toLowerCase(),
    origin: address('origin', config.origin),
    openIdMetadataUrl: address('OpenID metadata address', config.openIdMetadataUrl),
    loginUrl: address('login address', config.loginUrl),
    graphUrl: address('Graph address', config.graphUrl),
  };
}
