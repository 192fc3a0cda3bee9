import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { createGuard, type Guard } from '../../src/slack/outbound/guard.ts';

const OK = { ok: true, view: { id: 'V1', hash: '1.a' } };
const post = { method: 'POST', headers: {}, body: '{}' };
const log = (): ReturnType<typeof createLog> => createLog(() => undefined);

describe('on a real connection', () => {
  let server: Server;
  let local: Guard;
  // nock keeps no connections, and these tests are about keeping them.
  beforeEach(() => nock.restore());
  afterEach(() => {
    nock.activate();
    local.close();
    server.closeAllConnections();
    server.close();
  });
  const listen = async (): Promise<string> => {
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  };

  test('connections are kept, and one that Slack closed meanwhile costs one new try, not the call', async () => {
    const ports: number[] = [];
    let cut = false;
    server = createServer((request, response) => {
      ports.push(request.socket.remotePort ?? 0);
      request.resume();
      if (cut) {
        cut = false;
        request.socket.resetAndDestroy();
        return;
      }
      response.end(JSON.stringify(OK));
    });
    const apiUrl = await listen();
    local = createGuard({ apiUrl, log: log() });
    const call = async (): Promise<unknown> => (await local.fetch(`${apiUrl}views.open`, post)).json();
    await call();
    await call();
    expect(new Set(ports).size).toBe(1);
    cut = true;
    expect(await call()).toEqual(OK);
    expect(new Set(ports).size).toBe(2);
  });

  test('a fresh connection that breaks is not tried again', async () => {
    let tries = 0;
    server = createServer((request) => {
      tries += 1;
      request.socket.resetAndDestroy();
    });
    const apiUrl = await listen();
    local = createGuard({ apiUrl, log: log() });
    await expect(local.fetch(`${apiUrl}views.open`, post)).rejects.toMatchObject({ code: 'CALL_FAILED' });
    expect(tries).toBe(1);
  });

  test('an address that would carry the token in the clear, or is none, is refused at the start', () => {
    server = createServer();
    local = createGuard({ apiUrl: 'https://slack.com/api/', log: log() });
    for (const apiUrl of [
      'http://slack.com/api/',
      'ftp://slack.com/api/',
      'slack.com/api/',
      'https://slack.com/api',
      'https://u:p@slack.com/api/',
      'http://127.0.0.1.example.com/api/',
      '',
    ]) {
      expect(() => createGuard({ apiUrl, log: log() })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    }
  });
});
