/** The first answer to a request counts, and none of them names anything of the request. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** `Buffer`: JSON that is written already. */
export type Respond = (status: number, content?: unknown) => void;

const NO_STORE = { 'cache-control': 'no-store' };

/** `own`: besides those of every answer. Without: nobody may keep it. */
export function createRespond(response: ServerResponse, own: OutgoingHttpHeaders = NO_STORE): Respond {
  return (status, content) => {
    if (response.headersSent || response.destroyed) return;
    // A refused body may still be on its way: do not wait for it, and do not reuse the connection.
    const headers = { ...own, ...(status >= 400 ? { connection: 'close' } : {}) };
    if (content === undefined || content === '') {
      response.writeHead(status, { ...headers, 'content-length': 0 }).end();
      return;
    }
    // Text stays text: Node writes it in one go with the headers.
    const body = Buffer.isBuffer(content) ? content : JSON.stringify(content);
    response
      .writeHead(status, {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      })
      .end(body);
  };
}
