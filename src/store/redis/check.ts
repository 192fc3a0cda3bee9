/** Refuses a Redis that would lose or evict conversations, before the first one is entrusted to it. */
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { attempt } from './client.ts';
import type { Connection, Node } from './connection.ts';

const OLDEST = 7;

export interface CheckOptions {
  readonly log: Log;
  /** Refuse instead of only saying so: for production. */
  readonly requireAof?: boolean;
}

/** Everything comes from INFO, which managed services allow; CONFIG GET they do not. */
export function parseInfo(info: string): ReadonlyMap<string, string> {
  const fields = info.split(/\r?\n/).map((line) => line.split(':'));
  return new Map(fields.flatMap(([name, ...value]) => (name && value.length > 0 ? [[name, value.join(':')]] : [])));
}

/** What can make a server unfit, in fixed words for the operator. */
export const REDIS_FAULTS = {
  version: 'Redis 7.0 or newer is needed',
  eviction: 'maxmemory-policy must be noeviction',
  replica: 'this is a replica; the address must lead to the primary',
  persistence: 'appendonly must be yes',
} as const;
export type RedisFault = keyof typeof REDIS_FAULTS;

/** What is wrong with this server; all at once. */
export function findFaults(info: string, requireAof: boolean): readonly RedisFault[] {
  const fields = parseInfo(info);
  const faults: RedisFault[] = [];
  const major = Number.parseInt(fields.get('redis_version') ?? '', 10);
  if (!(major >= OLDEST)) faults.push('version');
  if (fields.get('maxmemory_policy') !== 'noeviction') faults.push('eviction');
  // In a cluster the client finds the primaries by itself, and who is one changes.
  if (fields.get('role') !== 'master' && fields.get('cluster_enabled') !== '1') faults.push('replica');
  if (requireAof && fields.get('aof_enabled') !== '1') faults.push('persistence');
  return faults;
}

/** Redis' own clock, as INFO tells it: TIME is refused under the rights that 0.2.0 gave out. */
export function timeOf(info: string): Date | undefined {
  const microseconds = Number(parseInfo(info).get('server_time_usec'));
  return Number.isFinite(microseconds) && microseconds > 0 ? new Date(microseconds / 1000) : undefined;
}

const named = ({ name }: Pick<Node, 'name'>, text: string): string => (name === '' ? text : `${name}: ${text}`);

/** Every node: one that evicts loses what lies there, and one that has no copy yet may become a primary. */
async function checkNode(
  node: Node,
  requireAof: boolean,
): Promise<{ faults: readonly RedisFault[]; aof: boolean; leftOut: boolean }> {
  const info = await attempt(node.client.info());
  const fields = parseInfo(info);
  return {
    faults: findFaults(info, requireAof),
    aof: fields.get('aof_enabled') === '1',
    // What it left out of its own file when it started; the doctor says why, and what to do.
    leftOut: Number(fields.get('unexpected_error_replies')) > 0,
  };
}

/** @throws AppError `STORE_UNSAFE`, or what `attempt` throws */
export async function checkRedis(connection: Connection, { log, requireAof = false }: CheckOptions): Promise<void> {
  const nodes = connection.nodes();
  const found = await Promise.all(nodes.map((node) => checkNode(node, requireAof)));
  const faults = found.flatMap(({ faults }, index) =>
    faults.map((fault) => named(nodes[index] ?? { name: '' }, REDIS_FAULTS[fault])),
  );
  if (faults.length > 0) throw new AppError('STORE_UNSAFE', faults.join('; '));
  if (found.some(({ leftOut }) => leftOut)) log.error('fault', { part: 'store', reason: 'redis-left-out-writes' });
  if (found.some(({ aof }) => !aof)) log.error('fault', { part: 'store', reason: 'redis-without-aof' });
  connection.onNode((node) => {
    checkNode(node, requireAof).then(
      // Too late to refuse: organisations lie there already. Somebody has to know.
      ({ faults }) => faults.forEach((fault) => log.error('fault', { part: 'store', reason: `node-unfit-${fault}` })),
      () => undefined,
    );
  });
}

/** The earliest of all nodes: what is destroyed by time waits for the slowest clock. */
export async function redisTime(connection: Connection): Promise<Date | undefined> {
  const nodes = connection.nodes();
  if (nodes.length === 0) throw new AppError('STORE_AWAY');
  const all = await attempt(Promise.all(nodes.map(({ client }) => client.info('server'))));
  const times = all.flatMap((info) => timeOf(info)?.getTime() ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}
