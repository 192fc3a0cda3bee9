/**
 * Can this instance serve somebody now? The same steps as sending takes: Redis answers, the folder of keys works, the two
 * belong together, and the clocks agree.
 */
import { isAppError } from '../base/errors.ts';
import { belongs } from '../core/keyring-mark.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { withTimeout } from '../base/timeout.ts';
import type { Check } from './live-metrics.ts';

/** Shorter than the three seconds that a platform waits. */
const LIMIT_MS = 1500;
/**
 * A request of Slack that is more than five minutes off must be refused (docs.slack.dev, "verifying requests"). An
 * instance whose clock drifts has to say so well before that, when every request would become a 401.
 */
const CLOCK_TOLERANCE_MS = 120_000;

const FIRST = ['store', 'keyring'] as const satisfies readonly Check[];
const AFTER = ['mark', 'clock'] as const satisfies readonly Check[];

export interface ReadinessParts {
  readonly store: Pick<Store, 'ping' | 'records' | 'contents' | 'time'>;
  readonly keyring: Pick<
    Keyring,
    'mark' | 'demandOwnKeys' | 'wrap' | 'unwrap' | 'sealRecord' | 'openRecord' | 'openErasable' | 'openTimed'
  >;
  readonly clock: Clock;
  readonly limitMs?: number;
  readonly checked: (check: Check, isWell: boolean, seconds: number) => void;
}

/** The names of what is not ready; empty when everything is. Callers at the same time share one check. */
export function createReadiness({ store, keyring, clock, limitMs = LIMIT_MS, checked }: ReadinessParts) {
  /** `unknown`: this could not be checked, and another check names the reason. */
  const probe: Record<Check, () => Promise<'well' | 'wrong' | 'unknown'>> = {
    store: async () => {
      await store.ping();
      return 'well';
    },
    // Wrapped and opened under today's key, so that a folder that was unmounted or became unreadable is noticed. It
    // also makes today's key every day: that there is one says nothing about whether anybody wrote.
    keyring: async () => {
      const now = clock.now();
      const { dayKey, wrapped } = await keyring.wrap(new Uint8Array(32), 'readiness', now);
      await keyring.unwrap(dayKey, wrapped, 'readiness');
      const sealed = keyring.sealRecord(new Uint8Array(1), 'readiness');
      return keyring.openRecord(sealed, 'readiness') === undefined ? 'wrong' : 'well';
    },
    // Checked after the start as well, because another folder may be mounted over the keyring, and the address may come to lead to another Redis.
    mark: async () => {
      try {
        await keyring.demandOwnKeys();
        return (await belongs(store, keyring)) ? 'well' : 'wrong';
      } catch (error) {
        return isAppError(error, 'KEYRING_FOREIGN') ? 'wrong' : 'unknown';
      }
    },
    clock: async () => {
      const there = await store.time();
      const difference = there === undefined ? 0 : Math.abs(there.getTime() - clock.now().getTime());
      return difference > CLOCK_TOLERANCE_MS ? 'wrong' : 'well';
    },
  };
  const one = async (check: Check): Promise<readonly Check[]> => {
    const begun = performance.now();
    const found =
      (await withTimeout(
        limitMs,
        probe[check]().catch(() => 'wrong' as const),
      )) ?? 'wrong';
    if (found === 'unknown') return [];
    checked(check, found === 'well', (performance.now() - begun) / 1000);
    return found === 'well' ? [] : [check];
  };
  const look = async (): Promise<readonly Check[]> => {
    const found = (await Promise.all(FIRST.map(one))).flat();
    // While the store is away nobody can tell what lies in it. That is `unknown`, and not wrong.
    return found.includes('store') ? found : [...found, ...(await Promise.all(AFTER.map(one))).flat()];
  };
  let running: Promise<readonly Check[]> | undefined;
  return (): Promise<readonly Check[]> => {
    running ??= look().finally(() => (running = undefined));
    return running;
  };
}
