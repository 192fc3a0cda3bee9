import { Temporal } from 'temporal-polyfill';
import { hoursOn } from '../availability.ts';
import { WEEKDAYS, type Hours, type Schedule, type Weekday } from '../organisation.ts';
import { weekdayName } from '../words/moments.ts';
import type { PageContext } from './context.ts';

type Week = Readonly<Partial<Record<Weekday, readonly Hours[]>>>;

/** "maandag t/m vrijdag 9:00–17:00; woensdag 9:00–12:30": days in a row with the same hours are said once. */
export function hoursLine(
  { words, language, organisation, now }: Pick<PageContext, 'words' | 'language' | 'organisation' | 'now'>,
  { schedule }: { readonly schedule: Schedule },
): string {
  const week =
    schedule.timeZone === organisation.timeZone ? schedule.weekly : weekIn(schedule, organisation.timeZone, now);
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

/**
 * The hours of the seven days from today, as a clock in another zone shows them: Monday evening in Curaçao is Tuesday
 * here, and in a week in which one of the two clocks changes some days differ from others.
 */
export function weekIn(schedule: Schedule, timeZone: string, now: Date): Week {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  const theirs = instant.toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  const clock = (at: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = (at: Temporal.ZonedDateTime): string => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const week: Partial<Record<Weekday, Hours[]>> = {};
  // Two zones are a day apart at most, and a night begins on the day before.
  for (let offset = -2; offset <= 9; offset += 1)
    for (const window of hoursOn(schedule, theirs.add({ days: offset }))) {
      const from = clock(window.from);
      const ahead = today.until(from.toPlainDate()).days;
      const day = WEEKDAYS[from.dayOfWeek - 1];
      if (ahead < 0 || ahead > 6 || day === undefined) continue;
      (week[day] ??= []).push({ from: time(from), to: time(clock(window.until)) });
    }
  return week;
}
