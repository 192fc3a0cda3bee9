/** From what the server keeps of a key to the key itself. Secrets are used here and go nowhere. */
import { isAppError } from '../../../base/errors.ts';
import {
  openSlots,
  parseKeySlots,
  replacePassphrase,
  replaceRecovery,
  type AdviserKeys,
  type KeySlots,
  type SlotKind,
  type Stretch,
} from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { Account } from '../../contract.ts';
import type { Api, ApiResult, Why } from '../api.ts';

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

/** As `tryOpen`. */
export async function tryRenewCode(
  slots: KeySlots,
  current: { readonly via: SlotKind; readonly secret: string },
  code: string,
  stretch?: Stretch,
): Promise<KeySlots | undefined> {
  return unlessRefused(() => replaceRecovery(slots, { current, code }, stretch));
}

/** Hands in slots in which one of the two is new, signed by the key that they hold. */
export async function saveSlots(
  api: Pick<Api, 'keySlots' | 'saveKeySlots' | 'saveRecoverySlot'>,
  kind: SlotKind,
  { keys, account, before, after }: { keys: AdviserKeys; account: Account; before: KeySlots; after: KeySlots },
): Promise<ApiResult<unknown>> {
  const says = kind === 'passphrase' ? 'new passphrase slot' : 'new recovery slot';
  const { issuer, subject } = account;
  const signature = await signStatement(keys.signing.privateKey, { says, issuer, subject, before, after });
  const body = { slots: after, signature };
  const saved = await (kind === 'passphrase' ? api.saveKeySlots(body) : api.saveRecoverySlot(body));
  if (saved.ok || saved.why !== 'try-again') return saved;
  // No answer came: what is kept now tells whether it happened. Otherwise it is not known, and may yet.
  const kept = await fetchSlots(api);
  const isKept = kept.ok && JSON.stringify(kept.slots) === JSON.stringify(parseKeySlots(after));
  return isKept ? { ok: true, value: undefined } : saved;
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'SLOT_REFUSED')) return undefined;
    throw error;
  }
}
