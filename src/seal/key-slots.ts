/** The first shape in which an adviser's wrapped keys travelled and rest where 0.2.0 stored them; see ways.ts. */
import { AppError } from '../base/errors.ts';
import type { Argon2Cost } from './passphrase.ts';
import { cardText, cost, fields, salt, sealed } from './slot-fields.ts';

/** Two ways to the same private keys. All bytes are base64url. */
export interface KeySlots {
  readonly version: 1;
  /** Text of the key card. */
  readonly card: string;
  readonly passphrase: { readonly argon2id: Argon2Cost; readonly salt: string; readonly sealed: string };
  readonly recovery: { readonly salt: string; readonly sealed: string };
}

/**
 * Exactly these fields, and Argon2id parameters between the client's own floor and ceiling.
 * @throws AppError `SLOT_REFUSED`
 */
export function parseKeySlots(value: unknown): KeySlots {
  const top = fields(value, ['version', 'card', 'passphrase', 'recovery'], 'slots');
  if (top.get('version') !== 1) throw new AppError('SLOT_REFUSED', 'version');
  const passphrase = fields(top.get('passphrase'), ['argon2id', 'salt', 'sealed'], 'passphrase');
  const recovery = fields(top.get('recovery'), ['salt', 'sealed'], 'recovery');
  return {
    version: 1,
    card: cardText(top.get('card')),
    passphrase: {
      argon2id: cost(passphrase.get('argon2id')),
      salt: salt(passphrase.get('salt')),
      sealed: sealed(passphrase.get('sealed')),
    },
    recovery: { salt: salt(recovery.get('salt')), sealed: sealed(recovery.get('sealed')) },
  };
}
