import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameTime } from '../../../src/core/calendar.ts';
import { inZone, momentsIn } from '../../../src/core/words/moments.ts';
import { timeFor } from '../../../src/inbox/client/time.ts';
import { languageOf, words } from '../../../src/inbox/client/words/index.ts';
import { ZONES } from '../../support/zones.helper.ts';

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

describe('whose clock the inbox shows', () => {
  const CURACAO = 'America/Curacao';
  // Saturday 26 December 2026, 16:00 in Amsterdam, 11:00 in Curaçao.
  const now = new Date('2026-12-26T15:00:00Z');
  const hourOf = (iso: string): number => Math.floor(Date.parse(iso) / HOUR_MS);
  const at = { language: 'nl', now, device: AMSTERDAM } as const;
  const here = { timeZone: AMSTERDAM };
  const there = { timeZone: CURACAO, organisationTimeZone: AMSTERDAM };

  it('is one, and needs no name where every clock shows the same', () => {
    for (const device of [AMSTERDAM, 'Europe/Brussels']) {
      const { moments, heading } = timeFor(here, [here], { ...at, device });
      expect(moments.hour(hourOf('2026-12-26T14:00:00Z'))).toBe('vandaag, rond 15:00');
      expect(moments.hour(hourOf('2026-12-25T22:00:00Z'))).toBe('gisteren, rond 23:00');
      expect(moments.moment(new Date('2026-12-28T08:00:00Z'))).toBe('maandag 9:00');
      expect(heading('Je uren')).toBe('Je uren');
    }
  });

  it('is named everywhere when it is not that of the organisation', () => {
    const { moments, ofOrganisation, heading } = timeFor(there, [there], { ...at, device: CURACAO });
    expect(moments.hour(hourOf('2026-12-26T14:00:00Z'))).toBe('vandaag, rond 10:00 (tijd in Curaçao)');
    expect(moments.moment(new Date('2026-12-28T13:00:00Z'))).toBe('maandag 9:00 (tijd in Curaçao)');
    expect(moments.until(new Date('2026-12-26T21:00:00Z'))).toBe('17:00 (tijd in Curaçao)');
    expect(heading('Je uren')).toBe('Je uren (tijd in Curaçao)');
    expect(ofOrganisation.lastDay(hourOf('2027-01-27T01:00:00Z'))).toBe('woensdag 27 januari (tijd in Amsterdam)');
  });

  it('is named when the device shows another, or another organisation keeps another', () => {
    expect(timeFor(here, [here], { ...at, device: 'America/New_York' }).heading('Je uren')).toBe(
      'Je uren (tijd in Amsterdam)',
    );
    const two = [here, { timeZone: 'Europe/Lisbon' }];
    expect(two.map((seat) => timeFor(seat, two, at).heading('Je uren'))).toEqual([
      'Je uren (tijd in Amsterdam)',
      'Je uren (tijd in Lissabon)',
    ]);
  });

  it('says the same last day as the employee is told, in any zone and language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...ZONES),
        fc.constantFrom('nl' as const, 'en' as const),
        fc.integer({ min: hourOf('2027-01-01T00:00:00Z'), max: hourOf('2028-12-31T00:00:00Z') }),
        fc.integer({ min: 1, max: 365 * 24 }),
        (organisation, timeZone, device, language, hour, ahead) => {
          const then = new Date((hour - ahead) * HOUR_MS);
          const told = momentsIn(language, organisation, then).lastDay(hour);
          const seat = { timeZone, organisationTimeZone: organisation };
          const shown = timeFor(seat, [seat], { language, now: then, device }).ofOrganisation.lastDay(hour);
          expect([told, inZone(told, organisation, language)]).toContain(shown);
          // The zone may be left out only where the reader's clocks all agree with it.
          if (shown === told) expect(sameTime(timeZone, organisation, then)).toBe(true);
        },
      ),
    );
  });

  it('is UTC, by name, where the browser does not know the zone', () => {
    const odd = { timeZone: 'Mars/Olympus' };
    expect(timeFor(odd, [odd], at).moments.moment(new Date('2026-12-26T21:00:00Z'))).toBe('vandaag 21:00 (UTC)');
  });

  it('is that of the first organisation for what is left of one that is no longer theirs', () => {
    expect(timeFor(undefined, [here], at).timeZone).toBe(AMSTERDAM);
  });
});
