/** `npm run adviser -- …`: the operator lets advisers in. Runs beside the server, with the same environment. */
import { createInterface } from 'node:readline/promises';
import { runAdviserCommand } from './adviser-cli/index.ts';
import { demandOwnKeyring, openKeyringOf, openOrganisations, openStore } from './compose.ts';
import { loadConfig } from './config.ts';
import { isAppError } from './core/errors.ts';
import { createLog } from './log.ts';

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const log = createLog((line) => void process.stderr.write(line));
const clock = { now: () => new Date() };

async function run(): Promise<number> {
  const config = loadConfig(process.env);
  const organisations = await openOrganisations(config.organisationsDir, log);
  const store = await openStore(config, log, clock);
  const keyring = await openKeyringOf(config, () => Promise.resolve(store));
  await demandOwnKeyring(store, keyring);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await runAdviserCommand(process.argv.slice(2), {
      organisations,
      organisationsDir: config.organisationsDir,
      records: store.records,
      keyring,
      clock,
      origin: config.inboxOrigin,
      out,
      ask: (question) => terminal.question(question),
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
