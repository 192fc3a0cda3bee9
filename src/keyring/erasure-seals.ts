/** Sealing under two keys at once: one that many share and that ends by itself, or lasts, and one erasure key. */
import { AppError } from '../base/errors.ts';
import type { ErasureKeyId } from '../core/conversation.ts';
import { equal, wipe } from '../seal/bytes.ts';
import { pageAndNumber } from './erasure-key-id.ts';
import type { ErasurePages } from './erasure-pages.ts';
import { aesOpen, aesSeal, joinKeys, lengthPrefixed } from './primitives.ts';

type Purpose = Parameters<typeof joinKeys>[2];

export interface ErasureSeals {
  /** `shared` is not wiped here. @throws AppError `KEY_DESTROYED` */
  seal(
    purpose: Purpose,
    shared: Uint8Array,
    value: Uint8Array,
    bound: readonly string[],
    id: ErasureKeyId,
  ): Promise<Uint8Array>;
  /** `undefined` when it does not open. @throws AppError `KEY_DESTROYED` */
  open(
    purpose: Purpose,
    shared: Uint8Array,
    sealed: Uint8Array,
    bound: readonly string[],
    id: ErasureKeyId,
  ): Promise<Uint8Array | undefined>;
}

/** @param bound what is authenticated besides the place of the key */
const aadOf = (purpose: Purpose, [first = '', ...rest]: readonly string[], id: ErasureKeyId): Uint8Array => {
  const { page, number } = pageAndNumber(id);
  return lengthPrefixed([`${purpose}/2`, first, page, String(number), ...rest]);
};

export function createErasureSeals({ read }: Pick<ErasurePages, 'read'>): ErasureSeals {
  const keyOf = async (id: ErasureKeyId): Promise<Uint8Array> => {
    const key = await read(id);
    if (key === undefined) throw new AppError('KEY_DESTROYED');
    return key;
  };
  return {
    async seal(purpose, shared, value, bound, id) {
      const own = await keyOf(id);
      const key = joinKeys(shared, own, purpose);
      const sealed = aesSeal(key, value, aadOf(purpose, bound, id));
      wipe(own, key);
      return sealed;
    },
    async open(purpose, shared, sealed, bound, id) {
      const aad = aadOf(purpose, bound, id);
      for (let own = await keyOf(id); ;) {
        const key = joinKeys(shared, own, purpose);
        const value = aesOpen(key, sealed, aad);
        wipe(key);
        if (value !== undefined) {
          wipe(own);
          return value;
        }
        // Somebody may have been overwriting it just then: half of it was zeros, and now it is gone.
        const again = await keyOf(id);
        const isSame = equal(own, again);
        wipe(own);
        own = again;
        if (isSame) return undefined;
      }
    },
  };
}
