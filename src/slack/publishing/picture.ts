/** The picture of pinning: Slack fetches pictures itself, so it lies at an address of ours. Drawn in `pin.svg`. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const PICTURE_PATH = '/slack/pin.png';
const picture = readFileSync(new URL('./pin.png', import.meta.url));

/** `true` when the request was for the picture, and is answered. */
export function servePicture({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  if (url !== PICTURE_PATH || (method !== 'GET' && method !== 'HEAD')) return false;
  response
    .writeHead(200, {
      'content-type': 'image/png',
      'content-length': picture.length,
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    })
    .end(method === 'HEAD' ? undefined : picture);
  return true;
}
