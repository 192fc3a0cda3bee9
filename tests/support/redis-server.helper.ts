/**
 * A real Redis of our own, on a unix socket in a new folder. Nothing is shared between two of them, and nothing is
 * left when it is stopped. The server is `redis-server` from PATH, or what `REDIS_SERVER` names.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';

/** How a client of ours comes in. */
export type RedisWay = RedisOptions & { replyMapping: 'legacy' };

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
  isRunning(): boolean;
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
  /** A program that starts the one behind it, such as one that takes the disk away. */
  readonly wrapper?: readonly string[];
  /** A folder that another Redis left: it starts on a copy. */
  readonly from?: string;
}

/** A server that takes longer is not coming. */
const START_MS = 20_000;
const LOOK_EVERY_MS = 10;

export interface RedisProcess {
  /** Everything it said until now. */
  output(): string;
  isRunning(): boolean;
  /** Resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Versions and relatives of Redis announce themselves in words of their own; all of them answer PING. */
async function answers(where: RedisWay): Promise<string> {
  const client = new Redis({ ...where, lazyConnect: true, enableReadyCheck: false, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.ping();
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer';
  } finally {
    client.disconnect();
  }
}

/** Starts the program and waits until it answers to whoever signs in as `where` says. */
export async function launchRedis(
  args: readonly string[],
  where: RedisWay,
  wrapper: readonly string[] = [],
): Promise<RedisProcess> {
  const [program = '', ...rest] = [...wrapper, process.env['REDIS_SERVER'] ?? 'redis-server', ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  let failure: Error | undefined;
  child.once('error', (error: NodeJS.ErrnoException) => {
    failure = error.code === 'ENOENT' ? new Error(INSTALL_HINT) : error;
  });
  // A test run that dies must not leave servers behind.
  const killOnExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve())).then(
    () => void process.off('exit', killOnExit),
  );
  const isRunning = (): boolean => failure === undefined && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isRunning()) child.kill(signal);
    if (failure === undefined) await gone;
  };
  const deadline = performance.now() + START_MS;
  for (;;) {
    const response = await answers(where);
    if (response === 'PONG' && isRunning()) return { output: () => output, isRunning, end };
    if (isRunning() && performance.now() < deadline) {
      await setTimeout(LOOK_EVERY_MS);
      continue;
    }
    await end('SIGKILL');
    throw failure ?? new Error(`redis-server did not start (${response}):\n${output}`);
  }
}

export async function startRedis({
  aof = true,
  extraArgs = [],
  wrapper = [],
  from,
}: RedisServerOptions = {}): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'redis-'));
  if (from !== undefined) await cp(from, dir, { recursive: true });
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
  let server: RedisProcess;
  try {
    server = await launchRedis(args, { path: socket, replyMapping: 'legacy' }, wrapper);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  const client = new Redis({ path: socket, lazyConnect: true, retryStrategy: () => 20 });
  client.on('error', () => undefined);

  return {
    socket,
    url: `unix://${socket}`,
    dir,
    client,
    cli: (command, ...rest) => client.call(command, ...rest.map(String)),
    isRunning: () => server.isRunning(),
    keys: async () => (await client.keys('*')).toSorted(),
    kill: () => server.end('SIGKILL'),
    async start() {
      if (!server.isRunning()) server = await launchRedis(args, { path: socket, replyMapping: 'legacy' }, wrapper);
    },
    async stop() {
      client.disconnect();
      await server.end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
}
