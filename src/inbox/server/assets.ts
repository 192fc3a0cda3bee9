/** The built client's files, held in memory: no path of a request ever becomes a path of a file. */
import type { RequestHandler } from 'express';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodedFor, isVariant, variantsOf, type Variants } from '../../base/variants.ts';
import { notFound } from './http/http.ts';

function load(folder: string): ReadonlyMap<string, Variants> {
  const files = new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(folder, name))]),
  );
  const found = [...files.keys()]
    .filter((name) => !isVariant(name))
    .map((name) => [name, variantsOf(name, (each) => files.get(each))] as const);
  return new Map(found.flatMap(([name, variants]) => (variants === undefined ? [] : [[name, variants]])));
}

export function assetRoutes(folder: string): RequestHandler {
  const assets = load(folder);
  return (req, res) => {
    const name = req.path.slice(1);
    const variants = req.method === 'GET' || req.method === 'HEAD' ? assets.get(name) : undefined;
    if (variants === undefined) return notFound(res);
    const { body, headers } = encodedFor(variants, req.get('accept-encoding'));
    res.type(name.slice(name.lastIndexOf('.') + 1));
    res.set(Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, String(value)])));
    // File names carry a hash of their content.
    res.set('Cache-Control', 'public, max-age=31536000, immutable');
    res.end(req.method === 'HEAD' ? undefined : body);
  };
}
