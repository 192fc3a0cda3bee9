/** Who is told in which slot: their own hours on their own clock, also on the days on which it changes. */
import { describe, expect, it } from 'vitest';
import { toHour } from '../../src/core/conversation.ts';
import type { Schedule } from '../../src/core/organisation.ts';
import { hoursInForce } from '../../src/core/planning-hours.ts';
import type { Planning } from '../../src/core/planning.ts';
import type { News, Notified } from '../../src/core/ports.ts';
import { decide, halfway, SLOT_MS, slotAt } from '../../src/notices/decide.ts';

const OFFICE = { from: '09:00', to: '17:00' };
const DAYS = { mon: [OFFICE], tue: [OFFICE], wed: [OFFICE], thu: [OFFICE], fri: [OFFICE] };
const AMSTERDAM: Schedule = { timeZone: 'Europe/Amsterdam', weekly: DAYS, holidays: 'nl', away: [] };
const hour = (at: string): number => toHour(new Date(at));

const person = (more: Partial<Notified> = {}): Notified => ({ rhythm: 'soon', works: true, told: 0, ...more });
const seat = (news: News, schedule: Schedule = AMSTERDAM) => ({ adviser: { schedule }, news });
const at = (moment: string, news: News, one = person(), schedule = AMSTERDAM): number | undefined =>
  decide(one, [seat(news, schedule)], new Date(moment));
/** The slots between two moments in which somebody is told, each told as the one before left it. */
function told(from: string, to: string, news: News, start = person(), schedule = AMSTERDAM): string[] {
  const found: string[] = [];
  let one = start;
  for (let slot = slotAt(new Date(from)).getTime(); slot <= Date.parse(to); slot += SLOT_MS) {
    if (news.since !== undefined && slot < news.since * 3_600_000) continue;
    const next = decide(one, [seat(news, schedule)], new Date(slot));
    if (next === undefined) continue;
    found.push(new Date(slot).toISOString().slice(0, 16));
    one = { ...one, told: next, toldHour: toHour(new Date(slot)) };
  }
  return found;
}

describe('as something comes', () => {
  const since = hour('2026-11-24T09:00Z');

  it('nobody is told of nothing', () => expect(at('2026-11-24T10:00Z', {})).toBeUndefined());
  it('in the next slot, once', () => {
    expect(at('2026-11-24T09:30Z', { since })).toBe(1);
    expect(at('2026-11-24T10:00Z', { since }, person({ told: 1 }))).toBeUndefined();
  });
  it('not outside one’s own hours: not before nine, not from five, not in the weekend, not on a holiday', () => {
    const news = { since: hour('2026-11-20T20:00Z') };
    for (const moment of ['2026-11-24T07:30Z', '2026-11-24T16:00Z', '2026-11-28T10:00Z', '2026-12-25T10:00Z'])
      expect(at(moment, news)).toBeUndefined();
    expect(at('2026-11-24T08:00Z', news)).toBe(1);
    expect(at('2026-11-24T15:30Z', news)).toBe(1);
  });
  it('not while away, and in the first slot after', () => {
    const news = { since, awayUntil: new Date('2026-11-24T12:00Z') };
    expect(at('2026-11-24T11:30Z', news)).toBeUndefined();
    expect(at('2026-11-24T12:00Z', news)).toBe(1);
  });
  it('once more at half the promised time, and then never again', () => {
    const promised = hour('2026-11-25T09:00Z');
    expect(told('2026-11-24T09:00Z', '2026-12-20T23:00Z', { since, promised })).toEqual([
      '2026-11-24T09:00',
      '2026-11-24T13:00',
    ]);
  });
  it('half of one’s own hours, not of the clock’s: over a night and a weekend', () => {
    const friday = hour('2026-11-27T15:00Z');
    expect(
      halfway(
        hoursInForce(AMSTERDAM, undefined),
        new Date(friday * 3_600_000),
        new Date('2026-11-30T15:00Z'),
      ).toISOString(),
    ).toBe('2026-11-30T11:00:00.000Z');
  });
  it('where no hour could be promised, once only', () => {
    expect(told('2026-11-24T09:00Z', '2026-12-20T23:00Z', { since })).toEqual(['2026-11-24T09:00']);
  });
  it('for one person with several seats, by the hours of the seat that has something', () => {
    const evening: Schedule = { ...AMSTERDAM, weekly: { tue: [{ from: '19:00', to: '21:00' }] } };
    const seats = [seat({}, AMSTERDAM), seat({ since }, evening)];
    expect(decide(person(), seats, new Date('2026-11-24T10:00Z'))).toBeUndefined();
    expect(decide(person(), seats, new Date('2026-11-24T18:00Z'))).toBe(1);
  });
  it('also with hours too short to hold a slot, and never without hours', () => {
    const short: Schedule = { ...AMSTERDAM, weekly: { tue: [{ from: '09:10', to: '09:25' }] } };
    const news = { since: hour('2026-11-23T09:00Z') };
    expect(told('2026-11-24T00:00Z', '2026-11-24T23:30Z', news, person(), short)).toEqual(['2026-11-24T08:30']);
    expect(told('2026-11-01T00:00Z', '2026-12-24T23:30Z', news, person(), { ...AMSTERDAM, weekly: {} })).toEqual([]);
  });
});

describe('by what they planned', () => {
  const planning = (more: Partial<Planning>): Planning => ({
    version: 1,
    number: 1,
    timeZone: 'Europe/Amsterdam',
    absences: [],
    cover: [],
    ...more,
  });
  const since = hour('2026-11-23T09:00Z');
  const toldBy = (moment: string, more: Partial<Planning>, news: News = { since }) =>
    decide(person(), [{ ...seat(news), planning: planning(more) }], new Date(moment));

  it('within their own weekly hours, and in no others', () => {
    const weekly = { tue: [{ from: '18:00', to: '21:00' }] };
    expect(toldBy('2026-11-24T10:00Z', { weekly })).toBeUndefined();
    expect(toldBy('2026-11-24T17:00Z', { weekly })).toBe(1);
  });
  it('not in an absence, be it of days or of an hour, nor counted into half the time', () => {
    const absence = (from: string, until: string) => ({ absences: [{ id: 'a'.repeat(22), from, until }] });
    expect(toldBy('2026-11-24T10:00Z', absence('2026-11-24', '2026-11-24'))).toBeUndefined();
    const anHour = absence('2026-11-24T10:00', '2026-11-24T12:00');
    expect(toldBy('2026-11-24T10:00Z', anHour)).toBeUndefined();
    expect(toldBy('2026-11-24T11:00Z', anHour)).toBe(1);
    const hours = hoursInForce(AMSTERDAM, planning(anHour));
    const [from, to] = [new Date('2026-11-24T08:00Z'), new Date('2026-11-24T16:00Z')];
    expect(halfway(hours, from, to).toISOString()).toBe('2026-11-24T13:00:00.000Z');
  });
});

describe('at a fixed time', () => {
  it('on each day with hours at their beginning, whether there is something or not', () => {
    const always = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) => `${day}T08:00`);
    const week = (news: News) => told('2026-11-23T00:00Z', '2026-11-29T23:30Z', news, person({ rhythm: 'daily' }));
    expect(week({})).toEqual(always);
    expect(week({ since: hour('2026-11-23T00:00Z'), promised: hour('2026-11-24T09:00Z') })).toEqual(always);
  });
  it('once a week, on the first day with hours that they are not away', () => {
    const weekly = person({ rhythm: 'weekly' });
    expect(told('2026-11-23T00:00Z', '2026-12-06T23:30Z', {}, weekly)).toEqual([
      '2026-11-23T08:00',
      '2026-11-30T08:00',
    ]);
    const away: Schedule = { ...AMSTERDAM, away: [{ from: '2026-11-23', until: '2026-11-24' }] };
    expect(told('2026-11-23T00:00Z', '2026-11-29T23:30Z', {}, weekly, away)).toEqual(['2026-11-25T08:00']);
  });
  it('once for a night that begins before midnight', () => {
    const night: Schedule = { ...AMSTERDAM, weekly: { mon: [{ from: '22:00', to: '06:00' }] } };
    expect(told('2026-11-23T00:00Z', '2026-11-29T23:30Z', {}, person({ rhythm: 'daily' }), night)).toEqual([
      '2026-11-23T21:00',
    ]);
  });
  it('a slot in which nobody served is made good in the next', () => {
    expect(at('2026-11-24T09:30Z', {}, person({ rhythm: 'daily', toldHour: hour('2026-11-23T08:00Z') }))).toBe(0);
  });
});

describe('when the clock changes', () => {
  const everyDay: Schedule = {
    ...AMSTERDAM,
    weekly: { sat: [OFFICE], sun: [{ from: '09:00', to: '17:00' }], mon: [OFFICE] },
  };
  it.each([
    ['forward', '2026-03-28', ['2026-03-28T08:00', '2026-03-29T07:00', '2026-03-30T07:00']],
    ['back', '2026-10-24', ['2026-10-24T07:00', '2026-10-25T08:00', '2026-10-26T08:00']],
  ])('%s, nine o’clock stays nine o’clock, once a day', (_, from, expected) => {
    const to = new Date(Date.parse(`${from}T00:00Z`) + 3 * 86_400_000 - SLOT_MS).toISOString();
    expect(told(`${from}T00:00Z`, to, {}, person({ rhythm: 'daily' }), everyDay)).toEqual(expected);
  });
  it('hours that the change skips are none, and in hours that come twice they are told once', () => {
    const inTheGap: Schedule = { ...AMSTERDAM, weekly: { sun: [{ from: '02:30', to: '03:30' }] } };
    const daily = person({ rhythm: 'daily' });
    expect(told('2026-03-28T12:00Z', '2026-04-12T12:00Z', {}, daily, inTheGap)).toEqual(['2026-04-12T00:30']);
    const twice: Schedule = { ...AMSTERDAM, weekly: { sun: [{ from: '02:00', to: '03:00' }] } };
    expect(told('2026-10-24T12:00Z', '2026-10-25T12:00Z', {}, daily, twice)).toEqual(['2026-10-25T00:00']);
    const news = { since: hour('2026-10-24T20:00Z') };
    expect(told('2026-10-24T20:00Z', '2026-10-25T12:00Z', news, person(), twice)).toEqual(['2026-10-25T00:00']);
  });
});
