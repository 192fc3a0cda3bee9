/** Days and hours as a person reads them, and moments in an adviser's own time zone. */
import { HOUR_MS, type Hour } from '../../core/conversation.ts';

export interface DayAndHour {
  /** `today`, `yesterday`, or such as `dinsdag 14 mei`. */
  readonly day: string;
  /** `15:00`. The hour is the finest time that is kept: this is "around", never "at". */
  readonly hour: string;
}

export function dayAndHour(hour: Hour, now: Date, locale: string, timeZone: string): DayAndHour {
  const at = new Date(hour * HOUR_MS);
  const date = localDate(at, timeZone);
  const today = localDate(now, timeZone);
  const away = date === today ? 0 : nextDate(date) === today ? -1 : undefined;
  return {
    day:
      away === undefined
        ? new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at)
        : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day'),
    hour: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
      at,
    ),
  };
}

/** Of this device: where the reader is, is what "today" means. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `17:00` when it is today in that zone, otherwise `maandag 3 juni 09:00`. */
export function moment(at: Date, now: Date, locale: string, timeZone: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
  if (localDate(at, timeZone) === localDate(now, timeZone)) return time;
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);
  return `${day} ${time}`;
}

/** `YYYY-MM-DD` on the wall calendar of that zone. */
export function localDate(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** The day after a `YYYY-MM-DD`. */
export function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}

/**
 * The first moment of a `YYYY-MM-DD` in that zone; `undefined` when it is not a date. Two rounds, because
 * the offset at the guess can differ from the offset at midnight when the clock changes in between.
 */
export function startOfDate(date: string, timeZone: string): Date | undefined {
  const wall = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) return undefined;
  let at = wall;
  for (let round = 0; round < 2; round += 1) at = wall - offsetMs(new Date(at), timeZone);
  return new Date(at);
}

function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
