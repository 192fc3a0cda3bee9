/**
 * The weekly test whether messages can be opened where they arrive: a secret of one seat and week, sealed to the pinned
 * card. It is of a kind of its own. What it is sealed for and bound to is in no message, so neither opens as the other.
 */
import { AppError } from '../base/errors.ts';
import type { AdviserKeys } from './adviser-keys.ts';
import { concat, uint32, utf8 } from './bytes.ts';
import { ENCAPSULATED, hpkeOpen, hpkeSeal, TAG } from './hpke.ts';
import type { KeyCard } from './key-card.ts';
import { signStatement } from './statement.ts';

export interface SelfTestPlace {
  readonly organisation: string;
  readonly adviser: string;
  /** The hour at which the week began, since 1970-01-01T00:00Z. */
  readonly week: number;
}

const LABEL = utf8('in-vertrouwen/1/self-test');
/** Characters of what is sealed: a keyed hash, base64url. */
const SECRET = /^[\w-]{22}$/;
export const SELF_TEST = ENCAPSULATED + 22 + TAG;

const boundTo = ({ organisation, adviser, week }: SelfTestPlace, kid: string) => ({
  info: LABEL,
  aad: concat(
    LABEL,
    ...[organisation, adviser, kid].map(utf8).flatMap((part) => [uint32(part.length), part]),
    uint32(week),
  ),
});

/** @param secret 22 characters base64url */
export async function sealSelfTest(place: SelfTestPlace, card: KeyCard, secret: string): Promise<Uint8Array> {
  const { encapsulated, ciphertext } = await hpkeSeal(card.encryption, utf8(secret), boundTo(place, card.kid));
  return concat(encapsulated, ciphertext);
}

async function openSelfTest(
  place: SelfTestPlace,
  { keyCard, encryption }: AdviserKeys,
  sealed: Uint8Array,
): Promise<string> {
  let opened: Uint8Array;
  try {
    if (sealed.length !== SELF_TEST) throw new TypeError('length');
    const bound = boundTo(place, keyCard.kid);
    opened = await hpkeOpen(encryption, sealed.slice(0, ENCAPSULATED), sealed.slice(ENCAPSULATED), bound);
  } catch (error) {
    throw new AppError('ENVELOPE_REFUSED', 'self-test', error);
  }
  const secret = new TextDecoder().decode(opened);
  // Whatever else came out would be signed and handed to the server.
  if (!SECRET.test(secret)) throw new AppError('ENVELOPE_REFUSED', 'self-test');
  return secret;
}

/**
 * What the unlocked device does: opens it and signs what was in it.
 * @returns signature of a `SelfTestStatement`
 * @throws AppError `ENVELOPE_REFUSED` for whatever is no test of this place for this card
 */
export async function answerSelfTest(place: SelfTestPlace, keys: AdviserKeys, sealed: Uint8Array): Promise<string> {
  const secret = await openSelfTest(place, keys, sealed);
  return signStatement(keys.signing.privateKey, { says: 'self-test', ...place, secret });
}
