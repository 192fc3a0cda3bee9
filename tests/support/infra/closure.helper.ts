/** What `npm ci --omit=dev` would install, from the lock file alone and without the network. */
import { copyFileSync, linkSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

const lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), hasInstallScript: z.boolean().optional() })),
});
const { packages } = lock.parse(JSON.parse(readText('package-lock.json')));
const installed = Object.entries(packages).filter(([path]) => path !== '');
/** `node_modules/a`, `node_modules/a/node_modules/b` … */
export const productionPackages = installed.flatMap(([path, { dev }]) => (dev === true ? [] : [path]));
export const developmentPackages = installed.flatMap(([path, { dev }]) => (dev === true ? [path] : []));
export const packagesWithScripts = installed.flatMap(([path, one]) =>
  one.hasInstallScript === true && one.dev !== true ? [path] : [],
);

/** Lays them out below `target`. Linked file by file: a linked folder would lead back to every other package. */
export function layOut(target: string): void {
  for (const path of productionPackages) copyTree(path, target);
}
function copyTree(path: string, target: string): void {
  mkdirSync(join(target, path), { recursive: true });
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    if (entry.name === 'node_modules' || /\.(map|d\.ts)$/.test(entry.name)) continue;
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) copyTree(inner, target);
    else if (entry.isFile()) linkOrCopy(join(root, inner), join(target, inner));
  }
}
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
