/**
 * The one set-up step before `npm run demo`, `npm test` and `npm run bench`: installs what is missing and
 * builds. Node's own modules only, because nothing else is there yet on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nobody has to read on (`| head`) for this to go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const purpose = process.argv[2] ?? 'demo';

/** @param {string} message */
const fail = (message) => {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
};

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
const run = (command, args, options = {}) => {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (error !== undefined || status !== 0) fail(`"${command} ${args.join(' ')}" did not work.`);
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);

/** `npm ci`, unless exactly this lock file was installed before. */
function installPackages() {
  const stamp = join('node_modules', '.in-vertrouwen-lock');
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stdout.write('Installing packages (once)…\n');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, lock);
}

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string[]} names */
const onPath = (names) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

/**
 * A program of the system: from its variable or PATH, else from Debian's packages when we may install them.
 * @param {{ variable: string, names: string[], debian: string }} program
 */
function needProgram({ variable, names, debian }) {
  const named = process.env[variable];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) fail(`${variable} does not name a program that can be run.`);
    return undefined;
  }
  if (onPath(names) !== undefined) return undefined;
  return debian;
}

function installPrograms() {
  const missing = [
    { variable: 'REDIS_SERVER', names: ['redis-server'], debian: 'redis-server' },
    { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser', 'google-chrome'], debian: 'chromium' },
    // infra/compose-init.sh makes the certificates between server and Redis with it.
    { variable: 'OPENSSL', names: ['openssl'], debian: 'openssl' },
  ].flatMap((program) => needProgram(program) ?? []);
  if (missing.length === 0) return;
  const hint = `The tests use a real Redis and a real browser. Install them first: sudo apt-get install ${missing.join(' ')}\n(or set REDIS_SERVER, CHROMIUM and OPENSSL to the programs).`;
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === undefined) fail(hint);
  process.stdout.write(`Installing ${missing.join(' and ')} with apt (once)…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A service that starts by itself would be a Redis that nobody asked for.
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}

installPackages();
if (purpose === 'test' || purpose === 'bench') installPrograms();
run(process.execPath, ['scripts/build.mjs']);
