/** One table in the browser's IndexedDB. A browser without one remembers nothing here, and everything else goes on. */
import type { Hour } from '../../core/conversation.ts';

export interface DeviceTable<Row> {
  readonly get: (key: string) => Promise<Row | undefined>;
  readonly put: (key: string, row: Row) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
  readonly clear: () => Promise<void>;
  /** Drops what has expired by this hour, and what is no row of ours. */
  readonly prune: (hour: Hour) => Promise<void>;
}

/** @param isRow what lies there may be of an older or newer page. */
export function createDeviceTable<Row extends { readonly expiresHour: Hour }>(
  databases: () => IDBFactory,
  { database, table, isRow }: { database: string; table: string; isRow: (value: unknown) => value is Row },
): DeviceTable<Row> {
  let opening: Promise<IDBDatabase> | undefined;
  // `indexedDB` is read here, inside the `try`, because with storage switched off some browsers throw when it is read.
  const open = async (): Promise<IDBDatabase> => {
    // Once the storage was cleared under the page, or could not be opened, the next row tries again.
    const mine = (opening ??= openDatabase(databases(), database, table, () => (opening = undefined)));
    return mine.catch((error: unknown) => {
      if (opening === mine) opening = undefined;
      throw error;
    });
  };
  const rows = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await open()).transaction(table, mode).objectStore(table);
  /** A private window may have no database. */
  const unlessNone = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch {
      return undefined;
    }
  };

  return {
    get: (key) =>
      unlessNone(async () => {
        const found = await settled<unknown>((await rows('readonly')).get(key));
        return isRow(found) ? found : undefined;
      }),
    put: (key, row) => unlessNone(async () => void (await settled((await rows('readwrite')).put(row, key)))),
    delete: (key) => unlessNone(async () => settled((await rows('readwrite')).delete(key))),
    keys: async () => (await unlessNone(async () => settled((await rows('readonly')).getAllKeys())))?.map(String) ?? [],
    clear: () => unlessNone(async () => settled((await rows('readwrite')).clear())),
    prune: (hour) =>
      unlessNone(async () => dropUnless(await rows('readwrite'), (row) => isRow(row) && row.expiresHour >= hour)),
  };
}

/** @param onGone the browser took it away, as it does when somebody clears its storage, or wants to. */
async function openDatabase(
  databases: IDBFactory,
  name: string,
  table: string,
  onGone: () => void,
): Promise<IDBDatabase> {
  const request = databases.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table));
  const opened = await settled(request);
  opened.addEventListener('close', onGone);
  opened.addEventListener('versionchange', () => {
    opened.close();
    onGone();
  });
  return opened;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function dropUnless(rows: IDBObjectStore, stays: (row: unknown) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = rows.openCursor();
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      if (!stays(cursor.value)) cursor.delete();
      cursor.continue();
    });
  });
}
