/** The fields that slots are made of, from a server that may be hostile. Each throws AppError `SLOT_REFUSED`. */
import { AppError } from '../base/errors.ts';
import { fromBase64url } from './bytes.ts';
import { parseKeyCard } from './key-card.ts';
import { isAcceptableCost, type Argon2Cost } from './passphrase.ts';

export const SALT = 16;
/** Both PKCS #8 documents are well under this; the largest seen is 250 bytes with nonce and tag. */
const SEALED_MAX = 512;

const refused = (detail: string): AppError => new AppError('SLOT_REFUSED', detail);

/** An object with all of these fields, and of the others only these. */
export function fields(
  value: unknown,
  names: readonly string[],
  what: string,
  maybe: readonly string[] = [],
): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(what);
  const given = new Map(Object.entries(value));
  const areAll = names.every((name) => given.has(name));
  if (!areAll || ![...given.keys()].every((name) => names.includes(name) || maybe.includes(name))) throw refused(what);
  return given;
}

/** `{ [name]: … }` when it was given, else nothing. */
export function optional<N extends string, T>(
  given: ReadonlyMap<string, unknown>,
  name: N,
  read: (value: unknown) => T,
): { readonly [K in N]?: T } {
  return given.has(name) ? ({ [name]: read(given.get(name)) } as { [K in N]: T }) : {};
}

export function array(value: unknown, what: string, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw refused(what);
  return value;
}

export function words(value: unknown, what: string, isRight: (text: string) => boolean): string {
  if (typeof value !== 'string' || !isRight(value)) throw refused(what);
  return value;
}

export function base64url(value: unknown, what: string, isLength: (length: number) => boolean): string {
  const bytes = typeof value === 'string' ? fromBase64url(value) : undefined;
  if (typeof value !== 'string' || bytes === undefined || !isLength(bytes.length)) throw refused(what);
  return value;
}
export const salt = (value: unknown): string => base64url(value, 'salt', (length) => length === SALT);
export const sealed = (value: unknown): string =>
  base64url(value, 'sealed', (length) => length > 28 && length <= SEALED_MAX);

export function cost(value: unknown): Argon2Cost {
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

/** Text of a key card. */
export function cardText(value: unknown): string {
  if (typeof value !== 'string') throw refused('card');
  try {
    return parseKeyCard(value).text;
  } catch (error) {
    throw new AppError('SLOT_REFUSED', 'card', error);
  }
}
