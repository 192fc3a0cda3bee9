/** A real Redis in a new folder, on a socket, with an append-only file as in production. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { onCore, redisProgram } from './machine.ts';

export interface BenchRedis {
  readonly socket: string;
  /** For looking: `MEMORY USAGE`, `MONITOR`. */
  readonly client: Redis;
  stop(): Promise<void>;
}

export async function startRedis(folder: string, name: string): Promise<BenchRedis> {
  const dir = join(folder, name);
  await mkdir(dir);
  const socket = join(dir, 'redis.sock');
  const [command, args] = onCore('rest', redisProgram(), [
    // No rewrite of the log in the middle of a measurement.
    ...`--port 0 --unixsocket ${socket} --dir ${dir} --appendonly yes --appendfsync everysec`.split(' '),
    ...'--auto-aof-rewrite-percentage 0 --save'.split(' '),
    '',
  ]);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject).once('exit', () => reject(new Error('redis-server did not start')));
  });
  ended.catch(() => undefined);
  // It waits for the socket by itself; what a version prints when it is ready is its own affair.
  const client = new Redis({ path: socket, retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), ended]);
  return {
    socket,
    client,
    async stop() {
      client.disconnect();
      process.off('exit', kill);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
