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
function parseInfo(info: string): ReadonlyMap<string, string> {
  const fields = info.split(/\r?\n/).map((line) => line.split(':'));
  return new Map(fields.flatMap(([name, ...value]) => (name && value.length > 0 ? [[name, value.join(':')]] : [])));
}

/** What is wrong with this server, in fixed words for the operator; all at once. */
export function findFaults(info: string, requireAof: boolean): readonly string[] {
  const fields = parseInfo(info);
  const faults: string[] = [];
  const major = Number.parseInt(fields.get('redis_version') ?? '', 10);
  if (!(major >= OLDEST)) faults.push('Redis 7.0 or newer is needed');
  if (fields.get('maxmemory_policy') !== 'noeviction') faults.push('maxmemory-policy must be noeviction');
  if (fields.get('role') !== 'master') faults.push('this is a replica; the address must lead to the primary');
  if (requireAof && fields.get('aof_enabled') !== '1') faults.push('appendonly must be yes');
  return faults;
}

/** @throws AppError `STORE_UNSAFE`, or what `attempt` throws */
export async function checkRedis(client: Redis, { log, requireAof = false }: CheckOptions): Promise<void> {
  const info = await attempt(client.info());
  const faults = findFaults(info, requireAof);
  if (faults.length > 0) throw new AppError('STORE_UNSAFE', faults.join('; '));
  if (parseInfo(info).get('aof_enabled') !== '1') log.error('fault', { part: 'store', reason: 'redis-without-aof' });
}
