/**
 * Through a proxy to another server: `CONNECT` (RFC 9110, 9.3.6), by Node's own client. Not by a library of agents,
 * because those that were looked at wait for ever for a proxy that took the connection and says nothing, and hand the
 * proxy's refusal on as if the other server had answered.
 */
import http from 'node:http';
import https from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';

/** Longer than a platform waits for us; it only keeps a silent proxy from piling up connections. */
const PROXY_MS = 5000;
export const PROXY_FAILED = 'EPROXY';

/** Named apart from what can go wrong at the other server: the remedy is another. */
function proxyFailed(reason: string, cause?: unknown): NodeJS.ErrnoException {
  return Object.assign(new Error(`the proxy: ${reason}`, cause === undefined ? undefined : { cause }), {
    code: PROXY_FAILED,
  });
}
export const isProxyFault = (error: unknown): boolean =>
  error instanceof Error && ('code' in error ? error.code === PROXY_FAILED : isProxyFault(error.cause));

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** A plain connection to `target`. @throws an error with the code `EPROXY`. */
export function openTunnel(
  proxy: URL,
  target: Target,
  secureContext: SecureContext | undefined,
  withinMs = PROXY_MS,
): Promise<Socket> {
  const authority = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  const { username, password } = proxy;
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const isSecure = proxy.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const asking = (isSecure ? https : http).request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port === '' ? (isSecure ? 443 : 80) : Number(proxy.port),
      method: 'CONNECT',
      path: authority,
      agent: false,
      headers: {
        host: authority,
        ...(username === '' && password === '' ? {} : { 'proxy-authorization': `Basic ${credentials}` }),
      },
      ...(secureContext === undefined ? {} : { secureContext }),
    });
    const fail = (reason: string, cause?: unknown): void => {
      clearTimeout(timer);
      reject(proxyFailed(reason, cause));
      asking.destroy();
    };
    const timer = setTimeout(() => fail('no answer in time'), withinMs);
    asking.on('error', (error) => fail('cannot be reached', error));
    asking.on('connect', ({ statusCode = 0 }, socket: Socket, head: Buffer) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return fail(`status ${statusCode}`);
      }
      clearTimeout(timer);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asking.end();
  });
}
