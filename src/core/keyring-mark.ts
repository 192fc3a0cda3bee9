/**
 * Does this store belong to this keyring? A keyring that was not mounted, or is another machine's, would seal what no
 * adviser can read once the right keys return. So the store holds a mark of its keyring; a store without one (filled by
 * 0.2.0, or a copy put back) gets it when the keyring opens something in there, or nothing sealed is in there.
 */
import { timingSafeEqual } from 'node:crypto';
import { fromUtf8, utf8 } from '../seal/bytes.ts';
import type { ConversationHead } from './conversation.ts';
import { isAppError } from '../base/errors.ts';
import type { Keyring, Store } from './ports.ts';
import { bindingOf } from './employee/send.ts';
import { opensRecord } from './erasure/record.ts';

const ID = 'keyring';

type Marked = Pick<Store, 'records' | 'contents'>;
type Opening = Pick<Keyring, 'mark' | 'unwrap' | 'openRecord' | 'openErasable' | 'openTimed'>;

const REFUSALS = ['ENVELOPE_REFUSED', 'DAY_KEY_DESTROYED', 'KEY_DESTROYED'] as const;

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/** The mark that lies in the store, as text; `undefined` when there is none. */
export async function markIn(store: Pick<Store, 'records'>): Promise<string | undefined> {
  const found = await store.records.get('mark', ID);
  return found === undefined ? undefined : fromUtf8(found);
}

/**
 * `ours`: it bears this keyring's mark. `unmarked`: it bears none, and nothing in it speaks against this keyring (a first
 * start, release 0.2.0, a copy of either). `foreign`: it bears another's, or holds sealed things of which this opens none.
 */
export type Verdict = 'ours' | 'unmarked' | 'foreign';

/** Looks, and writes nothing. */
export async function judge(store: Marked, keyring: Opening): Promise<Verdict> {
  const found = await store.records.get('mark', ID);
  if (found !== undefined) return isSame(found, utf8(keyring.mark)) ? 'ours' : 'foreign';
  try {
    return (await mayAdopt(store, keyring)) ? 'unmarked' : 'foreign';
  } catch (error) {
    // An older list of rights: nothing can be said against this keyring, and nobody is stopped for that.
    if (isAppError(error, 'STORE_FORBIDDEN')) return 'unmarked';
    throw error;
  }
}

/** `true`: this keyring's. `false`: another's. Marks a store that has no mark yet and gives no reason against it. */
export async function belongs(store: Marked, keyring: Opening): Promise<boolean> {
  const verdict = await judge(store, keyring);
  if (verdict !== 'unmarked') return verdict === 'ours';
  const own = utf8(keyring.mark);
  // Of two instances that start at once on an empty store one mark stays, and both compare with what stayed.
  const kept = await store.records.putOnce('mark', ID, own).catch((error: unknown) => {
    // Full, or a replica: what is there can still be read, and the next look tries again.
    if (isAppError(error, 'STORE_FULL') || isAppError(error, 'STORE_READ_ONLY')) return own;
    throw error;
  });
  return isSame(kept, own);
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
    if (await opensRecord(keyring, bound, value)) return true;
    if ((await keyring.openTimed(value, bound)) !== undefined) return true;
    isEmpty = false;
  }
  for await (const head of contents.heads()) {
    if (await opens(keyring, head)) return true;
    isEmpty = false;
  }
  return isEmpty;
}

/** A destroyed key counts as not opening: another keyring never had it, and looks just the same. */
async function opens(keyring: Opening, head: ConversationHead): Promise<boolean> {
  try {
    await keyring.unwrap(head.dayKey, head.wrappedSecret, bindingOf(head), head.erasureKey);
    return true;
  } catch (error) {
    if (REFUSALS.some((code) => isAppError(error, code))) return false;
    throw error;
  }
}
