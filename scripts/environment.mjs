/** The environment of a command of npm's: `--env FILE` taken from its words, the file looked at, what was lost said. */
import { isAppError } from '../dist/src/core/errors.js';
import * as start from '../dist/src/config/start-environment.js';

export function environmentOf() {
  try {
    return start.environmentOf(process, (line) => void process.stderr.write(`${line}\n`));
  } catch (error) {
    if (!isAppError(error)) throw error;
    process.stdout.write(`${error.message}\n`);
    process.exit(1);
  }
}
