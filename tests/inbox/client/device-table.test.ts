import { expect, it } from 'vitest';
import { createDeviceTable } from '../../../src/inbox/client/device-table.ts';

interface Row {
  readonly text: string;
  readonly expiresHour: number;
}
const ROW: Row = { text: 'begun', expiresHour: 500_000 };

/** As much of IndexedDB as the table uses (W3C, Indexed Database API 3.0), with the ways in which a browser takes it away. */
function browserStorage() {
  let rows = new Map<string, unknown>();
  let connections: (EventTarget & { isClosed: boolean })[] = [];
  let opened = 0;
  let refusals = 0;
  const later = (result: unknown, name = 'success'): IDBRequest => {
    const request = Object.assign(new EventTarget(), { result, error: new Error(name) });
    queueMicrotask(() => request.dispatchEvent(new Event(name)));
    return request as unknown as IDBRequest;
  };
  const connect = () => {
    opened += 1;
    const connection = Object.assign(new EventTarget(), {
      isClosed: false,
      close: () => void (connection.isClosed = true),
      transaction() {
        if (connection.isClosed) throw new DOMException('closed', 'InvalidStateError');
        const store = {
          get: (key: string) => later(rows.get(key)),
          put: (row: Row, key: string) => later(rows.set(key, row)),
        };
        return { objectStore: () => store };
      },
    });
    connections.push(connection);
    return connection;
  };
  return {
    factory: { open: () => (refusals-- > 0 ? later(undefined, 'error') : later(connect())) } as unknown as IDBFactory,
    refuse: (times: number) => void (refusals = times),
    /** Somebody clears the storage of this site: what is open is closed by force, or asked to close. */
    clear(how: 'close' | 'versionchange') {
      rows = new Map();
      const before = connections;
      connections = [];
      for (const connection of before) {
        if (how === 'close') connection.isClosed = true;
        connection.dispatchEvent(new Event(how));
      }
      return before.every(({ isClosed }) => isClosed);
    },
    opened: () => opened,
  };
}
const tableOn = (factory: IDBFactory) =>
  createDeviceTable<Row>(() => factory, {
    database: 'd',
    table: 't',
    isRow: (value): value is Row => value !== undefined,
  });

it.each(['close', 'versionchange'] as const)(
  'cleared by the browser (%s), it is empty and keeps what comes',
  async (how) => {
    const storage = browserStorage();
    const table = tableOn(storage.factory);
    await table.put('a', ROW);
    expect(await table.get('a')).toEqual(ROW);
    expect(storage.opened()).toBe(1);
    // Whoever was asked to close did: otherwise the clearing would wait for this page.
    expect(storage.clear(how)).toBe(true);
    expect(await table.get('a')).toBeUndefined();
    await table.put('a', ROW);
    expect(await table.get('a')).toEqual(ROW);
    expect(storage.opened()).toBe(2);
  },
);

it('that could not be opened once is tried again at the next row', async () => {
  const storage = browserStorage();
  const table = tableOn(storage.factory);
  storage.refuse(1);
  await table.put('a', ROW);
  expect(await table.get('a')).toBeUndefined();
  await table.put('a', ROW);
  expect(await table.get('a')).toEqual(ROW);
});
