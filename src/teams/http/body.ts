/** From bytes on the wire to JSON that means what it says. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { readJsonObject } from '../../base/json.ts';

/** Of what Teams sends nothing nests deeper than a dozen. */
const DEEPEST = 64;

/** `undefined` for what is not one JSON object in UTF-8, and for one with a `__proto__` in it. */
export function parseJson(raw: Buffer): object | undefined {
  // Half the time of a `TextDecoder` that is fatal.
  if (!isUtf8(raw)) return undefined;
  const value = readJsonObject(raw.toString('utf8'));
  return value !== undefined && isPlain(value, 0) ? value : undefined;
}

/** Doubled defence: the schemas copy the keys they know, botbuilder copies whatever it meets. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST || Object.hasOwn(value, '__proto__')) return false;
  // Fresh from `JSON.parse`, so all that is found is its own; a list of the values would cost more than the walk.
  for (const key in value) if (!isPlain((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}

/** A charset changes nothing; a compressed body would be a way around the limit. */
export function isPlainJson({ headersDistinct }: IncomingMessage): boolean {
  const [type, second] = headersDistinct['content-type'] ?? [];
  const [encoding = 'identity'] = headersDistinct['content-encoding'] ?? [];
  return (
    second === undefined &&
    type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json' &&
    encoding.toLowerCase() === 'identity'
  );
}
