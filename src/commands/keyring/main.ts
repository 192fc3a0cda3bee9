/** `npm run keyring -- …`: what an operator must say yes to about the server's keys. Same environment as the server. */
import '../../base/outlive-output.ts';
import { writeSync } from 'node:fs';
import { createAsking } from '../adviser/ask.ts';
import { openOrganisations, openStore } from '../../app/compose.ts';
import { loadConfig } from '../../app/config/index.ts';
import { environmentOf } from '../../app/config/start-environment.ts';
import { isAppError } from '../../base/errors.ts';
import { isKeyringCommand, KEYRING_USAGE, runKeyringCommand } from './index.ts';
import { openKeyringBeside } from '../../keyring/files.ts';
import { openLog } from '../../base/log-target.ts';

const out = (line: string): void => void process.stdout.write(`${line}\n`);
const { log } = openLog({ write: (bytes) => writeSync(process.stderr.fd, bytes) });
const clock = { now: () => new Date() };

async function run(): Promise<number> {
  const { env, argv } = environmentOf(
    { env: process.env, argv: process.argv, execArgv: process.execArgv },
    (line) => void process.stderr.write(`${line}\n`),
  );
  // Before anything is opened: whoever asks how it works has not got a Redis yet.
  if (!isKeyringCommand(argv)) {
    out(KEYRING_USAGE);
    return 2;
  }
  const config = loadConfig(env);
  const organisations = await openOrganisations(config.organisationsDir, log);
  const store = await openStore(config, log, clock, { say: out });
  const terminal = createAsking(process.stdin, process.stdout);
  // A word that was piped was written before anybody could read what it is about: no terminal, no answer, which is no.
  const isPerson = process.stdin.isTTY;
  try {
    return await runKeyringCommand(argv, {
      organisations,
      store,
      openKeyring: () => openKeyringBeside(config.keyringDir),
      clock,
      log,
      out,
      ask: async (question) => {
        if (isPerson) return (await terminal.ask(question)) ?? '';
        out('This wants a person at a terminal.');
        return '';
      },
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
