/** An adviser's own sentences, to be put into an answer. They lie on this device alone: see own-box.ts. */
import type { Hour } from '../../core/conversation.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import type { DeviceTable } from './device-table.ts';
import { createOwnBox, createOwnDb, type OwnBox, type SealedOwn } from './own-box.ts';

export const TEXT_BLOCKS_MAX = 10;
export const TEXT_BLOCK_MAX = 500;

export interface TextBlocks extends Omit<OwnBox<readonly string[]>, 'read'> {
  /** In their order. None where there are none, and where what lies there does not open. */
  readonly read: (keys: AdviserKeys, hour: Hour) => Promise<readonly string[]>;
}

export const createTextBlockDb = (databases: () => IDBFactory): DeviceTable<SealedOwn> =>
  createOwnDb(databases, { database: 'in-vertrouwen-text-blocks', table: 'blocks' });

export function createTextBlocks(device: DeviceTable<SealedOwn>): TextBlocks {
  const box = createOwnBox(device, { what: 'text-blocks', ownIn: textsIn });
  return { ...box, read: async (keys, hour) => (await box.read(keys, hour)) ?? [] };
}

function textsIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return undefined;
  return value.slice(0, TEXT_BLOCKS_MAX).map((one) => one.slice(0, TEXT_BLOCK_MAX));
}
