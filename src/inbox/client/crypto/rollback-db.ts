/** `CheckpointStore` in the browser's IndexedDB: counts and hashes, never a word of what was written. */
import type { Hour } from '../../../core/conversation.ts';
import type { Checkpoint, CheckpointStore } from './rollback-check.ts';

const NAME = 'in-vertrouwen';
const TABLE = 'seen';

export function createRollbackDb(databases: () => IDBFactory): CheckpointStore {
  let opening: Promise<IDBDatabase> | undefined;
  // `indexedDB` is read here, inside the `try`, because with storage switched off some browsers throw when it is read.
  const open = async (): Promise<IDBDatabase> => (opening ??= openDatabase(databases()));
  const table = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await open()).transaction(TABLE, mode).objectStore(TABLE);

  return {
    async get(key) {
      try {
        const found = await settled<unknown>((await table('readonly')).get(key));
        return isSeen(found) ? found : undefined;
      } catch {
        return undefined;
      }
    },
    async put(key, seen) {
      try {
        await settled((await table('readwrite')).put(seen, key));
      } catch {
        // A private window may have no database. Reading goes on, without a memory.
      }
    },
    async prune(hour) {
      try {
        await dropExpired(await table('readwrite'), hour);
      } catch {
        // As above.
      }
    },
  };
}

function openDatabase(databases: IDBFactory): Promise<IDBDatabase> {
  const request = databases.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE));
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function dropExpired(rows: IDBObjectStore, hour: Hour): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = rows.openCursor();
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor === null) return resolve();
      if (!isSeen(cursor.value) || cursor.value.expiresHour < hour) cursor.delete();
      cursor.continue();
    });
  });
}

function isSeen(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { length, headHash, expiresHour } = value as Partial<Checkpoint>;
  return typeof length === 'number' && headHash instanceof Uint8Array && typeof expiresHour === 'number';
}
