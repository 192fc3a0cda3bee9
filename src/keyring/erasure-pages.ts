/**
 * Erasure keys: one for each thing that must be gone at once when somebody takes it back. They lie 128 to a file,
 * `erasure-<16 hex>.key`, and one is destroyed by overwriting its 32 bytes where they lie. No lock: a page is given out by
 * the process that made it, from memory, and two processes that destroy the same key write the same zeros. No count of what
 * was given is kept anywhere else: an old copy of Redis put back would make two conversations share a key.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import { toHour, type ErasureKeyId } from '../core/conversation.ts';
import type { ErasureKeys } from '../core/ports.ts';
import { erasureKeyId, isPageFile, KEYS_PER_PAGE, pageFile, pageAndNumber } from './erasure-key-id.ts';
import type { KeyFiles } from './key-files.ts';
import { KEY, randomKeys } from './primitives.ts';

/** With fewer to give than this the next page is made on the hour, when its file tells nothing of a message. */
const FEW = 64;
const PAGE = KEYS_PER_PAGE * KEY;

export interface ErasurePages extends ErasureKeys {
  /** The key itself, from its page, at each use and never kept. `undefined`: destroyed. @throws AppError */
  read(id: ErasureKeyId, from?: Pick<KeyFiles, 'readPart'>): Promise<Uint8Array | undefined>;
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

function byPage(ids: readonly ErasureKeyId[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>();
  for (const { page, number } of ids.map(pageAndNumber)) {
    const of = numbers.get(page) ?? [];
    of.push(number);
    numbers.set(page, of);
  }
  return numbers;
}

/** @param demandOwnKeys throws when other keys, or none, lie in the folder: its pages then only look destroyed */
export function createErasurePages(files: KeyFiles, demandOwnKeys: () => Promise<void>): ErasurePages {
  let free: ErasureKeyId[] = [];
  let making: Promise<void> | undefined;
  let isClosed = false;

  const makePage = async (): Promise<void> => {
    await demandOwnKeys();
    const page = randomBytes(8).toString('hex');
    const made = randomKeys(PAGE);
    const kept = await files.create(pageFile(page), made.slice());
    const isOurs = Buffer.compare(kept, made) === 0;
    made.fill(0);
    kept.fill(0);
    // Two random names of 64 bits that are the same: then the page is another's, and who is asked next makes one anew.
    if (isOurs) for (let number = 0; number < KEYS_PER_PAGE; number += 1) free.push(erasureKeyId(page, number));
  };
  const makeOne = (): Promise<void> => (making ??= makePage().finally(() => (making = undefined)));

  /** Any of those that are free: in order, a number would tell which conversation came after which. */
  const take = (): ErasureKeyId | undefined => {
    const last = free.length - 1;
    const [at, end] = [last < 0 ? -1 : randomInt(free.length), free[last]];
    const taken = free[at];
    if (taken === undefined || end === undefined) return undefined;
    free[at] = end;
    free.pop();
    return taken;
  };

  const destroy = async (ids: readonly ErasureKeyId[]): Promise<void> => {
    if (ids.length === 0) return;
    const pages = byPage(ids);
    await demandOwnKeys();
    for (const [page, numbers] of pages)
      await files.erase(
        pageFile(page),
        numbers.map((number) => number * KEY),
        KEY,
      );
  };

  const prepare = async (): Promise<void> => {
    if (free.length < FEW) await makeOne();
  };

  return {
    async give() {
      if (isClosed) throw new AppError('KEYRING_UNREADABLE', 'the keyring is closed');
      for (;;) {
        const taken = take();
        if (taken !== undefined) return taken;
        await makeOne();
      }
    },

    takeBack(id) {
      if (!isClosed) free.push(id);
    },

    async read(id, from = files) {
      const { page, number } = pageAndNumber(id);
      const key = await from.readPart(pageFile(page), number * KEY, KEY);
      if (key !== undefined && !isZero(key)) return key;
      await demandOwnKeys();
      if (key === undefined) free = free.filter((each) => pageAndNumber(each).page !== page);
      return undefined;
    },

    destroy,
    prepare,

    async tend(now) {
      await demandOwnKeys();
      for (const name of (await files.list()).filter(isPageFile)) {
        const page = await files.readPart(name, 0, PAGE);
        const isSpent = page !== undefined && isZero(page);
        page?.fill(0);
        if (isSpent) await files.destroy(name);
      }
      await prepare();
      await files.setHour((await files.list()).filter(isPageFile), toHour(now));
    },

    async close() {
      isClosed = true;
      await making?.catch(() => undefined);
      const left = free;
      free = [];
      await destroy(left);
    },
  };
}
