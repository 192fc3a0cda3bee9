/** The body of a request as it came, up to a limit. */
import type { IncomingMessage } from 'node:http';

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
