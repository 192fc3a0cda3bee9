/** When an adviser is free, from their own hours: requirement 52. Held against the clock on the wall, around every change. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { freeMoments, typedMoment, type FreeIn } from '../../../src/inbox/client/moments.ts';
import { WEEKDAYS, type Weekday } from '../../../src/core/organisation.ts';
import { CHANGES, ZONES } from '../../support/zones.helper.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const MINUTE = 60_000;
const at = (iso: string): Date => new Date(iso);
const hours = (...days: readonly (readonly [Weekday, string, string])[]) =>
  days.map(([day, from, to]) => ({ day, from, to }));
const office = hours(['mon', '09:00', '17:00'], ['tue', '09:00', '12:00']);
const planning = { version: 1, number: 1, timeZone: AMSTERDAM, absences: [], cover: [] } as const;
/** A Saturday. */
const NOW = at('2026-11-21T09:00:00Z');
const free = (more: Partial<FreeIn> = {}): readonly string[] =>
  freeMoments({
    seat: { hours: office, timeZone: AMSTERDAM },
    there: { planning, fileAway: [] },
    busy: [],
    wishes: { minutes: 60, buffer: 15, notice: 60 },
    now: NOW,
    until: at('2026-12-21T09:00:00Z'),
    ...more,
  }).map((moment) => moment.toISOString());

describe('free moments (requirement 52)', () => {
  it('are whole and half hours within the hours that employees read, as long as asked for', () => {
    const found = free();
    expect(found.slice(0, 2)).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T08:30:00.000Z']);
    // On Tuesday the last ends at twelve.
    expect(found.filter((moment) => moment.startsWith('2026-11-24'))).toEqual([
      '2026-11-24T08:00:00.000Z',
      '2026-11-24T08:30:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T09:30:00.000Z',
      '2026-11-24T10:00:00.000Z',
    ]);
    // Christmas is not in it, since the conversation is gone by then; nor more than ten days.
    expect(new Set(found.map((moment) => moment.slice(0, 10))).size).toBe(9);
  });

  it('leave out absence by the file, by the planning, by the press and by law', () => {
    const days = (more: Partial<FreeIn>) => new Set(free(more).map((moment) => moment.slice(5, 10)));
    expect(days({ there: { planning, fileAway: [{ from: '2026-11-23', until: '2026-11-24' }] } })).not.toContain(
      '11-23',
    );
    const absences = [{ id: 'a'.repeat(22), from: '2026-11-23T09:00', until: '2026-11-23T12:00' }];
    expect(free({ there: { planning: { ...planning, absences }, fileAway: [] } })[0]).toBe('2026-11-23T11:00:00.000Z');
    const awayUntil = Date.parse('2026-11-24T09:00:00Z') / 3_600_000;
    expect(free({ there: { planning: { ...planning, awayUntil }, fileAway: [] } })[0]).toBe('2026-11-24T09:00:00.000Z');
    const christmas = { now: at('2026-12-19T09:00:00Z'), until: at('2027-01-30T09:00:00Z') };
    const fridays = { seat: { hours: hours(['fri', '09:00', '17:00']), timeZone: AMSTERDAM }, ...christmas };
    expect(days(fridays)).toContain('12-25');
    expect(days({ ...fridays, there: { planning, fileAway: [], holidays: 'nl' } })).not.toContain('12-25');
  });

  it('are by the hours that the adviser planned, where they planned some', () => {
    const weekly = { wed: [{ from: '20:00', to: '22:00' }] };
    expect(free({ there: { planning: { ...planning, weekly }, fileAway: [] } })[0]).toBe('2026-11-25T19:00:00.000Z');
    // Who keeps no hours has no free ones to choose from.
    expect(free({ seat: { hours: [], timeZone: AMSTERDAM } })).toEqual([]);
  });

  it('keep a while free around what was agreed elsewhere', () => {
    const busy = [{ from: Date.parse('2026-11-23T10:00:00Z'), until: Date.parse('2026-11-23T11:00:00Z') }];
    const monday = free({ busy }).filter((moment) => moment.startsWith('2026-11-23'));
    // An hour from 9:30 would end at 10:30 by the clock here, 15 minutes before eleven is the last end.
    expect(monday.slice(0, 4)).toEqual([
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T08:30:00.000Z',
      '2026-11-23T11:30:00.000Z',
      '2026-11-23T12:00:00.000Z',
    ]);
  });

  it('begin after the shortest notice, which is an hour at least, also over a change of the clock', () => {
    const monday = { now: at('2026-11-23T08:10:00Z') };
    expect(free({ ...monday, wishes: { minutes: 30, buffer: 0, notice: 0 } })[0]).toBe('2026-11-23T09:30:00.000Z');
    expect(free({ ...monday, wishes: { minutes: 30, buffer: 0, notice: 240 } })[0]).toBe('2026-11-23T12:30:00.000Z');
    // Sunday 29 March from one to five: two hours from one o’clock are four o’clock.
    const night = {
      seat: { hours: hours(['sun', '01:00', '05:00']), timeZone: AMSTERDAM },
      now: at('2026-03-29T00:00:00Z'),
      until: at('2026-03-30T00:00:00Z'),
      wishes: { minutes: 30, buffer: 0, notice: 120 },
    };
    expect(free(night)).toEqual(['2026-03-29T02:00:00.000Z', '2026-03-29T02:30:00.000Z']);
  });

  const two = (count: number): string => String(count).padStart(2, '0');
  const time = fc
    .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45))
    .map(([hour, quarter]) => `${two(hour)}:${two(quarter)}`);
  const span = fc.tuple(time, time).filter(([from, to]) => from < to);

  it('lie in hours, out of absence and away from others, in every zone around every change of the clock', () => {
    fc.assert(
      fc.property(
        fc.record({
          timeZone: fc.constantFrom(...ZONES),
          change: fc.constantFrom(...CHANGES),
          before: fc.integer({ min: 0, max: 24 * 60 }),
          span,
          minutes: fc.constantFrom(15, 30, 45, 60, 90),
          buffer: fc.constantFrom(0, 15, 30),
          notice: fc.constantFrom(0, 60, 240, 1440),
          other: fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
        }),
        ({ timeZone, change, before, span: [from, to], minutes, buffer, notice, other }) => {
          const now = new Date(Date.parse(change) - before * MINUTE);
          const busy = { from: Date.parse(change) + other * MINUTE, until: Date.parse(change) + (other + 50) * MINUTE };
          const until = new Date(now.getTime() + 3 * 24 * 60 * MINUTE);
          const every = WEEKDAYS.map((day) => ({ day, from, to }));
          const zoned = (epoch: number) => Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
          const away = zoned(Date.parse(change)).toPlainDate().add({ days: 1 }).toString();
          const found = freeMoments({
            seat: { hours: every, timeZone },
            there: { planning: { ...planning, timeZone }, fileAway: [{ from: away, until: away }] },
            busy: [busy],
            wishes: { minutes, buffer, notice },
            now,
            until,
          });
          expect(found).toEqual(found.toSorted((a, b) => a.getTime() - b.getTime()));
          for (const begin of found) {
            const [start, end] = [begin.getTime(), begin.getTime() + minutes * MINUTE];
            expect(start - now.getTime()).toBeGreaterThanOrEqual(Math.max(notice, 60) * MINUTE);
            expect(end).toBeLessThanOrEqual(until.getTime());
            expect(end + buffer * MINUTE <= busy.from || start - buffer * MINUTE >= busy.until).toBe(true);
            expect(zoned(start).minute % 30).toBe(0);
            for (const minute of [start, end - 15 * MINUTE]) {
              const clock = zoned(minute);
              const wall = clock.toPlainTime().toString({ smallestUnit: 'minute' });
              // What begins in an hour that is skipped begins at its end, and what ends in one ends later by its length.
              const skipped = clock.subtract({ hours: 3 }).offsetNanoseconds !== clock.offsetNanoseconds;
              if (!skipped) expect(wall >= from && wall < to).toBe(true);
              expect(clock.toPlainDate().toString()).not.toBe(away);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a moment that was typed (requirement 52)', () => {
  it('is what the clock shows, nothing in the hour that does not exist, and two in the one that comes twice', () => {
    expect(typedMoment('2026-11-30', '10:00', AMSTERDAM)).toEqual([at('2026-11-30T09:00:00Z')]);
    expect(typedMoment('2026-03-29', '02:30', AMSTERDAM)).toBe('skipped');
    expect(typedMoment('2026-03-29', '02:30', 'Europe/London')).toHaveLength(1);
    expect(typedMoment('2026-03-29', '01:30', 'Europe/London')).toBe('skipped');
    expect(typedMoment('2026-10-25', '02:30', AMSTERDAM)).toHaveLength(2);
    // Cuba’s clock skips midnight itself.
    expect(typedMoment('2026-03-08', '00:30', 'America/Havana')).toBe('skipped');
  });

  it('is nothing while a part of it is missing', () => {
    expect(typedMoment('', '10:00', AMSTERDAM)).toBe('empty');
    expect(typedMoment('2026-11-30', '', AMSTERDAM)).toBe('empty');
    expect(typedMoment('2026-11-31', '10:00', AMSTERDAM)).toBe('empty');
  });
});
