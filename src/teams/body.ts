/** From bytes on the wire to JSON that means what it says. */
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

/** Of what Teams sends nothing nests deeper than a dozen. */
const DEEPEST = 64;

/** `undefined` when it is longer than `limit` bytes; rejects when the sender breaks off. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
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

/** `undefined` for what is not one JSON object in UTF-8, and for one with a `__proto__` in it. */
export function parseJson(raw: Buffer): object | undefined {
  // Half the time of a `TextDecoder` that is fatal.
  if (!isUtf8(raw)) return undefined;
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value, 0)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
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
