/**
 * A real Redis Cluster of our own, formed by commands. Each node is one `RedisServer` with a port; a test may put
 * something between by announcing another.
 */
import { vi } from 'vitest';
import { freePort } from './free-port.helper.ts';
import { startRedis, type RedisServer } from './redis-server.helper.ts';

const SLOTS = 16_384;
const DEADLINE = { timeout: 60_000, interval: 50 };

export interface ClusterNode {
  readonly server: RedisServer;
  readonly port: number;
  readonly id: string;
  /** As the cluster announces it. */
  readonly name: string;
}
export interface ClusterOptions {
  readonly primaries?: number;
  /** In all; the first belongs to the first primary, and so on. */
  readonly replicas?: number;
  readonly extraArgs?: readonly string[];
  /** Files (PEM): clients come over TLS only. The nodes talk without: they would need certificates as clients too. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  /** Port to announce instead of the node's own. */
  readonly announce?: (node: { readonly port: number; readonly socket: string }) => Promise<number>;
}
export interface RedisCluster {
  readonly primaries: readonly ClusterNode[];
  readonly replicas: readonly ClusterNode[];
  all(): readonly ClusterNode[];
  /** Any node, as `REDIS_URL`. */
  readonly url: string;
  /** Who has slots now. */
  owners(): Promise<readonly ClusterNode[]>;
  /** A node without slots, known to all. */
  add(): Promise<ClusterNode>;
  /** Every slot of one, key by key, to the other. */
  move(from: ClusterNode, to: ClusterNode): Promise<void>;
  /** The replica becomes the primary at once, and the others know it. */
  takeOver(replica: ClusterNode): Promise<void>;
  /** Out of the cluster, and on its own. It goes on running. */
  remove(node: ClusterNode): Promise<void>;
  /** All nodes agree who has which slots. */
  agreed(nodes?: readonly ClusterNode[]): Promise<void>;
  stop(): Promise<void>;
}

const overTls = (port: number, { cert, key, ca }: NonNullable<ClusterOptions['tls']>): readonly string[] =>
  [
    `--tls-port ${port} --port 0 --tls-auth-clients no`,
    `--tls-cert-file ${cert} --tls-key-file ${key} --tls-ca-cert-file ${ca}`,
  ].flatMap((line) => line.split(' '));

async function startNode({ extraArgs = [], announce, tls }: ClusterOptions): Promise<ClusterNode> {
  const port = await freePort();
  const listening = tls === undefined ? ['--port', String(port)] : overTls(port, tls);
  const args = [...listening, '--cluster-port', String(await freePort()), '--bind', '127.0.0.1'];
  const server = await startRedis({
    extraArgs: [
      '--cluster-enabled',
      'yes',
      '--cluster-replica-no-failover',
      'yes',
      '--repl-ping-replica-period',
      '1',
      // Redis waits five seconds for more replicas that would want the same copy.
      '--repl-diskless-sync-delay',
      '0',
      ...args,
      ...extraArgs,
    ],
  });
  const announced = (await announce?.({ port, socket: server.socket })) ?? port;
  if (announced !== port || tls !== undefined) await server.cli('CONFIG', 'SET', 'cluster-announce-port', announced);
  return { server, port, id: String(await server.cli('CLUSTER', 'MYID')), name: `127.0.0.1:${announced}` };
}

const busPort = async ({ server }: ClusterNode): Promise<string> =>
  ((await server.cli('CONFIG', 'GET', 'cluster-port')) as string[])[1] ?? '';

export async function startRedisCluster(options: ClusterOptions = {}): Promise<RedisCluster> {
  const started: ClusterNode[] = [];
  try {
    return await form(options, started);
  } catch (error) {
    await Promise.all(started.map(({ server }) => server.stop()));
    throw error;
  }
}

async function form(options: ClusterOptions, started: ClusterNode[]): Promise<RedisCluster> {
  const { primaries: count = 3, replicas: copies = 0 } = options;
  const start = async (): Promise<ClusterNode> => {
    const node = await startNode(options);
    started.push(node);
    return node;
  };
  const removed = new Set<ClusterNode>();
  const alive = (): ClusterNode[] => started.filter((node) => node.server.isRunning() && !removed.has(node));

  const view = async ({ server }: ClusterNode): Promise<string> =>
    JSON.stringify(
      ((await server.cli('CLUSTER', 'SLOTS')) as unknown[][])
        .toSorted((a, b) => Number(a[0]) - Number(b[0]))
        .map(([from, to, primary, ...others]) => [from, to, primary, others.length]),
    );
  const agreed = async (nodes: readonly ClusterNode[] = alive()): Promise<void> => {
    await vi.waitFor(async () => {
      const views = new Set(await Promise.all(nodes.map(view)));
      if (views.size !== 1) throw new Error('the nodes do not agree yet');
      for (const { server } of nodes)
        if (!String(await server.cli('CLUSTER', 'INFO')).includes('cluster_state:ok')) throw new Error('not ok yet');
    }, DEADLINE);
  };
  /** All of these become known to all; every other one was before. */
  const meet = async (nodes: readonly ClusterNode[]): Promise<void> => {
    const [first] = started;
    if (first === undefined) return;
    const bus = await busPort(first);
    for (const { server } of nodes.filter((node) => node !== first))
      await server.cli('CLUSTER', 'MEET', '127.0.0.1', first.port, bus);
    await vi.waitFor(async () => {
      const known = await Promise.all(alive().map(async ({ server }) => String(await server.cli('CLUSTER', 'NODES'))));
      for (const { id } of started) if (!known.every((nodes) => nodes.includes(id))) throw new Error('not met yet');
    }, DEADLINE);
  };

  const all = await Promise.all(Array.from({ length: count + copies }, () => start()));
  const [primaries, replicas] = [all.slice(0, count), all.slice(count)];
  for (const [index, { server }] of primaries.entries()) {
    await server.cli('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
    const edge = (at: number): number => Math.round((SLOTS * at) / count);
    await server.cli('CLUSTER', 'ADDSLOTSRANGE', edge(index), edge(index + 1) - 1);
  }
  await meet(all);
  for (const [index, { server }] of replicas.entries())
    await server.cli('CLUSTER', 'REPLICATE', primaries[index]?.id ?? '');
  for (const { server } of replicas)
    await vi.waitFor(async () => {
      if (!String(await server.cli('INFO', 'replication')).includes('master_link_status:up'))
        throw new Error('not in step yet');
    }, DEADLINE);
  await agreed();
  // A replica is announced once something was replicated to it, be it a ping.
  await vi.waitFor(async () => {
    for (const { server } of started) {
      const ranges = (await server.cli('CLUSTER', 'SLOTS')) as unknown[][];
      if (ranges.reduce((sum, range) => sum + range.length - 3, 0) < copies) throw new Error('not announced yet');
    }
  }, DEADLINE);

  const slotsOf = async (node: ClusterNode): Promise<number[]> => {
    const ranges = (await node.server.cli('CLUSTER', 'SLOTS')) as [number, number, [string, number, string]][];
    return ranges
      .filter(([, , [, , id]]) => id === node.id)
      .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  };
  return {
    primaries,
    replicas,
    all: alive,
    url: `redis${options.tls === undefined ? '' : 's'}://${primaries[0]?.name ?? ''}`,
    agreed,
    async owners() {
      const ranges = (await alive()[0]?.server.cli('CLUSTER', 'SLOTS')) as [number, number, [string, number, string]][];
      return alive().filter((node) => ranges.some(([, , [, , id]]) => id === node.id));
    },
    async add() {
      const node = await start();
      await meet([node]);
      await agreed();
      return node;
    },
    // redis.io/docs/latest/commands/cluster-setslot: importing, migrating, keys, then the owner to all.
    async move(from, to) {
      const slots = await slotsOf(from);
      const counts = await Promise.all(slots.map((slot) => from.server.cli('CLUSTER', 'COUNTKEYSINSLOT', slot)));
      const own = async (slot: number): Promise<void> => {
        await to.server.cli('CLUSTER', 'SETSLOT', slot, 'NODE', to.id);
        // With its last slot it becomes a replica, which may be before it is told.
        await from.server.cli('CLUSTER', 'SETSLOT', slot, 'NODE', to.id).catch((error: Error) => {
          if (!error.message.includes('only with masters')) throw error;
        });
      };
      for (const slot of slots.filter((_, index) => counts[index] !== 0)) {
        await to.server.cli('CLUSTER', 'SETSLOT', slot, 'IMPORTING', from.id);
        await from.server.cli('CLUSTER', 'SETSLOT', slot, 'MIGRATING', to.id);
        const keys = (await from.server.cli('CLUSTER', 'GETKEYSINSLOT', slot, 10_000)) as string[];
        await from.server.cli('MIGRATE', '127.0.0.1', to.port, '', 0, 10_000, 'KEYS', ...keys);
        await own(slot);
      }
      await Promise.all(slots.filter((_, index) => counts[index] === 0).map(own));
      await agreed();
    },
    async remove(node) {
      for (const { server } of alive().filter((one) => one !== node)) await server.cli('CLUSTER', 'FORGET', node.id);
      await node.server.cli('CLUSTER', 'RESET');
      removed.add(node);
    },
    async takeOver(replica) {
      await replica.server.cli('CLUSTER', 'FAILOVER', 'TAKEOVER');
      await agreed();
    },
    stop: async () => void (await Promise.all(started.map(({ server }) => server.stop()))),
  };
}
