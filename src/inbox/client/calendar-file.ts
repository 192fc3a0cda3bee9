/**
 * An appointment for an adviser's own calendar, as iCalendar (RFC 5545). Whoever keeps that calendar may be their employer,
 * so it says that there is an appointment, when, and nothing else: no name, place, link or product. In UTC, which no rule
 * about clocks can shift.
 */
import { beginOf, endOf, type Moment } from '../../core/board/appointment.ts';

/** `20261130T090000Z`: DATE-TIME in UTC, section 3.3.5. */
const inUtc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * Every line is far below the 75 octets from which one must be folded (section 3.1), whatever the moment.
 * @param title one word of ours
 */
export function calendarFile(
  moment: Pick<Moment, 'at' | 'minutes'>,
  { title, now, uid }: { readonly title: string; readonly now: Date; readonly uid: string },
): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // Required, and meant for the name of a product: that would say what the appointment is about.
    'PRODID:-//calendar//file//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${inUtc(now)}`,
    `DTSTART:${inUtc(new Date(beginOf(moment)))}`,
    `DTEND:${inUtc(new Date(endOf(moment)))}`,
    `SUMMARY:${title}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

export const fileName = (title: string): string => `${title.toLowerCase()}.ics`;
