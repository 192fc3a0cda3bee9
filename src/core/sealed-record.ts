/** Small sealed records: JSON under the keyring's record key, bound to where they lie. */
import type { z } from 'zod';
import type { Keyring } from './ports.ts';
import { fromUtf8, utf8 } from '../seal/bytes.ts';

export function sealJson(keyring: Keyring, value: unknown, bound: string): Uint8Array {
  return keyring.sealRecord(utf8(JSON.stringify(value)), bound);
}

/** `undefined` when it does not open, is of another shape, or lay somewhere else. */
export function openJson<T>(
  keyring: Keyring,
  schema: z.ZodType<T>,
  sealed: Uint8Array | undefined,
  bound: string,
): T | undefined {
  const opened = sealed && keyring.openRecord(sealed, bound);
  if (opened === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(fromUtf8(opened))).data;
  } catch {
    return undefined;
  }
}
