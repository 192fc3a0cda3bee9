/**
 * An adviser's own sentences, to be put into an answer. They lie on this device alone, sealed to their own key: what nobody
 * else stores, nobody else can be asked for.
 */
import { isAppError } from '../../base/errors.ts';
import type { Hour } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import { openOwn, sealOwn } from './crypto/reply.ts';
import { createDeviceTable, type DeviceTable } from './device-table.ts';

export const TEXT_BLOCKS_MAX = 10;
export const TEXT_BLOCK_MAX = 500;
/** Since they were last read. */
const KEPT_HOURS = 366 * 24;

/** As they lie on the device. */
export interface SealedTextBlocks {
  readonly sealed: Uint8Array;
  readonly expiresHour: Hour;
}

export interface TextBlocks {
  /** None where there are none, and where what lies there does not open. */
  readonly read: (keys: AdviserKeys, hour: Hour) => Promise<readonly string[]>;
  /** All of them, in this order. `false`: this browser keeps nothing. */
  readonly save: (keys: AdviserKeys, texts: readonly string[], hour: Hour) => Promise<boolean>;
  readonly prune: (hour: Hour) => void;
  /** Of somebody who is no adviser any more; what another one keeps on this device stays. */
  readonly forget: (keys: AdviserKeys) => void;
}

/** In a database of its own, as the drafts are. */
export const createTextBlockDb = (databases: () => IDBFactory): DeviceTable<SealedTextBlocks> =>
  createDeviceTable(databases, { database: 'in-vertrouwen-text-blocks', table: 'blocks', isRow });

export function createTextBlocks(device: DeviceTable<SealedTextBlocks>): TextBlocks {
  const put = async (keys: AdviserKeys, texts: readonly string[], hour: Hour): Promise<void> => {
    const sealed = await sealOwn(keys, 'text-blocks', JSON.stringify(texts));
    await device.put(keys.keyCard.kid, { sealed, expiresHour: hour + KEPT_HOURS });
  };
  const open = async (keys: AdviserKeys, sealed: Uint8Array): Promise<readonly string[] | undefined> => {
    try {
      return textsIn(JSON.parse(await openOwn(keys, 'text-blocks', sealed)));
    } catch (error) {
      if (isAppError(error, 'ENVELOPE_REFUSED') || error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
  return {
    async read(keys, hour) {
      // Under the newest of their keys that has some: a key that was renewed must not hide what lay under the one before.
      for (const held of [keys, ...(keys.older ?? [])]) {
        const row = await device.get(held.keyCard.kid);
        const texts = row && (await open(held, row.sealed));
        if (texts === undefined || row === undefined) continue;
        if (row.expiresHour < hour + KEPT_HOURS / 2) await put(held, texts, hour);
        return texts;
      }
      return [];
    },
    async save(keys, texts, hour) {
      await put(keys, texts, hour);
      for (const { keyCard } of keys.older ?? []) await device.delete(keyCard.kid);
      return (await device.get(keys.keyCard.kid)) !== undefined;
    },
    prune: (hour) => void device.prune(hour),
    forget(keys) {
      for (const { keyCard } of [keys, ...(keys.older ?? [])]) void device.delete(keyCard.kid);
    },
  };
}

/** What an older or newer page kept may be another shape. */
function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return undefined;
  return value.slice(0, TEXT_BLOCKS_MAX).map((one) => one.slice(0, TEXT_BLOCK_MAX));
}

function isRow(value: unknown): value is SealedTextBlocks {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, expiresHour } = value as Partial<SealedTextBlocks>;
  return sealed instanceof Uint8Array && typeof expiresHour === 'number';
}
