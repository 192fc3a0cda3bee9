/** Moments as an adviser fills them in: what is offered, and what is wrong with which. Requirements 42, 43 and 52. */
import { describe, expect, it } from 'vitest';
import { appointmentItem } from '../../../src/core/board/appointment.ts';
import { NO_MOMENT, offerFrom, TYPED, type MomentRow, type OfferFault } from '../../../src/inbox/client/offering.ts';

const NOW = new Date('2026-10-20T09:00:00Z');
const of = { timeZone: 'Europe/Amsterdam', minutes: 45, now: NOW, until: new Date('2026-11-19T09:00:00Z') };
const free = (iso: string, more: Partial<MomentRow> = {}): MomentRow => ({
  ...NO_MOMENT,
  pick: String(Date.parse(iso) / 60_000),
  ...more,
});
const typed = (day: string, time: string, more: Partial<MomentRow> = {}): MomentRow => ({
  ...NO_MOMENT,
  pick: TYPED,
  day,
  time,
  ...more,
});
const FRIDAY = free('2026-10-23T08:00:00Z');

describe('an offer as it is filled in (requirements 42, 43, 52)', () => {
  it('is what was chosen, in the order of time, and fits what an item may be', () => {
    const offer = offerFrom(
      [
        typed('2026-10-27', '14:30', { by: 'video', link: ' https://Praat.example.nl/wij ' }),
        NO_MOMENT,
        free('2026-10-23T08:00:00Z', { by: 'neutral', where: ' Bibliotheek Neude ' }),
      ],
      of,
    );
    expect(offer).toEqual({
      moments: [
        {
          at: Date.parse('2026-10-23T08:00:00Z') / 60_000,
          minutes: 45,
          way: { by: 'neutral', where: 'Bibliotheek Neude' },
        },
        {
          at: Date.parse('2026-10-27T13:30:00Z') / 60_000,
          minutes: 45,
          way: { by: 'video', link: 'https://praat.example.nl/wij' },
        },
      ],
    });
    expect(appointmentItem.safeParse({ is: 'appointment', key: 'aB3_-xyz', ...offer }).success).toBe(true);
  });

  it('keeps nothing of a way that was not chosen in the end', () => {
    const offer = offerFrom([{ ...FRIDAY, by: 'phone', link: 'https://praat.example.nl/', where: 'Neude' }], of);
    expect(JSON.stringify(offer)).not.toMatch(/praat|Neude/);
  });

  it('has one or the other moment where the clock goes back', () => {
    const twice = typed('2026-10-25', '02:30');
    expect(offerFrom([twice], of)).toEqual({ fault: 'twice', row: 0 });
    const at = (turn: 'first' | 'second') => {
      const offer = offerFrom([{ ...twice, turn }], of);
      return 'moments' in offer ? offer.moments[0]?.at : undefined;
    };
    expect(at('first')).toBe(Date.parse('2026-10-25T00:30:00Z') / 60_000);
    expect(at('second')).toBe(Date.parse('2026-10-25T01:30:00Z') / 60_000);
  });

  it.each<[OfferFault, MomentRow, object]>([
    ['empty', typed('', '10:00'), {}],
    ['empty', typed('2026-10-27', ''), {}],
    ['empty', typed('2026-02-30', '10:00'), {}],
    [
      'skipped',
      typed('2027-03-28', '02:30'),
      { now: new Date('2027-03-20T09:00:00Z'), until: new Date('2027-04-19T09:00:00Z') },
    ],
    ['past', typed('2026-10-19', '10:00'), {}],
    ['past', typed('2026-10-20', '11:30'), {}],
    // Free when it was chosen, and not any more when it was sent.
    ['past', FRIDAY, { now: new Date('2026-10-23T07:30:00Z') }],
    ['beyond', typed('2026-11-19', '10:00'), {}],
    ['link', { ...FRIDAY, by: 'video', link: 'http://praat.example.nl/' }, {}],
    ['link', { ...FRIDAY, by: 'video', link: '' }, {}],
    ['where', { ...FRIDAY, by: 'in-person', where: '  ' }, {}],
    ['where', { ...FRIDAY, by: 'neutral', where: 'x'.repeat(201) }, {}],
  ])('%s is said, of the row that it is about', (fault, row, more) => {
    expect(offerFrom([NO_MOMENT, row], { ...of, ...more })).toEqual({ fault, row: 1 });
  });

  it('is none without a moment, and has none twice', () => {
    expect(offerFrom([NO_MOMENT, NO_MOMENT], of)).toEqual({ fault: 'none' });
    expect(offerFrom([FRIDAY, typed('2026-10-23', '10:00')], of)).toEqual({ fault: 'same', row: 1 });
    expect(offerFrom([FRIDAY, { ...FRIDAY, by: 'neutral', where: 'Neude' }], of)).toHaveProperty('moments');
  });
});
