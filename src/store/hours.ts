/**
 * When things go: the arithmetic that both stores share. Every life ends at a whole hour, because Redis writes the end of
 * each beside it in its append-only file, and an end to the millisecond says when somebody pressed.
 */
import { HOUR_MS, toHour, toHourUp, type Hour } from '../core/conversation.ts';
import type { Retention } from '../core/organisation.ts';
import type { AppendMessage } from '../core/ports.ts';

const SECONDS = 3600;

/** The first whole hour at which `seconds` from now have passed: rounded up, so nothing goes before its time. */
export const endOfLife = (now: Date, seconds: number): Hour =>
  Math.ceil((now.getTime() + Math.ceil(seconds * 1000)) / HOUR_MS);

/** As Redis takes it (`EXAT`, `EXPIREAT`). */
export const epochSeconds = (hour: Hour): number => hour * SECONDS;

const hoursFrom = (now: Date, hours: number): Hour => endOfLife(now, hours * SECONDS);

export const expiresAfterMessage = (now: Date, retention: Retention): Hour =>
  hoursFrom(now, retention.conversationDays * 24);

export const expiresAfterClosing = (now: Date, retention: Retention): Hour => hoursFrom(now, retention.closedDays * 24);

/** After a message that may be the last: then as after closing, and never later than without. */
export function expiresAfterLast({
  now,
  retention,
  closes,
}: Pick<AppendMessage, 'now' | 'retention' | 'closes'>): Hour {
  const expires = expiresAfterMessage(now, retention);
  return closes ? Math.min(expires, expiresAfterClosing(now, retention)) : expires;
}

export const copyExpires = (now: Date, retention: Retention): Hour => hoursFrom(now, retention.readReplyHours);

/**
 * How many submissions a conversation remembers besides its first. A repeat that comes later still stores
 * nothing by itself: the length it expects is long past, so the answer is `moved`.
 */
export const REMEMBERED_SUBMISSIONS = 16;

/** An away time as it is stored: the whole hour at or after it. */
export const awayHour = (until: Date): Hour => toHourUp(until);

/** The hour at which the day of `now`, in UTC, is over. */
export const endOfDay = (now: Date): Hour => (Math.floor(toHour(now) / 24) + 1) * 24;

/** Days since 1970 in UTC. */
export const dayNumber = (now: Date): number => Math.floor(toHour(now) / 24);

/** Of that day: what others may know of notices changes when a new one begins, Thursday 0:00 in UTC. */
export const weekNumber = (day: number): number => Math.floor(day / 7);

/** Longer than any retention that a file may name: by then everything is gone that somebody could have been told of. */
const TOLD_DAYS = 366;

export const claimsEnd = (now: Date): Hour => hoursFrom(now, TOLD_DAYS * 24);

interface ListPosition {
  readonly id: string;
  readonly lastHour: Hour;
  readonly expiresHour: Hour;
}
/**
 * Newest first. Within one hour nothing finer is known; what remains decides (open before closed) and then the
 * random id, so that every instance shows the same order.
 */
export const newestFirst = (a: ListPosition, b: ListPosition): number =>
  b.lastHour - a.lastHour || b.expiresHour - a.expiresHour || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
