/**
 * The server's keys. The key-encryption key of a day is random and never derived: what can be derived
 * again is not destroyed. No day key is kept in memory either, so that one destroyed by another instance is
 * gone here too, at once.
 */
import { AppError } from '../core/errors.ts';
import type { Pseudonym } from '../core/conversation.ts';
import type { Keyring } from '../core/ports.ts';
import { wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { aesOpen, aesSeal, hashKey, KEY, keyedHash, lengthPrefixed, newKey } from './primitives.ts';
import { loadSigningKey, newSigningKey } from './signing-key.ts';

const PEPPER = 'pepper';
const RECORD = 'record';
const SIGNING = 'signing';
const LASTING = [PEPPER, RECORD, SIGNING];
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_FILE = /^day-(\d{4}-\d{2}-\d{2})$/;

type Purpose = Parameters<Keyring['derive']>[0];
const PURPOSES: readonly Purpose[] = ['conversation', 'submission', 'identity', 'view', 'installation'];

/** UTC, so that instances in different places agree. */
const dayOf = (now: Date): string => now.toISOString().slice(0, 10);
const dayNumber = (at: number): number => Math.floor(at / DAY_MS);
const fileOf = (day: string): string => `day-${day}`;
const boundToDay = (day: string, bound: string): Uint8Array => lengthPrefixed(['wrap', day, bound]);
const boundRecord = (bound: string): Uint8Array => lengthPrefixed(['record', bound]);

function demandKey(key: Uint8Array, name: string): Uint8Array {
  if (key.length !== KEY) throw new AppError('KEYRING_UNREADABLE', name);
  return key;
}

/**
 * The lasting keys come before the first day key, so day keys without them mean that a key was lost. A new
 * one in its place would silently make everybody a stranger and every stored signature false.
 */
async function refuseGaps(files: KeyFiles): Promise<void> {
  const names = await files.list();
  if (!names.some((name) => DAY_FILE.test(name))) return;
  const missing = LASTING.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new AppError('KEYRING_UNREADABLE', `${missing.join(', ')} missing`);
}

async function loadOrCreate(files: KeyFiles, name: string): Promise<Uint8Array> {
  return demandKey((await files.read(name)) ?? (await files.create(name, newKey())), name);
}

async function loadSigning(files: KeyFiles): ReturnType<typeof loadSigningKey> {
  const pkcs8 = (await files.read(SIGNING)) ?? (await files.create(SIGNING, newSigningKey()));
  try {
    return await loadSigningKey(pkcs8);
  } catch (error) {
    throw new AppError('KEYRING_UNREADABLE', SIGNING, error);
  } finally {
    wipe(pkcs8);
  }
}

/**
 * Makes what is missing.
 * @throws AppError `KEYRING_UNREADABLE` when a key is there and cannot be used, or one was lost.
 */
export async function createKeyring(files: KeyFiles): Promise<Keyring> {
  await refuseGaps(files);
  const pepper = await loadOrCreate(files, PEPPER);
  const recordKey = await loadOrCreate(files, RECORD);
  const signing = await loadSigning(files);
  const pseudonymKey = hashKey(pepper, 'pseudonym');
  const deriveKeys = new Map(PURPOSES.map((purpose) => [purpose, hashKey(pepper, `derive/${purpose}`)]));
  wipe(pepper);

  /** An unmounted folder looks like one in which every key was destroyed. It must not be taken for that. */
  const demandPlace = async (): Promise<void> => {
    if ((await files.read(PEPPER)) === undefined) throw new AppError('KEYRING_UNREADABLE', 'keys have disappeared');
  };

  return {
    ...signing,

    pseudonym: (organisation, platform, workspace, user) =>
      keyedHash(pseudonymKey, [organisation, platform, workspace, user]) as Pseudonym,

    derive: (purpose, ...parts) => {
      const key = deriveKeys.get(purpose);
      if (key === undefined) throw new TypeError('unknown purpose');
      return keyedHash(key, parts);
    },

    wrap: async (secret, bound, now) => {
      const day = dayOf(now);
      const name = fileOf(day);
      let key = await files.read(name);
      if (key === undefined) {
        await demandPlace();
        key = await files.create(name, newKey());
      }
      const wrapped = aesSeal(demandKey(key, name), secret, boundToDay(day, bound));
      wipe(key);
      return { dayKey: day, wrapped };
    },

    unwrap: async (dayKey, wrapped, bound) => {
      // From the store, so hostile until it has this shape: it becomes part of a file name.
      if (!DAY.test(dayKey)) throw new AppError('ENVELOPE_REFUSED', 'day key');
      const key = await files.read(fileOf(dayKey));
      if (key === undefined) {
        await demandPlace();
        throw new AppError('DAY_KEY_DESTROYED');
      }
      const secret = aesOpen(demandKey(key, fileOf(dayKey)), wrapped, boundToDay(dayKey, bound));
      wipe(key);
      if (secret === undefined) throw new AppError('ENVELOPE_REFUSED', 'wrapped secret');
      return secret;
    },

    sealRecord: (value, bound) => aesSeal(recordKey, value, boundRecord(bound)),
    openRecord: (sealed, bound) => aesOpen(recordKey, sealed, boundRecord(bound)),

    destroyOlderThan: async (days, now) => {
      const oldest = dayNumber(now.getTime()) - days;
      let destroyed = 0;
      for (const name of await files.list()) {
        const day = DAY_FILE.exec(name)?.[1];
        if (day !== undefined && dayNumber(Date.parse(day)) < oldest && (await files.destroy(name))) destroyed++;
      }
      return destroyed;
    },
  };
}
