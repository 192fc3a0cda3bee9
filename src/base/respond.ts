/** The first answer to a request counts, and none of them names anything of the request. */
import type { ServerResponse } from 'node:http';

/** `Buffer`: JSON that is written already. */
export type Answer = (status: number, content?: unknown) => void;

export function createAnswer(response: ServerResponse): Answer {
  return (status, content) => {
    if (response.headersSent || response.destroyed) return;
    // A refused body may still be on its way: do not wait for it, and do not reuse the connection.
    const headers = { 'cache-control': 'no-store', ...(status >= 400 ? { connection: 'close' } : {}) };
    if (content === undefined) {
      response.writeHead(status, { ...headers, 'content-length': 0 }).end();
      return;
    }
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    response
      .writeHead(status, {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': bytes.length,
      })
      .end(bytes);
  };
}
