/** An adviser's devices, and the server that keeps their books: the real vault over a memory store. */
import { z } from 'zod';
import { createBookVault, type StoredBook } from '../../src/core/adviser/book.ts';
import { createErasableRecords } from '../../src/core/erasure/record.ts';
import type { Api, ApiResult } from '../../src/inbox/client/api.ts';
import { createBooks, type Books } from '../../src/inbox/client/book/books.ts';
import type { BookRow } from '../../src/inbox/client/book/held.ts';
import type { BooksRequest } from '../../src/inbox/contract-requests.ts';
import { memoryDevice } from './memory-device.helper.ts';
import type { DeviceTable } from '../../src/inbox/client/device-table.ts';
import { memoryKeyring } from '../../src/keyring/memory.ts';
import { memoryStore } from '../../src/store/memory/index.ts';

type BooksAnswer = Extract<Awaited<ReturnType<Api['saveBooks']>>, { ok: true }>['value'];
/** How the next answer goes wrong: before anything was kept, or after. */
type Cut = 'before' | 'after';
export interface BookServer {
  readonly clock: { readonly now: () => Date; set(at: string): void };
  /** What was sent, in order. */
  readonly sent: readonly (readonly StoredBook[])[];
  cut?: Cut;
  /** Everything that lies there, to be put back later. */
  copy(): Promise<Uint8Array | undefined>;
  putBack(copy: Uint8Array | undefined): Promise<void>;
  /** Lies there without having been asked for. */
  plant(books: readonly StoredBook[]): Promise<void>;
  /** @param ahead hours by which its own day is further than the server's */
  device(device?: DeviceTable<BookRow>, ahead?: number): Books;
}

const WHO = 'samira';

export async function bookServer(): Promise<BookServer> {
  let at = '2026-11-27T10:10:00Z';
  const clock = { now: () => new Date(at), set: (to: string) => void (at = to) };
  const store = memoryStore(clock);
  const keyring = await memoryKeyring();
  const vault = createBookVault({ records: store.records, keyring, clock });
  const sent: (readonly StoredBook[])[] = [];
  const server: BookServer = {
    clock,
    sent,
    copy: () => store.records.get('book', WHO),
    async putBack(copy) {
      if (copy === undefined) await store.records.delete('book', WHO);
      else await store.records.put('book', WHO, copy);
    },
    async plant(books) {
      await vault.delete(WHO);
      await createErasableRecords({ records: store.records, keyring }, 'book', z.unknown()).put(WHO, { books });
    },
    device(device = memoryDevice(), ahead = 0) {
      const api = {
        async saveBooks({ books, over }: BooksRequest): Promise<ApiResult<BooksAnswer>> {
          const cut = server.cut;
          delete server.cut;
          sent.push(books);
          if (cut === 'before') return { ok: false, why: 'try-again', code: 'no-answer' };
          const done = await vault.put(WHO, books, over);
          if (cut === 'after') return { ok: false, why: 'try-again', code: 'no-answer' };
          if (done.result === 'refused') return { ok: false, why: 'refused', code: 'refused' };
          if (done.result === 'moved') return { ok: true, value: { result: 'moved', books: [...done.books] } };
          return { ok: true, value: { result: 'stored' } };
        },
      };
      const now = (): Date => new Date(clock.now().getTime() + ahead * 3_600_000);
      return createBooks({ api, device, clock: { now, earliest: now } });
    },
  };
  return server;
}
