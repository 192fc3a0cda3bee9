/**
 * A real Redis of our own, on a unix socket in a new folder. Nothing is shared between two of them, and nothing is
 * left when it is stopped. The server is `redis-server` from PATH, or what `REDIS_SERVER` names.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const INSTALL_HINT =
  'redis-server was not found. Install it (Debian: apt-get install redis-server) or name it in REDIS_SERVER.';

export interface RedisServer {
  /** Path of the unix socket. */
  readonly socket: string;
  /** The same as an address for `REDIS_URL`. */
  readonly url: string;
  /** The folder with the append-only file, the dump and the log. */
  readonly dir: string;
  /** One command, as `redis-cli` would do it; replies as text. */
  cli(command: string, ...args: readonly (string | number)[]): Promise<unknown>;
  /** Every key there is. */
  keys(): Promise<readonly string[]>;
  /** A plain client on this server, closed when the server stops. For looking at bytes. */
  readonly client: Redis;
  /** SIGKILL: no shutdown, no save. The folder stays, so `start` finds what was on disk. */
  kill(): Promise<void>;
  /** Starts again on the same folder and socket. */
  start(): Promise<void>;
  /** Ends the process and removes the folder. */
  stop(): Promise<void>;
}

export interface RedisServerOptions {
  /** Append-only file, synced at every write. Default: on, as in production. */
  readonly aof?: boolean;
  /** More of `redis.conf`, such as `['--maxmemory', '4mb']`. */
  readonly extraArgs?: readonly string[];
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(child)) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.env['REDIS_SERVER'] ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new Error(INSTALL_HINT) : error);
    });
    child.once('exit', () => reject(new Error(`redis-server did not start:\n${output}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('ready to accept connections') || output.includes('now ready to accept')) resolve();
    });
  });
  child.stdout.removeAllListeners('data').resume();
  return child;
}

export async function startRedis({ aof = true, extraArgs = [] }: RedisServerOptions = {}): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'in-vertrouwen-redis-'));
  const socket = join(dir, 'redis.sock');
  const args = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--dir',
    dir,
    '--save',
    '',
    '--daemonize',
    'no',
    ...(aof ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no']),
    ...extraArgs,
  ];
  let child: ChildProcess;
  try {
    child = await launch(args);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  // A test run that dies must not leave servers behind.
  const killOnExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const client = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => 20 });
  client.on('error', () => undefined);

  return {
    socket,
    url: `unix://${socket}`,
    dir,
    client,
    cli: (command, ...rest) => client.call(command, ...rest.map(String)),
    keys: async () => (await client.keys('*')).toSorted(),
    kill: () => end(child, 'SIGKILL'),
    async start() {
      if (!isRunning(child)) child = await launch(args);
    },
    async stop() {
      client.disconnect();
      await end(child, 'SIGKILL');
      process.off('exit', killOnExit);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
