/** `npm run adviser -- …`: the operator lets advisers in. Runs beside the server, with the same environment. */
import '../../base/outlive-output.ts';
import { writeSync } from 'node:fs';
import { createAsking } from './ask.ts';
import { ADVISER_USAGE, isAdviserCommand, runAdviserCommand } from './index.ts';
import { demandOwnKeyring, openOrganisations, openStore, placesOf } from '../../app/compose.ts';
import { loadConfig } from '../../app/config/index.ts';
import { environmentOf } from '../../app/config/start-environment.ts';
import { isAppError } from '../../base/errors.ts';
import { openKeyringBeside } from '../../keyring/files.ts';
import { createLog } from '../../base/log.ts';
import { openLog } from '../../base/log-target.ts';

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const { log } = openLog({ write: (bytes) => writeSync(process.stderr.fd, bytes) });
/** What is wrong with a file is said in words by the command itself. */
const quiet = createLog(() => undefined);
const clock = { now: () => new Date() };

async function run(): Promise<number> {
  const { env, argv } = environmentOf(
    { env: process.env, argv: process.argv, execArgv: process.execArgv },
    (line) => void process.stderr.write(`${line}\n`),
  );
  // Before anything is opened: whoever asks how it works has not got a Redis yet.
  if (!isAdviserCommand(argv)) {
    out(ADVISER_USAGE);
    return 2;
  }
  const config = loadConfig(env);
  const organisations = await openOrganisations(config.organisationsDir, quiet, undefined, placesOf(config));
  const keyring = await openKeyringBeside(config.keyringDir);
  const store = await openStore(config, log, clock, { say: out });
  const terminal = createAsking(process.stdin, process.stdout);
  try {
    await demandOwnKeyring(store, keyring);
    return await runAdviserCommand(argv, {
      organisations,
      organisationsDir: config.organisationsDir,
      records: store.records,
      keyring,
      clock,
      origin: config.inboxOrigin,
      out,
      ask: (question) => terminal.ask(question),
      keyringDir: config.keyringDir,
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
  out(
    isAppError(error) ? error.message : 'Not done: an unexpected fault. Run the doctor (npm run doctor -- --env FILE).',
  );
  process.exitCode = 1;
}
