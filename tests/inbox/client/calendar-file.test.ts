/** A file for a calendar that others may read: right by RFC 5545, and with nothing in it but when. Requirements 44 and 52. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsAt } from '../../../src/core/calendar.ts';
import { calendarFile, fileName } from '../../../src/inbox/client/calendar-file.ts';
import { CHANGES, ZONES } from '../../support/zones.helper.ts';

const uid = '6a0c6f1c-6a53-4f0e-9f0e-3f2f6d1d8a10';
const now = new Date('2026-11-24T09:00:00.123Z');
const NL = { title: 'Afspraak', now, uid } as const;
const moment = { at: Date.parse('2026-11-30T09:00:00Z') / 60_000, minutes: 45 };

describe('the file for the adviser’s calendar (requirements 44, 52)', () => {
  it('says when, and that it is private, and not one thing more', () => {
    const file = (summary: string) =>
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//calendar//file//EN',
        'BEGIN:VEVENT',
        `UID:${uid}`,
        'DTSTAMP:20261124T090000Z',
        'DTSTART:20261130T090000Z',
        'DTEND:20261130T094500Z',
        `SUMMARY:${summary}`,
        'CLASS:PRIVATE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n');
    expect(calendarFile(moment, NL)).toBe(file('Afspraak'));
    expect(calendarFile(moment, { ...NL, title: 'Appointment' })).toBe(file('Appointment'));
    expect([fileName('Afspraak'), fileName('Appointment')]).toEqual(['afspraak.ics', 'appointment.ics']);
  });

  it('takes nothing of a place or a link with it', () => {
    const whole = { ...moment, way: { by: 'neutral', where: 'Bibliotheek Neude' } };
    const file = calendarFile(whole, NL);
    expect(file).toBe(calendarFile(moment, NL));
    expect(file).not.toMatch(/^(?:LOCATION|URL|DESCRIPTION|COMMENT|CONTACT|ORGANIZER|ATTENDEE|CATEGORIES|X-)/m);
  });

  it('is well-formed and the very moment, whatever clock that was chosen by', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -200, max: 200 }),
        fc.constantFrom(15, 45, 90, 480),
        (timeZone, change, quarters, minutes) => {
          const near = new Date(Date.parse(change) + quarters * 15 * 60_000).toISOString();
          for (const begin of momentsAt(near.slice(0, 10), near.slice(11, 16), timeZone)) {
            const file = calendarFile({ at: begin.getTime() / 60_000, minutes }, NL);
            expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
            expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
            // 75 octets without the line break, section 3.1.
            for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            const read = (name: string): number => {
              const [, date = '', time = ''] = new RegExp(`^${name}:(\\d{8})T(\\d{6})Z\r$`, 'm').exec(file) ?? [];
              const iso = `${date.replace(/(....)(..)/, '$1-$2-')}T${time.replace(/(..)(..)/, '$1:$2:')}Z`;
              return Date.parse(iso);
            };
            expect(read('DTSTART')).toBe(begin.getTime());
            expect(read('DTEND')).toBe(begin.getTime() + minutes * 60_000);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
