/**
 * Whether somebody is told in this slot: a pure function of their hours, the clock and what the store says. Slots are the
 * same for everybody and fall within one's own hours, so that the moment of a notice says little about the moment of a
 * message; whoever chose a fixed time is told then, and only then, also when there is nothing.
 */
import { reachableWindows } from '../core/availability.ts';
import { addDays, dayIn, startOfDay, weekdayOf, type CalendarDay } from '../core/calendar.ts';
import { fromHour, toHour } from '../core/conversation.ts';
import { DAY_MS } from '../core/days.ts';
import { WEEKDAYS, type Adviser, type Schedule } from '../core/organisation.ts';
import { hoursInForce, without, type HoursInForce, type Stretch as Window } from '../core/planning-hours.ts';
import type { Planning } from '../core/planning.ts';
import type { News, Notified } from '../core/ports.ts';

/** Each whole and half hour. */
export const SLOT_MS = 1_800_000;
export const slotAt = (now: Date): Date => new Date(Math.floor(now.getTime() / SLOT_MS) * SLOT_MS);

export interface SeatNow {
  readonly adviser: Pick<Adviser, 'schedule'>;
  readonly news: News;
  /** As it is in force; absent: the hours of the file. */
  readonly planning?: Planning;
}

/** First once, and once more at half the promised time: then it is enough. */
const MOST = 2;

/** Of this day in UTC, by the text of the hours: hours change rarely, and many have the same. */
const MOST_KNOWN = 10_000;
let known: { readonly day: number; readonly windows: Map<string, readonly Window[]> } = { day: 0, windows: new Map() };

function windowsAround(hours: HoursInForce, slot: Date): readonly Window[] {
  const day = Math.floor(slot.getTime() / DAY_MS);
  if (known.day !== day || known.windows.size > MOST_KNOWN) known = { day, windows: new Map() };
  const text = JSON.stringify(hours);
  const found =
    known.windows.get(text) ?? without(reachableWindows(hours.schedule, new Date(day * DAY_MS), 2), hours.cuts);
  known.windows.set(text, found);
  return found;
}

/** The stretch of own hours that this slot belongs to. One that is too short to hold a slot has the first one after it. */
function ownWindow(hours: HoursInForce, slot: Date): Window | undefined {
  const at = slot.getTime();
  return windowsAround(hours, slot).find(({ from, until }) => {
    const first = Math.ceil(from / SLOT_MS) * SLOT_MS;
    return first >= until ? at === first : from <= at && at < until;
  });
}

/** The moment at which half of one's own hours between these two are over. */
export function halfway({ schedule, cuts }: HoursInForce, from: Date, to: Date): Date {
  const [start, end] = [from.getTime(), to.getTime()];
  const own = without(reachableWindows(schedule, from), cuts)
    .map((window) => ({ from: Math.max(window.from, start), until: Math.min(window.until, end) }))
    .filter((window) => window.from < window.until);
  let left = own.reduce((sum, window) => sum + window.until - window.from, 0) / 2;
  for (const window of own) {
    if (window.until - window.from >= left) return new Date(window.from + left);
    left -= window.until - window.from;
  }
  return to;
}

function isHalfTime({ since, promised }: News, hours: HoursInForce, slot: Date): boolean {
  if (since === undefined || promised === undefined) return false;
  return halfway(hours, fromHour(since), fromHour(promised)) <= slot;
}

const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));

/** Nothing was told yet in the day, or week, in which this stretch of hours began. */
function isFixedTime(
  { rhythm, toldHour }: Pick<Notified, 'rhythm' | 'toldHour'>,
  { timeZone }: Schedule,
  window: Window,
): boolean {
  const day = dayIn(new Date(window.from), timeZone);
  const start = startOfDay(rhythm === 'weekly' ? mondayOf(day) : day, timeZone);
  return start !== undefined && (toldHour ?? 0) < toHour(start);
}

/** How often they have been told since they came to look, once they are told now. `undefined`: they are not told now. */
export function decide(
  person: Pick<Notified, 'rhythm' | 'told' | 'toldHour'>,
  seats: readonly SeatNow[],
  slot: Date,
): number | undefined {
  const { rhythm, told } = person;
  if (rhythm === 'soon' && told >= MOST) return undefined;
  for (const seat of seats) {
    const { adviser, news, planning } = seat;
    if (rhythm === 'soon' && news.since === undefined) continue;
    if ((news.awayUntil?.getTime() ?? 0) > slot.getTime()) continue;
    const hours = hoursInForce(adviser.schedule, planning);
    const window = ownWindow(hours, slot);
    if (window === undefined) continue;
    if (rhythm === 'soon' ? told === 0 || isHalfTime(news, hours, slot) : isFixedTime(person, hours.schedule, window))
      return rhythm === 'soon' ? told + 1 : told;
  }
  return undefined;
}
