/**
 * Records with a short life are sealed under a key with a short life: which view somebody has open and what came of a press
 * under the key of the hour, an adviser's session under that of the day. An old copy of the store is worth nothing for them
 * once those are gone, whoever has the keyring by then.
 */
import { toHour, type Hour } from '../core/conversation.ts';
import { isDay, toDay } from '../core/days.ts';
import type { Keyring } from '../core/ports.ts';
import { concat, utf8, wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { aesOpen, aesSeal, KEY, lengthPrefixed, newKey, subkey } from './primitives.ts';

/** What is sealed in an hour is gone at the end of the next but one: `ttlSeconds` of an hour at most, to the whole hour. */
const KEPT_HOURS = 3;
/** Opening a window reads and writes a record: so long its key is not read from the disk again. */
const IN_MEMORY_MS = 60_000;
const HOUR_FILE = /^hour-(\d{1,9})$/;
const PERIOD = /^(?:hour-\d{1,9}|day-\d{4}-\d{2}-\d{2})$/;
/** `day-2026-11-27` is the longest. */
const PERIOD_MAX = 14;

/** Those whose keys are among these names, the earliest first. */
export const hoursIn = (names: readonly string[]): readonly Hour[] =>
  names
    .flatMap((name) => HOUR_FILE.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

export interface TimedRecords extends Pick<Keyring, 'sealFor' | 'openTimed'> {
  /** Makes the keys of this hour and the next, and destroys those that nothing lies under any more. */
  prepare(now: Date): Promise<void>;
}

export interface TimedParts {
  readonly files: KeyFiles;
  /** @throws AppError when other keys lie in this place now */
  readonly demandOwnKeys: () => Promise<void>;
  /** Makes it where it is missing. */
  readonly keyOfDay: (day: string) => Promise<Uint8Array>;
}

export function createTimedRecords({ files, demandOwnKeys, keyOfDay }: TimedParts): TimedRecords {
  const held = new Map<string, Uint8Array>();
  const nameOf = (hour: Hour): string => `hour-${hour}`;
  const drop = (period: string): void => {
    const key = held.get(period);
    if (key !== undefined) wipe(key);
    held.delete(period);
  };
  /** For this purpose only: the key itself wraps secrets of conversations. */
  const hold = (period: string, key: Uint8Array): Uint8Array => {
    const known = held.get(period);
    const own = known ?? subkey(key, 'timed-record');
    wipe(key);
    if (known === undefined) {
      held.set(period, own);
      setTimeout(() => drop(period), IN_MEMORY_MS).unref();
    }
    return own;
  };
  const makeHour = async (name: string): Promise<Uint8Array> => {
    await demandOwnKeys();
    return files.create(name, newKey());
  };
  const keyToSeal = async (life: 'hour' | 'day', now: Date): Promise<[string, Uint8Array]> => {
    const period = life === 'day' ? `day-${toDay(now)}` : nameOf(toHour(now));
    const known = held.get(period);
    if (known !== undefined) return [period, known];
    const key = life === 'day' ? await keyOfDay(toDay(now)) : ((await files.read(period)) ?? (await makeHour(period)));
    return [period, hold(period, key)];
  };
  const keyToOpen = async (period: string): Promise<Uint8Array | undefined> => {
    const known = held.get(period);
    if (known !== undefined) return known;
    const key = await files.read(period);
    return key?.length === KEY ? hold(period, key) : undefined;
  };
  const boundTo = (period: string, bound: string): Uint8Array => lengthPrefixed(['timed-record', period, bound]);

  return {
    async sealFor(life, value, bound, now) {
      const [period, key] = await keyToSeal(life, now);
      const name = utf8(period);
      return concat(new Uint8Array([name.length]), name, aesSeal(key, value, boundTo(period, bound)));
    },
    async openTimed(sealed, bound) {
      const length = sealed[0] ?? 0;
      // From the store, so hostile until it has this shape: it becomes the name of a file.
      const period = length > PERIOD_MAX ? '' : Buffer.from(sealed.subarray(1, 1 + length)).toString('latin1');
      if (!PERIOD.test(period) || (period.startsWith('day-') && !isDay(period.slice('day-'.length)))) return undefined;
      const key = await keyToOpen(period);
      return key && aesOpen(key, sealed.subarray(1 + length), boundTo(period, bound));
    },
    async prepare(now) {
      const there = await files.list();
      const hour = toHour(now);
      for (const name of [nameOf(hour), nameOf(hour + 1)]) if (!there.includes(name)) wipe(await makeHour(name));
      for (const made of hoursIn(there)) {
        if (made > hour - KEPT_HOURS) continue;
        drop(nameOf(made));
        await files.destroy(nameOf(made));
      }
    },
  };
}
