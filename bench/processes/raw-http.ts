/** The least that could do it: `node:http`, one HMAC, one call over a keep-alive agent. No router, no store, no words. */
import { readFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { isSlacks, read } from '../raw-request.ts';

const { SLACK_API_URL = '', SLACK_SIGNING_SECRET = '', SLACK_BOT_TOKEN = '', VIEW_FILE = '' } = process.env;
const view = readFileSync(VIEW_FILE, 'utf8');
const agent = new Agent({ keepAlive: true });

function openView(trigger: string): Promise<boolean> {
  const body = `{"trigger_id":${JSON.stringify(trigger)},"view":${view}}`;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${SLACK_BOT_TOKEN}`,
  };
  return new Promise((resolve, reject) => {
    request(`${SLACK_API_URL}views.open`, { method: 'POST', agent, headers }, (received) => {
      read(received).then(
        (text) => resolve((JSON.parse(text.toString()) as { ok: boolean }).ok),
        (error: unknown) => reject(error instanceof Error ? error : new Error('unreadable')),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

const server = createServer((message, response) => {
  const serve = async (): Promise<number> => {
    const body = await read(message);
    if (!isSlacks(message, body, SLACK_SIGNING_SECRET)) return 401;
    return (await openView(String(parse(body.toString())['trigger_id']))) ? 200 : 500;
  };
  serve().then(
    (status) => response.writeHead(status, { 'content-length': 0 }).end(),
    () => response.writeHead(500, { 'content-length': 0 }).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
