/** The shape in which an adviser's wrapped keys travel and rest: JSON, from a server that may be hostile. */
import { AppError } from '../base/errors.ts';
import { fromBase64url } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { isAcceptableCost, type Argon2Cost } from './passphrase.ts';

/** Two ways to the same private keys. All bytes are base64url. */
export interface KeySlots {
  readonly version: 1;
  /** Text of the key card. */
  readonly card: string;
  readonly passphrase: { readonly argon2id: Argon2Cost; readonly salt: string; readonly sealed: string };
  readonly recovery: { readonly salt: string; readonly sealed: string };
}

export const SALT = 16;
/** Both PKCS #8 documents are well under this; the largest seen is 250 bytes with nonce and tag. */
const SEALED_MAX = 512;

const refused = (detail: string): AppError => new AppError('SLOT_REFUSED', detail);

function fields(value: unknown, names: readonly string[], what: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(what);
  const entries = Object.entries(value);
  if (entries.length !== names.length || !entries.every(([name]) => names.includes(name))) throw refused(what);
  return new Map(entries);
}

function base64url(value: unknown, what: string, isLength: (length: number) => boolean): string {
  const bytes = typeof value === 'string' ? fromBase64url(value) : undefined;
  if (typeof value !== 'string' || bytes === undefined || !isLength(bytes.length)) throw refused(what);
  return value;
}
const salt = (value: unknown): string => base64url(value, 'salt', (length) => length === SALT);
const sealed = (value: unknown): string => base64url(value, 'sealed', (length) => length > 28 && length <= SEALED_MAX);

function cost(value: unknown): Argon2Cost {
  const given = fields(value, ['memoryKiB', 'iterations', 'parallelism'], 'cost');
  const result = {
    memoryKiB: Number(given.get('memoryKiB')),
    iterations: Number(given.get('iterations')),
    parallelism: Number(given.get('parallelism')),
  };
  const areNumbers = [...given.values()].every((part) => typeof part === 'number');
  if (!areNumbers || !isAcceptableCost(result)) throw refused('cost');
  return result;
}

function keyCardIn(value: unknown): string {
  if (typeof value !== 'string') throw refused('card');
  try {
    return parseKeyCard(value).text;
  } catch (error) {
    throw new AppError('SLOT_REFUSED', 'card', error);
  }
}

/**
 * Exactly these fields, and Argon2id parameters between the client's own floor and ceiling.
 * @throws AppError `SLOT_REFUSED`
 */
export function parseKeySlots(value: unknown): KeySlots {
  const top = fields(value, ['version', 'card', 'passphrase', 'recovery'], 'slots');
  if (top.get('version') !== 1) throw refused('version');
  const passphrase = fields(top.get('passphrase'), ['argon2id', 'salt', 'sealed'], 'passphrase');
  const recovery = fields(top.get('recovery'), ['salt', 'sealed'], 'recovery');
  return {
    version: 1,
    card: keyCardIn(top.get('card')),
    passphrase: {
      argon2id: cost(passphrase.get('argon2id')),
      salt: salt(passphrase.get('salt')),
      sealed: sealed(passphrase.get('sealed')),
    },
    recovery: { salt: salt(recovery.get('salt')), sealed: sealed(recovery.get('sealed')) },
  };
}
