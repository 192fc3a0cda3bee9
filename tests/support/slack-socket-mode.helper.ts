/** Slack's side of Socket Mode on this machine, and a bridge: what the stand-in's people do travels over the socket. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { serveWebSockets, type Peer } from './web-socket-server.helper.ts';

type Json = Readonly<Record<string, unknown>>;

export interface SocketMode {
  readonly url: string;
  /** What `apps.connections.open` answers; by default this server's own address. */
  response: () => Json;
  /** Every call that came in that was not for the stand-in. */
  readonly opened: { authorization: string | undefined; body: string }[];
  /** The sockets there were, the newest last. */
  readonly peers: Peer[];
  /** Everything the bot said over its sockets. */
  readonly heard: Json[];
  /** One envelope to the newest socket; what came back for it, or `undefined` when nothing did in time. */
  deliver(type: string, payload: unknown, ms?: number): Promise<Json | undefined>;
  /** `{type: …}` without an answer. */
  tell(message: Json): void;
  close(): Promise<void>;
}

export async function startSocketMode(
  web: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<SocketMode> {
  const waiting = new Map<string, (received: Json) => void>();
  let envelopes = 0;
  const server = createServer((request, response) => {
    if (request.url === '/api/apps.connections.open')
      void text(request).then((body) => {
        fake.opened.push({ authorization: request.headers.authorization, body });
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(fake.response()));
      });
    else if (request.url === '/bot') void text(request).then((body) => bridge(request, response, body));
    else web(request, response);
  });
  /** A signed request becomes an envelope; its acknowledgement becomes the answer. Unacknowledged is Slack's timeout. */
  const bridge = async (request: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    const fields: Json = isJson ? (JSON.parse(body) as Json) : { ...parse(body) };
    const { payload } = fields;
    const [type, content] = isJson
      ? ['events_api', fields]
      : typeof payload === 'string'
        ? ['interactive', JSON.parse(payload) as Json]
        : ['slash_commands', fields];
    const received = await fake.deliver(type, content);
    if (received === undefined) return void response.writeHead(500).end();
    const given = received['payload'];
    const isEmpty = given === undefined || Object.keys(given as Json).length === 0;
    response.writeHead(200, { 'content-type': 'application/json' }).end(isEmpty ? '' : JSON.stringify(given));
  };
  await new Promise<void>((done) => void server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  const fake: SocketMode = {
    url: `http://localhost:${port}`,
    response: () => ({ ok: true, url: `ws://localhost:${port}/link?ticket=canary-ticket` }),
    opened: [],
    peers: [],
    heard: [],
    tell: (message) => fake.peers.at(-1)?.send(JSON.stringify(message)),
    deliver(type, payload, ms = 4000) {
      const id = `envelope-${(envelopes += 1)}`;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), ms);
        waiting.set(id, (received) => {
          clearTimeout(timer);
          resolve(received);
        });
        fake.tell({ envelope_id: id, type, payload, accepts_response_payload: true });
      });
    },
    close() {
      for (const peer of fake.peers) peer.destroy();
      server.closeAllConnections();
      return new Promise((done) => void server.close(() => done()));
    },
  };
  serveWebSockets(server, {
    opened(peer) {
      fake.peers.push(peer);
      peer.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0DEMO' } }));
    },
    said(_peer, said) {
      const message = JSON.parse(said) as Json;
      fake.heard.push(message);
      waiting.get(String(message['envelope_id']))?.(message);
    },
  });
  return fake;
}

async function text(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const chunk of request) all += String(chunk);
  return all;
}
