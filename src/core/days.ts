/** Whole days as text, `2026-11-27`, in UTC, so that instances in different places agree. They compare as text. */

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const toDay = (at: Date): string => at.toISOString().slice(0, 10);
/** Of this shape and in the calendar: it becomes part of a file name. */
export const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));
export const addDays = (day: string, days: number): string => toDay(new Date(Date.parse(day) + days * DAY_MS));
