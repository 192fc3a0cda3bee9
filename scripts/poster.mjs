/** `npm run poster -- <organisation>`: hands the environment to the built command and writes into `dist/posters/`. */
import '../dist/src/outlive-output.js';
import { fileURLToPath } from 'node:url';
import { runPosterCommand } from '../dist/src/poster-cli/index.js';
import { environmentOf } from './environment.mjs';

// Before the folder is changed: the file after --env is named from where somebody stands.
const { env, argv } = environmentOf();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

process.exitCode = await runPosterCommand(argv, {
  env,
  target: 'dist/posters',
  out: (line) => void process.stdout.write(`${line}\n`),
});
