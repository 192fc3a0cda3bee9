/** The environment of a command of npm's: `--env FILE` taken from its words, the file looked at, what was lost said. */
import { readFileSync } from 'node:fs';
import { isAppError } from '../dist/src/core/errors.js';
import { startEnvironment } from '../dist/src/config/start-environment.js';

export function environmentOf() {
  try {
    const { env, argv, said } = startEnvironment({
      env: process.env,
      argv: process.argv.slice(2),
      execArgv: process.execArgv,
      read: (path) => readFileSync(path),
    });
    for (const line of said) process.stderr.write(`${line}\n`);
    return { env, argv };
  } catch (error) {
    if (!isAppError(error)) throw error;
    process.stdout.write(`${error.message}\n`);
    process.exit(1);
  }
}
