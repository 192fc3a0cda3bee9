/**
 * Which instance renews a workspace's token. The lock's half minute stands in its sealed value: the record itself stays
 * until a whole hour, and so long nobody would renew after a process that died with the lock in hand.
 */
import { z } from 'zod';
import type { Clock, Keyring, RecordStore } from '../../core/ports.ts';
import { openTimed, sealTimed } from '../../core/sealed-record.ts';
import { installationId } from './installations.ts';

/** Longer than call and writes together take at most; after it another one may try. */
const LOCK_SECONDS = 30;

export interface RefreshLock {
  /** `true` for one instance at a time. */
  take(place: string): Promise<boolean>;
  release(place: string): Promise<void>;
}

export function createRefreshLock(deps: {
  readonly records: RecordStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}): RefreshLock {
  const { records, keyring, clock } = deps;
  const idOf = (place: string): string => `slack-refresh-${installationId(keyring, place)}`;
  const boundTo = (id: string): string => `once:${id}`;
  return {
    async take(place) {
      const id = idOf(place);
      const now = clock.now().getTime();
      const own = await sealTimed(keyring, 'hour', now + LOCK_SECONDS * 1000, boundTo(id), clock.now());
      if (await records.putIf('once', id, undefined, own, LOCK_SECONDS)) return true;
      const held = await records.get('once', id);
      const until = await openTimed(keyring, z.number(), held, boundTo(id));
      // One that does not open is 0.2.0's, which ends by itself within the half minute.
      return until !== undefined && until <= now && records.putIf('once', id, held, own, LOCK_SECONDS);
    },
    release: (place) => records.delete('once', idOf(place)),
  };
}
