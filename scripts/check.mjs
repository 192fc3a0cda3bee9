/** `npm run check`: what needs no test to be seen, two at a time. Says nothing of what is well, and all of what is not. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nobody has to read on (`| head`) for this to go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
/** @type {{ scripts: Record<string, string> }} */
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const PATH = [join('node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);

/** As they stand in package.json, the longest first. What is one after the other there depends on nothing before it. */
const waiting = ['lint', 'types', 'unused', 'format:check'].flatMap((name) => (scripts[name] ?? name).split(' && '));
let hasFailed = false;

/**
 * @param {string} command
 * @returns {Promise<void>}
 */
const run = (command) =>
  new Promise((resolve) => {
    const child = spawn(command, { shell: true, env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.on('close', (code) => {
      if (code !== 0) {
        hasFailed = true;
        process.stderr.write(`\n${command}\n${output}`);
      }
      resolve();
    });
  });

const worker = async () => {
  for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) await run(command);
};
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
if (hasFailed) process.exit(1);
