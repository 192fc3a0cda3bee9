/** Whole days as text, `2026-11-27`, in UTC, so that instances in different places agree. They compare as text. */
import { HOUR_MS, type Hour } from './conversation.ts';

export const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LAST = '9999-12-31';

export const toDay = (at: Date): string => at.toISOString().slice(0, 10);

/** Of this shape and in the calendar: it becomes part of a file name. */
export function isDay(text: string): boolean {
  const at = DAY.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && toDay(new Date(at)) === text;
}

export const addDays = (day: string, days: number): string => dayAt(Date.parse(day) + days * DAY_MS);

/** The day in which this hour lies; the last there is for what is no hour or lies beyond: from the store, so it may be anything. */
export const dayOfHour = (hour: Hour): string => dayAt(hour * HOUR_MS);

const dayAt = (at: number): string => (at >= 0 && at <= Date.parse(LAST) ? toDay(new Date(at)) : LAST);
