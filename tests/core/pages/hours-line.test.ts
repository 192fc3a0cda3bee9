/** The week of an adviser who lives by another clock, as an employee reads it: by the organisation's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityOf } from '../../../src/core/availability.ts';
import { dayIn, weekdayOf } from '../../../src/core/calendar.ts';
import type { Pseudonym } from '../../../src/core/conversation.ts';
import {
  WEEKDAYS,
  type Hours,
  type Organisation,
  type Schedule,
  type Weekday,
} from '../../../src/core/organisation.ts';
import { availabilityLine } from '../../../src/core/pages/availability-line.ts';
import { hoursLine, weekIn } from '../../../src/core/pages/hours-line.ts';
import { pageContextOf } from '../../../src/core/pages/context.ts';
import { momentsIn } from '../../../src/core/words/moments.ts';
import { adviserOf, testOrganisation } from '../../support/organisation.helper.ts';
import { CHANGES, ZONES } from '../../support/zones.helper.ts';

const { organisation, keys } = await testOrganisation();
const AMSTERDAM = 'Europe/Amsterdam';
const office: Hours[] = [{ from: '09:00', to: '17:00' }];
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
const scheduleOf = (weekly: Schedule['weekly'], timeZone = 'America/Curacao'): Schedule => ({
  timeZone,
  weekly,
  holidays: 'none',
  away: [],
});
const sceneAt = (iso: string, of: Organisation = organisation) =>
  pageContextOf({ organisation: of, surface: 'slack', context: {}, employee: 'x' as Pseudonym }, new Date(iso));
const line = (iso: string, weekly: Schedule['weekly']): string =>
  hoursLine(sceneAt(iso), { schedule: scheduleOf(weekly) });

describe('hours kept by another clock', () => {
  it('are told by the organisation’s, in winter and in summer', () => {
    expect(line('2026-12-02T09:00:00Z', weekdays)).toBe('maandag t/m vrijdag 14:00–22:00');
    expect(line('2026-07-01T09:00:00Z', weekdays)).toBe('maandag t/m vrijdag 15:00–23:00');
  });

  it('say what holds on each of the next seven days, when the clock changes among them', () => {
    // Thursday 22 October 2026; Sunday the clock goes back.
    expect(line('2026-10-22T09:00:00Z', weekdays)).toBe(
      'maandag t/m woensdag 14:00–22:00; donderdag t/m vrijdag 15:00–23:00',
    );
  });

  it('move to the next day where their evening is our night', () => {
    const evening = { mon: [{ from: '20:00', to: '23:00' }] };
    expect(line('2026-12-02T09:00:00Z', evening)).toBe('dinsdag 1:00–4:00');
  });

  it('agree with "back monday 14:00" on the same screen', () => {
    const adviser = adviserOf('a', 'A', keys.samira, { schedule: scheduleOf({ mon: office }) });
    const scene = sceneAt('2026-12-02T09:00:00Z');
    const load = { open: 0 };
    const availability = availabilityOf(adviser, load, scene.now);
    expect(availabilityLine(scene, { adviser, load, availability })).toBe('weer maandag 14:00');
    expect(hoursLine(scene, adviser)).toBe('maandag 14:00–22:00');
  });

  it('are those of the next time: what is over this week comes at another time after the clock has changed', () => {
    // On Sunday 1 November the clocks of Havana went back; on that Sunday evening its hours were those of the night before.
    const schedule = scheduleOf({ sun: [{ from: '00:00', to: '01:00' }] }, 'America/Curacao');
    expect(weekIn(schedule, 'America/Havana', new Date('2026-11-02T04:01:00Z'))).toEqual({
      sat: [{ from: '23:00', to: '00:00' }],
    });
  });

  it('are those of the week after where a change of the clock skips them, and what stands beside them is told once', () => {
    // On Sunday 8 March the clocks of Havana go from midnight to one o'clock.
    const night = { from: '00:00', to: '01:00' };
    const evening = { from: '20:00', to: '21:00' };
    const weekOf = (sun: Hours[]) =>
      weekIn(scheduleOf({ sun }, 'America/Havana'), 'UTC', new Date('2026-03-01T12:00:00Z'));
    expect(weekOf([night])).toEqual({ sun: [{ from: '04:00', to: '05:00' }] });
    expect(weekOf([night, evening])).toEqual({
      sun: [{ from: '04:00', to: '05:00' }],
      mon: [{ from: '01:00', to: '02:00' }],
    });
  });

  it('stay as they are written where the zone is the organisation’s', () => {
    const here = { schedule: scheduleOf({ mon: [{ from: '22:00', to: '02:00' }] }, AMSTERDAM) };
    expect(hoursLine(sceneAt('2026-12-02T09:00:00Z'), here)).toBe('maandag 22:00–2:00');
  });

  it('are the moments at which somebody becomes reachable, for any two zones around any change of the clock', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const hours = fc
      .tuple(time, time)
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from, to }));
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -8 * 24 * 60, max: 24 * 60 }),
        fc.constantFrom(...WEEKDAYS),
        hours,
        (theirs, ours, change, off, day, span) => {
          const now = new Date(Date.parse(change) + off * 60_000);
          const schedule = scheduleOf({ [day]: [span] }, theirs);
          const adviser = adviserOf('a', 'A', keys.samira, { schedule });
          const found = availabilityOf(adviser, { open: 0 }, now);
          const week = weekIn(schedule, ours, now);
          const said = Object.entries(week) as [Weekday, Hours[]][];
          if (found.state !== 'away' || found.next === undefined) return;
          const named = weekdayOf(dayIn(found.next, ours));
          const plain = momentsIn('nl', ours, now).time(found.next).padStart(5, '0');
          expect(said.map(([where, list]) => [where, list.map(({ from }) => from)])).toEqual([[named, [plain]]]);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
