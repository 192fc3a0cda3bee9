/**
 * The server's keys. The key-encryption key of a day is random and never derived: what can be derived
 * again is not destroyed. No day key is kept in memory either, so that one destroyed by another instance is
 * gone here too, at once.
 */
import { AppError } from '../base/errors.ts';
import { addDays, isDay, toDay } from '../core/days.ts';
import type { DayKey, Keyring } from '../core/ports.ts';
import { wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { isPageFile } from './erasure-key-id.ts';
import { createErasurePages } from './erasure-pages.ts';
import { createErasureSeals } from './erasure-seals.ts';
import { createLasting } from './lasting.ts';
import { nodeAlgorithms } from './node-algorithms.ts';
import { oneReading } from './one-reading.ts';
import { DAY_FILE, missingAmong, RECORD, SIGNING } from './missing.ts';
import { openPeppers, PEPPER } from './peppers.ts';
import { readOnce, type KeyReads } from './read-once.ts';
import { aesOpen, aesSeal, hashKey, KEY, keyedHash, lengthPrefixed, newKey } from './primitives.ts';
import { createTimedRecords, hoursIn } from './timed-records.ts';
import { loadSigningKey, newSigningKey } from './signing-key.ts';

/** Signs to push services and nobody else, and may be lost without anything that is sealed: it is no part of the mark. */
const PUSH = 'push';

const fileOf = (day: string): string => `day-${day}`;
const boundToDay = (day: string, bound: string): Uint8Array => lengthPrefixed(['wrap', day, bound]);
const boundRecord = (bound: string): Uint8Array => lengthPrefixed(['record', bound]);

function demandKey(key: Uint8Array, name: string): Uint8Array {
  if (key.length !== KEY) throw new AppError('KEYRING_UNREADABLE', name);
  return key;
}

/** A new key in the place of one that was lost would silently make everybody a stranger and every stored signature false. */
async function missingKeys(files: KeyFiles): Promise<readonly string[]> {
  // Twice, because a folder that another instance fills while it is read can look like one with a gap.
  const first = missingAmong(await files.list());
  const { missing, isLost } = first.isLost ? missingAmong(await files.list()) : first;
  if (isLost) throw new AppError('KEYRING_UNREADABLE', `${missing.join(', ')} missing`);
  return missing;
}

async function loadOrCreate(files: KeyFiles, name: string): Promise<Uint8Array> {
  return demandKey((await files.read(name)) ?? (await files.create(name, newKey())), name);
}

async function loadSigning(files: KeyFiles, name = SIGNING): ReturnType<typeof loadSigningKey> {
  const pkcs8 = (await files.read(name)) ?? (await files.create(name, newSigningKey()));
  try {
    return await loadSigningKey(pkcs8);
  } catch (error) {
    throw new AppError('KEYRING_UNREADABLE', name, error);
  } finally {
    wipe(pkcs8);
  }
}

export const noKeys = (): AppError =>
  new AppError(
    'KEYRING_FOREIGN',
    'there are no keys in KEYRING_DIR, or not all, and none may be made beside what was sealed before; look whether its volume is mounted',
  );

/** Made of the keys that last as long as the keyring, so that none of them can be another one unnoticed; not of the pepper, which has an end. */
const markUnder = (recordKey: Uint8Array, signingPublicKey: Uint8Array): string =>
  keyedHash(hashKey(recordKey, 'mark'), [Buffer.from(signingPublicKey).toString('base64url')]);

/** Of what lies there now. @throws AppError `KEYRING_UNREADABLE` */
async function markOf(files: KeyFiles): Promise<string> {
  const [recordKey, pkcs8] = [await files.read(RECORD), await files.read(SIGNING)];
  if (recordKey === undefined || pkcs8 === undefined) throw new AppError('KEYRING_UNREADABLE', 'keys have disappeared');
  try {
    return markUnder(demandKey(recordKey, RECORD), (await loadSigningKey(pkcs8)).signingPublicKey);
  } catch (error) {
    throw new AppError('KEYRING_UNREADABLE', SIGNING, error);
  } finally {
    wipe(recordKey);
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
  if ((await missingKeys(files)).length > 0 && !(await mayBegin())) throw noKeys();
  const lasting = await createLasting(files, () => loadOrCreate(files, PEPPER));
  const recordKey = await loadOrCreate(files, RECORD);
  const { sign, signingPublicKey } = await loadSigning(files);

  const own = markUnder(recordKey, signingPublicKey);
  /** An unmounted or exchanged folder looks like one in which every key was destroyed. It must not be taken for that. */
  const demandOwnKeys = async (): Promise<void> => {
    if ((await markOf(files)) !== own) throw new AppError('KEYRING_FOREIGN', 'other keys lie in KEYRING_DIR now');
  };
  const peppers = await openPeppers(files, { demandOwnKeys, keepLasting: () => lasting.keep() });

  const pages = createErasurePages(files, demandOwnKeys);
  const seals = createErasureSeals(pages);

  let promisedDays: number | undefined;
  const makeDay = async (day: string): Promise<Uint8Array> => {
    const name = fileOf(day);
    await demandOwnKeys();
    // Before the key: what was promised for one that has none would have to be looked up in the store.
    if (promisedDays !== undefined) await files.promise(name, addDays(day, promisedDays + 1));
    return files.create(name, newKey());
  };
  const keyOfDay = oneReading(async (day) =>
    demandKey((await files.read(fileOf(day))) ?? (await makeDay(day)), fileOf(day)),
  );
  const timed = createTimedRecords({ files, demandOwnKeys, keyOfDay });
  const dayKeys = async (): Promise<readonly DayKey[]> => {
    const promised = await files.promised();
    const days = (await files.list()).flatMap((name) => DAY_FILE.exec(name)?.[1] ?? []).filter(isDay);
    return days.sort().map((day) => {
      const until = promised.get(fileOf(day));
      return { day, ...(until === undefined ? {} : { until }) };
    });
  };
  const promise = async (day: string, until: string): Promise<void> => {
    if (!isDay(day) || !isDay(until)) throw new RangeError('not a day');
    await files.promise(fileOf(day), until);
  };

  const unwrapFrom = (from: KeyReads): Keyring['unwrap'] => {
    const both = createErasureSeals({ read: (id) => pages.read(id, from) });
    return async (dayKey, wrapped, bound, erasureKey) => {
      // From the store, so hostile until it has this shape: it becomes part of a file name.
      if (!isDay(dayKey)) throw new AppError('ENVELOPE_REFUSED', 'day key');
      const key = await from.read(fileOf(dayKey));
      if (key === undefined) {
        await demandOwnKeys();
        throw new AppError('DAY_KEY_DESTROYED');
      }
      demandKey(key, fileOf(dayKey));
      try {
        const secret =
          erasureKey === undefined
            ? aesOpen(key, wrapped, boundToDay(dayKey, bound))
            : await both.open('wrap', key, wrapped, [dayKey, bound], erasureKey);
        if (secret === undefined) throw new AppError('ENVELOPE_REFUSED', 'wrapped secret');
        return secret;
      } finally {
        wipe(key);
      }
    };
  };

  return {
    sign,
    signingPublicKey,
    algorithms: nodeAlgorithms,
    mark: own,
    demandOwnKeys,
    pushKey: async () => {
      await demandOwnKeys();
      const { signingKey, signingPublicKey } = await loadSigning(files, PUSH);
      return { privateKey: signingKey, publicKey: signingPublicKey };
    },

    pseudonym: peppers.pseudonym,
    pseudonyms: peppers.pseudonyms,
    epochs: peppers.epochs,
    keepEpoch: peppers.keepEpoch,
    promiseEpoch: peppers.promiseEpoch,
    destroyEpochs: peppers.destroyEpochs,

    derive: lasting.derive,

    sealFor: timed.sealFor,
    openTimed: timed.openTimed,

    wrap: async (secret, bound, now, erasureKey) => {
      const day = toDay(now);
      const key = await keyOfDay(day);
      try {
        const wrapped =
          erasureKey === undefined
            ? aesSeal(key, secret, boundToDay(day, bound))
            : await seals.seal('wrap', key, secret, [day, bound], erasureKey);
        return { dayKey: day, wrapped };
      } finally {
        wipe(key);
      }
    },

    nameOfDay: async (now, ...parts) => {
      const key = await keyOfDay(toDay(now));
      try {
        return keyedHash(hashKey(key, 'name'), parts);
      } finally {
        wipe(key);
      }
    },

    unwrap: unwrapFrom(files),
    unwrapTogether: (work) => readOnce(files, (once) => work(unwrapFrom(once))),

    sealRecord: (value, bound) => aesSeal(recordKey, value, boundRecord(bound)),
    openRecord: (sealed, bound) => aesOpen(recordKey, sealed, boundRecord(bound)),
    sealErasable: (value, bound, erasureKey) => seals.seal('record', recordKey, value, [bound], erasureKey),
    openErasable: (sealed, bound, erasureKey) => seals.open('record', recordKey, sealed, [bound], erasureKey),
    erasure: pages,

    prepare: async (days, now) => {
      promisedDays = days;
      await peppers.prepare(days, now);
      await timed.prepare(now);
      const there = await files.list();
      for (const day of [toDay(now), addDays(toDay(now), 1)])
        if (!there.includes(fileOf(day))) wipe(await makeDay(day));
      // Earlier days too, because the retention may have been too short for a while. Keys of 0.2.0 carry no promise to raise.
      for (const { day, until } of await dayKeys()) {
        const wanted = addDays(day, days + 1);
        // A folder of keys is listed for each promise: hundreds of times at a start, if it were for those that are kept already.
        if (until !== undefined && until < wanted) await promise(day, wanted);
      }
    },

    dayKeys,

    promise,

    destroy: async (days) => {
      if (days.length > 0) await demandOwnKeys();
      let destroyed = 0;
      for (const day of days) if (isDay(day) && (await files.destroy(fileOf(day)))) destroyed++;
      return destroyed;
    },

    others: async () => {
      const names = await files.list();
      return { pages: names.filter(isPageFile).length, hours: hoursIn(names), push: names.includes(PUSH) };
    },
  };
}
