/** `npm run manifest`: hands the environment to the built command and writes into `dist/manifests/`. */
import '../dist/src/outlive-output.js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runManifestCommand } from '../dist/src/manifest-cli/index.js';
import { environmentOf } from './environment.mjs';

// Before the folder is changed: the file after --env is named from where somebody stands.
const { env, argv } = environmentOf();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

process.exitCode = await runManifestCommand(argv, {
  env,
  sources: 'manifests',
  target: 'dist/manifests',
  version: JSON.parse(readFileSync('package.json', 'utf8')).version,
  out: (line) => void process.stdout.write(`${line}\n`),
});
