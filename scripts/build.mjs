/** Builds server, clients and the files beside them into `dist/`, compressed beside the plain. Skips what is up to date. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nobody has to read on (`| head`) for this to go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/**
 * @param {string} script
 * @param {string[]} args
 */
const run = (script, args) => {
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
};

/**
 * @param {string} folder
 * @returns {string[]}
 */
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

/** Everything that can change the result, by content: clocks of fresh clones say nothing. */
const inputs = ['src', 'bench', 'adaptive-cards']
  .filter(existsSync)
  .flatMap(walk)
  .concat([
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    'vite.server.config.ts',
    'scripts/build.mjs',
  ]);
const digest = createHash('sha256');
for (const path of inputs.sort()) digest.update(path).update('\0').update(readFileSync(path)).update('\0');
const fingerprint = digest.digest('hex');
const stamp = join('dist', '.fingerprint');
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) process.exit(0);

process.stdout.write('Building…\n');
rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
for (const path of walk('src').filter(
  (name) => /\.lua$|^src\/(?:slack|inbox\/server)\/.*\.png$/.test(name) && statSync(name).isFile(),
)) {
  mkdirSync(dirname(join('dist', path)), { recursive: true });
  cpSync(path, join('dist', path));
}
run('node_modules/vite/bin/vite.js', ['build', '--config', 'vite.server.config.ts', '--logLevel', 'warn']);
for (const mode of ['inbox', 'demo', 'tab', 'checker'])
  run('node_modules/vite/bin/vite.js', ['build', '--mode', mode, '--logLevel', 'warn']);
/** Once here, as small as it goes, instead of at every request; see src/base/variants.ts for what may be compressed at all. */
/** @type {Record<string, (bytes: Uint8Array) => Uint8Array>} */
const encodings = {
  '.br': (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  '.gz': (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
};
for (const folder of ['inbox/assets', 'demo/assets', 'tab/assets', 'checker']) {
  for (const path of walk(join('dist', 'client', folder))) {
    const plain = readFileSync(path);
    for (const [ending, compress] of Object.entries(encodings)) {
      const smaller = compress(plain);
      // What hardly gets smaller (a picture, a few lines) is not worth unpacking.
      if (smaller.length < plain.length * 0.9) writeFileSync(path + ending, smaller);
    }
  }
}
// The inbox serves the same file that is handed out.
cpSync(join('dist', 'client', 'checker'), join('dist', 'client', 'inbox'), { recursive: true });
writeFileSync(stamp, fingerprint);
