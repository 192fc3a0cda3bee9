/**
 * The one way out of this machine, for every caller: Slack, Microsoft, the identity providers, the doctor. What it
 * settles is how a server is reached (through a proxy or not) and whom to trust; what may be asked there is decided by
 * each caller's own guard.
 */
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { connect as plainly, isIP, type Socket } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import { trustedBeside } from './certificates.ts';
import { createFetch, type Fetch } from './fetch.ts';
import { readNoProxy } from './no-proxy.ts';
import { openTunnel } from './tunnel.ts';

export { isProxyFault } from './tunnel.ts';
export type { Fetch } from './fetch.ts';

export interface OutgoingSettings {
  /** `http://` or `https://`, with or without `user:password@`. */
  readonly proxy?: string;
  readonly noProxy?: string;
  /** PEM, beside those that Node trusts. */
  readonly caCertificates?: string;
}
export interface Agents {
  for(url: URL): http.Agent;
  close(): void;
}
export interface Outgoing {
  /** For `node:http` and `node:https`. */
  agents(options?: { readonly keepAlive?: boolean; readonly maxSockets?: number }): Agents;
  readonly fetch: Fetch;
  /** A connection that is ready to write on: for a socket that is no request. */
  connect(url: URL): Promise<Socket>;
}

/** What Node's agents have and its types do not tell: nodejs.org/api/http.html, "agent.createConnection". */
type Create = (
  options: Readonly<Record<string, unknown>>,
  done: (error: unknown, socket?: Socket) => void,
) => Socket | undefined;

export function openOutgoing(settings: OutgoingSettings = {}): Outgoing {
  const { caCertificates, noProxy } = settings;
  const proxy = settings.proxy === undefined ? undefined : new URL(settings.proxy);
  // Made once: reading every authority anew for each connection would cost more than the rest of it.
  const secureContext =
    caCertificates === undefined ? undefined : tls.createSecureContext({ ca: trustedBeside(caCertificates) });
  const trust: { secureContext?: SecureContext } = secureContext === undefined ? {} : { secureContext };
  const isDirect = readNoProxy(noProxy);

  const agents: Outgoing['agents'] = (options = {}) => {
    const plain = new http.Agent(options);
    const direct = new https.Agent({ ...options, ...trust });
    const through = proxy === undefined ? undefined : new https.Agent({ ...options, ...trust });
    if (through !== undefined && proxy !== undefined) throughProxy(through, proxy, secureContext);
    return {
      for: (url) => (url.protocol !== 'https:' ? plain : through === undefined || isDirect(url) ? direct : through),
      close: () => [plain, direct, through].forEach((agent) => agent?.destroy()),
    };
  };

  return {
    agents,
    fetch: createFetch(agents()),
    async connect(url) {
      const isSecure = url.protocol === 'wss:' || url.protocol === 'https:';
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const port = Number(url.port) || (isSecure ? 443 : 80);
      const tunnel =
        proxy === undefined || !isSecure || isDirect(url)
          ? undefined
          : await openTunnel(proxy, { host, port }, secureContext);
      const socket = !isSecure
        ? plainly({ host, port })
        : tls.connect({
            ...(tunnel === undefined ? { host, port } : { socket: tunnel }),
            ...(isIP(host) === 0 ? { servername: host } : {}),
            ALPNProtocols: ['http/1.1'],
            ...trust,
          });
      await once(socket, isSecure ? 'secureConnect' : 'connect');
      return socket;
    },
  };
}

/** Its connections go through a tunnel; what goes over them, and whom it trusts, stays as it is. */
function throughProxy(agent: https.Agent, proxy: URL, secureContext: SecureContext | undefined): void {
  const own = agent as unknown as { createConnection: Create };
  const secure = own.createConnection.bind(agent);
  const open = async (options: Parameters<Create>[0], done: Parameters<Create>[1]): Promise<void> => {
    const target = { host: String(options['host']), port: Number(options['port']) };
    let socket: Socket | undefined;
    try {
      // With a socket of one's own Node adds TLS, and makes no connection.
      const tunnel = await openTunnel(proxy, target, secureContext);
      socket = secure({ ...options, socket: tunnel }, () => undefined);
    } catch (error) {
      return done(error);
    }
    done(null, socket);
  };
  own.createConnection = (options, done) => void open(options, done);
}

/** For parts that are made without the composition, as in a test: no proxy, and Node's own trust. */
export const direct = openOutgoing();
