/**
 * A Redis Cluster. ioredis finds the nodes and follows redirections, which are refusals: nothing was done yet. What
 * might have been done is never sent again; a person's next press is, and finds what is there.
 */
import { Cluster, Command, type ClusterOptions, type Redis } from 'ioredis';
import { AppError } from '../../base/errors.ts';
import type { Address } from './address.ts';
import { backoff, commonOptions, CONNECT_TIMEOUT_MS, signInOf } from './client.ts';
import { probeKey } from './keys.ts';
import type { Connection, Node } from './connection.ts';

/** What moved is noticed at the first redirection; what came or went without one, within this. */
const REFRESH_MS = 5000;
/** Moved, asked and once more: beyond that the cluster does not know itself where a slot is. */
const REDIRECTIONS = 3;
const CLOSED = 'Connection is closed.';

export interface ClusterWanted {
  readonly from: readonly Address[];
  readonly announced: readonly { readonly host: string; readonly port: number }[];
  /** How to sign in, and whether over TLS. */
  readonly used: Address;
  readonly commandTimeoutMs: number;
  readonly ca: string | undefined;
}

function options({ used, commandTimeoutMs, ca }: ClusterWanted) {
  const { retryStrategy: _, enableOfflineQueue: __, ...common } = commonOptions(commandTimeoutMs);
  return {
    lazyConnect: true,
    // CLUSTER INFO is one more right, and says less than trying: see `probe`.
    enableReadyCheck: false,
    // A command may wait for a node that is being connected, at most for its own time-out. If the whole cluster is away,
    // `refuseWhenAway` refuses at once.
    enableOfflineQueue: true,
    scaleReads: 'master',
    maxRedirections: REDIRECTIONS,
    // Above 0, what was cut off is sent again: of 180 writes asked for, 210 were executed.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    retryDelayOnMoved: 0,
    retryDelayOnTryAgain: 50,
    slotsRefreshInterval: REFRESH_MS,
    slotsRefreshTimeout: CONNECT_TIMEOUT_MS,
    clusterRetryStrategy: backoff,
    // A node whose line was cut leaves; the next command is redirected to whoever has its slots by then.
    clusterNodeRetryStrategy: null,
    // Names stay names, or certificates would be compared with numbers.
    dnsLookup: (name, found) => found(null, name),
    redisOptions: {
      ...common,
      ...signInOf(used, used, ca),
      // Ends before the command that waits for it, which would otherwise be sent after it was called away.
      connectTimeout: Math.max(100, Math.min(CONNECT_TIMEOUT_MS, commandTimeoutMs - 300)),
    },
  } satisfies ClusterOptions;
}

/** ioredis keeps commands for a cluster that is away without any limit of time. */
function refuseWhenAway(cluster: Cluster): void {
  const send = cluster.sendCommand.bind(cluster);
  cluster.sendCommand = (command, ...more) => {
    if (cluster.status === 'ready' || command.name === 'cluster') return send(command, ...more);
    command.reject(new Error(CLOSED));
    return command.promise;
  };
}

const nameOf = ({ options: { host, port } }: Redis): string => `${host ?? ''}:${port ?? ''}`;

const settled = (node: Redis): Promise<void> =>
  new Promise((resolve) => {
    if (node.status === 'ready' || node.status === 'end') return resolve();
    node.once('ready', () => resolve()).once('end', () => resolve());
    setTimeout(resolve, CONNECT_TIMEOUT_MS).unref();
  });

const slotOf: number[] = [];
function slotOfProbe(index: number): number {
  return (slotOf[index] ??= new Command('get', [probeKey(index)]).getSlot() ?? -1);
}
/** More than enough for a primary that holds a single slot. */
const MOST_KEYS = 200_000;

/** For each primary the first key of ours that lies there. */
function probeKeysOf({ slots }: Cluster): readonly string[] {
  const primaries = new Set(slots.flatMap((names) => names?.[0] ?? []));
  const found: string[] = [];
  for (let index = 0; primaries.size > 0 && index < MOST_KEYS; index += 1) {
    const [primary = ''] = slots[slotOfProbe(index)] ?? [];
    if (primaries.delete(primary)) found.push(probeKey(index));
  }
  return found;
}

/** Resolves when every node that can be connected is. @throws when none can. */
export async function openCluster(wanted: ClusterWanted): Promise<Connection> {
  const start = [...wanted.from.map(({ host, port }) => ({ host, port })), ...wanted.announced];
  const cluster = new Cluster(start, options(wanted));
  let heard: (node: Node) => void = () => undefined;
  cluster.on('error', () => undefined);
  refuseWhenAway(cluster);
  cluster.on('+node', (node: Redis) => {
    node.once('ready', () => heard({ name: nameOf(node), client: node }));
    // Not at once: the redirection that brought it here sends its command first, and begins connecting by that.
    process.nextTick(() => {
      if (node.status === 'wait') node.connect().catch(() => undefined);
    });
  });
  try {
    await cluster.connect();
  } catch (error) {
    cluster.disconnect();
    throw error;
  }
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all(cluster.nodes().map(settled));

  const ready = (): readonly Redis[] => cluster.nodes().filter(({ status }) => status === 'ready');
  const anyone = (): Redis | undefined => {
    const nodes = ready();
    return nodes[Math.floor(Math.random() * nodes.length)];
  };
  return {
    kind: 'cluster',
    commands: cluster,
    nodes: () => ready().map((client) => ({ name: nameOf(client), client })),
    primaries() {
      const wanted = new Set(cluster.slots.flatMap((names) => names?.[0] ?? []));
      const found = ready().filter((node) => wanted.has(nameOf(node)));
      if (wanted.size === 0 || found.length < wanted.size) throw new AppError('STORE_AWAY', 'a node is away');
      return found.map((client) => ({ name: nameOf(client), client }));
    },
    missing() {
      const here = new Set(ready().map(nameOf));
      const announced = new Set(cluster.slots.flatMap((keys) => keys ?? []));
      return [...announced].filter((name) => !here.has(name));
    },
    probeKeys: () => probeKeysOf(cluster),
    publish: async (channel) => anyone()?.publish(channel, ''),
    listener() {
      const node = anyone();
      if (node === undefined) return undefined;
      const connection = node.duplicate({ autoResubscribe: false, retryStrategy: null, readOnly: false });
      // A node that was taken out of the cluster stays silent without ever closing the line.
      const left = (gone: Redis): void => {
        if (nameOf(gone) === nameOf(node)) connection.disconnect();
      };
      cluster.on('-node', left);
      connection.once('end', () => cluster.off('-node', left));
      return connection;
    },
    onNode: (hear) => void (heard = hear),
    close: async () => {
      await cluster.quit().catch(() => undefined);
      cluster.disconnect();
    },
  };
}
