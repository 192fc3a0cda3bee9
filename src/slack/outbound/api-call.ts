/**
 * A way out to Slack for what is no view: installing, and opening a socket for a trial. Apart from the guard,
 * so that neither can do what the other may; like it, it denies by default.
 */
import { AppError } from '../../base/errors.ts';
import { httpCall, type HttpResponse } from '../../base/http-call.ts';
import type { Log } from '../../base/log.ts';
import { direct, type Outgoing } from '../../base/outgoing/index.ts';
import { safeBase } from '../../base/url.ts';

/** None of these writes a message (docs.slack.dev/reference/methods/oauth.v2.access …). */
export type ApiMethod = 'oauth.v2.access' | 'auth.revoke' | 'apps.connections.open';

/** Slack's answers to these are a few hundred bytes. */
const RESPONSE_LIMIT = 64 * 1024;

export interface ApiCallParts {
  /** With a slash at the end. Plain http only on this machine. */
  readonly apiUrl: string;
  readonly methods: readonly ApiMethod[];
  readonly log: Log;
  readonly timeoutMs: number;
  /** How Slack is reached. */
  readonly outgoing?: Outgoing;
}
export interface ApiCallInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
/**
 * @throws AppError `CALL_REFUSED` for anything but a POST with a text body to one of the methods; `CALL_FAILED`
 * (`timeout`, `network`, `proxy`, `redirect`, `too-large`) when the call does not come through.
 */
export type ApiCall = (target: string, init: ApiCallInit) => Promise<HttpResponse>;

/** @throws AppError `CONFIG_INVALID` for an address that would carry a secret in the clear. */
export function createApiCall({ apiUrl, methods, log, timeoutMs, outgoing = direct }: ApiCallParts): ApiCall {
  if (safeBase(apiUrl) === undefined) throw new AppError('CONFIG_INVALID', 'Slack API address');
  const allowed = new Set(methods.map((method) => `${apiUrl}${method}`));

  const agents = outgoing.agents();

  return async (target, { method, headers = {}, body }) => {
    if (!allowed.has(target) || method !== 'POST' || typeof body !== 'string') {
      log.error('call-refused', { part: 'slack', code: 'CALL_REFUSED' });
      throw new AppError('CALL_REFUSED');
    }
    const limits = { agents, timeoutMs, limit: RESPONSE_LIMIT, refuseRedirects: true };
    return httpCall({ url: new URL(target), method, headers, body }, limits);
  };
}
