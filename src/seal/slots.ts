/**
 * An adviser's private keys, wrapped twice in the browser: under a passphrase and under a recovery code.
 * The server keeps the result and can open neither. A forgotten passphrase with a lost code is final:
 * there is no third way, on purpose.
 */
import { AppError } from '../base/errors.ts';
import { aesOpen, aesSeal, deriveBytes, importAesKey } from './aes.ts';
import { exportPrivateKeys, importPrivateKeys, type AdviserKeys } from './adviser-keys.ts';
import { fromBase64url, toBase64url, utf8, wipe } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { parseKeySlots, SALT, type KeySlots } from './key-slots.ts';
import {
  ARGON2_DEFAULT,
  isAcceptableCost,
  isPassphraseLongEnough,
  stretchPassphrase,
  type Argon2Cost,
  type Stretch,
} from './passphrase.ts';
import { isRecoveryCode, normaliseRecoveryCode } from './recovery-code.ts';

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

const newSalt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(SALT));
const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array(0);
/** A slot opens as what it is and for its own card only. */
const boundTo = (kind: SlotKind, kid: string): Uint8Array => utf8(`in-vertrouwen/1/slot/${kind}/${kid}`);

async function keyFrom(raw: Uint8Array): Promise<CryptoKey> {
  const key = await importAesKey(raw);
  wipe(raw);
  return key;
}

/** Not being able to compute says nothing about the passphrase, and must not be taken for a wrong one. */
async function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  { cost, stretch }: { readonly cost: Argon2Cost; readonly stretch: Stretch },
): Promise<CryptoKey> {
  const raw = await stretch(passphrase, salt, cost).catch((error: unknown) => {
    throw new AppError('BROWSER_LACKS', 'Argon2id', error);
  });
  return keyFrom(raw);
}

/** 160 random bits need no stretching. */
async function recoveryKey(code: string, salt: Uint8Array): Promise<CryptoKey> {
  const secret = utf8(normaliseRecoveryCode(code));
  const raw = await deriveBytes(secret, salt, utf8('in-vertrouwen/1/slot/recovery'));
  wipe(secret);
  return keyFrom(raw);
}

function demandPassphrase(passphrase: string): void {
  if (!isPassphraseLongEnough(passphrase)) throw new AppError('SLOT_REFUSED', 'passphrase too short');
}

async function passphraseSlot(
  payload: Uint8Array,
  passphrase: string,
  kid: string,
  how: { readonly cost: Argon2Cost; readonly stretch: Stretch },
): Promise<KeySlots['passphrase']> {
  const salt = newSalt();
  const key = await passphraseKey(passphrase, salt, how);
  const sealed = await aesSeal(key, payload, boundTo('passphrase', kid));
  return { argon2id: { ...how.cost }, salt: toBase64url(salt), sealed: toBase64url(sealed) };
}

async function recoverySlot(payload: Uint8Array, code: string, kid: string): Promise<KeySlots['recovery']> {
  const salt = newSalt();
  const sealed = await aesSeal(await recoveryKey(code, salt), payload, boundTo('recovery', kid));
  return { salt: toBase64url(salt), sealed: toBase64url(sealed) };
}

/** The caller wipes the result. */
async function openPayload(slots: KeySlots, { via, secret }: SlotSecret, stretch: Stretch): Promise<Uint8Array> {
  const canBeRight = via === 'recovery' ? isRecoveryCode(secret) : isPassphraseLongEnough(secret);
  if (!canBeRight) throw new AppError('SLOT_REFUSED');
  const slot = slots[via];
  const key =
    via === 'passphrase'
      ? await passphraseKey(secret, bytesOf(slot.salt), { cost: slots.passphrase.argon2id, stretch })
      : await recoveryKey(secret, bytesOf(slot.salt));
  const payload = await aesOpen(key, bytesOf(slot.sealed), boundTo(via, parseKeyCard(slots.card).kid));
  if (payload === undefined) throw new AppError('SLOT_REFUSED');
  return payload;
}

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
  if (!isAcceptableCost(cost)) throw new AppError('SLOT_REFUSED', 'cost');
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
 * passphrase is too short. A parameter set above the default is kept, one below is raised to it.
 */
export async function replacePassphrase(
  slots: KeySlots,
  change: { readonly current: SlotSecret; readonly next: string },
  stretch: Stretch = stretchPassphrase,
): Promise<KeySlots> {
  const checked = parseKeySlots(slots);
  demandPassphrase(change.next);
  const payload = await openPayload(checked, change.current, stretch);
  const before = checked.passphrase.argon2id;
  const cost: Argon2Cost = {
    memoryKiB: Math.max(before.memoryKiB, ARGON2_DEFAULT.memoryKiB),
    iterations: Math.max(before.iterations, ARGON2_DEFAULT.iterations),
    parallelism: before.parallelism,
  };
  const passphrase = await passphraseSlot(payload, change.next, parseKeyCard(checked.card).kid, { cost, stretch });
  wipe(payload);
  return { ...checked, passphrase };
}
