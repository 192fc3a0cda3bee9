/** The first answer counts; what is refused closes the connection; only whoever says so may be kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createRespond, type Respond } from '../../src/base/respond.ts';

let close: () => void = () => undefined;
afterEach(() => close());
async function responseOf(work: (respond: Respond) => void, own?: Record<string, string>): Promise<Response> {
  const server = createServer((_, response) => work(createRespond(response, own)));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

it('the first answer counts', async () => {
  const response = await responseOf((respond) => {
    respond(200, { één: 1 });
    respond(500);
  });
  expect([response.status, await response.json()]).toEqual([200, { één: 1 }]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

it('JSON that is written already goes as it is', async () => {
  expect(await (await responseOf((respond) => respond(200, Buffer.from('{"a":1}')))).text()).toBe('{"a":1}');
});

it.each([undefined, ''])('no content (%j): an empty body', async (content) => {
  const response = await responseOf((respond) => respond(200, content), {});
  expect([response.headers.get('content-length'), await response.text()]).toEqual(['0', '']);
  expect(response.headers.has('cache-control')).toBe(false);
  expect(response.headers.get('connection')).toBe('keep-alive');
});

it('a refusal does not wait for the rest of a body', async () => {
  expect((await responseOf((respond) => respond(413))).headers.get('connection')).toBe('close');
});
