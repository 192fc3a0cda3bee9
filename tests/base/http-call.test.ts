/** One call has an end, whatever the other side does, and says by a reason which end it was. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { httpCall, type HttpLimits } from '../../src/base/http-call.ts';
import { openOutgoing } from '../../src/base/outgoing/index.ts';

beforeAll(() => nock.restore());
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
async function otherSide(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}
const call = (url: URL, limits: Partial<HttpLimits> = {}) =>
  httpCall(
    { url, method: 'POST', headers: { authorization: 'canary' }, body: 'canary' },
    { agents: openOutgoing().agents(), timeoutMs: 2000, limit: 1000, ...limits },
  );

it('an answer, as it came', async () => {
  const url = await otherSide((_, response) => void response.writeHead(201, { 'x-a': 'b' }).end('één'));
  expect(await call(url)).toMatchObject({ status: 201, text: 'één', headers: { 'x-a': 'b' } });
});

it.each<[string, RequestListener, Partial<HttpLimits>]>([
  ['timeout', () => undefined, { timeoutMs: 30 }],
  ['timeout', (_, response) => void response.write('and then nothing'), { timeoutMs: 60 }],
  ['network', ({ socket }) => socket.destroy(), {}],
  [
    'network',
    (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('half', () => response.destroy()),
    {},
  ],
  ['network', () => undefined, { signal: AbortSignal.timeout(30) }],
  ['too-large', (_, response) => void response.end('x'.repeat(1001)), {}],
  ['redirect', (_, response) => void response.writeHead(307, { location: '/x' }).end(), { refuseRedirects: true }],
])('%s', async (reason, listener, limits) => {
  const error: unknown = await call(await otherSide(listener), limits).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'CALL_FAILED', reason });
  expect(String(error)).toMatch(new RegExp(`${reason}$`));
  expect(String(error)).not.toContain('canary');
});

it('a proxy that is not there has a reason of its own', async () => {
  const { port } = await otherSide(() => undefined);
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
  const agents = openOutgoing({ proxy: `http://127.0.0.1:${port}` }).agents();
  await expect(call(new URL('https://example.invalid/'), { agents })).rejects.toMatchObject({ reason: 'proxy' });
});

it('a redirect is an answer unless it is refused, and is never followed', async () => {
  const asked: (string | undefined)[] = [];
  const url = await otherSide((request, response) => {
    asked.push(request.url);
    response.writeHead(302, { location: '/steal' }).end();
  });
  expect(await call(url)).toMatchObject({ status: 302 });
  await expect(call(url, { refuseRedirects: true })).rejects.toMatchObject({ reason: 'redirect' });
  expect(asked).toEqual(['/', '/']);
});

it('a kept connection that was closed meanwhile costs one new try where that is wanted, and fails elsewhere', async () => {
  let cut = false;
  const url = await otherSide((request, response) => {
    request.resume();
    if (cut) request.socket.resetAndDestroy();
    else response.end();
    cut = false;
  });
  const agents = openOutgoing().agents({ keepAlive: true });
  await call(url, { agents });
  cut = true;
  expect(await call(url, { agents, retryClosed: true })).toMatchObject({ status: 200 });
  cut = true;
  await expect(call(url, { agents })).rejects.toMatchObject({ reason: 'network' });
  agents.close();
});

it('a time-out on a kept connection is told once, and nothing is sent again', async () => {
  let asked = 0;
  let silent = false;
  const url = await otherSide((request, response) => {
    asked += 1;
    request.resume();
    if (!silent) response.end();
  });
  const agents = openOutgoing().agents({ keepAlive: true });
  await call(url, { agents });
  silent = true;
  await expect(call(url, { agents, retryClosed: true, timeoutMs: 100 })).rejects.toMatchObject({ reason: 'timeout' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked).toBe(2);
  agents.close();
});
