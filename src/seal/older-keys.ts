/**
 * Keys that were replaced, sealed to the key that took their place. A way then has to hold the newest only, and what was
 * written to an older one stays readable for who opens the newest.
 */
import { AppError } from '../base/errors.ts';
import { importPrivateKeys, type AdviserKeys } from './adviser-keys.ts';
import { concat, fromBase64url, toBase64url, utf8, wipe } from './bytes.ts';
import { ENCAPSULATED, hpkeOpen, hpkeSeal } from './hpke.ts';
import { parseKeyCard, type KeyCard } from './key-card.ts';
import type { OlderKeys } from './ways.ts';

const INFO = utf8('in-vertrouwen/1/older-keys');
/** Opens for the card it was sealed to, as the card that it is of. */
const bound = (newest: KeyCard, card: KeyCard) => ({ info: INFO, aad: utf8(`${newest.kid}/${card.kid}`) });

/** @param payload as `exportPrivateKeys` made it of the older keys. */
export async function sealOlder(newest: KeyCard, card: KeyCard, payload: Uint8Array): Promise<OlderKeys> {
  const { encapsulated, ciphertext } = await hpkeSeal(newest.encryption, payload, bound(newest, card));
  return { card: card.text, sealed: toBase64url(concat(encapsulated, ciphertext)) };
}

/** The caller wipes the result. @throws AppError `SLOT_REFUSED` */
export async function openOlder(
  newest: Pick<AdviserKeys, 'keyCard' | 'encryption'>,
  older: OlderKeys,
): Promise<Uint8Array> {
  const bytes = fromBase64url(older.sealed) ?? new Uint8Array(0);
  const [encapsulated, ciphertext] = [bytes.slice(0, ENCAPSULATED), bytes.slice(ENCAPSULATED)];
  try {
    return await hpkeOpen(newest.encryption, encapsulated, ciphertext, bound(newest.keyCard, parseKeyCard(older.card)));
  } catch (error) {
    throw new AppError('SLOT_REFUSED', 'older keys', error);
  }
}

/**
 * The newest keys with those of the older cards that open. One that does not is left out: what was written to it cannot
 * be read, and that is no reason to keep the rest shut.
 */
export async function withOlder(newest: AdviserKeys, older: readonly OlderKeys[]): Promise<AdviserKeys> {
  const opened = await Promise.all(
    older.map(async (one): Promise<readonly AdviserKeys[]> => {
      try {
        const payload = await openOlder(newest, one);
        const keys = await importPrivateKeys(payload, parseKeyCard(one.card));
        wipe(payload);
        return [keys];
      } catch {
        return [];
      }
    }),
  );
  return { ...newest, older: opened.flat() };
}
