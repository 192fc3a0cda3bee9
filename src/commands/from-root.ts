/** What `npm run manifest` and `npm run poster` share: a good environment, then their work in the folder of the product. */
import { fileURLToPath } from 'node:url';
import { environmentOf } from '../app/config/start-environment.ts';
import { isAppError } from '../base/errors.ts';

type Start = Parameters<typeof environmentOf>[0];
type Started = ReturnType<typeof environmentOf>;

/** From `dist/src/commands/`. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The exit code. The file after `--env` is named from where somebody stands, so it is read before the folder changes. */
export async function runFromRoot(start: Start, run: (started: Started) => Promise<number>): Promise<number> {
  try {
    const started = environmentOf(start, (line) => void process.stderr.write(`${line}\n`));
    process.chdir(ROOT);
    return await run(started);
  } catch (error) {
    if (!isAppError(error)) throw error;
    process.stdout.write(`${error.message}\n`);
    return 1;
  }
}
