/**
 * An adviser's private keys, wrapped twice in the browser: under a passphrase and under a recovery code, the two ways that
 * everybody begins with. The server keeps the result and can open neither. More ways, and more keys: open-ways.ts.
 */
import { AppError } from '../base/errors.ts';
import { exportPrivateKeys, importPrivateKeys, type AdviserKeys } from './adviser-keys.ts';
import { wipe } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { parseKeySlots, type KeySlots } from './key-slots.ts';
import {
  ARGON2_DEFAULT,
  isPassphraseLongEnough,
  stretchPassphrase,
  type Argon2Cost,
  type Stretch,
} from './passphrase.ts';
import { isRecoveryCode } from './recovery-code.ts';
import { unwrap, wrap, type Stretching } from './way-keys.ts';

export { generateAdviserKeys, type AdviserKeys } from './adviser-keys.ts';
export { parseKeySlots, type KeySlots } from './key-slots.ts';
export { ARGON2_CEILING, ARGON2_DEFAULT, ARGON2_FLOOR, isPassphraseLongEnough } from './passphrase.ts';
export { PASSPHRASE_MIN, type Argon2Cost, type Stretch } from './passphrase.ts';
export { newRecoveryCode, normaliseRecoveryCode } from './recovery-code.ts';

export type SlotKind = 'passphrase' | 'recovery';
export interface SlotSecret {
  readonly via: SlotKind;
  readonly secret: string;
}

function demandPassphrase(passphrase: string): void {
  if (!isPassphraseLongEnough(passphrase)) throw new AppError('SLOT_REFUSED', 'passphrase too short');
}

async function passphraseSlot(
  payload: Uint8Array,
  secret: string,
  kid: string,
  how: Stretching,
): Promise<KeySlots['passphrase']> {
  const { argon2id = how.cost, salt, sealed } = await wrap(payload, { kind: 'passphrase', secret }, kid, how);
  return { argon2id, salt, sealed };
}

async function recoverySlot(payload: Uint8Array, secret: string, kid: string): Promise<KeySlots['recovery']> {
  const how = { cost: ARGON2_DEFAULT, stretch: stretchPassphrase };
  const { salt, sealed } = await wrap(payload, { kind: 'recovery', secret }, kid, how);
  return { salt, sealed };
}

/** The caller wipes the result. */
function openPayload(slots: KeySlots, { via, secret }: SlotSecret, stretch: Stretch): Promise<Uint8Array> {
  return unwrap({ kind: via, ...slots[via] }, secret, parseKeyCard(slots.card).kid, stretch);
}

/** A parameter set above the default is kept, one below is raised to it. */
export const raised = (before: Argon2Cost): Argon2Cost => ({
  memoryKiB: Math.max(before.memoryKiB, ARGON2_DEFAULT.memoryKiB),
  iterations: Math.max(before.iterations, ARGON2_DEFAULT.iterations),
  parallelism: before.parallelism,
});

/**
 * @param keys as `generateAdviserKeys` made them; keys that came out of a slot cannot be exported again.
 * @param cost of Argon2id; never below the floor.
 * @throws AppError `SLOT_REFUSED` when the passphrase is too short, the code is none, or the cost too low;
 * `BROWSER_LACKS` when it cannot be computed here.
 */
export async function createSlots(
  keys: AdviserKeys,
  secrets: { readonly passphrase: string; readonly recoveryCode: string },
  cost: Argon2Cost = ARGON2_DEFAULT,
  stretch: Stretch = stretchPassphrase,
): Promise<KeySlots> {
  demandPassphrase(secrets.passphrase);
  if (!isRecoveryCode(secrets.recoveryCode)) throw new AppError('SLOT_REFUSED', 'recovery code');
  const payload = await exportPrivateKeys(keys).catch((error: unknown) => {
    throw new AppError('SLOT_REFUSED', 'keys cannot be exported', error);
  });
  const { kid, text } = keys.keyCard;
  const slots: KeySlots = {
    version: 1,
    card: text,
    passphrase: await passphraseSlot(payload, secrets.passphrase, kid, { cost, stretch }),
    recovery: await recoverySlot(payload, secrets.recoveryCode, kid),
  };
  wipe(payload);
  return slots;
}

/**
 * The private keys, which cannot be exported any more.
 * @throws AppError `SLOT_REFUSED` for a wrong secret, a damaged slot and weakened parameters alike; `BROWSER_LACKS` when
 * nothing is known about the secret, because it cannot be computed here.
 */
export async function openSlots(
  slots: KeySlots,
  via: SlotKind,
  secret: string,
  stretch: Stretch = stretchPassphrase,
): Promise<AdviserKeys> {
  const checked = parseKeySlots(slots);
  const payload = await openPayload(checked, { via, secret }, stretch);
  try {
    return await importPrivateKeys(payload, parseKeyCard(checked.card));
  } catch (error) {
    throw new AppError('SLOT_REFUSED', undefined, error);
  } finally {
    wipe(payload);
  }
}

/**
 * A new recovery slot; the passphrase slot stays as it is. Errors as `openSlots`, and when `code` is none.
 * @param code the new one; what the old one opened stays open to it in older copies of the slots.
 */
export async function replaceRecovery(
  slots: KeySlots,
  change: { readonly current: SlotSecret; readonly code: string },
  stretch: Stretch = stretchPassphrase,
): Promise<KeySlots> {
  const checked = parseKeySlots(slots);
  if (!isRecoveryCode(change.code)) throw new AppError('SLOT_REFUSED', 'recovery code');
  const payload = await openPayload(checked, change.current, stretch);
  const recovery = await recoverySlot(payload, change.code, parseKeyCard(checked.card).kid);
  wipe(payload);
  return { ...checked, recovery };
}

/**
 * A new passphrase slot; the recovery slot stays as it is. Errors as `openSlots`, and when the new
 * passphrase is too short.
 */
export async function replacePassphrase(
  slots: KeySlots,
  change: { readonly current: SlotSecret; readonly next: string },
  stretch: Stretch = stretchPassphrase,
): Promise<KeySlots> {
  const checked = parseKeySlots(slots);
  demandPassphrase(change.next);
  const payload = await openPayload(checked, change.current, stretch);
  const cost = raised(checked.passphrase.argon2id);
  const passphrase = await passphraseSlot(payload, change.next, parseKeyCard(checked.card).kid, { cost, stretch });
  wipe(payload);
  return { ...checked, passphrase };
}
