/** `npm run keyring -- …`: what an operator must say yes to about the server's keys. Same environment as the server. */
import { createInterface } from 'node:readline/promises';
import { openOrganisations, openStore } from './compose.ts';
import { loadConfig } from './config.ts';
import { isAppError } from './core/errors.ts';
import { runKeyringCommand } from './keyring-cli/index.ts';
import { openKeyring } from './keyring/files.ts';
import { createLog } from './log.ts';

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const log = createLog((line) => void process.stderr.write(line));
const clock = { now: () => new Date() };

async function run(): Promise<number> {
  const config = loadConfig(process.env);
  const organisations = await openOrganisations(config.organisationsDir, log);
  const store = await openStore(config, log, clock);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // At the end of piped input there is no answer, which is no.
  const ended = new Promise<string>((resolve) => void terminal.once('close', () => resolve('')));
  try {
    return await runKeyringCommand(process.argv.slice(2), {
      organisations,
      store,
      openKeyring: (mayBegin) => openKeyring(config.keyringDir, async () => mayBegin),
      clock,
      log,
      out,
      ask: (question) => Promise.race([terminal.question(question), ended]),
    });
  } finally {
    terminal.close();
    organisations.close();
    await store.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  out(isAppError(error) ? error.message : 'not done: an unexpected fault');
  process.exitCode = 1;
}
