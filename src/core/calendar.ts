/**
 * Days on the wall calendar of a time zone. A day is a date, never 24 hours: in most zones one day a year has 23 and
 * one 25. Nothing but Intl, because the browser uses it too.
 */
import type { Weekday } from './organisation.ts';

/** `YYYY-MM-DD`: a day on a calendar, the same for everybody who looks at that calendar. */
export type CalendarDay = string;

/** Of a day as UTC counts it, which has no changes of the clock: for counting days only, never for a moment. */
const DAY_OF_UTC_MS = 86_400_000;
const utcOf = (day: CalendarDay): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;

/** Making a formatter costs a hundred times using one. */
const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let found = clocks.get(timeZone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(timeZone, found);
  }
  return found;
}

/** Whether a zone of this name is known here. */
export function isZone(timeZone: string): boolean {
  try {
    clockOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** What calendar and clock on the wall show, as if they hung in UTC. */
function wallOf(at: Date, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** No zone of today puts its clock forward or back but on a whole quarter of an hour (IANA tz; a test looks). */
const QUARTER_MS = 900_000;
const KEPT_OFFSETS = 500;
const offsets = new Map<string, number>();
/** Asking Intl costs a hundred times this, and every page asks for the day of now some times. */
function offsetMs(at: Date, timeZone: string): number {
  const quarter = Math.floor(at.getTime() / QUARTER_MS);
  const name = `${quarter} ${timeZone}`;
  let offset = offsets.get(name);
  if (offset === undefined) {
    if (offsets.size >= KEPT_OFFSETS) offsets.clear();
    const begin = quarter * QUARTER_MS;
    offset = wallOf(new Date(begin), timeZone) - begin;
    offsets.set(name, offset);
  }
  return offset;
}

export const dayIn = (at: Date, timeZone: string): CalendarDay =>
  new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 10);

/** In the calendar: the thirtieth of February is not. */
const isCalendarDay = (day: string): boolean => !Number.isNaN(utcOf(day)) && addDays(day, 0) === day;

export const addDays = (day: CalendarDay, count: number): CalendarDay =>
  new Date(utcOf(day) + count * DAY_OF_UTC_MS).toISOString().slice(0, 10);

/** The day of the same name a year before. Of 29 February a day that may not be: for comparing, and not for showing. */
export const yearBefore = (day: CalendarDay): CalendarDay => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/** How many days `to` lies after `from`. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number =>
  Math.round((utcOf(to) - utcOf(from)) / DAY_OF_UTC_MS);

/** Midday in UTC: for what formats a day in UTC, and nothing else. */
export const middayOf = (day: CalendarDay): Date => new Date(utcOf(day) + DAY_OF_UTC_MS / 2);

const FROM_SUNDAY: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
export const weekdayOf = (day: CalendarDay): Weekday => FROM_SUNDAY[middayOf(day).getUTCDay()] ?? 'sun';

/**
 * The first moment of a day in that zone; `undefined` when it is not a date. Some zones change their clock at
 * midnight, so a day may begin at one o'clock, or have two midnights.
 */
export function startOfDay(day: CalendarDay, timeZone: string): Date | undefined {
  const wall = utcOf(day);
  if (Number.isNaN(wall)) return undefined;
  const moments = [-1, 1]
    .map((side) => new Date(wall - offsetMs(new Date(wall + side * DAY_OF_UTC_MS), timeZone)))
    .toSorted((a, b) => a.getTime() - b.getTime());
  return moments.find((at) => dayIn(at, timeZone) === day) ?? moments.at(-1);
}

/**
 * Every moment at which calendar and clock of that zone show this, the earlier first: none in the hour that a change of the
 * clock skips, two in the hour that comes twice; none either of what is no day or no time (`HH:MM`).
 */
export function momentsAt(day: CalendarDay, time: string, timeZone: string): readonly Date[] {
  const wall =
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) && isCalendarDay(day) ? Date.parse(`${day}T${time}:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) return [];
  const near = [-1, 1].map((side) => wall - offsetMs(new Date(wall + side * DAY_OF_UTC_MS), timeZone));
  return [...new Set(near)]
    .toSorted((a, b) => a - b)
    .map((at) => new Date(at))
    .filter((at) => at.getTime() + offsetMs(at, timeZone) === wall);
}

/** `HH:MM`, as the clock of that zone shows it. */
export const clockIn = (at: Date, timeZone: string): string =>
  new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(11, 16);

/** Of a moment whose day and time come twice there: which of the two it is. */
export function turnOf(at: Date, timeZone: string): 'first' | 'second' | undefined {
  const [first, second] = momentsAt(dayIn(at, timeZone), clockIn(at, timeZone), timeZone);
  if (first === undefined || second === undefined) return undefined;
  return at.getTime() < second.getTime() ? 'first' : 'second';
}

/** Do the clocks of these zones agree at that moment? */
export const sameTime = (a: string, b: string, at: Date): boolean => a === b || offsetMs(at, a) === offsetMs(at, b);

/** Do they agree all year round, as Amsterdam and Brussels do? From a month before `now`: what is shown is not older. */
export function sameClock(a: string, b: string, now: Date): boolean {
  if (a === b) return true;
  for (let week = -5; week <= 53; week += 1)
    if (!sameTime(a, b, new Date(now.getTime() + week * 7 * DAY_OF_UTC_MS))) return false;
  return true;
}
