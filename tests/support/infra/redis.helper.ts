/**
 * The Redis of infra/, as shipped: what infra/compose-init.sh makes (certificates, password, list of rights) and every
 * argument of infra/compose.yaml, given to a real redis-server. Only folders and the port are this machine's.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../free-port.helper.ts';
import { launchRedis, type RedisProcess, type RedisWay } from '../redis-server.helper.ts';
import { startTlsTunnel } from '../tls-tunnel.helper.ts';
import { root } from './closure.helper.ts';
import { mounted, services } from './compose-file.helper.ts';

export interface ShippedRedis {
  /** IV_DIR and IV_KEYS_DIR. */
  readonly dir: string;
  readonly keys: string;
  readonly port: number;
  /** Path of the certificate authority. */
  readonly authority: string;
  /** REDIS_URL of redis.env, with this machine's port. */
  readonly url: string;
  /** The same, without TLS, for code inside the test. */
  readonly plainUrl: string;
  /** What redis-server said since its last start. */
  output(): string;
  isRunning(): boolean;
  /** Somebody else than the product; nobody without `user`. */
  client(user?: { username: string; password: string }): Redis;
  /** As the product. */
  readonly product: Redis;
  /** `infra/compose-init.sh`, again; what it said. */
  init(): string;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** `wrapper`: a program that starts the one behind it, such as one that takes the disk away. */
  start(wrapper?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

function init(dir: string, keys: string): string {
  const script = join(root, 'infra/compose-init.sh');
  const { status, stdout, stderr } = spawnSync('sh', [script, dir, keys], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`compose-init.sh: ${stderr}`);
  return stdout + stderr;
}

/** `before` sees what the script made before Redis does. */
export async function startShippedRedis(
  before: (dir: string) => Promise<void> = async () => {},
): Promise<ShippedRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'shipped-'));
  const [dir, keys] = [join(folder, 'in-vertrouwen'), join(folder, 'keys')];
  init(dir, keys);
  await before(dir);
  const port = await freePort();
  const authority = join(dir, 'tls/ca.crt');
  const ca = await readFile(authority, 'utf8');
  const url = (await readFile(join(dir, 'redis.env'), 'utf8'))
    .trim()
    .replace(/^REDIS_URL=/, '')
    .replace('@redis:6379', `@localhost:${port}`);
  const at: RedisWay = { host: 'localhost', port, tls: { ca }, replyMapping: 'legacy' };
  const { username, password } = new URL(url);

  const [, ...args] = services.redis.command.map((one) => mounted(one, dir, keys));
  args[args.indexOf('--tls-port') + 1] = String(port);
  const launch = (wrapper: readonly string[] = []): Promise<RedisProcess> =>
    launchRedis(args, { ...at, username: 'health', password: 'none' }, wrapper);
  let server = await launch();
  const tunnel = await startTlsTunnel(port, ca);
  const client: ShippedRedis['client'] = (user) =>
    new Redis({ ...at, ...user, enableReadyCheck: false, retryStrategy: () => 20, lazyConnect: true }).on(
      'error',
      () => undefined,
    );
  const product = client({ username, password });
  return {
    dir,
    keys,
    port,
    authority,
    url,
    plainUrl: `redis://${username}:${password}@127.0.0.1:${tunnel.port}`,
    output: () => server.output(),
    isRunning: () => server.isRunning(),
    client,
    product,
    init: () => init(dir, keys),
    end: (signal) => server.end(signal),
    async start(wrapper) {
      if (!server.isRunning()) server = await launch(wrapper);
    },
    async close() {
      product.disconnect();
      await tunnel.close();
      await server.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
