/** Small sealed records: JSON under the keyring's record key, bound to where they lie. */
import type { z } from 'zod';
import type { Keyring } from './ports.ts';
import { readJson } from '../base/json.ts';
import { fromBase64url, toBase64url, utf8 } from '../seal/bytes.ts';

const decoder = new TextDecoder();

export function sealJson(keyring: Keyring, value: unknown, bound: string): Uint8Array {
  return keyring.sealRecord(utf8(JSON.stringify(value)), bound);
}

/** `undefined` when it does not open, is of another shape, or lay somewhere else. */
export function openJson<T>(
  keyring: Pick<Keyring, 'openRecord'>,
  schema: z.ZodType<T>,
  sealed: Uint8Array | undefined,
  bound: string,
): T | undefined {
  const opened = sealed && keyring.openRecord(sealed, bound);
  return opened === undefined ? undefined : schema.safeParse(readJson(decoder.decode(opened))).data;
}

/** The same under the key of this hour or day, for what nobody is to read from a copy afterwards. */
export const sealTimed = (
  keyring: Pick<Keyring, 'sealFor'>,
  life: 'hour' | 'day',
  value: unknown,
  bound: string,
  now: Date,
): Promise<Uint8Array> => keyring.sealFor(life, utf8(JSON.stringify(value)), bound, now);

/** As `openJson`; what 0.2.0 sealed, under the key that lasts, opens too. */
export async function openTimed<T>(
  keyring: Pick<Keyring, 'openTimed' | 'openRecord'>,
  schema: z.ZodType<T>,
  sealed: Uint8Array | undefined,
  bound: string,
): Promise<T | undefined> {
  if (sealed === undefined) return undefined;
  const opened = (await keyring.openTimed(sealed, bound)) ?? keyring.openRecord(sealed, bound);
  return opened === undefined ? undefined : schema.safeParse(readJson(decoder.decode(opened))).data;
}

/** The same as text, for what is kept by somebody's browser or in a link. */
export const sealToken = (keyring: Keyring, value: unknown, bound: string): string =>
  toBase64url(sealJson(keyring, value, bound));

/** Every token has one way of being written, so that one which may be used once is not used again as another. */
export const openToken = <T>(keyring: Keyring, schema: z.ZodType<T>, token: string, bound: string): T | undefined =>
  openJson(keyring, schema, fromBase64url(token), bound);
