/** The body of a request as it came, up to a limit, and not longer than it is needed. */
import type { IncomingMessage } from 'node:http';

/**
 * `undefined` when it is longer than `limit` bytes; rejects when the sender breaks off. Whoever reads it overwrites it
 * (`wiped`): what somebody wrote would otherwise lie in the memory of the process until chance gives it to something else.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const wipe = (): void => {
      // Each is a part of what Node read from the connection for this request alone.
      for (const chunk of chunks.splice(0)) chunk.fill(0);
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      wipe();
      resolve(undefined);
    });
    request.on('end', () => {
      const whole = Buffer.concat(chunks);
      wipe();
      resolve(whole);
    });
    request.on('error', reject);
    // Comes after every request: making an Error each time would cost more than reading the body.
    request.on('close', () => {
      wipe();
      if (!request.complete) reject(new Error('the request broke off'));
    });
  });
}

/** What `use` makes of `raw`, which is overwritten then, whatever comes of it. */
export function wiped<T>(raw: Buffer, use: (raw: Buffer) => T): T {
  try {
    return use(raw);
  } finally {
    raw.fill(0);
  }
}
