/**
 * Can this adviser be reached, and until when; otherwise, when again. A pure function of the adviser's
 * record, the clock and the load. Time-zone arithmetic is Temporal's: a local time that a change of the
 * clock skips moves forward, one that occurs twice means the first.
 */
import { Temporal } from 'temporal-polyfill';
import { isDutchHoliday } from './holidays.ts';
import { WEEKDAYS, type Adviser, type Schedule } from './organisation.ts';
import { hoursInForce, without, type HoursInForce, type OwnHours, type Stretch as Window } from './planning-hours.ts';
import type { KnownLoad } from './plannings.ts';
import { isProven } from './proof.ts';

/** What an employee is told about reaching one adviser. */
export type Availability =
  | { readonly state: 'available'; readonly until: Date }
  /** Within their hours, and nothing proves that messages arrive: they can be written to, and nobody says "now". */
  | { readonly state: 'unproven' }
  /** Outside hours or away; `next` is the next reachable moment within `HORIZON_DAYS`, if there is one. */
  | { readonly state: 'away'; readonly next: Date | undefined }
  /** Takes no new conversations, by their own press; `next` is the first reachable moment after that. */
  | { readonly state: 'full'; readonly next: Date | undefined }
  /** No pinned key: phone and e-mail only. */
  | { readonly state: 'no-key' };

export const HORIZON_DAYS = 28;

export const isAwayOn = (schedule: Schedule, day: string): boolean =>
  schedule.away.some((period) => period.from <= day && day <= period.until) ||
  (schedule.holidays === 'nl' && isDutchHoliday(day));

const never = (): boolean => false;

/**
 * The weekly hours that begin on one day of the adviser's calendar, in the order in which they are written. A day that is
 * `off` cuts what runs into it. Where a change of the clock skips all of them, a window is empty.
 */
export function hoursOn(
  schedule: Schedule,
  day: Temporal.PlainDate,
  off: (day: Temporal.PlainDate) => boolean = never,
): readonly Window[] {
  const name = WEEKDAYS[day.dayOfWeek - 1];
  const hours = name === undefined ? [] : (schedule.weekly[name] ?? []);
  const next = day.add({ days: 1 });
  const at = (date: Temporal.PlainDate, time: string): number =>
    date.toZonedDateTime({ timeZone: schedule.timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return hours.map(({ from, to }) => {
    const crosses = to <= from;
    const cut = crosses && off(next);
    return { from: at(day, from), until: crosses ? at(next, cut ? '00:00' : to) : at(day, to) };
  });
}

export const isEmpty = ({ from, until }: Window): boolean => until <= from;

/** The windows that begin on one day: none on a day away. */
function windowsOn(schedule: Schedule, day: Temporal.PlainDate): readonly Window[] {
  const off = (date: Temporal.PlainDate): boolean => isAwayOn(schedule, date.toString());
  return off(day) ? [] : hoursOn(schedule, day, off).filter((window) => !isEmpty(window));
}

/** Hours that touch or overlap are one stretch, also across midnight. */
function merge(windows: readonly Window[]): Window[] {
  const merged: { from: number; until: number }[] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && window.from <= last.until) last.until = Math.max(last.until, window.until);
    else merged.push({ ...window });
  }
  return merged;
}

/** Reachable stretches around `now`, from the day before yesterday up to so many days ahead. Ordered, disjoint. */
export function reachableWindows(schedule: Schedule, now: Date, days = HORIZON_DAYS): readonly Window[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate();
  const windows: Window[] = [];
  for (let offset = -2; offset <= days; offset += 1) windows.push(...windowsOn(schedule, today.add({ days: offset })));
  return merge(windows);
}

/** The windows in force, remembered until they no longer reach far enough: hours change rarely, presses do not. */
const remembered = new WeakMap<HoursInForce, { windows: readonly Window[]; from: number; until: number }>();
const REMEMBER_MS = 3_600_000;

function windowsFor(
  adviser: Pick<Adviser, 'schedule'>,
  { planning }: Pick<KnownLoad, 'planning'>,
  now: Date,
): readonly Window[] {
  const hours = hoursInForce(adviser.schedule, planning);
  const at = now.getTime();
  const known = remembered.get(hours);
  if (known !== undefined && known.from <= at && at < known.until) return known.windows;
  const windows = without(reachableWindows(hours.schedule, now), hours.cuts);
  remembered.set(hours, { windows, from: at, until: at + REMEMBER_MS });
  return windows;
}

/** What is still to come at `from` of the reachable stretches around `now`. */
export const reachableSince = (
  adviser: Pick<Adviser, 'schedule'>,
  load: Pick<KnownLoad, 'planning'>,
  now: Date,
  from: number,
): readonly Window[] => windowsFor(adviser, load, now).filter(({ until }) => until > from);

/** Away for a while, be it by the file, by what they planned or by a press: not only outside their hours. */
export function isAbsent({ schedule: file }: Pick<Adviser, 'schedule'>, load: KnownLoad, now: Date): boolean {
  const at = now.getTime();
  if ((load.awayUntil?.getTime() ?? 0) > at) return true;
  const { schedule, cuts } = hoursInForce(file, load.planning);
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  return (
    schedule.away.some(({ from, until }) => from <= today.toString() && today.toString() <= until) ||
    cuts.some(({ from, until }) => from <= at && at < until)
  );
}

/** Whether some of their hours lie between two moments, however far ahead. */
export function isReachableWithin(
  adviser: Pick<Adviser, 'schedule'>,
  { planning, awayUntil }: Pick<KnownLoad, 'awayUntil'> & { readonly planning?: OwnHours },
  from: Date,
  until: Date,
): boolean {
  const { schedule, cuts } = hoursInForce(adviser.schedule, planning);
  const first = Math.max(from.getTime(), awayUntil?.getTime() ?? 0);
  const day = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate();
  const days = Math.ceil((until.getTime() - from.getTime()) / 86_400_000) + 2;
  for (let offset = -2; offset < days; offset += 1)
    for (const window of without(windowsOn(schedule, day.add({ days: offset })), cuts))
      if (window.until > first && window.from < until.getTime()) return true;
  return false;
}

/** First reachable moment at or after `from` (itself, when inside a window). */
function nextFrom(windows: readonly Window[], from: number): Date | undefined {
  const window = windows.find((candidate) => candidate.until > from);
  return window === undefined ? undefined : new Date(Math.max(window.from, from));
}

export function availabilityOf(adviser: Adviser, load: KnownLoad, now: Date): Availability {
  if (adviser.keyCards.length === 0) return { state: 'no-key' };
  const at = now.getTime();
  const windows = windowsFor(adviser, load, now);
  const fullUntil = load.fullUntil?.getTime() ?? 0;
  // Before all else: whoever is told "back on Monday" may write for Monday.
  if (fullUntil > at) return { state: 'full', next: nextFrom(windows, fullUntil) };
  const awayUntil = load.awayUntil?.getTime() ?? 0;
  if (awayUntil > at) return { state: 'away', next: nextFrom(windows, awayUntil) };
  const current = windows.find((window) => window.from <= at && at < window.until);
  if (current === undefined) return { state: 'away', next: nextFrom(windows, at) };
  return isProven(adviser, load, now) ? { state: 'available', until: new Date(current.until) } : { state: 'unproven' };
}

/** When an answer may honestly be expected: `answersWithinHours` of this adviser's own hours from now. */
export function expectedAnswer(adviser: Adviser, load: KnownLoad, now: Date): Date | undefined {
  let left = adviser.answersWithinHours * 3_600_000;
  const from = Math.max(now.getTime(), load.awayUntil?.getTime() ?? 0);
  for (const window of windowsFor(adviser, load, now)) {
    const start = Math.max(window.from, from);
    if (start >= window.until) continue;
    if (window.until - start >= left) return new Date(start + left);
    left -= window.until - start;
  }
  return undefined;
}
