/**
 * One call to another server, with an end to its time and to its answer. Over the agents of `outgoing`; whom it may go
 * to is decided before, by the guard of whoever calls. Redirects are never followed. By Node's own client, because
 * global `fetch` would cost two thirds of a request to Slack.
 */
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { urlToHttpOptions } from 'node:url';
import { becauseOf, type Reason } from './errors.ts';
import { memoPer } from './memo.ts';
import { isProxyFault, type Agents } from './outgoing/index.ts';

export interface HttpCall {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}
export interface HttpLimits {
  readonly agents: Agents;
  readonly timeoutMs: number;
  /** Bytes of an answer. */
  readonly limit: number;
  /** An answer that points elsewhere fails (`redirect`). Absent: it is an answer like any other. */
  readonly refuseRedirects?: boolean;
  /** Once more over a new connection when the other side had closed the kept one meanwhile: nothing was read there. */
  readonly retryClosed?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** For this call alone, beside what the agents trust. */
  readonly tls?: { readonly ca?: string; readonly rejectUnauthorized?: boolean };
  /** How the name becomes an address, where no proxy does that; Node's own when absent. */
  readonly lookup?: LookupFunction;
  /** Sees the answer before its body is read, while the socket is still there. */
  readonly onResponse?: (incoming: IncomingMessage) => void;
}
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Where a caller has one address for all its calls it is taken apart once, which costs a tenth of sending a request. */
const partsOf = memoPer(urlToHttpOptions);

/** @throws AppError `CALL_FAILED` (`timeout`, `network`, `proxy`, `redirect`, `too-large`), with its cause. */
export function httpCall(call: HttpCall, limits: HttpLimits): Promise<HttpResponse> {
  const { url, method, headers, body } = call;
  const {
    agents,
    timeoutMs,
    limit,
    refuseRedirects = false,
    retryClosed = false,
    signal,
    tls,
    lookup,
    onResponse,
  } = limits;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request({
      ...partsOf(url),
      method,
      agent: agents.for(url),
      headers: body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
      ...(signal === undefined ? {} : { signal }),
      ...(lookup === undefined ? {} : { lookup }),
      ...tls,
    });
    let failed = false;
    const fail = (reason: Reason, cause?: unknown): void => {
      failed = true;
      clearTimeout(timer);
      reject(becauseOf('CALL_FAILED', reason, cause));
      request.destroy();
    };
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    request.on('error', (error: NodeJS.ErrnoException) => {
      // Ending a request makes an ECONNRESET of its own: that is no reason to send it again.
      if (failed) return;
      if (retryClosed && request.reusedSocket && error.code === 'ECONNRESET') {
        clearTimeout(timer);
        return resolve(httpCall(call, { ...limits, retryClosed: false }));
      }
      fail(isProxyFault(error) ? 'proxy' : 'network', error);
    });
    request.on('response', (incoming) => {
      const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
      if (refuseRedirects && status >= 300 && status < 400) return fail('redirect');
      onResponse?.(incoming);
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) fail('too-large');
        else chunks.push(chunk);
      });
      incoming.on('error', (error) => fail('network', error));
      // Comes after every answer: making an Error each time would cost more than it tells.
      incoming.on('close', () => {
        if (!incoming.complete) fail('network');
      });
      incoming.on('end', () => {
        clearTimeout(timer);
        resolve({ status, statusText, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(body);
  });
}
