/** From bytes on the wire to one JSON object, for the two content types Slack sends. */
import { parse } from 'node:querystring';
import { readJsonObject } from '../../base/json.ts';
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

/** `undefined` for what is not one object, or names a form field twice. */
export function parseBody(type: ContentType, raw: Buffer): Body | undefined {
  const text = raw.toString('utf8');
  if (type === 'json') return readJsonObject(text);
  // Everything but a command is one field. Taking that apart as a list of fields would take twice as long.
  const only = text.startsWith('payload=') && !text.includes('&') ? decoded(text.slice('payload='.length)) : undefined;
  if (only !== undefined) return readJsonObject(only);
  const fields: Body = {};
  for (const [name, value] of Object.entries(parse(text))) {
    if (typeof value !== 'string') return undefined;
    fields[name] = value;
  }
  return typeof fields['payload'] === 'string' ? readJsonObject(fields['payload']) : fields;
}

/** `undefined` for what is not percent-encoded as it should be, which the parser of all fields reads in its own way. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
