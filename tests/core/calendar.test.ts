/** A day is a date on a calendar. Held against another implementation, in zones with every kind of change. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockIn,
  dayIn,
  daysBetween,
  momentsAt,
  sameClock,
  startOfDay,
  turnOf,
  weekdayOf,
} from '../../src/core/calendar.ts';
import { WEEKDAYS } from '../../src/core/organisation.ts';
import { CHANGES, ZONES } from '../support/zones.helper.ts';

const zone = fc.constantFrom(...ZONES);
const near = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -50 * 3600, max: 50 * 3600 }))
  .map(([change, seconds]) => new Date(Date.parse(change) + seconds * 1000));
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const zoned = (at: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

describe('the clock of every zone there is', () => {
  it('changes on a whole quarter of an hour: what is known of its beginning holds to its end', () => {
    const QUARTER_MS = 900_000;
    const begin = Temporal.Instant.from('2025-01-01T00:00Z');
    const uneven = Intl.supportedValuesOf('timeZone').flatMap((timeZone) => {
      const found: string[] = [];
      let at: Temporal.ZonedDateTime | null = begin.toZonedDateTimeISO(timeZone);
      while (at !== null && at.year < 2027) {
        if (at.epochMilliseconds % QUARTER_MS !== 0) found.push(at.toString());
        at = at.getTimeZoneTransition('next');
      }
      return found;
    });
    expect(uneven).toEqual([]);
  });
});

describe('a day', () => {
  it('is what the calendar on the wall shows, around every change of the clock', () => {
    fc.assert(
      fc.property(near, zone, (at, timeZone) => {
        expect(dayIn(at, timeZone)).toBe(zoned(at, timeZone).toPlainDate().toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('begins at its first moment, also where midnight is skipped or comes twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          date,
          near.map((at) => at.toISOString().slice(0, 10)),
        ),
        zone,
        (day, timeZone) => {
          const start = startOfDay(day, timeZone);
          expect(start?.getTime()).toBe(
            Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).startOfDay().epochMilliseconds,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('begins at one o’clock where the clock goes forward at midnight', () => {
    expect(startOfDay('2026-03-08', 'America/Havana')?.toISOString()).toBe('2026-03-08T05:00:00.000Z');
  });

  it('is counted by dates', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (day, count) => {
        const then = Temporal.PlainDate.from(day).add({ days: count });
        expect(addDays(day, count)).toBe(then.toString());
        expect(daysBetween(day, then.toString())).toBe(count);
        expect(weekdayOf(day)).toBe(WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1]);
      }),
    );
  });

  it('is not made of something else', () => {
    for (const odd of ['', '2026-13-01', '1-1-2026', '2026-1-1', 'morgen'])
      expect(startOfDay(odd, 'Europe/Amsterdam')).toBeUndefined();
  });
});

describe('two clocks', () => {
  const now = new Date('2026-12-01T00:00:00Z');
  it.each([
    ['Europe/Amsterdam', 'Europe/Brussels', true],
    ['Europe/Amsterdam', 'Europe/London', false],
    // The same in winter only.
    ['Europe/Amsterdam', 'Africa/Lagos', false],
    ['America/Curacao', 'America/Puerto_Rico', true],
  ])('of %s and %s agree all year: %s', (a, b, agree) => {
    expect(sameClock(a, b, now)).toBe(agree);
  });
});

describe('a time on the clock', () => {
  const two = (count: number): string => String(count).padStart(2, '0');
  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

  it('is one moment, none in the hour that is skipped, two in the hour that comes twice', () => {
    fc.assert(
      fc.property(
        near.map((at) => at.toISOString().slice(0, 10)),
        time,
        zone,
        (day, clock, timeZone) => {
          const wall = Temporal.PlainDateTime.from(`${day}T${clock}`);
          const both = (['earlier', 'later'] as const).map((disambiguation) =>
            wall.toZonedDateTime(timeZone, { disambiguation }),
          );
          const there = both.filter((found) => found.toPlainDateTime().equals(wall));
          const wanted = [...new Set(there.map(({ epochMilliseconds }) => epochMilliseconds))];
          expect(momentsAt(day, clock, timeZone).map((at) => at.getTime())).toEqual(wanted);
        },
      ),
      { numRuns: 1500 },
    );
    expect(momentsAt('2026-03-29', '02:30', 'Europe/Amsterdam')).toEqual([]);
    expect(momentsAt('2026-10-25', '02:30', 'Europe/Amsterdam')).toEqual([
      new Date('2026-10-25T00:30:00Z'),
      new Date('2026-10-25T01:30:00Z'),
    ]);
  });

  it.each(['2026-02-30', '2026-13-01', '', 'morgen', '2026-1-1'])('is none on %s, which is no day', (day) => {
    expect(momentsAt(day, '10:00', 'Europe/Amsterdam')).toEqual([]);
  });
  it.each(['24:00', '9:00', '10:60', '', '10:00:00'])('is none at %s, which is no time', (clock) => {
    expect(momentsAt('2026-11-30', clock, 'Europe/Amsterdam')).toEqual([]);
  });

  it('leads back to its moment, with the turn where it comes twice', () => {
    fc.assert(
      fc.property(near, zone, (seconds, timeZone) => {
        const at = new Date(Math.floor(seconds.getTime() / 60_000) * 60_000);
        const found = momentsAt(dayIn(at, timeZone), clockIn(at, timeZone), timeZone);
        const turn = turnOf(at, timeZone);
        expect(found).toHaveLength(turn === undefined ? 1 : 2);
        expect(found[turn === 'second' ? 1 : 0]).toEqual(at);
      }),
      { numRuns: 2000 },
    );
  });
});
