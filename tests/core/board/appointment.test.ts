/** Moments that are offered, taken, moved and called off: requirements 42, 43 and 52. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appointmentItem,
  asksOther,
  beginOf,
  cancels,
  endOf,
  faultOf,
  isChangeable,
  isInTime,
  momentFault,
  moves,
  saysOfAppointment,
  standingOf,
  takes,
  videoLink,
  WAYS,
  type Appointment,
  type Moment,
} from '../../../src/core/board/appointment.ts';
import { momentsAt } from '../../../src/core/calendar.ts';
import { CHANGES, ZONES } from '../../support/zones.helper.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const UNTIL = new Date('2026-12-24T09:00:00Z');
const within = { now: NOW, until: UNTIL };
const minuteOf = (iso: string): number => Date.parse(iso) / 60_000;
const moment = (iso: string, more: Partial<Moment> = {}): Moment => ({
  at: minuteOf(iso),
  minutes: 45,
  way: { by: 'phone' },
  ...more,
});
const MONDAY = moment('2026-11-30T09:00:00Z');
const TUESDAY = moment('2026-12-01T09:00:00Z', { way: { by: 'neutral', where: 'Bibliotheek Neude' } });
const offer: Appointment = { is: 'appointment', key: 'aB3_-xyz', moments: [MONDAY, TUESDAY] };
const calledOff: Appointment = { is: 'appointment', key: 'aB3_-xyz', moments: [], instead: MONDAY.at };

describe('an offer (requirements 42, 43, 52)', () => {
  it('has up to three moments, each with one of four ways', () => {
    expect(appointmentItem.safeParse(offer).success).toBe(true);
    const ways = [
      { by: 'phone' },
      { by: 'video', link: 'https://praat.example.nl/kamer' },
      { by: 'in-person', where: 'Kamer 3, tweede etage' },
      { by: 'neutral', where: 'Bibliotheek Neude, Utrecht' },
    ];
    expect(ways.map(({ by }) => by)).toEqual(WAYS);
    for (const way of ways)
      expect(appointmentItem.safeParse({ ...offer, moments: [{ ...MONDAY, way }] }).success).toBe(true);
    // One moment may be offered in two ways.
    const twoWays = [MONDAY, { ...MONDAY, way: { by: 'in-person', where: 'Kamer 3' } }];
    expect(appointmentItem.safeParse({ ...offer, moments: twoWays }).success).toBe(true);
  });

  it.each([
    ['no moment, and none that was agreed', { ...offer, moments: [] }],
    ['four', { ...offer, moments: [1, 2, 3, 4].map((one) => ({ ...MONDAY, at: MONDAY.at + one })) }],
    ['the same one twice', { ...offer, moments: [MONDAY, { ...MONDAY }] }],
    ['half a minute', { ...offer, moments: [{ ...MONDAY, at: MONDAY.at + 0.5 }] }],
    ['a moment in milliseconds', { ...offer, moments: [{ ...MONDAY, at: MONDAY.at * 60_000 }] }],
    ['a whole day', { ...offer, moments: [{ ...MONDAY, minutes: 1440 }] }],
    ['no place', { ...offer, moments: [{ ...MONDAY, way: { by: 'neutral', where: '' } }] }],
    ['spaces for a place', { ...offer, moments: [{ ...MONDAY, way: { by: 'in-person', where: '  ' } }] }],
    [
      'a place that is too long',
      { ...offer, moments: [{ ...MONDAY, way: { by: 'neutral', where: 'x'.repeat(201) } }] },
    ],
    ['a way of a later release', { ...offer, moments: [{ ...MONDAY, way: { by: 'walk' } }] }],
    ['a link on a telephone call', { ...offer, moments: [{ ...MONDAY, way: { by: 'phone', link: 'https://a.nl/' } }] }],
    ['a field that nobody knows', { ...offer, urgent: true }],
    ['a key that says something', { ...offer, key: 'maandag!' }],
  ])('is none with %s', (_what, it) => {
    expect(appointmentItem.safeParse(it).success).toBe(false);
  });

  it('cannot hold a moment that is over, that begins within the hour, or that the conversation does not reach', () => {
    expect(momentFault(moment('2026-11-24T08:00:00Z'), within)).toBe('past');
    expect(momentFault(moment('2026-11-24T09:59:00Z'), within)).toBe('past');
    expect(momentFault(moment('2026-11-24T10:00:00Z'), within)).toBeUndefined();
    expect(momentFault(moment('2026-12-24T08:15:00Z'), within)).toBeUndefined();
    expect(momentFault(moment('2026-12-24T08:16:00Z'), within)).toBe('beyond');
  });
});

describe('a video link (requirement 42)', () => {
  it.each([
    ['https://praat.example.nl/kamer', 'https://praat.example.nl/kamer'],
    ['  https://Praat.Example.NL/Kamer?pwd=1 ', 'https://praat.example.nl/Kamer?pwd=1'],
    ['https://meet.example.org/Kamer#e2ee=geheim', 'https://meet.example.org/Kamer#e2ee=geheim'],
    ['https://praat.example.nl:8443/kamer', 'https://praat.example.nl:8443/kamer'],
    // As its letters are, and not as they look.
    ['https://pr\u0430at.example.nl/', 'https://xn--prat-63d.example.nl/'],
  ])('%s is one', (typed, link) => {
    expect(videoLink(typed)).toBe(link);
    const item = { ...offer, moments: [{ ...MONDAY, way: { by: 'video', link } }] };
    expect(appointmentItem.safeParse(item).success).toBe(true);
  });

  it.each([
    '',
    'praat.example.nl/kamer',
    'http://praat.example.nl/kamer',
    'http://localhost/kamer',
    'https://localhost/kamer',
    'https://127.0.0.1/kamer',
    'https://[::1]/kamer',
    'https://2130706433/kamer',
    'https://kamer',
    'https://bank.nl@praat.example.nl/',
    'https://:geheim@praat.example.nl/',
    'javascript:alert(1)',
    'data:text/html,hoi',
    'ftp://praat.example.nl/kamer',
    'https://praat.example.nl/een kamer',
    'https://praat.example.nl/kamer\nhttps://elders.example.nl',
    'zoommtg://zoom.us/join?confno=1',
    'https://',
    'https:///kamer',
    `https://praat.example.nl/${'a'.repeat(500)}`,
    `https://praat.example.nl/#${'a'.repeat(500)}`,
    `https://praat.example.nl/${'é'.repeat(200)}`,
  ])('%s is none', (typed) => {
    expect(videoLink(typed)).toBeUndefined();
    const item = { ...offer, moments: [{ ...MONDAY, way: { by: 'video', link: typed } }] };
    expect(appointmentItem.safeParse(item).success).toBe(false);
  });

  it('is, of whatever is typed, https at a name, and stays what it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (typed) => {
        const link = videoLink(typed);
        if (link === undefined) return;
        expect(new URL(link).protocol).toBe('https:');
        expect(videoLink(link)).toBe(link);
      }),
    );
  });
});

describe('a press (requirements 51, 52)', () => {
  const at = (iso: string, says?: string) => ({
    now: new Date(iso),
    answer: says === undefined ? undefined : { says },
  });
  const early = (says?: string) => at(NOW.toISOString(), says);

  it('takes a moment, goes to another, calls it off, or asks for others', () => {
    expect(saysOfAppointment(offer, early())).toEqual([takes(0), takes(1), asksOther()]);
    expect(saysOfAppointment(offer, early(takes(0)))).toEqual([moves(0, 1), cancels(0), asksOther(0)]);
    expect(saysOfAppointment(offer, early(moves(0, 1)))).toEqual([moves(1, 0), cancels(1), asksOther(1)]);
    // Who called it off, or asked for others, may still take one.
    expect(saysOfAppointment(offer, early(cancels(0)))).toEqual([takes(0), takes(1)]);
    expect(saysOfAppointment(offer, early(asksOther()))).toEqual([takes(0), takes(1)]);
    expect(saysOfAppointment(calledOff, early())).toEqual([]);
  });

  it('in a window that shows what was, changes nothing of what is: chosen twice by two windows', () => {
    expect(faultOf(takes(1), offer, early(takes(0)))).toBe('changed');
    expect(faultOf(asksOther(), offer, early(takes(0)))).toBe('changed');
    expect(faultOf(moves(0, 1), offer, early(cancels(0)))).toBe('changed');
    expect(faultOf(moves(0, 1), offer, early())).toBe('changed');
    expect(faultOf(cancels(0), offer, early(moves(0, 1)))).toBe('changed');
    expect(faultOf(cancels(0), offer, early())).toBe('changed');
    expect(faultOf(takes(0), calledOff, early())).toBe('changed');
  });

  it('twice is once', () => {
    expect(faultOf(takes(0), offer, early(takes(0)))).toBe('repeated');
    expect(faultOf(moves(0, 1), offer, early(moves(0, 1)))).toBe('repeated');
    expect(faultOf(cancels(0), offer, early(cancels(0)))).toBe('repeated');
    expect(faultOf(asksOther(0), offer, early(asksOther(0)))).toBe('repeated');
    // Also when the moment came meanwhile.
    expect(faultOf(takes(0), offer, at('2026-11-30T10:00:00Z', takes(0)))).toBe('repeated');
  });

  it('does nothing with a moment that passed or begins within the hour', () => {
    expect(faultOf(takes(0), offer, at('2026-11-30T08:00:00Z'))).toBeUndefined();
    expect(faultOf(takes(0), offer, at('2026-11-30T08:00:01Z'))).toBe('past');
    expect(faultOf(takes(0), offer, at('2026-12-05T08:00:00Z'))).toBe('past');
    expect(faultOf(moves(1, 0), offer, at('2026-11-30T09:30:00Z', takes(1)))).toBe('past');
    // Too late for all of them, somebody can still ask for others.
    expect(saysOfAppointment(offer, at('2026-12-05T08:00:00Z'))).toEqual([asksOther()]);
  });

  it('changes what was agreed until an hour before it, and not after', () => {
    expect(faultOf(cancels(0), offer, at('2026-11-30T08:00:00Z', takes(0)))).toBeUndefined();
    for (const says of [cancels(0), moves(0, 1), asksOther(0)]) {
      expect(faultOf(says, offer, at('2026-11-30T08:00:01Z', takes(0)))).toBe('late');
      expect(faultOf(says, offer, at('2026-11-30T12:00:00Z', takes(0)))).toBe('late');
    }
  });

  it.each([
    '',
    'take',
    'take-3',
    'take--1',
    'take-0 ',
    'move-0',
    'cancel-',
    'other-9',
    'TAKE-0',
    'take-0\ntake-1',
    'yes',
  ])('that is none of ours (%j) is none', (says) => expect(faultOf(says, offer, early())).toBe('changed'));

  it('of a moment that the offer does not have is none', () => {
    expect(faultOf(takes(2), offer, early())).toBe('changed');
  });

  it('can be kept as an answer, and whatever the order never changes what was agreed in its last hour', () => {
    const press = fc.oneof(
      fc.nat(2).map(takes),
      fc.tuple(fc.nat(2), fc.nat(2)).map(([from, to]) => moves(from, to)),
      fc.nat(2).map(cancels),
      fc.option(fc.nat(2), { nil: undefined }).map((from) => asksOther(from)),
    );
    const step = fc.tuple(press, fc.nat(9 * 24 * 60));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let answer: { says: string } | undefined;
        for (const [says, after] of steps.toSorted((a, b) => a[1] - b[1])) {
          const now = new Date(NOW.getTime() + after * 60_000);
          const before = standingOf(offer, answer?.says, now);
          const fault = faultOf(says, offer, { now, answer });
          expect(fault === undefined).toBe(saysOfAppointment(offer, { now, answer }).includes(says));
          if (fault !== undefined) continue;
          expect(says).toMatch(/^[a-z0-9-]{1,24}$/);
          expect(before.is === 'agreed' && !isInTime(before.moment, now)).toBe(false);
          answer = { says };
        }
      }),
    );
  });
});

describe('how it stands', () => {
  it('is agreed until its end, and over from there', () => {
    const at = (iso: string) => standingOf(offer, takes(0), new Date(iso)).is;
    expect(at('2026-11-29T09:00:00Z')).toBe('agreed');
    expect(at('2026-11-30T09:44:59Z')).toBe('agreed');
    expect(at('2026-11-30T09:45:00Z')).toBe('over');
    expect(standingOf(offer, moves(0, 1), NOW)).toEqual({ is: 'agreed', index: 1, moment: TUESDAY });
  });

  it('is nothing when every moment passed and none was taken', () => {
    expect(standingOf(offer, undefined, NOW)).toEqual({ is: 'offered' });
    expect(standingOf(offer, undefined, new Date('2026-12-01T08:30:00Z'))).toEqual({ is: 'none' });
  });

  it('says who called it off, and of which moment', () => {
    expect(standingOf(offer, cancels(0), NOW)).toEqual({ is: 'cancelled', by: 'employee', at: MONDAY.at });
    expect(standingOf(calledOff, undefined, NOW)).toEqual({ is: 'cancelled', by: 'adviser', at: MONDAY.at });
  });

  it('can be changed by the adviser until an hour before what was agreed', () => {
    const late = new Date('2026-11-30T08:00:01Z');
    expect(isChangeable(standingOf(offer, undefined, NOW), NOW)).toBe(true);
    expect(isChangeable(standingOf(offer, takes(0), NOW), NOW)).toBe(true);
    expect(isChangeable(standingOf(offer, takes(0), late), late)).toBe(false);
    expect(isChangeable(standingOf(offer, cancels(0), NOW), NOW)).toBe(false);
  });
});

describe('around every change of the clock, in every kind of zone', () => {
  it('an appointment lasts as long as it was made for, and its last hour is an hour', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -2 * 24 * 4, max: 2 * 24 * 4 }),
        (timeZone, change, quarters) => {
          const near = new Date(Date.parse(change) + quarters * 15 * 60_000);
          const day = near.toISOString().slice(0, 10);
          const clock = near.toISOString().slice(11, 16);
          for (const begin of momentsAt(day, clock, timeZone)) {
            const one = { at: begin.getTime() / 60_000, minutes: 45, way: { by: 'phone' } } as const;
            expect(appointmentItem.safeParse({ is: 'appointment', key: 'aB3_-xyz', moments: [one] }).success).toBe(
              true,
            );
            expect(endOf(one) - beginOf(one)).toBe(45 * 60_000);
            expect(isInTime(one, new Date(begin.getTime() - 3_600_000))).toBe(true);
            expect(isInTime(one, new Date(begin.getTime() - 3_599_999))).toBe(false);
          }
        },
      ),
    );
  });
});
