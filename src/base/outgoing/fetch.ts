/** `fetch` over our own agents, for libraries that ask for one. Redirects are answers, and answers have an end. */
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Agents } from './index.ts';

const RESPONSE_LIMIT = 1024 * 1024;

export interface FetchInit {
  readonly method?: string | undefined;
  readonly headers?: ConstructorParameters<typeof Headers>[0] | undefined;
  readonly body?: unknown;
  readonly redirect?: string | undefined;
  readonly signal?: AbortSignal | null | undefined;
}
/** @throws `TypeError` with the cause, or the signal's reason, as the global `fetch` does. */
export type Fetch = (target: string | URL, init?: FetchInit) => Promise<Response>;

/** A status with which `Response` takes no body. */
const BODYLESS: ReadonlySet<number> = new Set([204, 205, 304]);

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof URLSearchParams) return String(body);
  throw new TypeError('a body that is no text');
}

function responseOf(incoming: IncomingMessage, chunks: readonly Buffer[]): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct))
    for (const each of value ?? []) headers.append(name, each);
  const status = incoming.statusCode ?? 0;
  return new Response(BODYLESS.has(status) ? null : Buffer.concat(chunks), {
    status,
    statusText: incoming.statusMessage ?? '',
    headers,
  });
}

export function createFetch(agents: Agents, limit = RESPONSE_LIMIT): Fetch {
  return (target, { method = 'GET', headers, body, redirect = 'manual', signal } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(target);
      const sent = new Headers(headers);
      const text = textOf(body);
      if (text !== undefined) sent.set('content-length', String(Buffer.byteLength(text)));
      if (!sent.has('accept')) sent.set('accept', '*/*');
      const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
        method,
        agent: agents.for(url),
        headers: Object.fromEntries(sent),
        ...(signal === null || signal === undefined ? {} : { signal }),
      });
      const fail = (cause: unknown): void => {
        reject(signal?.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause }));
        outgoing.destroy();
      };
      outgoing.on('error', fail);
      outgoing.on('response', (incoming) => {
        const { statusCode = 0 } = incoming;
        if (redirect === 'error' && statusCode >= 300 && statusCode < 400) return fail(new Error('redirect'));
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > limit) fail(new Error('too large'));
          else chunks.push(chunk);
        });
        incoming.on('error', fail);
        incoming.on('close', () => fail(new Error('the answer broke off')));
        incoming.on('end', () => {
          try {
            resolve(responseOf(incoming, chunks));
          } catch (error) {
            fail(error);
          }
        });
      });
      outgoing.end(text);
    });
}
