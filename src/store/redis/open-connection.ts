/** Finds out what is at the other end, one Redis or a cluster, and takes the way that leads there. */
import type { Redis } from 'ioredis';
import { AppError } from '../../base/errors.ts';
import { parseInfo } from './check.ts';
import { addressesOf, attempt, COMMAND_TIMEOUT_MS, type ClientOptions } from './client.ts';
import { openCluster } from './cluster.ts';
import { probeKey } from './keys.ts';
import type { Connection } from './connection.ts';
import { lacking, rightIn, type Diagnosis } from './diagnosis.ts';

/** So many that a cluster of several nodes has at least one of them elsewhere. */
const BLIND_KEYS = 16;

function single(client: Redis, more: { readonly keys?: number; readonly trouble?: Diagnosis } = {}): Connection {
  const keys = Array.from({ length: more.keys ?? 1 }, (_, index) => probeKey(index));
  return {
    kind: 'single',
    commands: client,
    nodes: () => [{ name: '', client }],
    primaries: () => [{ name: '', client }],
    missing: () => [],
    probeKeys: () => keys,
    publish: (channel) => client.publish(channel, ''),
    listener: () => client.duplicate({ autoResubscribe: false }),
    onNode: () => undefined,
    ...(more.trouble === undefined ? {} : { trouble: more.trouble }),
    close: async () => {
      // QUIT lets answers that are under way arrive; a Redis that is away cannot answer it.
      await client.quit().catch(() => undefined);
      client.disconnect();
    },
  };
}

interface Announced {
  readonly id: string;
  readonly host: string;
  readonly port: number;
}
/** First of each range: its primary. redis.io/docs/latest/commands/cluster-slots */
function primariesIn(reply: unknown): readonly Announced[] {
  const ranges = Array.isArray(reply) ? (reply as unknown[][]) : [];
  const found = new Map<string, Announced>();
  for (const range of ranges) {
    const [host, port, id] = (range[2] ?? []) as [string | null, number, string];
    found.set(id, { id, host: host ?? '', port });
  }
  return [...found.values()];
}

const SLOTS = 'cluster|slots';

/** `client` is connected. A cluster gets connections of its own, and `client` is let go. */
export async function connectionOf(client: Redis, options: ClientOptions): Promise<Connection> {
  const fields = parseInfo(await attempt(client.info()));
  const addresses = addressesOf(options);
  if (fields.get('cluster_enabled') !== '1') {
    if (addresses.length > 1)
      throw new AppError('CONFIG_INVALID', 'REDIS_URL names several servers, but what answers is not a Redis Cluster');
    return single(client);
  }
  const slots = await client.cluster('SLOTS').catch((error: unknown) => error);
  if (slots instanceof Error) {
    // One node with all slots served without this right before it was asked for, and goes on doing so.
    if (rightIn(slots.message) !== undefined)
      return single(client, { keys: BLIND_KEYS, trouble: lacking(`+${SLOTS}`) });
    return attempt(Promise.reject(slots));
  }
  const primaries = primariesIn(slots);
  const [only, another] = primaries;
  const here = client.options;
  const bySocket = typeof here.path === 'string';
  // A cluster of one node does not know its own address, and needs no more than this one connection.
  if (another === undefined && (bySocket || !only?.host)) return single(client);
  if (bySocket)
    throw new AppError('CONFIG_INVALID', 'a Redis Cluster is reached by host and port, REDIS_URL names a socket');
  const cluster = await openCluster({
    from: addresses,
    announced: primaries.map(({ host, port }) => ({ host: host || (here.host ?? ''), port })),
    used: addresses.find(({ host, port }) => host === here.host && port === here.port) ?? addresses[0],
    commandTimeoutMs: options.commandTimeoutMs ?? COMMAND_TIMEOUT_MS,
    ca: options.ca,
  });
  client.disconnect();
  return cluster;
}
