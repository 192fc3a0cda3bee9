/** A proxy as offices have them: `CONNECT` and nothing else, with or without a password, over TLS or not. */
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Certificate } from './certificate.helper.ts';

export interface ConnectProxy {
  readonly url: string;
  /** `host:port` of every tunnel that was asked for. */
  readonly asked: string[];
  /** The `Proxy-Authorization` of each. */
  readonly credentials: (string | undefined)[];
  close(): Promise<void>;
}
export interface ConnectProxyOptions {
  /** Where every tunnel leads, whatever name was asked for. */
  readonly to: number;
  /** Instead of opening a tunnel: a status, or to say nothing. */
  readonly refuse?: number | 'silent';
  /** Sent with the refusal, as a proxy's page would be. */
  readonly page?: string;
  readonly credentials?: string;
  readonly tls?: Certificate;
}

export async function startConnectProxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const { to, refuse, page = '', credentials, tls } = options;
  const asked: string[] = [];
  const seen: (string | undefined)[] = [];
  const open = new Set<Socket>();
  const server = tls === undefined ? http.createServer() : https.createServer(tls);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  server.on('connect', (request: http.IncomingMessage, near: Socket) => {
    near.on('error', () => undefined);
    asked.push(request.url ?? '');
    const given = request.headers['proxy-authorization'];
    seen.push(given);
    if (refuse === 'silent') return;
    const status =
      credentials !== undefined && given !== `Basic ${Buffer.from(credentials).toString('base64')}` ? 407 : refuse;
    if (status !== undefined) {
      near.end(`HTTP/1.1 ${status} No\r\ncontent-length: ${Buffer.byteLength(page)}\r\n\r\n${page}`);
      return;
    }
    const far = connect(to, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(near);
      near.pipe(far);
    });
    far.on('error', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = (server.address() as AddressInfo).port;
  const user = credentials === undefined ? '' : `${credentials.split(':').map(encodeURIComponent).join(':')}@`;
  return {
    url: `http${tls === undefined ? '' : 's'}://${user}127.0.0.1:${port}`,
    asked,
    credentials: seen,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
