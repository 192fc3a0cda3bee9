/** What was told before somebody came to say so here: on which day, and whether it left its line already. */
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { isDay } from '../../core/days.ts';
import type { BookLine, BreachLine } from './book/lines.ts';

/** As long as a line is kept. */
const DAYS_BACK = 365;
export const firstDayTold = (today: CalendarDay): CalendarDay => addDays(today, -DAYS_BACK);

export const isDayTold = (day: string, today: CalendarDay): boolean =>
  isDay(day) && day <= today && day >= firstDayTold(today);

/** The line was made when it was told; without one the employee reads of a line that is not there. */
export const isNoted = (lines: readonly BookLine[], { day, to, way, named }: BreachLine): boolean =>
  lines.some(
    (line) =>
      line.kind === 'breach' &&
      line.day === day &&
      line.to === to &&
      line.way === way &&
      line.named === named &&
      !line.toldBefore,
  );
