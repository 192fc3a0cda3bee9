/**
 * A way out to Slack for what is no view: installing, and opening a socket for a trial. Apart from the guard,
 * so that neither can do what the other may; like it, it denies by default.
 */
import { AppError } from '../../base/errors.ts';
import { isLoopback } from '../../base/url.ts';
import type { Log } from '../../base/log.ts';
import { direct, isProxyFault, type Outgoing } from '../../base/outgoing/index.ts';

/** None of these writes a message (docs.slack.dev/reference/methods/oauth.v2.access …). */
export type NarrowMethod = 'oauth.v2.access' | 'auth.revoke' | 'apps.connections.open';

/** Slack's answers to these are a few hundred bytes. */
const ANSWER_LIMIT = 64 * 1024;

export interface NarrowParts {
  /** With a slash at the end. Plain http only on this machine. */
  readonly apiUrl: string;
  readonly methods: readonly NarrowMethod[];
  readonly log: Log;
  readonly timeoutMs: number;
  /** How Slack is reached. */
  readonly outgoing?: Outgoing;
}
export interface NarrowAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
export interface NarrowInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
/**
 * @throws AppError `CALL_REFUSED` for anything but a POST with a text body to one of the methods; `CALL_FAILED`
 * (`timeout`, `network`, `proxy`, `too-large`) when the call does not come through. A redirect is not followed.
 */
export type NarrowCall = (target: string, init: NarrowInit) => Promise<NarrowAnswer>;

/** @throws AppError `CONFIG_INVALID` for an address that would carry a secret in the clear. */
export function createNarrowCall({ apiUrl, methods, log, timeoutMs, outgoing = direct }: NarrowParts): NarrowCall {
  const base = URL.canParse(apiUrl) ? new URL(apiUrl) : undefined;
  const isSafe = base?.protocol === 'https:' || (base?.protocol === 'http:' && isLoopback(base));
  if (base?.href !== apiUrl || !apiUrl.endsWith('/') || base.username !== '' || !isSafe)
    throw new AppError('CONFIG_INVALID', 'Slack API address');
  const allowed = new Set(methods.map((method) => `${apiUrl}${method}`));

  return async (target, { method, headers = {}, body }) => {
    if (!allowed.has(target) || method !== 'POST' || typeof body !== 'string') {
      log.error('call-refused', { part: 'slack', code: 'CALL_REFUSED' });
      throw new AppError('CALL_REFUSED');
    }
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await outgoing.fetch(target, { method: 'POST', headers, body, redirect: 'error', signal });
      return { status: response.status, headers: response.headers, text: await bounded(response) };
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('CALL_FAILED', signal.aborted ? 'timeout' : isProxyFault(error) ? 'proxy' : 'network', error);
    }
  };
}

async function bounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > ANSWER_LIMIT) throw new AppError('CALL_FAILED', 'too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
