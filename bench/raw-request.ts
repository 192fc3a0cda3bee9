/** What the raw servers that stand beside Slack's presses do with a request: its bytes, and whether Slack signed them. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function isSlacks(message: IncomingMessage, body: Buffer, secret: string): boolean {
  const stamp = String(message.headers['x-slack-request-timestamp']);
  const given = Buffer.from(String(message.headers['x-slack-signature']));
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`);
  const isRecent = Math.abs(Date.now() / 1000 - Number(stamp)) < 300;
  return isRecent && given.length === expected.length && timingSafeEqual(given, expected);
}
