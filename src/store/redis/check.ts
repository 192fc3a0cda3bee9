/** Refuses a Redis that would lose or evict conversations, before the first one is entrusted to it. */
import type { Redis } from 'ioredis';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../log.ts';
import { attempt } from './client.ts';

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
  if (fields.get('role') !== 'master') faults.push('replica');
  if (requireAof && fields.get('aof_enabled') !== '1') faults.push('persistence');
  return faults;
}

/** Redis' own clock, as INFO tells it: TIME is refused under the rights that 0.2.0 gave out. */
export function timeOf(info: string): Date | undefined {
  const microseconds = Number(parseInfo(info).get('server_time_usec'));
  return Number.isFinite(microseconds) && microseconds > 0 ? new Date(microseconds / 1000) : undefined;
}

/** @throws AppError `STORE_UNSAFE`, or what `attempt` throws */
export async function checkRedis(client: Redis, { log, requireAof = false }: CheckOptions): Promise<void> {
  const info = await attempt(client.info());
  const faults = findFaults(info, requireAof);
  if (faults.length > 0) throw new AppError('STORE_UNSAFE', faults.map((fault) => REDIS_FAULTS[fault]).join('; '));
  const fields = parseInfo(info);
  // What it left out of its own file when it started; the doctor says why, and what to do.
  if (Number(fields.get('unexpected_error_replies')) > 0)
    log.error('fault', { part: 'store', reason: 'redis-left-out-writes' });
  if (fields.get('aof_enabled') !== '1') log.error('fault', { part: 'store', reason: 'redis-without-aof' });
}
