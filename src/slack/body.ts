/** From bytes on the wire to one JSON object, for the two content types Slack sends. */
import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { Headers } from './verify.ts';

export type ContentType = 'form' | 'json';
export type Body = Record<string, unknown>;

/** A charset or another parameter changes nothing; anything but one plain header is refused. */
export function contentType(headers: Headers): ContentType | undefined {
  const [type, second] = headers['content-type'] ?? [];
  if (type === undefined || second !== undefined) return undefined;
  switch (type.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      return 'form';
    case 'application/json':
      return 'json';
    default:
      return undefined;
  }
}

/** Slack never compresses; an inflating parser would only be a way around the limit. */
export function isCompressed(headers: Headers): boolean {
  const [encoding, second] = headers['content-encoding'] ?? [];
  return second !== undefined || (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity');
}

/** `undefined` when it is longer than `limit` bytes; rejects when the sender breaks off. */
export async function readRaw(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    // Comes after every request: making an Error each time would cost more than reading the body.
    request.on('close', () => {
      if (!request.complete) reject(new Error('the request broke off'));
    });
  });
}

/** `undefined` for what is not one object, or names a form field twice. */
export function parseBody(type: ContentType, raw: Buffer): Body | undefined {
  const text = raw.toString('utf8');
  if (type === 'json') return object(text);
  const fields: Body = {};
  for (const [name, value] of Object.entries(parse(text))) {
    if (typeof value !== 'string') return undefined;
    fields[name] = value;
  }
  return typeof fields['payload'] === 'string' ? object(fields['payload']) : fields;
}

function object(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
