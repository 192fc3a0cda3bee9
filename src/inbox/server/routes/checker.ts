/**
 * The checking page for yearly accounts, for whoever was given a file: no session, no word of ours beside it, and a policy of
 * its own that stands in the file. It is the same for everybody, so it may be compressed.
 */
import type { Application } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodedFor, variantsOf } from '../../../base/variants.ts';
import { notFound } from '../http/http.ts';

const NAME = 'in-vertrouwen-controle.html';
const read = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};
const POLICY = /<meta http-equiv="content-security-policy" content="([^"]+)"/;

/** A page that was not built, or has no policy, is not there. */
export function checkerRoutes(app: Application, clientDir: string): void {
  const variants = variantsOf(join(clientDir, NAME), read);
  const [, policy] = POLICY.exec(Buffer.from(variants?.plain ?? []).toString('utf8')) ?? [];
  app.get('/controle', (req, res) => {
    if (variants === undefined || policy === undefined) return notFound(res);
    const { body, headers } = encodedFor(variants, req.get('accept-encoding'));
    res.type('html');
    res.set(Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, String(value)])));
    // A meta element cannot say who may frame a page.
    res.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
    res.end(req.method === 'HEAD' ? undefined : body);
  });
}
