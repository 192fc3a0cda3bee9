/** The retention arithmetic that both stores share. Everything is in whole hours. */
import { HOUR_MS, type Hour } from '../core/conversation.ts';
import type { Retention } from '../core/organisation.ts';

/** Hour at which `hours` from now have surely passed: rounded up, so nothing goes before its time. */
export const hoursFrom = (now: Date, hours: number): Hour => Math.ceil(now.getTime() / HOUR_MS) + Math.ceil(hours);

export const expiresAfterMessage = (now: Date, retention: Retention): Hour =>
  hoursFrom(now, retention.conversationDays * 24);

export const expiresAfterClosing = (now: Date, retention: Retention): Hour => hoursFrom(now, retention.closedDays * 24);

export const copyExpires = (now: Date, retention: Retention): Hour => hoursFrom(now, retention.readReplyHours);

/**
 * How many submissions a conversation remembers besides its first. A repeat that comes later still stores
 * nothing by itself: the length it expects is long past, so the answer is `moved`.
 */
export const REMEMBERED_SUBMISSIONS = 16;

/** An away time as it is stored: the whole hour at or after it. */
export const awayHour = (until: Date): Hour => Math.ceil(until.getTime() / HOUR_MS);

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
