import fc from 'fast-check';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import {
  availabilityOf as availabilityOfAny,
  expectedAnswer,
  HORIZON_DAYS,
  reachableWindows,
} from '../../src/core/availability.ts';
import { isDutchHoliday } from '../../src/core/holidays.ts';
import { WEEKDAYS, type Adviser, type Hours, type Schedule } from '../../src/core/organisation.ts';
import type { AdviserLoad } from '../../src/core/ports.ts';
import { adviserOf, TUESDAY_10, testOrganisation } from '../support/organisation.helper.ts';
import { provenAt } from '../support/proven.helper.ts';

const { keys } = await testOrganisation();
const adviser = (schedule: Partial<Schedule>, more = {}) =>
  adviserOf('a', 'A', keys.samira, {
    schedule: { timeZone: 'Europe/Amsterdam', weekly: {}, holidays: 'none', away: [], ...schedule },
    ...more,
  });
const office: Hours[] = [{ from: '09:00', to: '17:00' }];
const at = (iso: string): Date => new Date(iso);
const NOBODY = { open: 0 };
/** Of somebody whose device answered the self-tests. */
const availabilityOf = (someone: Adviser, load: AdviserLoad, now: Date) =>
  availabilityOfAny(someone, { ...provenAt(someone, now), ...load }, now);

describe('who is reachable now, and until when', () => {
  it('is available within hours, until they end', () => {
    expect(availabilityOf(adviser({ weekly: { tue: office } }), NOBODY, TUESDAY_10)).toEqual({
      state: 'available',
      until: at('2026-11-24T16:00:00Z'),
    });
  });

  it('is not said to be there when nothing proves that messages arrive, and can be written to', () => {
    const tuesdays = adviser({ weekly: { tue: office } });
    expect(availabilityOfAny(tuesdays, NOBODY, TUESDAY_10)).toEqual({ state: 'unproven' });
    // Of another key: nobody knows whether this one opens anything.
    const { answered } = provenAt(tuesdays, TUESDAY_10);
    const other = { open: 0, answered: { weeks: answered?.weeks ?? [], card: 'another-card-kid' } };
    expect(availabilityOfAny(tuesdays, other, TUESDAY_10)).toEqual({ state: 'unproven' });
    // What they said themselves goes before it.
    const awayUntil = at('2026-11-24T13:00:00Z');
    expect(availabilityOfAny(tuesdays, { open: 0, awayUntil }, TUESDAY_10).state).toBe('away');
    expect(availabilityOfAny(tuesdays, { open: 0, fullUntil: awayUntil }, TUESDAY_10).state).toBe('full');
  });

  it('names the next reachable moment outside hours', () => {
    expect(availabilityOf(adviser({ weekly: { mon: office } }), NOBODY, TUESDAY_10)).toEqual({
      state: 'away',
      next: at('2026-11-30T08:00:00Z'),
    });
  });

  it('never offers to write to somebody without a pinned key', () => {
    expect(availabilityOf({ ...adviser({ weekly: { tue: office } }), keyCards: [] }, NOBODY, TUESDAY_10)).toEqual({
      state: 'no-key',
    });
  });

  it('no number makes somebody full: only their own press does, whatever the hours, until the day they chose', () => {
    const tuesdays = adviser({ weekly: { tue: office } }, { capacity: 2 });
    expect(availabilityOf(tuesdays, { open: 2_000 }, TUESDAY_10).state).toBe('available');
    const fullUntil = at('2026-11-26T23:00:00Z');
    const next = at('2026-12-01T08:00:00Z');
    for (const now of [TUESDAY_10, at('2026-11-25T02:00:00Z')])
      expect(availabilityOf(tuesdays, { open: 0, fullUntil }, now)).toEqual({ state: 'full', next });
    expect(availabilityOf(tuesdays, { open: 0, fullUntil }, next).state).toBe('available');
    // Whoever is away and full is full: "back on Monday" would invite to write for Monday.
    const awayUntil = at('2026-11-24T13:00:00Z');
    expect(availabilityOf(tuesdays, { open: 0, fullUntil, awayUntil }, TUESDAY_10).state).toBe('full');
  });

  it('lets the adviser’s own switch win over the hours', () => {
    const load = { open: 0, awayUntil: at('2026-11-24T13:00:00Z') };
    expect(availabilityOf(adviser({ weekly: { tue: office } }), load, TUESDAY_10)).toEqual({
      state: 'away',
      next: at('2026-11-24T13:00:00Z'),
    });
  });

  it('says nothing of a next moment when there is none within four weeks', () => {
    const away = [{ from: '2026-11-01', until: '2027-02-01' }];
    expect(availabilityOf(adviser({ weekly: { tue: office }, away }), NOBODY, TUESDAY_10)).toEqual({
      state: 'away',
      next: undefined,
    });
  });

  it('crosses midnight, and joins hours that touch', () => {
    const night = adviser({ weekly: { mon: [{ from: '22:00', to: '02:00' }], tue: [{ from: '02:00', to: '03:00' }] } });
    expect(availabilityOf(night, NOBODY, at('2026-11-24T00:30:00Z'))).toEqual({
      state: 'available',
      until: at('2026-11-24T02:00:00Z'),
    });
  });

  it('ends a night at midnight when the next day is a holiday', () => {
    const night = adviser({ weekly: { thu: [{ from: '22:00', to: '02:00' }] }, holidays: 'nl' });
    expect(availabilityOf(night, NOBODY, at('2026-12-24T21:30:00Z'))).toEqual({
      state: 'available',
      until: at('2026-12-24T23:00:00Z'),
    });
  });

  it('keeps local hours over both changes of the clock', () => {
    const sunday = adviser({ weekly: { sun: office } });
    // 29 March 2026: the clock goes forward; 25 October 2026: back.
    expect(availabilityOf(sunday, NOBODY, at('2026-03-29T08:00:00Z'))).toEqual({
      state: 'available',
      until: at('2026-03-29T15:00:00Z'),
    });
    expect(availabilityOf(sunday, NOBODY, at('2026-10-25T08:30:00Z'))).toEqual({
      state: 'available',
      until: at('2026-10-25T16:00:00Z'),
    });
  });

  it('counts the hour that a change of the clock skips or repeats once', () => {
    const night = adviser({ weekly: { sun: [{ from: '01:30', to: '03:30' }] } });
    const spring = reachableWindows(night.schedule, at('2026-03-28T12:00:00Z'))[0];
    const autumn = reachableWindows(night.schedule, at('2026-10-24T12:00:00Z'))[0];
    expect((spring?.until ?? 0) - (spring?.from ?? 0)).toBe(3_600_000);
    expect((autumn?.until ?? 0) - (autumn?.from ?? 0)).toBe(3 * 3_600_000);
  });
});

describe('when an answer may honestly be expected', () => {
  it('counts only hours in which the adviser works', () => {
    const two = adviser({ weekly: { tue: office, wed: office } }, { answersWithinHours: 8 });
    expect(expectedAnswer(two, NOBODY, TUESDAY_10)).toEqual(at('2026-11-25T09:00:00Z'));
  });
  it('starts after the adviser is back', () => {
    const two = adviser({ weekly: { tue: office, wed: office } }, { answersWithinHours: 1 });
    expect(expectedAnswer(two, { open: 0, awayUntil: at('2026-11-25T09:00:00Z') }, TUESDAY_10)).toEqual(
      at('2026-11-25T10:00:00Z'),
    );
  });
  it('promises nothing when nobody works', () => {
    expect(expectedAnswer(adviser({}), NOBODY, TUESDAY_10)).toBeUndefined();
  });
});

describe('for any week, any zone and any moment', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const hours = fc
    .tuple(time, time)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ from, to }));
  const schedule = fc.record({
    timeZone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
    weekly: fc.dictionary(fc.constantFrom(...WEEKDAYS), fc.array(hours, { maxLength: 3 })),
    holidays: fc.constantFrom('nl' as const, 'none' as const),
    away: fc.array(
      fc.constantFrom({ from: '2026-03-28', until: '2026-03-30' }, { from: '2026-10-20', until: '2026-11-02' }),
      { maxLength: 2 },
    ),
  });
  const moment = fc.date({ min: at('2026-03-01T00:00:00Z'), max: at('2026-11-30T00:00:00Z'), noInvalidDate: true });

  it('windows are ordered, apart, and never empty', () => {
    fc.assert(
      fc.property(schedule, moment, (weekly, now) => {
        const windows = reachableWindows(weekly, now);
        windows.forEach((window, index) => {
          expect(window.until).toBeGreaterThan(window.from);
          if (index > 0) expect(window.from).toBeGreaterThan(windows[index - 1]?.until ?? Infinity);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a promised moment is true: reachable then, and not before', () => {
    fc.assert(
      fc.property(schedule, moment, (weekly, now) => {
        const someone = adviser(weekly);
        const found = availabilityOf(someone, NOBODY, now);
        if (found.state === 'available') {
          expect(found.until.getTime()).toBeGreaterThan(now.getTime());
          expect(availabilityOf(adviser(weekly), NOBODY, new Date(found.until.getTime() - 1)).state).toBe('available');
          expect(availabilityOf(adviser(weekly), NOBODY, found.until).state).not.toBe('available');
        } else if (found.state === 'away' && found.next !== undefined) {
          expect(found.next.getTime()).toBeGreaterThan(now.getTime());
          expect(found.next.getTime() - now.getTime()).toBeLessThan((HORIZON_DAYS + 2) * 24 * 3_600_000);
          expect(availabilityOf(adviser(weekly), NOBODY, found.next).state).toBe('available');
          expect(availabilityOf(adviser(weekly), NOBODY, new Date(found.next.getTime() - 1)).state).toBe('away');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('nobody is reachable on a day away', () => {
    fc.assert(
      fc.property(schedule, (weekly) => {
        const someone = adviser({
          ...weekly,
          timeZone: 'Europe/Amsterdam',
          away: [{ from: '2026-06-10', until: '2026-06-10' }],
        });
        for (let hour = 0; hour < 24; hour += 1)
          expect(
            availabilityOf(someone, NOBODY, new Date(at('2026-06-09T22:00:00Z').getTime() + hour * 3_600_000)).state,
          ).toBe('away');
      }),
      { numRuns: 50 },
    );
  });
});

describe('Dutch public holidays', () => {
  it('are those of an independent calendar, until the end of the century', () => {
    const calendar = new Holidays('NL');
    // Whether these two are free days differs by employer; for us both count, every year.
    const byEmployer = new Set(['Goede Vrijdag', 'Bevrijdingsdag']);
    // Since 2014 it is King's Day.
    for (let year = 2014; year < 2100; year += 1) {
      const holidays = calendar.getHolidays(year).filter(({ type, name }) => type === 'public' || byEmployer.has(name));
      const theirs = new Set([...holidays.map(({ date }) => date.slice(0, 10)), `${year}-05-05`]);
      const days = Array.from({ length: 365 }, (_, day) =>
        new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
      );
      expect(days.filter(isDutchHoliday)).toEqual(days.filter((date) => theirs.has(date)));
    }
  });
});
