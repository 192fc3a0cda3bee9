/** The built page and its files, read once at start: nothing outside that folder can be asked for. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { encodedFor, isVariant, variantsOf } from '../base/variants.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Page {
  /** `false` when there is no such file. */
  serve(path: string, response: ServerResponse, acceptEncoding: string | undefined): boolean;
}

export async function loadPage(directory: string): Promise<Page> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(directory, file).split(sep).join('/')}`, await readFile(file));
  }
  return {
    serve(path, response, acceptEncoding) {
      const name = path === '/' ? '/index.html' : path;
      const variants = isVariant(name) ? undefined : variantsOf(name, (each) => files.get(each));
      if (variants === undefined) return false;
      const isPage = name.endsWith('.html');
      const { body, headers } = encodedFor(isPage ? { plain: variants.plain } : variants, acceptEncoding);
      const nonce = randomBytes(16).toString('base64');
      response.writeHead(200, {
        ...(isPage ? {} : headers),
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        // The frame shows the inbox and, on the way in, the identity provider; pictures in messages come from the bot,
        // a QR code inside the card itself. All of it on this machine.
        'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: http://localhost:*; connect-src 'self'; frame-src http://localhost:*; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
      });
      response.end(isPage ? Buffer.from(body).toString('utf8').replaceAll('__NONCE__', nonce) : body);
      return true;
    },
  };
}
