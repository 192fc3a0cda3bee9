/**
 * The server's keys. The key-encryption key of a day is random and never derived: what can be derived
 * again is not destroyed. No day key is kept in memory either, so that one destroyed by another instance is
 * gone here too, at once.
 */
import { AppError } from '../core/errors.ts';
import type { Pseudonym } from '../core/conversation.ts';
import type { DayKey, Keyring } from '../core/ports.ts';
import { wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { addDays, isDay, toDay } from '../core/days.ts';
import { aesOpen, aesSeal, hashKey, KEY, keyedHash, lengthPrefixed, newKey } from './primitives.ts';
import { loadSigningKey, newSigningKey } from './signing-key.ts';

const PEPPER = 'pepper';
const RECORD = 'record';
const SIGNING = 'signing';
const LASTING = [PEPPER, RECORD, SIGNING];
const DAY_FILE = /^day-(\d{4}-\d{2}-\d{2})$/;

type Purpose = Parameters<Keyring['derive']>[0];
const PURPOSES: readonly Purpose[] = ['conversation', 'submission', 'identity', 'view', 'installation'];

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

/** Made of the keys that last as long as the keyring, so that none of them can be another one unnoticed. */
const markUnder = (recordKey: Uint8Array, signingPublicKey: Uint8Array): string =>
  keyedHash(hashKey(recordKey, 'mark'), [Buffer.from(signingPublicKey).toString('base64url')]);

/** Reads and makes nothing. `undefined` when a lasting key is missing. */
export async function markOf(files: KeyFiles): Promise<string | undefined> {
  const [recordKey, pkcs8] = [await files.read(RECORD), await files.read(SIGNING)];
  if (recordKey === undefined || pkcs8 === undefined) return undefined;
  try {
    return markUnder(demandKey(recordKey, RECORD), (await loadSigningKey(pkcs8)).signingPublicKey);
  } catch (error) {
    throw new AppError('KEYRING_UNREADABLE', SIGNING, error);
  } finally {
    wipe(pkcs8);
  }
}

/**
 * Makes what is missing, once nothing speaks against it.
 * @throws AppError `KEYRING_UNREADABLE` when a key is there and cannot be used, or one was lost; `KEYRING_FOREIGN` when
 *   `mayBegin` says that the store holds what was sealed under keys that are not here.
 */
export async function createKeyring(
  files: KeyFiles,
  mayBegin: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Keyring> {
  await refuseGaps(files);
  const names = await files.list();
  if (!LASTING.every((name) => names.includes(name)) && !(await mayBegin()))
    throw new AppError('KEYRING_FOREIGN', 'KEYRING_DIR has no keys, and the store is not empty');
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

  let promisedDays: number | undefined;
  const promise = async (day: string, until: string): Promise<void> => {
    const name = fileOf(day);
    // Another instance may have written less at the same moment: looked at again until ours or more is there.
    for (;;) {
      const there = await files.readPromise(name);
      if (there !== undefined && isDay(there) && there >= until) return;
      await files.writePromise(name, until);
    }
  };
  const makeDay = async (day: string): Promise<Uint8Array> => {
    const name = fileOf(day);
    await demandPlace();
    const key = await files.create(name, newKey());
    if (promisedDays !== undefined) await promise(day, addDays(day, promisedDays + 1));
    return key;
  };

  return {
    ...signing,
    mark: markUnder(recordKey, signing.signingPublicKey),

    pseudonym: (organisation, platform, workspace, user) =>
      keyedHash(pseudonymKey, [organisation, platform, workspace, user]) as Pseudonym,

    derive: (purpose, ...parts) => {
      const key = deriveKeys.get(purpose);
      if (key === undefined) throw new TypeError('unknown purpose');
      return keyedHash(key, parts);
    },

    wrap: async (secret, bound, now) => {
      const day = toDay(now);
      const name = fileOf(day);
      const key = (await files.read(name)) ?? (await makeDay(day));
      const wrapped = aesSeal(demandKey(key, name), secret, boundToDay(day, bound));
      wipe(key);
      return { dayKey: day, wrapped };
    },

    unwrap: async (dayKey, wrapped, bound) => {
      // From the store, so hostile until it has this shape: it becomes part of a file name.
      if (!isDay(dayKey)) throw new AppError('ENVELOPE_REFUSED', 'day key');
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

    prepare: async (days, now) => {
      promisedDays = days;
      const today = toDay(now);
      const there = await files.list();
      // Yesterday's as well: a retention that was lengthened late in the evening reaches what was written before it.
      const yesterday = addDays(today, -1);
      if (there.includes(fileOf(yesterday))) await promise(yesterday, addDays(yesterday, days + 1));
      for (const day of [today, addDays(today, 1)]) {
        if (there.includes(fileOf(day))) await promise(day, addDays(day, days + 1));
        else wipe(await makeDay(day));
      }
    },

    dayKeys: async () => {
      const days = (await files.list()).flatMap((name) => DAY_FILE.exec(name)?.[1] ?? []).sort();
      const keys: DayKey[] = [];
      for (const day of days) {
        const until = await files.readPromise(fileOf(day));
        if (until !== undefined && !isDay(until)) throw new AppError('KEYRING_UNREADABLE', `${fileOf(day)}.until`);
        keys.push({ day, ...(until === undefined ? {} : { until }) });
      }
      return keys;
    },

    promise,

    destroy: async (days) => {
      let destroyed = 0;
      for (const day of days) if (isDay(day) && (await files.destroy(fileOf(day)))) destroyed++;
      return destroyed;
    },
  };
}
