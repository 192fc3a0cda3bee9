import { Temporal } from 'temporal-polyfill';
import { hoursOn, isEmpty } from '../availability.ts';
import { WEEKDAYS, type Hours, type Schedule, type Weekday } from '../organisation.ts';
import { weekdayName } from '../words/moments.ts';
import type { PageContext } from './context.ts';

export type Week = Readonly<Partial<Record<Weekday, readonly Hours[]>>>;

/** "maandag t/m vrijdag 9:00–17:00; woensdag 9:00–12:30": days in a row with the same hours are said once. */
export function hoursLine(
  { words, language, organisation, now }: Pick<PageContext, 'words' | 'language' | 'organisation' | 'now'>,
  { schedule }: { readonly schedule: Schedule },
): string {
  const week = weekOn(organisation.timeZone, schedule, now);
  const runs: { first: number; last: number; hours: string }[] = [];
  WEEKDAYS.forEach((day, index) => {
    const hours = (week[day] ?? []).map(({ from, to }) => `${plain(from)}–${plain(to)}`).join(', ');
    const run = runs.at(-1);
    if (run?.hours === hours && run.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index, hours });
  });
  const name = (index: number): string => weekdayName(index, language);
  return runs
    .filter(({ hours }) => hours !== '')
    .map(
      ({ first, last, hours }) => `${first === last ? name(first) : words.time.days(name(first), name(last))} ${hours}`,
    )
    .join('; ');
}
const plain = (time: string): string => time.replace(/^0/, '');

/** The weekly hours by the clock of `timeZone`. */
export const weekOn = (timeZone: string, schedule: Schedule, now: Date): Week =>
  schedule.timeZone === timeZone ? schedule.weekly : weekIn(schedule, timeZone, now);

/**
 * The weekly hours as a clock in another zone shows them the next time: Monday evening in Curaçao is Tuesday here, and in
 * a week in which one of the two clocks changes some days differ from others.
 */
export function weekIn(schedule: Schedule, timeZone: string, now: Date): Week {
  const theirs = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(schedule.timeZone)
    .toPlainDate();
  const clock = (at: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const week: Partial<Record<Weekday, Hours[]>> = {};
  const named = new Set<string>();
  // A night begins on the day before. What is over comes again a week later, perhaps at another time of ours; what a change
  // of their clock skips (at midnight in Havana) comes the week after.
  for (let offset = -1; offset <= 15; offset += 1) {
    const day = theirs.add({ days: offset });
    hoursOn(schedule, day).forEach((window, index) => {
      const slot = `${day.dayOfWeek} ${index}`;
      if (isEmpty(window) || window.until <= now.getTime() || named.has(slot)) return;
      named.add(slot);
      const from = clock(window.from);
      const ours = WEEKDAYS[from.dayOfWeek - 1];
      if (ours !== undefined) (week[ours] ??= []).push({ from: time(from), to: time(clock(window.until)) });
    });
  }
  for (const hours of Object.values(week)) hours.sort((a, b) => a.from.localeCompare(b.from));
  return week;
}
