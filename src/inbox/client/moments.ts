/**
 * When an adviser is free for an appointment, worked out on this page: the same hours as employees read, without absence,
 * without what was agreed elsewhere. Nobody is asked, so nobody learns of it. Loaded when somebody offers one.
 */
import { reachableWindows } from '../../core/availability.ts';
import { LAST_CHANGE_MS } from '../../core/board/appointment.ts';
import { clockIn, dayIn, momentsAt } from '../../core/calendar.ts';
import { HOUR_MS } from '../../core/conversation.ts';
import { WEEKDAYS, type Hours, type Schedule, type Weekday } from '../../core/organisation.ts';
import { hoursInForce, without, type Stretch } from '../../core/planning-hours.ts';
import type { ClientSeat, SeatPlanning } from '../contract.ts';
import { known } from './time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
/** People choose among whole and half hours. */
const STEP_MINUTES = 30;
const QUARTER_MS = 15 * MINUTE_MS;
/** Of days on which something is free: a choice, and no calendar. */
const MOST_DAYS = 10;
const AHEAD_DAYS = 42;

/** All in minutes. */
export interface Wishes {
  readonly minutes: number;
  /** Kept free before and after each other appointment. */
  readonly buffer: number;
  /** From now until the first that is offered; never less than an hour. */
  readonly notice: number;
}

export interface FreeIn {
  readonly seat: Pick<ClientSeat, 'hours' | 'timeZone'>;
  readonly there: Pick<SeatPlanning, 'planning' | 'fileAway' | 'holidays'>;
  /** Other appointments, as far as this browser knows them. */
  readonly busy: readonly Stretch[];
  readonly wishes: Wishes;
  readonly now: Date;
  /** When the conversation goes. */
  readonly until: Date;
}

/** Beginnings, the earliest first, by days of the adviser's own clock. */
export function freeMoments({ seat, there, busy, wishes, now, until }: FreeIn): readonly Date[] {
  const timeZone = known(seat.timeZone);
  const { schedule, cuts } = hoursInForce(fileOf(seat, timeZone, there), there.planning);
  const away = (there.planning.awayUntil ?? 0) * HOUR_MS;
  const first = Math.max(now.getTime() + Math.max(wishes.notice * MINUTE_MS, LAST_CHANGE_MS), away);
  const around = busy.map((one) => ({
    from: one.from - wishes.buffer * MINUTE_MS,
    until: one.until + wishes.buffer * MINUTE_MS,
  }));
  const days = Math.min(AHEAD_DAYS, Math.ceil((until.getTime() - now.getTime()) / DAY_MS) + 1);
  const free = without(reachableWindows(schedule, now, days), [...cuts, ...around]);
  const length = wishes.minutes * MINUTE_MS;
  const found: Date[] = [];
  const shown = new Set<string>();
  for (const window of free) {
    const last = Math.min(window.until, until.getTime()) - length;
    for (let at = quarterFrom(Math.max(window.from, first)); at <= last; at += QUARTER_MS) {
      const begin = new Date(at);
      if (Number(clockIn(begin, timeZone).slice(3)) % STEP_MINUTES !== 0) continue;
      shown.add(dayIn(begin, timeZone));
      if (shown.size > MOST_DAYS) return found;
      found.push(begin);
    }
  }
  return found;
}

const quarterFrom = (at: number): number => Math.ceil(at / QUARTER_MS) * QUARTER_MS;

/** What the organisation file says, as far as the inbox is told: its hours count only where the adviser planned none. */
function fileOf({ hours }: FreeIn['seat'], timeZone: string, { fileAway, holidays }: FreeIn['there']): Schedule {
  const weekly: Partial<Record<Weekday, Hours[]>> = {};
  for (const day of WEEKDAYS) {
    const own = hours.filter((one) => one.day === day);
    if (own.length > 0) weekly[day] = own.map(({ from, to }) => ({ from, to }));
  }
  return { timeZone, weekly, holidays: holidays ?? 'none', away: fileAway };
}

/**
 * A day and a time as they were chosen. `skipped`: the clock goes forward over it. Two moments where it goes back: one of
 * them is to be chosen.
 */
export function typedMoment(day: string, time: string, timeZone: string): readonly Date[] | 'empty' | 'skipped' {
  if (momentsAt(day, time, 'UTC').length === 0) return 'empty';
  const moments = momentsAt(day, time, known(timeZone));
  return moments.length === 0 ? 'skipped' : moments;
}
