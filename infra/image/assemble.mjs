/**
 * Puts together what the image holds of ours: `node infra/image/assemble.mjs <empty folder>`, after a build. The
 * Dockerfile and tests/infra/image.test.ts both call it, so that what is tested is what is shipped. What is not in
 * files.json is not in the image. Order, modes and times are fixed, so that the same sources give the same layer.
 */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { copy, leave, leaveSuffix } = JSON.parse(readFileSync(here('files.json'), 'utf8'));

const inside = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** Every file, relative to `root`, in one order everywhere. */
export function imageFiles(root) {
  const walk = (path) =>
    statSync(join(root, path)).isDirectory()
      ? readdirSync(join(root, path)).flatMap((name) => walk(`${path}/${name}`))
      : [path];
  return copy
    .flatMap(walk)
    .filter((path) => !leave.some((folder) => inside(path, folder)))
    .filter((path) => !leaveSuffix.some((suffix) => path.endsWith(suffix)))
    .sort();
}

export function assemble(root, target, epoch) {
  const folders = new Set([target]);
  const files = imageFiles(root);
  for (const path of files) {
    const to = join(target, path);
    for (let folder = dirname(to); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, path), to);
    chmodSync(to, 0o644);
    utimesSync(to, epoch, epoch);
  }
  for (const folder of [...folders].sort().reverse()) {
    chmodSync(folder, 0o755);
    utimesSync(folder, epoch, epoch);
  }
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = process.argv[2];
  if (target === undefined) throw new Error('say where to: node infra/image/assemble.mjs <empty folder>');
  mkdirSync(target, { recursive: true });
  const files = assemble(here('../..'), resolve(target), Number(process.env.SOURCE_DATE_EPOCH ?? 0));
  process.stdout.write(`${files.length} files\n`);
}
