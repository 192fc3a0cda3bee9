/**
 * The least that could tell a browser: `node:http`, one subscription for each stream, the same bytes as ours. A form is one HMAC,
 * one command of Redis that keeps as many bytes as ours, and a publication.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';

const { REDIS_SOCKET: path = '', SLACK_SIGNING_SECRET = '', FORM_CHANNEL = '' } = process.env;
const ENTRY = randomBytes(620);
const redis = new Redis({ path });
const subscriber = new Redis({ path });
const streams = new Map<string, ServerResponse>();
subscriber.on('message', (channel: string) => streams.get(channel)?.write('event: changed\ndata:\n\n'));

async function store(message: IncomingMessage): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const stamp = String(message.headers['x-slack-request-timestamp']);
  const body = Buffer.concat(chunks);
  const expected = createHmac('sha256', SLACK_SIGNING_SECRET).update(`v0:${stamp}:`).update(body).digest('hex');
  if (message.headers['x-slack-signature'] !== `v0=${expected}`) return 401;
  await redis.rpush('bare', ENTRY);
  await redis.publish(FORM_CHANNEL, '');
  return 200;
}

const server = createServer((message, response) => {
  if (message.method === 'POST')
    return void store(message).then(
      (status) => response.writeHead(status, { 'content-length': 0 }).end(),
      () => response.writeHead(500, { 'content-length': 0 }).end(),
    );
  const channel = decodeURIComponent((message.url ?? '').slice(1));
  subscriber.subscribe(channel).then(
    () => {
      streams.set(channel, response);
      response.on('close', () => streams.delete(channel));
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
