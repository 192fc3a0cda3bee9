/** `npm run manifest`: hands the environment to the built command and writes into `dist/manifests/`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runManifestCommand } from '../dist/src/manifest-cli/index.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

process.exitCode = await runManifestCommand(process.argv.slice(2), {
  env: process.env,
  sources: 'manifests',
  target: 'dist/manifests',
  version: JSON.parse(readFileSync('package.json', 'utf8')).version,
  out: (line) => void process.stdout.write(`${line}\n`),
});
