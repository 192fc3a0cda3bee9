/** The process: environment in, signals in, exit code out. */
import './base/ignore-output-errors.ts';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compose, openOrganisations, placesOf } from './app/compose.ts';
import { openKeyringOf, openStore } from './app/open-state.ts';
import { loadConfig } from './app/config/index.ts';
import { environmentOf } from './app/config/start-environment.ts';
import { isAppError } from './base/errors.ts';
import type { Store } from './core/ports.ts';
import { startUpWarnings } from './commands/doctor/start.ts';
import { openLog } from './base/log-target.ts';

const built = (page: string): string => fileURLToPath(new URL(`../client/${page}/`, import.meta.url));
const clock = { now: () => new Date() };
const { log, lost } = openLog({ write: (bytes) => writeSync(process.stdout.fd, bytes) });

/** For the operator who is looking: names of variables, files and lines; never a value, never a person's words. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

let isRunning = false;

async function start(): Promise<void> {
  log.info('started');
  // May come at any moment: while Redis is waited for, while the parts are put together, or later.
  const asked = new AbortController();
  const ask = (): void => asked.abort();
  process.once('SIGTERM', ask);
  process.once('SIGINT', ask);

  const { env, argv } = environmentOf({ env: process.env, argv: process.argv, execArgv: process.execArgv }, say);
  if (argv.length > 0) say('! The server takes no other words than --env FILE. → Look at how it is started.');
  const config = loadConfig(env);
  // Also in the log, which is looked at when nobody watches the start: what was confirmed is gone with this process.
  if (config.store.kind === 'memory') log.error('trial-only', { part: 'store', reason: 'memory' });
  const organisations = await openOrganisations(
    config.organisationsDir,
    log,
    (faults) => say(faults.join('\n')),
    placesOf(config),
  );
  for (const line of startUpWarnings(env, organisations.all(), clock.now(), process.versions.node)) say(line);
  let opening: Promise<Store> | undefined;
  const storeOf = (): Promise<Store> => (opening ??= openStore(config, log, clock, { signal: asked.signal, say }));
  // What is wrong with the folder itself is said without waiting for Redis.
  const keyring = await openKeyringOf(config, storeOf);
  const store = await storeOf();
  const running = await compose({
    config,
    log,
    linesLost: lost,
    clock,
    store,
    keyring,
    organisations,
    clientDir: built('inbox'),
    tabDir: built('tab'),
  });
  isRunning = true;
  if (!asked.signal.aborted) await once(asked.signal, 'abort');
  log.info('stopping');
  await running.close();
  log.info('stopped');
  process.exit(0);
}

const nextStep = (reason: string): string =>
  reason === 'enoent' || reason === 'err_module_not_found'
    ? 'A file of the product is missing: install and build it again (npm ci --ignore-scripts && npm run build).'
    : 'Run the doctor (npm run doctor -- --env FILE); if it finds nothing, report this line.';

/** An unknown error's text may hold anything, so it is not printed: its code, or that there is none. */
function refuse(error: unknown): void {
  if (isAppError(error)) {
    log.error('fault', { part: 'main', code: error.code });
    say(error.message);
  } else {
    const reason =
      error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code.toLowerCase()
        : 'unexpected';
    log.error('fault', { part: 'main', reason });
    say(`${isRunning ? 'Ended' : 'Not started'} by an unexpected fault (${reason}). ${nextStep(reason)}`);
  }
  process.exit(1);
}

process.on('uncaughtException', refuse);
process.on('unhandledRejection', refuse);
start().catch(refuse);
