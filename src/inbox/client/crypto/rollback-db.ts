/** `CheckpointStore` in the browser's IndexedDB: counts and hashes, never a word of what was written. */
import { createDeviceTable } from '../device-table.ts';
import type { Checkpoint, CheckpointStore } from './rollback-check.ts';

export const createRollbackDb = (databases: () => IDBFactory): CheckpointStore =>
  createDeviceTable(databases, { database: 'in-vertrouwen', table: 'seen', isRow: isSeen });

function isSeen(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { length, headHash, expiresHour } = value as Partial<Checkpoint>;
  return typeof length === 'number' && headHash instanceof Uint8Array && typeof expiresHour === 'number';
}
