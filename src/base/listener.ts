/**
 * How every listener of ours waits and how it ends. Before each stands a proxy that keeps connections open, and our
 * traffic is sparse, so nearly every press comes over a connection that has been silent for a while: closed a moment
 * before, that press is a 502 and somebody's words are in doubt.
 */
import { createServer, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface ListenerLimits {
  /**
   * Longer than whoever is before us keeps a silent connection, so that it is always they who close it: nginx and AWS
   * 60 s, Traefik 90 s, Caddy 120 s (their documents, "keepalive", "idle timeout"). Node's own 5 s is shorter than all.
   */
  readonly keepAliveMs: number;
  /** Slowloris and the like: nobody we serve needs longer to send what a form holds. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often Node looks at the two above. Its own 30 s let a half-sent header live that long. */
  readonly checkMs: number;
  /** A stop waits this long before it closes a silent connection: a request may be on its way over it. */
  readonly quietMs: number;
  /** The whole of a stop, at most. */
  readonly graceMs: number;
}
export const LIMITS: ListenerLimits = {
  keepAliveMs: 125_000,
  headersMs: 10_000,
  requestMs: 15_000,
  checkMs: 1000,
  quietMs: 500,
  graceMs: 8000,
};

export const serverOptions = (limits: ListenerLimits = LIMITS): ServerOptions => ({
  keepAliveTimeout: limits.keepAliveMs,
  headersTimeout: limits.headersMs,
  requestTimeout: limits.requestMs,
  connectionsCheckingInterval: limits.checkMs,
});

export interface Listener {
  readonly server: Server;
  /** @returns the port. @throws when it cannot be had. */
  listen(port: number, host: string): Promise<number>;
  /** From now on every answer says `Connection: close`. Everything is still answered. */
  drain(): void;
  /** Drains, closes what is silent, lets what runs finish, and ends by force after `graceMs`. */
  close(): Promise<void>;
}

/** What is known of a connection: answers under way, and how far it had been read when the last of them ended. */
interface Seen {
  readonly open: Set<ServerResponse>;
  readUpTo: number;
}

export function createListener(handler: RequestListener, limits: ListenerLimits = LIMITS): Listener {
  const connections = new Map<Socket, Seen>();
  let isDraining = false;
  let heardEmpty = (): void => undefined;

  const server = createServer(serverOptions(limits), handler);
  server.on('connection', (socket) => {
    connections.set(socket, { open: new Set(), readUpTo: 0 });
    socket.once('close', () => {
      connections.delete(socket);
      if (connections.size === 0) heardEmpty();
    });
  });
  // Before the handler, which may answer at once.
  server.prependListener('request', ({ socket }, response: ServerResponse) => {
    const seen = connections.get(socket);
    seen?.open.add(response);
    if (isDraining) response.setHeader('connection', 'close');
    response.once('close', () => {
      seen?.open.delete(response);
      if (seen !== undefined) seen.readUpTo = socket.bytesRead;
      // An answer whose head had left before the stop could not say that it was the last one here.
      if (isDraining && seen?.open.size === 0) socket.destroySoon();
    });
  });

  const drain = (): void => {
    if (isDraining) return;
    isDraining = true;
    for (const { open } of connections.values())
      for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close');
  };
  /** Resolves after `ms`, or as soon as there is no connection. */
  const empty = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, connections.size === 0 ? 0 : ms);
      heardEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  /** Half a request counts as one: it will be answered, or forced at the end. */
  const closeSilent = (): void => {
    for (const [socket, { open, readUpTo }] of connections)
      if (open.size === 0 && socket.bytesRead === readUpTo) socket.destroy();
  };

  return {
    server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    drain,
    async close() {
      drain();
      const until = performance.now() + limits.graceMs;
      await empty(Math.min(limits.quietMs, limits.graceMs));
      // Timers run before the sockets are read: what has arrived by now is seen first, and counts as a request.
      await new Promise((resolve) => void setImmediate(resolve));
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), Math.max(0, until - performance.now()));
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        closeSilent();
      });
    },
  };
}
