/** An adviser's keys with as many ways to them as a test wants, without a second of Argon2id for each. */
import { createHash } from 'node:crypto';
import { exportPrivateKeys } from '../../src/seal/adviser-keys.ts';
import { withWay, type NewWay } from '../../src/seal/open-ways.ts';
import {
  ARGON2_FLOOR,
  createSlots,
  generateAdviserKeys,
  newRecoveryCode,
  type AdviserKeys,
  type Stretch,
} from '../../src/seal/slots.ts';
import { asWays, type StoredSlots, type WaySlots } from '../../src/seal/ways.ts';

/** For where it is not about what stretching costs. */
export const quick: Stretch = async (text, salt) =>
  new Uint8Array(createHash('sha256').update(text.normalize('NFKC').trim()).update(salt).digest());
export const PASSPHRASE = 'zes eenden in de regen';
export const DAY = '2026-11-27';
export const HOW = { cost: ARGON2_FLOOR, stretch: quick };

export interface Somebody {
  /** As they were made: these can be exported. */
  readonly keys: AdviserKeys;
  readonly code: string;
  /** As 0.2.0 would have stored them. */
  readonly first: StoredSlots;
  readonly slots: WaySlots;
}

export async function somebody(): Promise<Somebody> {
  const keys = await generateAdviserKeys();
  const code = newRecoveryCode();
  const first = await createSlots(keys, { passphrase: PASSPHRASE, recoveryCode: code }, ARGON2_FLOOR, quick);
  return { keys, code, first, slots: asWays(first) };
}

export const plus = async (
  slots: StoredSlots,
  { keys }: Pick<Somebody, 'keys'>,
  way: Partial<NewWay>,
): Promise<WaySlots> =>
  withWay(
    slots,
    await exportPrivateKeys(keys),
    { kind: 'device', secret: 'een zin voor mijn telefoon', day: DAY, ...way },
    HOW,
  );
