/**
 * When the key of a day is destroyed, and the pepper of a month, by which pseudonyms are made. That cannot be undone, so
 * one wrong reading must not do it: a key goes only after the day it was promised for, by the earlier of two clocks, while
 * the two agree, and never many at once without the operator's word. A file that is missing for an hour, or a retention
 * shortened by a typing error, changes no promise.
 */
import { addDays, dayOfHour, toDay } from './days.ts';
import { FIRST_EPOCH, lastDayOf } from './epochs.ts';
import { isAppError } from '../base/errors.ts';
import type { Organisation } from './organisation.ts';
import type { Clock, Keyring, Store } from './ports.ts';

/** More than any zone or summer time mistake of a whole hour, less than a day that would cost a key. */
export const CLOCKS_APART_MS = 3_600_000;
/** A server that ran each day has one to destroy, or two around midnight. */
export const MOST_AT_ONCE = 2;
/** When no organisation file can be read: the longest that one may ask for. */
const LONGEST_DAYS = 365;

export type KeptBecause = 'no-second-clock' | 'clocks-apart' | 'too-many';
export interface DayKeyRun {
  readonly destroyed: number;
  /** Keys whose promise is over and that are still there. */
  readonly due: readonly string[];
  readonly kept?: KeptBecause;
}

export interface DayKeyParts {
  readonly keyring: Pick<
    Keyring,
    'prepare' | 'dayKeys' | 'promise' | 'destroy' | 'epochs' | 'promiseEpoch' | 'destroyEpochs'
  >;
  readonly store: Pick<Store, 'contents' | 'time'>;
  readonly organisations: { all(): readonly Pick<Organisation, 'retention'>[] };
  readonly clock: Clock;
}

export interface RunOptions {
  /** The operator looked at the days and said yes: any number at once. */
  readonly word?: boolean;
  /** Only look. */
  readonly dry?: boolean;
}

/** One look at all keys. @throws what store and keyring throw; then nothing was destroyed. */
export async function tendDayKeys(
  parts: DayKeyParts,
  { word = false, dry = false }: RunOptions = {},
): Promise<DayKeyRun> {
  const { keyring, store, organisations, clock } = parts;
  const lengths = organisations.all().map(({ retention }) => retention.conversationDays);
  const longest = lengths.length === 0 ? LONGEST_DAYS : Math.max(...lengths);
  if (!dry) {
    await keyring.prepare(longest, clock.now());
    await promiseUnpromised(parts, longest);
  }
  const [keys, epochs] = [await keyring.dayKeys(), await keyring.epochs()];
  const [here, there] = [clock.now(), await store.time()];
  const earlier = toDay(there !== undefined && there < here ? there : here);
  const isOver = ({ until }: { readonly until?: string }): boolean => until !== undefined && until < earlier;
  const days = keys.filter(isOver).map(({ day }) => day);
  const months = epochs.filter((each) => !each.isCurrent && isOver(each)).map(({ epoch }) => epoch);
  const due = [...days, ...months];
  // A month ends on some day: its pepper does not make that day one of too many.
  const kept = due.length === 0 ? undefined : reason(here, there, Math.max(days.length, months.length), word);
  if (due.length === 0 || dry || kept !== undefined)
    return { destroyed: 0, due, ...(kept === undefined ? {} : { kept }) };
  return { destroyed: (await keyring.destroy(days)) + (await keyring.destroyEpochs(months)), due: [] };
}

function reason(here: Date, there: Date | undefined, count: number, word: boolean): KeptBecause | undefined {
  if (there === undefined) return 'no-second-clock';
  if (Math.abs(there.getTime() - here.getTime()) > CLOCKS_APART_MS) return 'clocks-apart';
  return count > MOST_AT_ONCE && !word ? 'too-many' : undefined;
}

/** Keys that 0.2.0 made carry no promise: what was promised under them stands in the heads of the conversations. */
async function promiseUnpromised({ keyring, store, clock }: DayKeyParts, longest: number): Promise<void> {
  const without = (await keyring.dayKeys()).filter(({ until }) => until === undefined);
  const epochs = (await keyring.epochs()).filter(({ until }) => until === undefined);
  if (without.length === 0 && epochs.length === 0) return;
  const needed = await lastUse(store).catch((error: unknown) => {
    // An older list of rights. What nobody can look up has no promise and is not destroyed; everything else goes on.
    if (isAppError(error, 'STORE_FORBIDDEN')) return undefined;
    throw error;
  });
  if (needed === undefined) return;
  for (const { day } of without) {
    const usual = addDays(day, longest + 1);
    await keyring.promise(day, later(usual, needed.days.get(day)));
  }
  // Of a month: made by a process that died before it had promised anything. Used until the month is over at most.
  for (const { epoch } of epochs) {
    const last = epoch === FIRST_EPOCH ? toDay(clock.now()) : lastDayOf(epoch);
    await keyring.promiseEpoch(epoch, later(addDays(last, longest + 1), needed.epochs.get(epoch)));
  }
}

const later = (usual: string, asked: string | undefined): string =>
  asked !== undefined && asked > usual ? asked : usual;

/** Until when something is stored under each day's key, and under each pepper. */
async function lastUse(
  store: Pick<Store, 'contents'>,
): Promise<{ readonly days: ReadonlyMap<string, string>; readonly epochs: ReadonlyMap<string, string> }> {
  const [days, epochs] = [new Map<string, string>(), new Map<string, string>()];
  for await (const { dayKey, epoch = FIRST_EPOCH, expiresHour } of store.contents.heads()) {
    const until = dayOfHour(expiresHour);
    days.set(dayKey, later(until, days.get(dayKey)));
    epochs.set(epoch, later(until, epochs.get(epoch)));
  }
  return { days, epochs };
}
