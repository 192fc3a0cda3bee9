/**
 * Does this store belong to this keyring? A keyring that was not mounted, or is another machine's, would seal what no
 * adviser can read once the right keys return. So the store holds a mark of its keyring; a store without one (filled by
 * 0.2.0, or a copy put back) gets it when the keyring opens something in there, or nothing sealed is in there.
 */
import { timingSafeEqual } from 'node:crypto';
import { bindingOf } from './sending.ts';
import { fromUtf8, utf8 } from '../seal/bytes.ts';
import type { Keyring, Store } from './ports.ts';

const ID = 'keyring';

type Marked = Pick<Store, 'records' | 'contents'>;
type Opening = Pick<Keyring, 'mark' | 'unwrap' | 'openRecord'>;

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/** The mark that lies in the store, as text; `undefined` when there is none. */
export async function markIn(store: Pick<Store, 'records'>): Promise<string | undefined> {
  const found = await store.records.get('mark', ID);
  return found === undefined ? undefined : fromUtf8(found);
}

/** `true`: this keyring's. `false`: another's. Marks a store that has no mark yet and gives no reason against it. */
export async function belongs(store: Marked, keyring: Opening): Promise<boolean> {
  const found = await store.records.get('mark', ID);
  if (found !== undefined) return isSame(found, utf8(keyring.mark));
  if (!(await mayAdopt(store, keyring))) return false;
  // Of two instances that start at once on an empty store one mark stays, and both compare with what stayed.
  const kept = await store.records.putOnce('mark', ID, utf8(keyring.mark));
  return isSame(kept, utf8(keyring.mark));
}

/** The operator's word that these two belong together, whatever the mark says. */
export const adopt = (store: Pick<Store, 'records'>, keyring: Pick<Keyring, 'mark'>): Promise<void> =>
  store.records.put('mark', ID, utf8(keyring.mark));

/** Is there anything in the store that some keyring sealed? */
export async function holdsSealed(store: Marked): Promise<boolean> {
  if ((await markIn(store)) !== undefined) return true;
  for await (const _head of store.contents.heads()) return true;
  for await (const _record of store.contents.sealedRecords()) return true;
  return false;
}

async function mayAdopt({ contents }: Pick<Store, 'contents'>, keyring: Opening): Promise<boolean> {
  let isEmpty = true;
  // Records first: they are few, and their key lasts as long as the keyring.
  for await (const { bound, value } of contents.sealedRecords()) {
    if (keyring.openRecord(value, bound) !== undefined) return true;
    isEmpty = false;
  }
  for await (const head of contents.heads()) {
    const opened = await keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head)).then(
      () => true,
      () => false,
    );
    if (opened) return true;
    isEmpty = false;
  }
  return isEmpty;
}
