/**
 * What an adviser keeps on this device alone, sealed to their own key: one thing of each kind. What nobody else stores, nobody
 * else can be asked for.
 */
import { isAppError } from '../../base/errors.ts';
import type { Hour } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openOwn, sealOwn, type Own } from './crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from './device-table.ts';

/** Since it was last read. */
const KEPT_HOURS = 366 * 24;

/** As it lies on the device. */
export interface SealedOwn {
  readonly sealed: Uint8Array;
  readonly expiresHour: Hour;
}

export interface OwnBox<T> {
  /** `undefined` where there is none, and where what lies there does not open. */
  readonly read: (keys: AdviserKeys, hour: Hour) => Promise<T | undefined>;
  /** In place of what was there. `false`: this browser keeps nothing. */
  readonly save: (keys: AdviserKeys, own: T, hour: Hour) => Promise<boolean>;
  readonly prune: (hour: Hour) => void;
  /** Of somebody who is no adviser any more; what another one keeps on this device stays. */
  readonly forget: (keys: AdviserKeys) => void;
}

/** In a database of its own, as the drafts are. */
export const createOwnDb = (
  databases: () => IDBFactory,
  where: { readonly database: string; readonly table: string },
): DeviceTable<SealedOwn> => createDeviceTable(databases, { ...where, isRow });

/** @param ownIn what an older or newer page kept may be of another shape: `undefined` */
export function createOwnBox<T>(
  device: DeviceTable<SealedOwn>,
  { what, ownIn }: { readonly what: Exclude<Own, 'draft'>; readonly ownIn: (value: unknown) => T | undefined },
): OwnBox<T> {
  const put = async (keys: AdviserKeys, own: T, hour: Hour): Promise<void> => {
    const sealed = await sealOwn(keys, what, JSON.stringify(own));
    await device.put(keys.keyCard.kid, { sealed, expiresHour: hour + KEPT_HOURS });
  };
  const open = async (keys: AdviserKeys, sealed: Uint8Array): Promise<T | undefined> => {
    try {
      return ownIn(JSON.parse(await openOwn(keys, what, sealed)));
    } catch (error) {
      if (isAppError(error, 'ENVELOPE_REFUSED') || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
  return {
    async read(keys, hour) {
      // Under the newest of their keys that has one: a key that was renewed must not hide what lay under the one before.
      for (const held of [keys, ...(keys.older ?? [])]) {
        const row = await device.get(held.keyCard.kid);
        const own = row && (await open(held, row.sealed));
        if (own === undefined || row === undefined) continue;
        if (row.expiresHour < hour + KEPT_HOURS / 2) await put(held, own, hour);
        return own;
      }
      return undefined;
    },
    async save(keys, own, hour) {
      await put(keys, own, hour);
      for (const { keyCard } of keys.older ?? []) await device.delete(keyCard.kid);
      return (await device.get(keys.keyCard.kid)) !== undefined;
    },
    prune: (hour) => void device.prune(hour),
    forget(keys) {
      for (const { keyCard } of [keys, ...(keys.older ?? [])]) void device.delete(keyCard.kid);
    },
  };
}

function isRow(value: unknown): value is SealedOwn {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, expiresHour } = value as Partial<SealedOwn>;
  return sealed instanceof Uint8Array && typeof expiresHour === 'number';
}
