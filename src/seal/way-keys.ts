/** From the secret of one way to the bytes that it wraps, and back. Knows nothing of the other ways. */
import { AppError } from '../base/errors.ts';
import { aesOpen, aesSeal, deriveBytes, importAesKey } from './aes.ts';
import { concat, fromBase64url, toBase64url, utf8, wipe } from './bytes.ts';
import { isAcceptableCost, isPassphraseLongEnough, type Argon2Cost, type Stretch } from './passphrase.ts';
import { isRecoveryCode, normaliseRecoveryCode } from './recovery-code.ts';
import { SALT } from './slot-fields.ts';
import { isTyped, type Way, type WayKind } from './ways.ts';

/** What was typed, or the 32 bytes that a passkey's PRF gave for `prfInput` of the way's salt. */
export type Secret = string | Uint8Array;
export interface Stretching {
  readonly cost: Argon2Cost;
  readonly stretch: Stretch;
}
type Lock = Pick<Way, 'kind' | 'salt' | 'argon2id'>;
export type Wrapped = Pick<Way, 'salt' | 'sealed' | 'argon2id'>;

const PRF_OUTPUT = 32;
const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array(0);
export const newSalt = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(SALT)));
/** A slot opens as what it is and for its own card only. */
const boundTo = (kind: WayKind, kid: string): Uint8Array => utf8(`in-vertrouwen/1/slot/${kind}/${kid}`);

/** What an authenticator is asked to make its 32 bytes from. */
export const prfInput = (salt: string): Uint8Array<ArrayBuffer> => concat(utf8('in-vertrouwen/1/prf/'), bytesOf(salt));

async function keyFrom(raw: Uint8Array): Promise<CryptoKey> {
  const key = await importAesKey(raw);
  wipe(raw);
  return key;
}

/** Whether this can be a secret of that kind at all. */
export function canOpen(kind: WayKind, secret: Secret): boolean {
  if (typeof secret !== 'string') return kind === 'passkey' && secret.length === PRF_OUTPUT;
  if (kind === 'recovery') return isRecoveryCode(secret);
  return isTyped(kind) && isPassphraseLongEnough(secret);
}

async function keyOf({ kind, salt, argon2id }: Lock, secret: Secret, stretch: Stretch): Promise<CryptoKey> {
  if (!canOpen(kind, secret)) throw new AppError('SLOT_REFUSED', 'secret');
  if (typeof secret === 'string' && isTyped(kind)) {
    if (argon2id === undefined || !isAcceptableCost(argon2id)) throw new AppError('SLOT_REFUSED', 'cost');
    const raw = await stretch(secret, bytesOf(salt), argon2id).catch((error: unknown) => {
      // Not being able to compute says nothing about the passphrase, and must not be taken for a wrong one.
      throw new AppError('BROWSER_LACKS', 'Argon2id', error);
    });
    return keyFrom(raw);
  }
  // 160 or 256 random bits need no stretching.
  const material = typeof secret === 'string' ? utf8(normaliseRecoveryCode(secret)) : secret.slice();
  const raw = await deriveBytes(material, bytesOf(salt), utf8(`in-vertrouwen/1/slot/${kind}`));
  wipe(material);
  return keyFrom(raw);
}

/**
 * @param salt for a passkey the one that its authenticator was asked with; otherwise a new one is made.
 * @throws AppError `SLOT_REFUSED` when the secret can be none of this kind, or the cost is too low; `BROWSER_LACKS`.
 */
export async function wrap(
  payload: Uint8Array,
  { kind, secret, salt = newSalt() }: { readonly kind: WayKind; readonly secret: Secret; readonly salt?: string },
  kid: string,
  { cost, stretch }: Stretching,
): Promise<Wrapped> {
  const lock: Lock = { kind, salt, ...(isTyped(kind) ? { argon2id: { ...cost } } : {}) };
  const sealed = await aesSeal(await keyOf(lock, secret, stretch), payload, boundTo(kind, kid));
  const { argon2id } = lock;
  return { ...(argon2id === undefined ? {} : { argon2id }), salt, sealed: toBase64url(sealed) };
}

/** The caller wipes the result. @throws AppError `SLOT_REFUSED`, `BROWSER_LACKS` */
export async function unwrap(
  way: Lock & Pick<Way, 'sealed'>,
  secret: Secret,
  kid: string,
  stretch: Stretch,
): Promise<Uint8Array> {
  const payload = await aesOpen(await keyOf(way, secret, stretch), bytesOf(way.sealed), boundTo(way.kind, kid));
  if (payload === undefined) throw new AppError('SLOT_REFUSED');
  return payload;
}
