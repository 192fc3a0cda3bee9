/** Handing in what became of the ways to a key, signed by that key. */
import { usedOn } from '../../../seal/open-ways.ts';
import type { AdviserKeys, SlotKind } from '../../../seal/slots.ts';
import { signStatement } from '../../../seal/statement.ts';
import type { ChangeOfWays } from '../../../seal/way-changes.ts';
import { parseStoredSlots, type StoredSlots } from '../../../seal/ways.ts';
import type { Account } from '../../contract.ts';
import type { Api, ApiResult } from '../api.ts';
import { fetchSlots } from './unlock-keys.ts';

type Says = Exclude<ChangeOfWays, 'new passphrase slot' | 'new recovery slot'>;
export interface Change {
  readonly keys: AdviserKeys;
  readonly account: Account;
  readonly before: StoredSlots;
  readonly after: StoredSlots;
}
type SlotApi = Pick<Api, 'keySlots' | 'saveKeySlots' | 'saveRecoverySlot' | 'saveWays'>;

const isSame = (one: StoredSlots, other: StoredSlots): boolean =>
  JSON.stringify(parseStoredSlots(one)) === JSON.stringify(parseStoredSlots(other));

/** `conflict`: another device changed them meanwhile, and this change was made to what is no more. */
export async function saveSlots(
  api: SlotApi,
  kind: SlotKind | Says,
  { keys, account, before, after }: Change,
): Promise<ApiResult<unknown>> {
  const says: ChangeOfWays = kind === 'passphrase' || kind === 'recovery' ? `new ${kind} slot` : kind;
  const { issuer, subject } = account;
  const signature = await signStatement(keys.signing.privateKey, { says, issuer, subject, before, after });
  const body = { slots: after, signature };
  const saved = await (kind === 'passphrase'
    ? api.saveKeySlots(body)
    : kind === 'recovery'
      ? api.saveRecoverySlot(body)
      : api.saveWays(body));
  if (saved.ok || (saved.why !== 'try-again' && saved.why !== 'refused')) return saved;
  // No answer came, or one that was made for older slots: what is kept now tells which, and whether it happened.
  const kept = await fetchSlots(api);
  if (!kept.ok) return saved;
  if (isSame(kept.slots, after)) return { ok: true, value: undefined };
  return saved.why === 'refused' && !isSame(kept.slots, before) ? { ok: false, why: 'conflict', code: 'moved' } : saved;
}

const TRIES = 3;
/** That a way opened the keys today. Never a reason to stop anybody: it is told again at the next opening. */
export async function noteUse(
  api: SlotApi,
  { keys, account, way, day }: Pick<Change, 'keys' | 'account'> & { readonly way: string; readonly day: string },
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const fetched = await fetchSlots(api);
    if (!fetched.ok || fetched.slots.card !== keys.keyCard.text) return;
    const before = fetched.slots;
    const after = hasWay(before, way) ? usedOn(before, way, day) : undefined;
    if (after === undefined) return;
    const saved = await saveSlots(api, 'use a way', { keys, account, before, after });
    if (saved.ok || saved.why !== 'conflict') return;
  }
}

const hasWay = (slots: StoredSlots, id: string): boolean =>
  slots.version === 2 ? slots.ways.some((way) => way.id === id) : id === 'passphrase' || id === 'recovery';
