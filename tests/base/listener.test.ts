/** Connections are kept longer than a proxy keeps them, and a stop costs nobody their press. All on real sockets. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { createListener, LIMITS, serverOptions, type Listener, type ListenerLimits } from '../../src/base/listener.ts';

const REQUEST = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const open: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function start(handler: RequestListener, limits: Partial<ListenerLimits> = {}) {
  const listener = createListener(handler, { ...LIMITS, graceMs: 2000, ...limits });
  open.push(listener);
  return { listener, port: await listener.listen(0, '127.0.0.1') };
}
interface Line {
  readonly socket: Socket;
  readonly text: () => string;
  readonly ended: () => boolean;
}
async function dial(port: number): Promise<Line> {
  const socket = connect(port, '127.0.0.1');
  open.push({ close: () => socket.destroy() });
  let text = '';
  let ended = false;
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined).on('end', () => (ended = true));
  socket.on('close', () => (ended = true));
  await once(socket, 'connect');
  return { socket, text: () => text, ended: () => ended };
}
const answers = (line: Line): number => line.text().split('HTTP/1.1 200').length - 1;
const fine: RequestListener = (_request, response) => void response.end('fine');
/** A handler whose answers the test gives itself. */
function held(): { handler: RequestListener; responses: ServerResponse[] } {
  const responses: ServerResponse[] = [];
  return { handler: (_request, response) => void responses.push(response), responses };
}

it('keeps a silent connection longer than nginx, AWS, Traefik and Caddy do, and looks at headers every second', () => {
  expect(LIMITS.keepAliveMs).toBeGreaterThan(120_000);
  expect(serverOptions()).toEqual({
    keepAliveTimeout: LIMITS.keepAliveMs,
    headersTimeout: 10_000,
    requestTimeout: 15_000,
    connectionsCheckingInterval: 1000,
  });
  const { server } = createListener(fine);
  expect(server.keepAliveTimeout).toBe(LIMITS.keepAliveMs);
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 15_000]);
});

it('tells whoever is before it how long a connection is kept, and closes it only then', async () => {
  const { port } = await start(fine, { keepAliveMs: 300 });
  const line = await dial(port);
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(1);
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(2);
  expect(line.text().toLowerCase()).toContain('connection: keep-alive');
  await expect.poll(line.ended, { timeout: 5000 }).toBe(true);
});

it('does not let half a header live on', async () => {
  const { port } = await start(fine, { headersMs: 100, requestMs: 200, checkMs: 20 });
  const half = await dial(port);
  half.socket.write('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const body = await dial(port);
  body.socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nab');
  await expect.poll(half.ended, { timeout: 5000 }).toBe(true);
  expect(half.text()).toContain('408');
});

it('answers what is under way, and says in the answer that it is the last', async () => {
  const { handler, responses } = held();
  const { listener, port } = await start(handler);
  const line = await dial(port);
  line.socket.write(REQUEST);
  await expect.poll(() => responses.length).toBe(1);
  const stopped = listener.close();
  responses[0]?.end('fine');
  await expect.poll(line.ended).toBe(true);
  expect(line.text()).toContain('HTTP/1.1 200');
  expect(line.text().toLowerCase()).toContain('connection: close');
  await stopped;
});

it('answers a request that comes over a kept connection after the stop began', async () => {
  const { listener, port } = await start(fine, { quietMs: 1500, graceMs: 5000 });
  const line = await dial(port);
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(1);
  const stopped = listener.close();
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(2);
  expect(line.text().toLowerCase().split('connection: close')).toHaveLength(2);
  // Nothing is left to wait for: the stop ends with the last connection, not with its time.
  await stopped;
  expect(line.ended()).toBe(true);
});

it('answers what had arrived unread when the silent connections are closed', async () => {
  const { listener, port } = await start(fine, { quietMs: 0 });
  const line = await dial(port);
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(1);
  line.socket.write(REQUEST);
  // The event loop is busy while it arrives, as at a moment of load; then the stop comes before it is read.
  const until = performance.now() + 50;
  while (performance.now() < until);
  await listener.close();
  await expect.poll(() => answers(line)).toBe(2);
});

it('lets a request go on that had come by half', async () => {
  const { listener, port } = await start(fine, { quietMs: 20 });
  const line = await dial(port);
  line.socket.write(REQUEST);
  await expect.poll(() => answers(line)).toBe(1);
  const { bytesRead } = await new Promise<Socket>((resolve) => {
    listener.server.once('connection', resolve);
    void dial(port);
  });
  expect(bytesRead).toBe(0);
  line.socket.write(REQUEST.slice(0, 10));
  const other = await dial(port);
  other.socket.write(REQUEST);
  await expect.poll(() => answers(other)).toBe(1);
  const stopped = listener.close();
  // The others are silent and go; then the rest of this one comes.
  await expect.poll(other.ended).toBe(true);
  line.socket.write(REQUEST.slice(10));
  await expect.poll(() => answers(line)).toBe(2);
  await stopped;
});

it('closes a connection over which nothing ever came, and one whose answer had begun before the stop', async () => {
  const { handler, responses } = held();
  const { listener, port } = await start(handler);
  const never = await dial(port);
  const stream = await dial(port);
  stream.socket.write(REQUEST);
  await expect.poll(() => responses.length).toBe(1);
  responses[0]?.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
  await expect.poll(() => stream.text()).toContain(':\n\n');
  const stopped = listener.close();
  responses[0]?.end();
  await stopped;
  await expect.poll(() => never.ended() && stream.ended()).toBe(true);
});

it('ends by force what does not end', async () => {
  const { listener, port } = await start(held().handler, { quietMs: 0, graceMs: 100 });
  const line = await dial(port);
  line.socket.write(REQUEST);
  await once(listener.server, 'request');
  await listener.close();
  await expect.poll(line.ended).toBe(true);
});

it('says why when the port is taken', async () => {
  const { port } = await start(fine);
  const second: Listener = createListener(fine);
  await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('no listener of the product is made without these limits, the demo’s included', () => {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const made = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      [...readFileSync(root + name, 'utf8').matchAll(/\bcreateServer\(([^)]*)/g)].map(([, first = '']) => ({
        name,
        first,
      })),
    );
  expect(made.map(({ name }) => name)).toContain('base/listener.ts');
  // A probe for a free port, which answers nobody.
  const bare = made.filter(
    ({ name, first }) => !first.startsWith('serverOptions(') && name !== 'stand-ins/free-port.ts',
  );
  expect(bare).toEqual([]);
  expect(made.filter(({ name }) => name === 'stand-ins/free-port.ts')).toHaveLength(1);
});
