/**
 * What pseudonyms hang on: a pepper for each month, destroyed when what was promised under it is over. Then nobody can say
 * any more who a pseudonym in an old copy of the store was, not with all keys there are. Those that live are held in
 * memory, because a pseudonym is on every path.
 */
import type { KeyObject } from 'node:crypto';
import { AppError } from '../base/errors.ts';
import type { Pseudonym } from '../core/conversation.ts';
import { addDays, isDay, toDay } from '../core/days.ts';
import { FIRST_EPOCH, isMonth, lastDayOf, monthAfter, toMonth } from '../core/epochs.ts';
import type { Epoch, Keyring } from '../core/ports.ts';
import { wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { hashKey, KEY, keyedHash, newKey } from './primitives.ts';

export const PEPPER = 'pepper';
const MONTHLY = /^pepper-(\d{4}-\d{2})$/;

export const isMonthly = (name: string): boolean => MONTHLY.test(name);
const fileOf = (epoch: string): string => (epoch === FIRST_EPOCH ? PEPPER : `pepper-${epoch}`);
const epochIn = (name: string): readonly string[] => {
  if (name === PEPPER) return [FIRST_EPOCH];
  const [, month = ''] = MONTHLY.exec(name) ?? [];
  return isMonth(month) ? [month] : [];
};
/** The first is older than every month. */
const oldestFirst = (a: string, b: string): number =>
  a === b ? 0 : a === FIRST_EPOCH || (b !== FIRST_EPOCH && a < b) ? -1 : 1;

type Public = 'pseudonym' | 'pseudonyms' | 'epochs' | 'keepEpoch' | 'promiseEpoch' | 'destroyEpochs';
export interface Peppers extends Pick<Keyring, Public> {
  prepare(days: number, now: Date): Promise<void>;
}

export async function openPeppers(
  files: KeyFiles,
  {
    demandOwnKeys,
    keepLasting,
  }: { readonly demandOwnKeys: () => Promise<void>; readonly keepLasting: () => Promise<void> },
): Promise<Peppers> {
  const keys = new Map<string, KeyObject>();
  const kept = new Map<string, string>();
  let month = toMonth(new Date());

  const names = async (): Promise<readonly string[]> => (await files.list()).flatMap(epochIn).sort(oldestFirst);
  /** What another instance made or destroyed is so here too. */
  const load = async (): Promise<void> => {
    const there = await names();
    for (const epoch of keys.keys()) if (!there.includes(epoch)) keys.delete(epoch);
    for (const epoch of there) {
      if (keys.has(epoch)) continue;
      const pepper = await files.read(fileOf(epoch));
      if (pepper === undefined) continue;
      if (pepper.length !== KEY) throw new AppError('KEYRING_UNREADABLE', fileOf(epoch));
      keys.set(epoch, hashKey(pepper, 'pseudonym'));
      wipe(pepper);
    }
  };
  /** The newest that has begun. One for the next month is there already, so that its file tells no moment. */
  const current = (): string => {
    const living = [...keys.keys()].sort(oldestFirst);
    const begun = living.filter((epoch) => epoch === FIRST_EPOCH || epoch <= month);
    const found = begun.at(-1) ?? living[0];
    if (found === undefined) throw new AppError('KEYRING_UNREADABLE', 'no pepper is left');
    return found;
  };
  const under = (epoch: string, parts: readonly string[]): Pseudonym => {
    const key = keys.get(epoch);
    if (key === undefined) throw new AppError('KEYRING_UNREADABLE', fileOf(epoch));
    return keyedHash(key, parts) as Pseudonym;
  };
  const promise: Peppers['promiseEpoch'] = async (epoch, until) => {
    if ((epoch !== FIRST_EPOCH && !isMonth(epoch)) || !isDay(until)) throw new RangeError('no epoch, or not a day');
    if (until <= (kept.get(epoch) ?? '')) return;
    await files.promise(fileOf(epoch), until);
    kept.set(epoch, until);
  };
  const keepEpoch: Keyring['keepEpoch'] = async (epoch, until) => {
    if (until <= (kept.get(epoch) ?? '')) return;
    // What carries no promise is kept for good: a first one would be the day from which it may go.
    if ((await files.promised()).has(fileOf(epoch))) await promise(epoch, until);
  };
  const make = async (epoch: string, days: number): Promise<void> => {
    await demandOwnKeys();
    // Before the key: without a promise, what hangs on it would have to be looked up in the store.
    await promise(epoch, addDays(lastDayOf(epoch), days + 1));
    wipe(await files.create(fileOf(epoch), newKey()));
  };
  const epochs = async (): Promise<readonly Epoch[]> => {
    const promised = await files.promised();
    return (await names()).map((epoch) => {
      const until = promised.get(fileOf(epoch));
      return { epoch, isCurrent: epoch === current(), ...(until === undefined ? {} : { until }) };
    });
  };
  await load();

  return {
    pseudonym: (...parts) => under(current(), parts),
    pseudonyms: (...parts) => {
      const epoch = current();
      // Also that of the next month: another instance's clock may be there already.
      const formerly = [...keys.keys()].filter((one) => one !== epoch).map((one) => under(one, parts));
      return {
        employee: under(epoch, parts),
        ...(formerly.length === 0 ? {} : { formerly }),
        ...(epoch === FIRST_EPOCH ? {} : { epoch }),
      };
    },
    epochs,
    keepEpoch,
    promiseEpoch: promise,

    async prepare(days, now) {
      month = toMonth(now);
      await keepLasting();
      const there = await names();
      // The first serves until the month in which it was found is over; afterwards each month has its own.
      const needsOwn = !there.includes(FIRST_EPOCH) || there.some((epoch) => epoch !== FIRST_EPOCH && epoch <= month);
      for (const epoch of [...(needsOwn ? [month] : []), monthAfter(month)])
        if (!there.includes(epoch)) await make(epoch, days);
      await load();
      for (const { epoch, until, isCurrent } of await epochs()) {
        // The first of 0.2.0 carries no promise to raise: what was promised stands in the store.
        if (until === undefined || (epoch === FIRST_EPOCH && !isCurrent)) continue;
        const wanted = addDays(epoch === FIRST_EPOCH ? toDay(now) : lastDayOf(epoch), days + 1);
        if (until < wanted) await promise(epoch, wanted);
        else kept.set(epoch, until);
      }
    },

    async destroyEpochs(wanted) {
      if (wanted.length === 0) return 0;
      await demandOwnKeys();
      // Names of advisers' records, and ids of forms, follow from what this holds, and once followed from the first pepper.
      await keepLasting();
      let destroyed = 0;
      for (const epoch of wanted) {
        if ((epoch !== FIRST_EPOCH && !isMonth(epoch)) || epoch === current()) continue;
        keys.delete(epoch);
        if (await files.destroy(fileOf(epoch))) destroyed += 1;
      }
      return destroyed;
    },
  };
}
