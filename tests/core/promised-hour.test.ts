import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedAnswer, reachableWindows } from '../../src/core/availability.ts';
import { HOUR_MS, toHour, type Hour } from '../../src/core/conversation.ts';
import { WEEKDAYS, type Hours, type Schedule } from '../../src/core/organisation.ts';
import {
  isEndingUnanswered,
  isPromisable,
  MOST_CHOICES,
  promiseChoices,
  promiseFor,
  standingOf,
} from '../../src/core/promised-hour.ts';
import { adviserOf, TUESDAY_10 } from '../support/organisation.helper.ts';
import { CHANGES, ZONES } from '../support/zones.helper.ts';

const organisation = { retention: { conversationDays: 30, closedDays: 7, readReplyHours: 24 } };
const office: Hours[] = [{ from: '09:00', to: '17:00' }];
const everyDay = Object.fromEntries(WEEKDAYS.map((day) => [day, office]));
const of = (schedule: Partial<Schedule>, answersWithinHours = 8) =>
  adviserOf('a', 'A', undefined, {
    answersWithinHours,
    schedule: { timeZone: 'Europe/Amsterdam', weekly: {}, holidays: 'none', away: [], ...schedule },
  });
const at = (iso: string): Date => new Date(iso);
const hourAt = (iso: string): Hour => Date.parse(iso) / HOUR_MS;
const NOBODY = { open: 0 };
const make = (adviser: ReturnType<typeof of>, now: Date, load: { open: number; awayUntil?: Date } = NOBODY) => ({
  organisation,
  adviser,
  load,
  now,
});

describe('the promised hour', () => {
  it('is what is left of today and then of the next day with hours, rounded up to a whole hour', () => {
    const mondays = of({ weekly: { mon: office, tue: office } }, 8);
    // Tuesday 10:00: seven hours are left today, the eighth is on Monday from nine.
    expect(promiseFor(make(mondays, TUESDAY_10))).toEqual({ by: hourAt('2026-11-30T09:00:00Z') });
    expect(promiseFor(make(mondays, at('2026-11-24T09:00:01Z')))).toEqual({ by: hourAt('2026-11-30T10:00:00Z') });
  });

  it('waits for who is away, by the switch or by the file, and is none where nobody can say', () => {
    const daily = of({ weekly: everyDay }, 4);
    const awayUntil = at('2026-11-26T09:00:00Z');
    expect(promiseFor(make(daily, TUESDAY_10, { open: 0, awayUntil }))).toEqual({ by: hourAt('2026-11-26T13:00:00Z') });
    const planned = of({ weekly: everyDay, away: [{ from: '2026-11-24', until: '2026-11-29' }] }, 4);
    expect(promiseFor(make(planned, TUESDAY_10))).toEqual({ by: hourAt('2026-11-30T12:00:00Z') });
    expect(promiseFor(make(of({}), TUESDAY_10))).toEqual({});
    const long = of({ weekly: everyDay, away: [{ from: '2026-11-24', until: '2027-03-01' }] });
    expect(promiseFor(make(long, TUESDAY_10))).toEqual({});
    expect(promiseFor(make(daily, TUESDAY_10, { open: 0, awayUntil: at('2027-01-20T09:00:00Z') }))).toEqual({});
  });

  it('does not count hours that a change of the clock skips, and counts the one that comes twice', () => {
    const nights = of({ weekly: { sun: [{ from: '01:00', to: '05:00' }] } }, 3);
    // 29 March 2026: from one to five are three hours. 25 October: they are five.
    expect(promiseFor(make(nights, at('2026-03-28T12:00:00Z')))).toEqual({ by: hourAt('2026-03-29T03:00:00Z') });
    expect(promiseFor(make(nights, at('2026-10-24T12:00:00Z')))).toEqual({ by: hourAt('2026-10-25T02:00:00Z') });
  });

  it('is counted by the adviser’s own clock, whatever the organisation’s', () => {
    const curacao = of({ timeZone: 'America/Curacao', weekly: { wed: [{ from: '09:00', to: '12:00' }] } }, 2);
    expect(promiseFor(make(curacao, TUESDAY_10))).toEqual({ by: hourAt('2026-11-25T15:00:00Z') });
  });

  it('is never later than the conversation lasts', () => {
    const fridays = of({ weekly: { fri: office } }, 4);
    const short = { retention: { ...organisation.retention, conversationDays: 2 } };
    expect(promiseFor({ ...make(fridays, TUESDAY_10), organisation: short })).toEqual({});
    expect(promiseFor(make(fridays, TUESDAY_10))).toEqual({ by: hourAt('2026-11-27T12:00:00Z') });
  });
});

const time = fc.tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45)).map(([h, m]) => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(h)}:${two(m)}`;
});
const schedule = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  weekly: fc
    .array(fc.tuple(fc.constantFrom(...WEEKDAYS), fc.record({ from: time, to: time })), { maxLength: 8 })
    .map((all) => Object.fromEntries(WEEKDAYS.map((day) => [day, all.filter(([d]) => d === day).map(([, h]) => h)]))),
  holidays: fc.constantFrom('nl' as const, 'none' as const),
  away: fc.constant([]),
});
const moment = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * 86_400, max: 4 * 86_400 }))
  .map(([change, seconds]) => new Date(Date.parse(change) + seconds * 1000));
const any = fc.record({
  schedule,
  now: moment,
  answersWithinHours: fc.integer({ min: 1, max: 80 }),
  awayFor: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
});
type Any = typeof any extends fc.Arbitrary<infer T> ? T : never;
const promisingOf = ({ schedule: own, now, answersWithinHours, awayFor }: Any) =>
  make(of(own, answersWithinHours), now, {
    open: 0,
    ...(awayFor === undefined ? {} : { awayUntil: new Date(now.getTime() + awayFor * HOUR_MS) }),
  });
const holds = (check: (given: Any) => void) => fc.assert(fc.property(any, check), { numRuns: 40 });

describe('whatever the hours, the zone and the change of the clock', () => {
  it('the promise is the first whole hour at or after the expected answer, still to come', () =>
    holds((given) => {
      const promising = promisingOf(given);
      const { by } = promiseFor(promising);
      const expected = expectedAnswer(promising.adviser, promising.load, given.now);
      if (by === undefined) {
        if (expected !== undefined)
          expect(isPromisable(Math.ceil(expected.getTime() / HOUR_MS), promising)).toBe(false);
        return;
      }
      const ms = by * HOUR_MS - (expected?.getTime() ?? Number.NaN);
      expect(Number.isInteger(by) && ms >= 0 && ms < HOUR_MS && by * HOUR_MS > given.now.getTime()).toBe(true);
    }));

  it('so many of the adviser’s own hours lie before it, and fewer an hour sooner', () =>
    holds((given) => {
      const promising = promisingOf(given);
      const { by } = promiseFor(promising);
      if (by === undefined) return;
      const from = Math.max(given.now.getTime(), promising.load.awayUntil?.getTime() ?? 0);
      const worked = (until: number): number =>
        reachableWindows(given.schedule, given.now).reduce(
          (sum, window) => sum + Math.max(0, Math.min(window.until, until) - Math.max(window.from, from)),
          0,
        );
      expect(worked(by * HOUR_MS)).toBeGreaterThanOrEqual(given.answersWithinHours * HOUR_MS);
      expect(worked((by - 1) * HOUR_MS)).toBeLessThan(given.answersWithinHours * HOUR_MS);
    }));

  it('who writes later is never promised an earlier hour', () =>
    holds((given) => {
      const first = promiseFor(promisingOf({ ...given, awayFor: undefined })).by;
      const now = new Date(given.now.getTime() + 50 * 60_000);
      const second = promiseFor(promisingOf({ ...given, now, awayFor: undefined })).by;
      expect(first === undefined || second === undefined || second >= first).toBe(true);
    }));

  it('the choices begin with the promise, ascend, and may all be promised', () =>
    holds((given) => {
      const promising = promisingOf(given);
      const choices = promiseChoices(promising);
      const { by } = promiseFor(promising);
      if (by !== undefined) expect(choices[0]).toBe(by);
      expect(choices).toEqual([...new Set(choices)].toSorted((a, b) => a - b));
      expect(choices.length).toBeLessThanOrEqual(MOST_CHOICES);
      expect(choices.every((hour) => isPromisable(hour, promising))).toBe(true);
    }));
});

describe('what an adviser can choose from', () => {
  it('is the promise and then the ends of the next days with hours', () => {
    const some = of({ weekly: { tue: office, thu: [{ from: '09:00', to: '12:30' }] } }, 4);
    expect(promiseChoices(make(some, TUESDAY_10)).slice(0, 4)).toEqual(
      ['2026-11-24T13:00:00Z', '2026-11-24T16:00:00Z', '2026-11-26T12:00:00Z', '2026-12-01T16:00:00Z'].map(hourAt),
    );
  });

  it('is none in an absence of parts of days either, where they keep no hours', () => {
    const absences = [{ id: 'a'.repeat(22), from: '2026-11-25T12:00', until: '2026-11-27T17:00' }];
    const planning = { version: 1, number: 1, timeZone: 'Europe/Amsterdam', absences, cover: [] } as const;
    const choices = promiseChoices({ ...make(of({}), TUESDAY_10), load: { open: 0, planning } });
    expect(choices.slice(0, 2)).toEqual([hourAt('2026-11-30T16:00:00Z'), hourAt('2026-12-01T16:00:00Z')]);
  });

  it('is a working day at five by their own clock where they keep no hours, never a day of absence', () => {
    const none = of({ timeZone: 'America/Curacao', away: [{ from: '2026-11-25', until: '2026-11-26' }] });
    const choices = promiseChoices(make(none, TUESDAY_10));
    expect(choices.slice(0, 2)).toEqual([hourAt('2026-11-27T21:00:00Z'), hourAt('2026-11-30T21:00:00Z')]);
    expect(choices).toHaveLength(MOST_CHOICES);
  });
});

it('an hour may be promised while it is to come and the conversation is there', () => {
  const now = at('2026-11-24T09:00:00Z');
  const here = { organisation, now };
  expect(isPromisable(toHour(now), here)).toBe(false);
  expect(isPromisable(toHour(now) + 1, here)).toBe(true);
  expect(isPromisable(toHour(now) + 28 * 24 - 1, here)).toBe(true);
  expect(isPromisable(toHour(now) + 28 * 24, here)).toBe(false);
  const short = { now, organisation: { retention: { ...organisation.retention, conversationDays: 1 } } };
  expect(isPromisable(toHour(now) + 24, short)).toBe(false);
});

it('a promise is past its end at the very hour', () => {
  const by = hourAt('2026-11-27T11:00:00Z');
  expect(standingOf({ by }, at('2026-11-27T10:59:59.999Z'))).toBe('promised');
  expect(standingOf({ by }, at('2026-11-27T11:00:00Z'))).toBe('overdue');
  expect(standingOf({}, TUESDAY_10)).toBeUndefined();
});

it('a conversation ends unanswered from seven tenths of its time on, while one is awaited and it is open', () => {
  const lastHour = toHour(TUESDAY_10);
  const head = { state: 'open' as const, awaited: {}, lastHour, expiresHour: lastHour + 720 };
  const after = (hours: number): Date => new Date((lastHour + hours) * HOUR_MS);
  expect(isEndingUnanswered(head, after(503))).toBe(false);
  expect(isEndingUnanswered(head, after(504))).toBe(true);
  const { awaited: _, ...answered } = head;
  expect(isEndingUnanswered(answered, after(700))).toBe(false);
  expect(isEndingUnanswered({ ...head, state: 'closed' }, after(700))).toBe(false);
});
