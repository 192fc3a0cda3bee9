/** `npm run poster -- <organisation>`: hands the environment to the built command and writes into `dist/posters/`. */
import { fileURLToPath } from 'node:url';
import { runPosterCommand } from '../dist/src/poster-cli/index.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

process.exitCode = await runPosterCommand(process.argv.slice(2), {
  env: process.env,
  target: 'dist/posters',
  out: (line) => void process.stdout.write(`${line}\n`),
});
