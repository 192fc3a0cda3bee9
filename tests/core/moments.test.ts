/** What people are told of time: one clock, and a day is a day on the calendar. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/organisation.ts';
import { inZone, momentsIn } from '../../src/core/words/moments.ts';
import { CHANGES, ZONES } from '../support/zones.helper.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;
const at = (iso: string): Date => new Date(iso);

describe('a day said by its name', () => {
  it('is the next calendar day when it is "morgen", in the night the clock goes forward', () => {
    // Saturday 25 March 2028, 23:30; Monday 9:00 is less than 34 hours away.
    const saturday = momentsIn('nl', AMSTERDAM, at('2028-03-25T22:30:00Z'));
    expect(saturday.moment(at('2028-03-27T07:00:00Z'))).toBe('maandag 9:00');
    expect(saturday.moment(at('2028-03-26T07:00:00Z'))).toBe('morgen 9:00');
  });

  it('is still "morgen" in the night the clock goes back, a day of 25 hours', () => {
    const saturday = momentsIn('nl', AMSTERDAM, at('2026-10-24T22:10:00Z'));
    expect(saturday.moment(at('2026-10-25T22:30:00Z'))).toBe('vandaag 23:30');
    expect(saturday.moment(at('2026-10-26T22:30:00Z'))).toBe('morgen 23:30');
  });

  it('is that of the zone, the language and the calendar, around every change of the clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -72 * 60, max: 72 * 60 }),
        fc.integer({ min: -10 * 24 * 60, max: 10 * 24 * 60 }),
        (timeZone, language, change, off, ahead) => {
          const now = new Date(Date.parse(change) + off * 60_000);
          const then = new Date(now.getTime() + ahead * 60_000);
          const zoned = (moment: Date) =>
            Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
          const days = zoned(now).toPlainDate().until(zoned(then).toPlainDate()).days;
          const said = momentsIn(language, timeZone, now).moment(then);
          const { hour, minute, day } = zoned(then);
          expect(said.endsWith(` ${hour}:${String(minute).padStart(2, '0')}`)).toBe(true);
          const names = { nl: ['gisteren', 'vandaag', 'morgen'], en: ['yesterday', 'today', 'tomorrow'] }[language];
          const name = said.slice(0, said.lastIndexOf(' '));
          expect(names.indexOf(name)).toBe(days >= -1 && days <= 1 ? days + 1 : -1);
          // Further away than the days that have a name of their own, a date says which it is.
          expect(/\d/.test(name)).toBe(days < -1 || days > 6);
          if (/\d/.test(name)) expect(name).toContain(` ${day} `);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('of an appointment has its date, and its turn in the hour that comes twice', () => {
    const nl = momentsIn('nl', AMSTERDAM, at('2026-10-24T09:00:00Z'));
    expect(nl.exact(at('2026-10-25T00:30:00Z'))).toBe('zondag 25 oktober 2:30 (zomertijd)');
    expect(nl.exact(at('2026-10-25T01:30:00Z'))).toBe('zondag 25 oktober 2:30 (wintertijd)');
    expect(nl.exact(at('2026-10-24T13:00:00Z'))).toBe('zaterdag 24 oktober 15:00');
    // On a button in Teams, on a telephone, there is room for 36 characters.
    expect(nl.brief(at('2026-10-25T01:30:00Z'))).toBe('zo 25 okt 2:30 (wintertijd)');
    const en = momentsIn('en', AMSTERDAM, at('2026-10-24T09:00:00Z'), true);
    expect(en.exact(at('2026-10-25T01:30:00Z'))).toBe('Sunday 25 October 2:30 (winter time) (time in Amsterdam)');
  });

  it('is said with its year when it is far away', () => {
    const nl = momentsIn('nl', AMSTERDAM, at('2026-11-24T09:00:00Z'));
    expect(nl.moment(at('2027-11-24T09:00:00Z'))).toBe('woensdag 24 november 2027 10:00');
    expect(nl.moment(at('2026-12-24T09:00:00Z'))).toBe('donderdag 24 december 10:00');
  });
});

describe('until when something goes on', () => {
  const nl = momentsIn('nl', AMSTERDAM, at('2026-11-24T09:00:00Z'));
  it('needs no day when it is today, midnight included', () => {
    expect(nl.until(at('2026-11-24T16:00:00Z'))).toBe('17:00');
    expect(nl.until(at('2026-11-24T23:00:00Z'))).toBe('0:00');
  });
  it('has its day when it is not', () => {
    expect(nl.until(at('2026-11-25T01:00:00Z'))).toBe('morgen 2:00');
    expect(nl.until(at('2026-12-22T00:00:00Z'))).toBe('dinsdag 22 december 1:00');
  });
});

describe('the last day of what is kept', () => {
  const lastDay = (iso: string, zone: string = AMSTERDAM): string =>
    momentsIn('nl', zone, at('2026-11-26T09:00:00Z')).lastDay(Date.parse(iso) / HOUR_MS);
  it('is the day on which it goes, and the day before when it goes at midnight', () => {
    expect(lastDay('2026-12-27T09:00:00Z')).toBe('zondag 27 december');
    expect(lastDay('2026-12-26T23:00:00Z')).toBe('zaterdag 26 december');
    expect(lastDay('2026-12-27T00:00:00Z')).toBe('zondag 27 december');
  });
});

it('a day on a calendar is the same day in every zone', () => {
  for (const zone of ZONES) {
    expect(momentsIn('nl', zone, at('2026-11-24T09:00:00Z')).date('2026-11-21')).toBe('zaterdag 21 november 2026');
  }
});

describe('a clock is named', () => {
  it.each([
    ['America/Curacao', '9:00 (tijd in Curaçao)', '9:00 (time in Curaçao)'],
    ['Europe/London', '9:00 (tijd in Londen)', '9:00 (time in London)'],
    ['America/Argentina/Buenos_Aires', '9:00 (tijd in Buenos Aires)', '9:00 (time in Buenos Aires)'],
    ['UTC', '9:00 (UTC)', '9:00 (UTC)'],
    ['Etc/UTC', '9:00 (UTC)', '9:00 (UTC)'],
    ['Etc/GMT+3', '9:00 (UTC-3)', '9:00 (UTC-3)'],
    ['CET', '9:00 (CET)', '9:00 (CET)'],
  ])('%s as "%s"', (zone, nl, en) => {
    expect([inZone('9:00', zone, 'nl'), inZone('9:00', zone, 'en')]).toEqual([nl, en]);
  });
});

describe('nobody else writes a time for people', () => {
  /** Counts days and reads clocks; asks whether a zone exists; asks which zone the device is in. */
  const MAY = ['core/calendar.ts', 'core/words/moments.ts', 'organisation/fields.ts', 'inbox/client/time.ts'];
  const src = new URL('../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  it.each(files.filter((name) => !MAY.includes(name)))('%s', (name) => {
    const text = readFileSync(new URL(name, src), 'utf8');
    expect(text).not.toMatch(
      /DateTimeFormat|RelativeTimeFormat|toLocale(Date|Time)?String|\.get(Hours|Day|Date|Month)\(/,
    );
  });
});
