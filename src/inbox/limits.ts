/**
 * Brakes on signing in, in memory only. An address is kept as a hash under a key of this process that is
 * never written anywhere, so neither a log nor a memory dump of another day can name it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../core/ports.ts';

export interface Limit {
  /** Counts one more; `false` when that is more than allowed within the window. */
  take(address: string): boolean;
  /** `true` while the limit was reached; counts nothing. */
  reached(address: string): boolean;
}

export function createLimit(
  clock: Clock,
  { max, windowMs, entries = 10_000 }: { max: number; windowMs: number; entries?: number },
): Limit {
  const key = randomBytes(32);
  const seen = new Map<string, { count: number; until: number }>();
  const nameOf = (address: string): string => createHmac('sha256', key).update(address).digest('base64url');
  const current = (name: string): { count: number; until: number } | undefined => {
    const entry = seen.get(name);
    return entry !== undefined && entry.until > clock.now().getTime() ? entry : undefined;
  };
  return {
    take(address) {
      const name = nameOf(address);
      const entry = current(name) ?? { count: 0, until: clock.now().getTime() + windowMs };
      entry.count += 1;
      // Insertion order is age, since a window always starts at its insertion.
      if (entry.count === 1) seen.delete(name);
      seen.set(name, entry);
      if (seen.size > entries) {
        const oldest = seen.keys().next();
        if (!oldest.done) seen.delete(oldest.value);
      }
      return entry.count <= max;
    },
    reached: (address) => (current(nameOf(address))?.count ?? 0) >= max,
  };
}
