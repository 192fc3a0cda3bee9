/**
 * Brakes on signing in, in memory only. A name (an address, a sign-in) is kept as a hash under a key of this
 * process that is never written anywhere, so neither a log nor a memory dump of another day can name it.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../../core/ports.ts';

export interface RateLimit {
  /** Counts one more; `false` when that is more than allowed within the window. */
  take(name: string): boolean;
  /** `true` while the limit was reached; counts nothing. */
  reached(name: string): boolean;
  /** How long until there is room again; 0 when there is. */
  secondsLeft(name: string): number;
}

export function createRateLimit(
  clock: Clock,
  { max, windowMs, entries = 10_000 }: { max: number; windowMs: number; entries?: number },
): RateLimit {
  const key = randomBytes(32);
  const seen = new Map<string, { count: number; until: number }>();
  const hashOf = (name: string): string => createHmac('sha256', key).update(name).digest('base64url');
  const current = (hash: string): { count: number; until: number } | undefined => {
    const entry = seen.get(hash);
    return entry !== undefined && entry.until > clock.now().getTime() ? entry : undefined;
  };
  const reached = (name: string): boolean => (current(hashOf(name))?.count ?? 0) >= max;
  return {
    take(name) {
      const hash = hashOf(name);
      const entry = current(hash) ?? { count: 0, until: clock.now().getTime() + windowMs };
      entry.count += 1;
      // Insertion order is age, since a window always starts at its insertion.
      if (entry.count === 1) seen.delete(hash);
      seen.set(hash, entry);
      if (seen.size > entries) {
        const oldest = seen.keys().next();
        if (!oldest.done) seen.delete(oldest.value);
      }
      return entry.count <= max;
    },
    reached,
    secondsLeft(name) {
      if (!reached(name)) return 0;
      return Math.max(1, Math.ceil(((current(hashOf(name))?.until ?? 0) - clock.now().getTime()) / 1000));
    },
  };
}
