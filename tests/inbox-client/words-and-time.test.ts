import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAndHour, localDate, moment, nextDate, startOfDate } from '../../src/inbox/client/time.ts';
import { languageOf, words } from '../../src/inbox/client/words.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const HOUR_MS = 3_600_000;

describe('language', () => {
  it.each([
    [['nl-BE', 'en'], null, 'nl'],
    [['de-DE', 'en-GB'], null, 'en'],
    [['pl'], null, 'nl'],
    [[], null, 'nl'],
    [['nl'], 'en', 'en'],
    [['en'], 'xx', 'en'],
  ])('of a browser that prefers %j and a choice of %j is %s', (preferred, chosen, language) => {
    expect(languageOf(preferred, chosen)).toBe(language);
  });

  it('never uses the words of a formal procedure, nor an exclamation mark', () => {
    const all = JSON.stringify(
      Object.values(words.nl).map((value) => (typeof value === 'function' ? String(value) : value)),
    );
    expect(all.toLowerCase()).not.toMatch(/\b(melding|dossier|zaak|slachtoffer|dader)/);
    expect(all).not.toMatch(/[a-z.]!/);
  });
});

describe('days and hours', () => {
  const now = new Date('2026-11-21T23:30:00Z');

  it('are those of the reader’s own calendar, to the hour', () => {
    const at = (iso: string) => dayAndHour(Math.floor(Date.parse(iso) / HOUR_MS), now, 'nl-NL', AMSTERDAM);
    expect(at('2026-11-21T23:10:00Z')).toEqual({ day: 'vandaag', hour: '00:00' });
    expect(at('2026-11-21T22:59:00Z')).toEqual({ day: 'gisteren', hour: '23:00' });
    expect(at('2026-11-19T08:00:00Z')).toEqual({ day: 'donderdag 19 november', hour: '09:00' });
  });

  it('name the day of a moment only when it is not today', () => {
    expect(moment(new Date('2026-11-22T16:00:00Z'), now, 'nl-NL', AMSTERDAM)).toBe('17:00');
    expect(moment(new Date('2026-11-23T08:00:00Z'), now, 'nl-NL', AMSTERDAM)).toBe('maandag 23 november 09:00');
  });

  it.each([
    ['2026-12-01', AMSTERDAM, '2026-11-30T23:00:00.000Z'],
    ['2026-03-29', AMSTERDAM, '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', AMSTERDAM, '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', AMSTERDAM, '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', AMSTERDAM, '2026-10-25T23:00:00.000Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ])('begin %s in %s at %s, also around a clock change', (date, zone, iso) => {
    expect(startOfDate(date, zone)?.toISOString()).toBe(iso);
  });

  it('begin on their own date, in any month of many years', () => {
    const zone = fc.constantFrom(AMSTERDAM, 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), zone, (day, timeZone) => {
        const date = new Date(Date.UTC(2020, 0, 1) + (day % 7300) * 24 * HOUR_MS).toISOString().slice(0, 10);
        const start = startOfDate(date, timeZone);
        if (start === undefined) throw new Error('no date');
        expect(localDate(start, timeZone)).toBe(date);
        expect(localDate(new Date(start.getTime() - 1), timeZone)).not.toBe(date);
        expect(nextDate(localDate(new Date(start.getTime() - 1), timeZone))).toBe(date);
      }),
    );
  });

  it('are not made of something else', () => {
    for (const odd of ['', '2026-13-01', '1-1-2026', '2026-1-1', 'morgen']) {
      expect(startOfDate(odd, AMSTERDAM)).toBeUndefined();
    }
  });
});
