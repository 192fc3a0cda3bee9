/**
 * The only way out of the Teams part, and it denies by default: a call leaves when one of the routes it was
 * made with says so. No route that is loaded without a bot secret leads to a conversation.
 */
import http from 'node:http';
import https from 'node:https';
import { AppError } from '../../base/errors.ts';
import { isLoopback } from '../../base/url.ts';
import type { Log } from '../../base/log.ts';
import { direct, isProxyFault, type Outgoing } from '../../base/outgoing/index.ts';

/** Microsoft's key sets and token answers are a few kilobytes. */
const ANSWER_LIMIT = 512 * 1024;

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for GET. */
  readonly body: string;
}
export interface Route {
  /** Told to `onCall`. */
  readonly name: string;
  readonly allows: (call: Call) => boolean;
}
export interface Answered {
  readonly status: number;
  readonly text: string;
}
export interface GuardParts {
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly timeoutMs: number;
  /** How Microsoft is reached. */
  readonly outgoing?: Outgoing;
  /** Called with the name of the route before each call that goes out. */
  readonly onCall?: (name: string) => void;
}
export interface Guard {
  /** @throws AppError `CALL_REFUSED` when no route allows it; `CALL_FAILED` (`timeout`, `network`, `proxy`, `too-large`). */
  call(call: Call): Promise<Answered>;
  close(): void;
}

/** https anywhere, http on this machine; nothing else, and no user or fragment in it. */
export function safeUrl(text: string): URL | undefined {
  if (text.length > 2048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return safe && url.username === '' && url.password === '' && url.hash === '' ? url : undefined;
}

export function createGuard({ routes, log, timeoutMs, outgoing = direct, onCall }: GuardParts): Guard {
  const agents = outgoing.agents({ keepAlive: true, maxSockets: 32 });

  const once = (url: URL, { method, headers, body }: Call): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const transport = url.protocol === 'https:' ? https : http;
      const request = transport.request(url, {
        method,
        agent: agents.for(url),
        headers: method === 'GET' ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      const fail = (detail: string, cause?: unknown): void => {
        clearTimeout(timer);
        reject(new AppError('CALL_FAILED', detail, cause));
        request.destroy();
      };
      const timer = setTimeout(() => fail('timeout'), timeoutMs);
      request.on('error', (error) => fail(isProxyFault(error) ? 'proxy' : 'network', error));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > ANSWER_LIMIT) fail('too-large');
          else chunks.push(chunk);
        });
        response.on('error', (error) => fail('network', error));
        response.on('end', () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      request.end(method === 'GET' ? undefined : body);
    });

  return {
    async call(call) {
      const url = safeUrl(call.url);
      const route = url?.href === call.url ? routes.find(({ allows }) => allows(call)) : undefined;
      if (url === undefined || route === undefined) {
        log.error('call-refused', { part: 'teams', code: 'CALL_REFUSED' });
        throw new AppError('CALL_REFUSED');
      }
      onCall?.(route.name);
      return once(url, call);
    },
    close: () => agents.close(),
  };
}
