/**
 * The only way out to Slack, and it denies by default: every method that could write a message, and every
 * one that a later SDK will have, is refused before a connection is made. Where Bolt is loaded it is its
 * `clientOptions.fetch`, so that `say`, `respond` and each client method pass here as well, and it is lean
 * because global `fetch` would cost two thirds of a request.
 *
 * One thing may go into a channel: a public card, by HR's own press. `answering` is the way of that, and no other
 * part has it: the exact bytes of a card in force, once, to the address that Slack gave with the submission, and
 * only while that submission is being answered.
 */
import type { webApi } from '@slack/bolt';
import { AppError } from '../../base/errors.ts';
import { httpCall, type HttpResponse, type HttpLimits } from '../../base/http-call.ts';
import type { OrganisationId } from '../../core/organisation.ts';
import type { Log } from '../../base/log.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { isLoopback, safeBase } from '../../base/url.ts';

/** None of these writes a message, and none needs a scope (docs.slack.dev/reference/methods/views.open …). */
export const ALLOWED_METHODS = ['views.open', 'views.push', 'views.update', 'views.publish'] as const;
export type AllowedMethod = (typeof ALLOWED_METHODS)[number];

type SdkFetch = NonNullable<webApi.WebClientOptions['fetch']>;
type FetchResponse = Awaited<ReturnType<SdkFetch>>;
/** What an SDK calls, which may also be given text as its bytes. */
type Fetch = (
  target: Parameters<SdkFetch>[0],
  init?: Omit<NonNullable<Parameters<SdkFetch>[1]>, 'body'> & { readonly body?: unknown },
) => ReturnType<SdkFetch>;

const TIMEOUT_MS = 2000;
/** Slack's answers carry our own view back (at most 250 kB) and little else. */
const RESPONSE_LIMIT = 1024 * 1024;

export interface GuardParts {
  /** With a slash at the end. Plain http only on this machine. */
  readonly apiUrl: string;
  readonly log: Log;
  readonly timeoutMs?: number;
  /** How Slack is reached. */
  readonly outgoing?: Outgoing;
  /** Called with the method of each call that goes out, before it does. */
  readonly onCall?: (call: Call) => void;
  /** The bytes that may go into a channel for this organisation as it is now. Without it: none. */
  readonly publicBodies?: (organisation: OrganisationId) => ReadonlySet<string>;
}
/** What a posted card is called among the calls that go out. */
export const CARD = 'public-card';
export type Call = AllowedMethod | typeof CARD;

/** What a submission by one of this organisation's people brought along. */
export interface PostTarget {
  readonly organisation: OrganisationId;
  /** Where Slack takes the answer (docs.slack.dev/surfaces/modals, "modal_response_url"). */
  readonly address: string;
}
/** @throws as `fetch`. */
export type PostCard = (body: string) => Promise<{ readonly status: number; readonly text: string }>;
export interface Guard {
  /**
   * @throws AppError `CALL_REFUSED` for anything but a POST with text, or its bytes, to one of the four addresses;
   * `CALL_FAILED` (`timeout`, `network`, `proxy`, `redirect`, `too-large`) when the call does not come through.
   */
  readonly fetch: Fetch;
  /** Lets one card through while `work` runs. @throws whatever `work` throws. */
  withResponseUrl<T>(target: PostTarget, work: (post: PostCard) => Promise<T>): Promise<T>;
  close(): void;
}

/** @throws AppError `CONFIG_INVALID` for an address that would carry the token in the clear. */
export function createGuard({
  apiUrl,
  log,
  timeoutMs = TIMEOUT_MS,
  outgoing: way = direct,
  onCall,
  publicBodies = () => new Set(),
}: GuardParts): Guard {
  const base = safeBase(apiUrl);
  if (base === undefined) throw new AppError('CONFIG_INVALID', 'Slack API address');
  const methods = new Map(
    ALLOWED_METHODS.map((method) => [`${apiUrl}${method}`, { method, url: new URL(`${apiUrl}${method}`) }]),
  );
  const agents = way.agents({ keepAlive: true, maxSockets: 64 });
  const limits: HttpLimits = { agents, timeoutMs, limit: RESPONSE_LIMIT, refuseRedirects: true };
  const methodLimits: HttpLimits = { ...limits, retryClosed: true };

  const refuse = (): never => {
    log.error('call-refused', { part: 'slack', code: 'CALL_REFUSED' });
    throw new AppError('CALL_REFUSED');
  };
  // `https://slack.com/api/` answers at `https://hooks.slack.com`; a stand-in on this machine at its own address.
  const hooks = isLoopback(base) ? base.origin : `https://hooks.${base.host}`;

  return {
    async withResponseUrl({ organisation, address }, work) {
      let open = true;
      try {
        return await work(async (body) => {
          const mayGo = open && isHook(address, hooks) && publicBodies(organisation).has(body);
          open = false;
          if (!mayGo) return refuse();
          onCall?.(CARD);
          // Never tried again: a post that arrived without our hearing of it would stand in the channel twice.
          const headers = { 'content-type': 'application/json; charset=utf-8' };
          const call = { url: new URL(address), method: 'POST', headers, body } as const;
          const { status, text } = await httpCall(call, limits);
          return { status, text };
        });
      } finally {
        open = false;
      }
    },
    fetch: async (target, init = {}) => {
      const address = String(target);
      const known = methods.get(address);
      const { body, headers = {}, signal } = init;
      const isText = typeof body === 'string' || Buffer.isBuffer(body);
      if (known === undefined || init.method !== 'POST' || !isText) return refuse();
      onCall?.(known.method);
      const call = { url: known.url, method: 'POST', headers, body } as const;
      const within = signal === undefined || signal === null ? methodLimits : { ...methodLimits, signal };
      return toResponse(address, await httpCall(call, within));
    },
    close: () => agents.close(),
  };
}

/** An address that takes answers to a submission, written as Slack writes it. Not an incoming webhook (`/services/`). */
function isHook(address: string, hooks: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    url.href === address &&
    url.origin === hooks &&
    /^\/(app|actions|commands)\/[\w/-]+$/.test(address.slice(hooks.length))
  );
}

/** What `@slack/web-api` 8 reads of a `Response`: a real one costs 0.3 ms more. */
function toResponse(url: string, { status, statusText, headers, text }: HttpResponse): FetchResponse {
  const one = (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : String(value);
  };
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    headers: {
      get: one,
      entries: () => Object.keys(headers).map((name): [string, string] => [name, one(name) ?? '']),
    },
    text: () => Promise.resolve(text),
    json: () => Promise.resolve().then(() => JSON.parse(text) as unknown),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer),
  };
}
