/**
 * The tenant's explicit other choice: a fixed public card in the chat, the same bytes for everybody in an
 * organisation. Loaded in that mode only, because it holds the one secret with which a bot can post; its guard
 * lets through these bytes and no others.
 */
import type { EmployeeDesk } from '../../core/employee/desk.ts';
import { isAppError } from '../../base/errors.ts';
import type { Press } from '../../core/events.ts';
import type { Organisation, Organisations } from '../../core/organisation.ts';
import type { Clock } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import type { Outgoing } from '../../base/outgoing/index.ts';
import { createAppTokens, tokenRoute } from '../auth/app-tokens.ts';
import { isServiceHost } from '../http/verify.ts';
import { createGuard, type Guard, type Route } from '../outbound/guard.ts';
import type { ChatReplier, Written } from '../views/view-cache.ts';
import type { TeamsConfig } from '../types.ts';

/** Who signs Teams' messages is whom a bot asks for its token: another in a national cloud. */
const PUBLIC_CLOUD = 'https://api.botframework.com';
const POST_PATH = /\/v3\/conversations\/[^/]+\/activities$/;

export interface SignpostParts {
  readonly desk: Pick<EmployeeDesk, 'home'>;
  readonly organisations: Organisations;
  readonly config: Pick<TeamsConfig, 'appId' | 'loginUrl' | 'serviceHosts'> & Partial<Pick<TeamsConfig, 'issuer'>>;
  readonly botSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeoutMs: number;
  readonly outgoing?: Outgoing;
  readonly onCall?: (name: string) => void;
}
export interface Signpost extends ChatReplier {
  readonly guard: Guard;
  close(): void;
}

/** The whole request body: nothing in it depends on who wrote, when, or what is going on. */
export function signpostOf(desk: Pick<EmployeeDesk, 'home'>, organisation: Organisation): string {
  const { heading, lines, open } = desk.home(organisation);
  const text = (words: string, more: object = {}): object => ({
    type: 'TextBlock',
    text: plain(words),
    wrap: true,
    ...more,
  });
  const button = (title: string, press: Press): object => ({
    type: 'Action.Submit',
    title,
    data: { iv: 1, press, context: {}, msteams: { type: 'task/fetch' } },
  });
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: organisation.languages[0],
    body: [
      text(heading, { style: 'heading', size: 'large', weight: 'bolder' }),
      ...lines.map((line) => text(line)),
      { type: 'ActionSet', actions: [button(open.label, open.press)] },
      ...organisation.advisers.map(({ id, name }) => ({
        type: 'ActionSet',
        actions: [button(name, { do: 'adviser', adviser: id })],
      })),
    ],
  };
  return JSON.stringify({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
  });
}

/** A TextBlock reads Markdown; these are our own sentences, and an organisation's name may still hold a star. */
const plain = (words: string): string => words.replaceAll(/[\\`*_[\]#<>]/g, (sign) => `\\${sign}`);

export function createSignpost(parts: SignpostParts): Signpost {
  const { desk, organisations, config, clock, log } = parts;
  const post: Route = {
    name: 'signpost',
    allows: ({ method, url, body }) =>
      method === 'POST' &&
      isServiceHost(url, config.serviceHosts) &&
      POST_PATH.test(new URL(url).pathname) &&
      organisations.all().some((organisation) => body === signpostOf(desk, organisation)),
  };
  const guard = createGuard({
    routes: [tokenRoute(config.loginUrl), post],
    log,
    timeoutMs: parts.timeoutMs,
    ...(parts.outgoing === undefined ? {} : { outgoing: parts.outgoing }),
    ...(parts.onCall === undefined ? {} : { onCall: parts.onCall }),
  });
  const tokens = createAppTokens({
    guard,
    loginUrl: config.loginUrl,
    clock,
    client: { id: config.appId, secret: parts.botSecret, scope: `${config.issuer ?? PUBLIC_CLOUD}/.default` },
  });

  const send = async ({ caller, conversation, serviceUrl }: Written): Promise<number> => {
    const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
    const { status } = await guard.call({
      method: 'POST',
      url: new URL(`v3/conversations/${encodeURIComponent(conversation)}/activities`, base).href,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokens.get(caller.tenant)}` },
      body: signpostOf(desk, caller.organisation),
    });
    return status;
  };

  return {
    guard,
    close: () => guard.close(),
    async reply(written) {
      try {
        const status = await send(written);
        if (status === 401) tokens.forget(written.caller.tenant);
        if (status < 200 || status > 299)
          log.error('call-failed', { part: 'teams', code: 'CALL_FAILED', reason: 'signpost', status });
      } catch (error) {
        const reason = isAppError(error, 'CALL_FAILED') ? 'signpost-unreachable' : 'signpost-refused';
        log.error('call-failed', { part: 'teams', code: 'CALL_FAILED', reason });
      }
    },
  };
}
