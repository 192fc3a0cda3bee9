/**
 * Answers Slack's Web API at once, with the whole view as Slack does. A view's id follows from the trigger, so
 * that a load generator can go on in it. Says the last view it was sent when asked.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';

const TRIGGER = /trigger_id(?:":"|=)[^"&]*\.([A-Za-z0-9]+)/;
let last = '';

function viewIn(body: string): object {
  const sent = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>)['view'] : parse(body)['view'];
  return (typeof sent === 'string' ? JSON.parse(sent) : sent) as object;
}

/** The views of one run differ in nothing but the trigger beside them: parsing each would make this the bottleneck. */
const rests = new Map<number, string>();
function respond(method: string, body: string): string {
  if (method === 'auth.test')
    return '{"ok":true,"url":"https://bench.slack.com/","team":"Bench","user":"bot","team_id":"T0BENCH","user_id":"U0BOT","bot_id":"B0BOT"}';
  last = body;
  let rest = rests.get(body.length);
  if (rest === undefined) {
    rest = JSON.stringify({ ...viewIn(body), team_id: 'T0BENCH', app_id: 'A0BENCH', bot_id: 'B0BOT' }).slice(1);
    rests.set(body.length, rest);
  }
  return `{"ok":true,"view":{"id":"V${TRIGGER.exec(body)?.[1] ?? '0'}","hash":"1.bench",${rest}}`;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const text = respond(request.url?.split('/').at(-1) ?? '', Buffer.concat(chunks).toString());
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
      .end(text);
  });
});
server.keepAliveTimeout = 60_000;
process.on('message', () => process.send?.({ view: last === '' ? {} : viewIn(last) }));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
