/**
 * Can this instance serve somebody now? The same steps as sending takes: Redis answers, the folder of keys works, the two
 * belong together, and the clocks agree.
 */
import { belongs } from '../core/keyring-mark.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import { within } from '../core/within.ts';
import type { Check } from './open-book.ts';

/** Within the three seconds that a platform waits. */
const LIMIT_MS = 1500;
/**
 * Slack refuses, and we refuse, what is more than five minutes off (docs.slack.dev, "verifying requests"): an instance
 * whose clock runs away says so well before every request is a 401.
 */
const CLOCK_TOLERANCE_MS = 120_000;

const FIRST = ['store', 'keyring'] as const satisfies readonly Check[];
const AFTER = ['mark', 'clock'] as const satisfies readonly Check[];

export interface ReadinessParts {
  readonly store: Pick<Store, 'ping' | 'records' | 'contents' | 'time'>;
  readonly keyring: Pick<Keyring, 'mark' | 'wrap' | 'unwrap' | 'sealRecord' | 'openRecord'>;
  readonly clock: Clock;
  readonly limitMs?: number;
  readonly checked: (check: Check, isWell: boolean, seconds: number) => void;
}

/** Names what is not ready; empty when all is. Callers at the same time share one check. */
export function createReadiness({ store, keyring, clock, limitMs = LIMIT_MS, checked }: ReadinessParts) {
  const probe: Record<Check, () => Promise<void>> = {
    store: () => store.ping(),
    // Wrapped and opened under today's key, so that a folder that was unmounted or became unreadable is noticed. It
    // also makes today's key every day: that there is one says nothing about whether anybody wrote.
    keyring: async () => {
      const now = clock.now();
      const { dayKey, wrapped } = await keyring.wrap(new Uint8Array(32), 'readiness', now);
      await keyring.unwrap(dayKey, wrapped, 'readiness');
      const sealed = keyring.sealRecord(new Uint8Array(1), 'readiness');
      if (keyring.openRecord(sealed, 'readiness') === undefined) throw new TypeError('record key');
    },
    mark: async () => {
      if (!(await belongs(store, keyring))) throw new TypeError('another keyring');
    },
    clock: async () => {
      const there = await store.time();
      if (there !== undefined && Math.abs(there.getTime() - clock.now().getTime()) > CLOCK_TOLERANCE_MS)
        throw new TypeError('clocks apart');
    },
  };
  const one = async (check: Check): Promise<readonly Check[]> => {
    const begun = performance.now();
    const worked = probe[check]().then(
      () => true,
      () => false,
    );
    const isWell = (await within(limitMs, worked)) === true;
    checked(check, isWell, (performance.now() - begun) / 1000);
    return isWell ? [] : [check];
  };
  const look = async (): Promise<readonly Check[]> => {
    const found = (await Promise.all(FIRST.map(one))).flat();
    // What lies in a store that is away is not known, which is not the same as wrong.
    return found.includes('store') ? found : [...found, ...(await Promise.all(AFTER.map(one))).flat()];
  };
  let running: Promise<readonly Check[]> | undefined;
  return (): Promise<readonly Check[]> => {
    running ??= look().finally(() => (running = undefined));
    return running;
  };
}
