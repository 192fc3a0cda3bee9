/** A browser's own database of one table, in memory. */
import type { DeviceTable } from '../../src/inbox/client/device-table.ts';

export interface MemoryDevice<T> extends DeviceTable<T> {
  readonly rows: Map<string, T>;
}
export function memoryDevice<T extends { readonly expiresHour: number }>(): MemoryDevice<T> {
  const rows = new Map<string, T>();
  return {
    rows,
    get: async (key) => rows.get(key),
    put: async (key, row) => void rows.set(key, row),
    delete: async (key) => void rows.delete(key),
    keys: async () => [...rows.keys()],
    clear: async () => rows.clear(),
    prune: async (hour) => {
      for (const [key, { expiresHour }] of rows) if (expiresHour < hour) rows.delete(key);
    },
  };
}
