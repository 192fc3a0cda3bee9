/** From what the server keeps of a key to the key itself. Secrets are used here and go nowhere. */
import { isAppError } from '../../../base/errors.ts';
import {
  openSlots,
  parseKeySlots,
  replacePassphrase,
  type AdviserKeys,
  type KeySlots,
  type SlotKind,
  type Stretch,
} from '../../../seal/slots.ts';
import type { Api, Why } from '../api.ts';

/** `none`: nothing is kept for this account. `unreadable`: something is, and it is no set of key slots. */
export type FetchedSlots =
  | { readonly ok: true; readonly slots: KeySlots }
  | { readonly ok: false; readonly why: Why | 'none' | 'unreadable' };

export async function fetchSlots(api: Pick<Api, 'keySlots'>): Promise<FetchedSlots> {
  const result = await api.keySlots();
  if (!result.ok) return { ok: false, why: result.why === 'not-there' ? 'none' : result.why };
  try {
    return { ok: true, slots: parseKeySlots(result.value) };
  } catch {
    return { ok: false, why: 'unreadable' };
  }
}

/**
 * `undefined`: wrong passphrase or code, or a damaged slot. Nobody can tell these apart.
 * @throws AppError `BROWSER_LACKS`: it could not be computed, so nothing is known about what was typed.
 */
export async function tryOpen(
  slots: KeySlots,
  via: SlotKind,
  secret: string,
  stretch?: Stretch,
): Promise<AdviserKeys | undefined> {
  return unlessRefused(() => openSlots(slots, via, secret, stretch));
}

/** As `tryOpen`. */
export async function tryReplace(
  slots: KeySlots,
  current: { readonly via: SlotKind; readonly secret: string },
  next: string,
  stretch?: Stretch,
): Promise<KeySlots | undefined> {
  return unlessRefused(() => replacePassphrase(slots, { current, next }, stretch));
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'SLOT_REFUSED')) return undefined;
    throw error;
  }
}
