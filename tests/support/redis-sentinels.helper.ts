/** A real primary with two replicas, and three real Sentinels that watch over them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { freePort } from './free-port.helper.ts';
import { startRedis, type RedisServer } from './redis-server.helper.ts';

export const PRIMARY = 'vertrouwen';
export const SENTINEL_PASSWORD = 'of-the-sentinels';
const DEADLINE = { timeout: 60_000, interval: 100 };

export interface Watched {
  /** The first of them is the primary at the start. */
  readonly servers: readonly { readonly server: RedisServer; readonly port: number }[];
  /** As `REDIS_SENTINELS`. */
  readonly sentinels: string;
  /** As `REDIS_URL`: nobody listens at this host. */
  readonly url: string;
  /** Who is the primary by what two of three Sentinels say. */
  primary(): Promise<{ readonly server: RedisServer; readonly port: number }>;
  stop(): Promise<void>;
}

export async function startWatchedRedis(): Promise<Watched> {
  const dir = await mkdtemp(join(tmpdir(), 'sentinels-'));
  const servers: { server: RedisServer; port: number }[] = [];
  for (let index = 0; index < 3; index += 1) {
    const port = await freePort();
    const first = servers[0]?.port;
    const server = await startRedis({
      extraArgs: [
        ...`--port ${port} --bind 127.0.0.1 --repl-diskless-sync-delay 0 --repl-ping-replica-period 1`.split(' '),
        // A primary that lost its replicas takes no writes, which would be lost with it.
        ...'--min-replicas-to-write 1 --min-replicas-max-lag 10'.split(' '),
        ...(first === undefined ? [] : ['--replicaof', `127.0.0.1 ${first}`]),
      ],
    });
    await server.cli('ACL', 'SETUSER', 'bot', 'on', '>secret', '~iv:*', '&iv:*', '+@all');
    servers.push({ server, port });
  }
  await vi.waitFor(async () => {
    if (!String(await servers[0]?.server.cli('INFO', 'replication')).includes('min_slaves_good_slaves:2'))
      throw new Error('the replicas are not in step yet');
  }, DEADLINE);

  const children: ChildProcess[] = [];
  const asking: Redis[] = [];
  const ports: number[] = [];
  for (let index = 0; index < 3; index += 1) {
    const port = await freePort();
    ports.push(port);
    const path = join(dir, `sentinel-${index}.conf`);
    await writeFile(
      path,
      [
        `port ${port}`,
        'bind 127.0.0.1',
        `dir ${dir}`,
        `requirepass ${SENTINEL_PASSWORD}`,
        `sentinel sentinel-pass ${SENTINEL_PASSWORD}`,
        `sentinel monitor ${PRIMARY} 127.0.0.1 ${servers[0]?.port ?? 0} 2`,
        `sentinel down-after-milliseconds ${PRIMARY} 1500`,
        `sentinel failover-timeout ${PRIMARY} 8000`,
        '',
      ].join('\n'),
    );
    const child = spawn(process.env['REDIS_SERVER'] ?? 'redis-server', [path, '--sentinel'], { stdio: 'ignore' });
    process.once('exit', () => child.kill('SIGKILL'));
    children.push(child);
    const client = new Redis({ port, password: SENTINEL_PASSWORD, replyMapping: 'legacy', retryStrategy: () => 50 });
    client.on('error', () => undefined);
    asking.push(client);
  }
  await vi.waitFor(async () => {
    for (const client of asking) {
      const [about] = (await client.call('SENTINEL', 'MASTERS')) as string[][];
      const fields = about?.join(' ') ?? '';
      if (!fields.includes('num-slaves 2') || !fields.includes('num-other-sentinels 2'))
        throw new Error('the Sentinels do not know each other yet');
    }
  }, DEADLINE);

  return {
    servers,
    sentinels: ports.map((port) => `redis://:${SENTINEL_PASSWORD}@127.0.0.1:${port}`).join(','),
    url: 'redis://bot:secret@127.0.0.1:1',
    async primary() {
      const said = await Promise.all(
        asking.map((client) => client.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', PRIMARY) as Promise<string[]>),
      );
      const found = servers.find(({ port }) => said.filter(([, at]) => Number(at) === port).length >= 2);
      if (found === undefined) throw new Error('the Sentinels do not agree');
      return found;
    },
    async stop() {
      for (const client of asking) client.disconnect();
      for (const child of children) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      await Promise.all(servers.map(({ server }) => server.stop()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}
