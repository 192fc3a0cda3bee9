/**
 * The hours in force: the organisation file's, or the adviser's own where they signed some, without every absence of either.
 * The file can always narrow: its days away hold whatever was planned, and no hours in the file means none at all.
 */
import { Temporal } from 'temporal-polyfill';
import type { Schedule } from './organisation.ts';
import { addDays } from './calendar.ts';
import { isWholeDay, type Planning } from './planning.ts';

/** Of a planning, what says when somebody is there. */
export type OwnHours = Pick<Planning, 'timeZone' | 'weekly' | 'absences'>;

/** Milliseconds since 1970; `until` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export interface HoursInForce {
  readonly schedule: Schedule;
  /** What is taken out of it, besides its days away. */
  readonly cuts: readonly Stretch[];
}

/** A time that the clock skips begins before the gap and ends after it, and one that occurs twice is away both times. */
const momentOf = (local: string, timeZone: string, disambiguation: 'earlier' | 'later' | 'compatible'): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;

const stretchOf = ({ from, until }: { from: string; until: string }, timeZone: string): Stretch => ({
  from: momentOf(from, timeZone, 'earlier'),
  // The first moment of the next day, also where the clock skips midnight: an hour before is still this one.
  until: isWholeDay(until) ? momentOf(addDays(until, 1), timeZone, 'compatible') : momentOf(until, timeZone, 'later'),
});

const made = new WeakMap<Schedule, { readonly planning: OwnHours; readonly hours: HoursInForce }>();
const plain = new WeakMap<Schedule, HoursInForce>();

/** The same object for the same two, so that what was computed of it can be kept. */
export function hoursInForce(file: Schedule, planning: OwnHours | undefined): HoursInForce {
  if (planning === undefined) {
    let hours = plain.get(file);
    if (hours === undefined) plain.set(file, (hours = { schedule: file, cuts: [] }));
    return hours;
  }
  const known = made.get(file);
  if (known?.planning === planning) return known.hours;
  const hours = combine(file, planning);
  made.set(file, { planning, hours });
  return hours;
}

function combine(file: Schedule, { timeZone: own, weekly, absences }: OwnHours): HoursInForce {
  const keepsNone = Object.values(file.weekly).every((day) => day.length === 0);
  const timeZone = weekly === undefined || keepsNone ? file.timeZone : own;
  // Whole days by the same clock as the hours, as in the file: the night before one ends at midnight.
  const isDay = ({ from, until }: { from: string; until: string }): boolean =>
    timeZone === own && isWholeDay(from) && isWholeDay(until);
  return {
    schedule: {
      timeZone,
      weekly: keepsNone ? {} : (weekly ?? file.weekly),
      holidays: file.holidays,
      away: [...file.away, ...absences.filter(isDay).map(({ from, until }) => ({ from, until }))],
    },
    cuts: [
      ...absences.filter((absence) => !isDay(absence)).map((absence) => stretchOf(absence, own)),
      ...(timeZone === file.timeZone ? [] : file.away.map((away) => stretchOf(away, file.timeZone))),
    ],
  };
}

/** What is left of these stretches, in their order. */
export function without(stretches: readonly Stretch[], cuts: readonly Stretch[]): readonly Stretch[] {
  let left = stretches;
  for (const cut of cuts)
    left = left.flatMap((one) =>
      cut.until <= one.from || one.until <= cut.from
        ? [one]
        : [
            { from: one.from, until: cut.from },
            { from: cut.until, until: one.until },
          ].filter(({ from, until }) => from < until),
    );
  return left;
}
