/** Hours of a week held against others: what of them lies within. */
import { WEEKDAYS, type Hours, type Schedule, type Weekday } from '../core/organisation.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;
interface Span {
  readonly from: number;
  readonly to: number;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minute: number): string => {
  const within = ((minute % DAY) + DAY) % DAY;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

function spanOf(day: Weekday, { from, to }: Hours): Span {
  const start = WEEKDAYS.indexOf(day) * DAY + minutes(from);
  const length = minutes(to) - minutes(from);
  return { from: start, to: start + (length > 0 ? length : length + DAY) };
}

/** In order and apart, with the week before and after: a night shift of Sunday ends on Monday. */
function wideSpans(weekly: Schedule['weekly']): readonly Span[] {
  const all = WEEKDAYS.flatMap((day) => (weekly[day] ?? []).map((hours) => spanOf(day, hours)))
    .flatMap(({ from, to }) => [-WEEK, 0, WEEK].map((by) => ({ from: from + by, to: to + by })))
    .sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of all) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

export interface Narrowed {
  readonly weekly: Schedule['weekly'];
  /** What does not lie within, by its place. */
  readonly outside: readonly { readonly day: Weekday; readonly index: number }[];
}

/** `wanted`, cut to what lies within `most`. Both by the same clock. */
export function hoursWithin(wanted: Schedule['weekly'], most: Schedule['weekly']): Narrowed {
  const room = wideSpans(most);
  const weekly: Partial<Record<Weekday, Hours[]>> = {};
  const outside: { day: Weekday; index: number }[] = [];
  const put = (day: Weekday, hours: Hours): void => void (weekly[day] = [...(weekly[day] ?? []), hours]);
  for (const day of WEEKDAYS) {
    (wanted[day] ?? []).forEach((hours, index) => {
      const span = spanOf(day, hours);
      if (room.some(({ from, to }) => from <= span.from && span.to <= to)) return put(day, hours);
      outside.push({ day, index });
      for (const { from, to } of room) {
        const start = Math.max(from, span.from);
        const end = Math.min(to, span.to);
        const on = WEEKDAYS[Math.floor(start / DAY) % 7];
        if (start < end && on !== undefined) put(on, { from: clockOf(start), to: clockOf(end) });
      }
    });
  }
  return { weekly, outside };
}
