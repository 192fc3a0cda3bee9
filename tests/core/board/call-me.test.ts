/** "Bel mij": requirements 42 and 51. */
import { describe, expect, it } from 'vitest';
import { telephoneLink } from '../../../src/base/phone.ts';
import { callMeFrom, callMeSchema } from '../../../src/core/board/call-me.ts';

const typed = (number: string, when = '', voicemail = false) => callMeFrom({ number, when, voicemail }, telephoneLink);

describe('what an employee gives to be called (requirements 42, 51)', () => {
  it('is a number as they write it, with what a telephone dials for it', () => {
    expect(typed(' 06 12345678 ', ' na vijven ')).toEqual({
      number: '06 12345678',
      dial: 'tel:+31612345678',
      when: 'na vijven',
      voicemail: false,
    });
    expect(typed('+31 (0)30 231 42 14', '', true)).toMatchObject({ dial: 'tel:+31302314214', voicemail: true });
    expect(typed('+48 22 694 49 12')).toMatchObject({ dial: 'tel:+48226944912' });
    // In other digits of the same worth.
    expect(typed('０６ １２３４ ５６７８')).toMatchObject({ number: '06 1234 5678', dial: 'tel:+31612345678' });
  });

  it('is shown and not linked where nobody can say how it is dialled', () => {
    expect(typed('+999 123 456')).toEqual({ number: '+999 123 456', when: '', voicemail: false });
  });

  it.each(['', '12345', 'bel me', '06 12345678 na vijf uur', 'tel:0612345678', '06+12345678', '<0612345678>'])(
    '%j is no number',
    (number) => expect(typed(number)).toBe('number'),
  );
  it.each(['1234567890123456', `0612345678${' '.repeat(20)}-----------`, '06 1234 5678\n06 8765 4321'])(
    '%j is more than one number has',
    (number) => expect(typed(number)).toBe('number'),
  );

  it('has room for when it suits, and not for a letter', () => {
    expect(typed('06 12345678', 'x'.repeat(200))).toMatchObject({ when: 'x'.repeat(200) });
    expect(typed('06 12345678', 'x'.repeat(201))).toBe('long');
  });

  it('is what its schema takes, which takes nothing else', () => {
    expect(callMeSchema.safeParse(typed('06 12345678', 'na vijven')).success).toBe(true);
    const good = { number: '06 12345678', when: '', voicemail: false };
    expect(callMeSchema.safeParse(good).success).toBe(true);
    for (const bad of [
      { ...good, dial: 'https://elders.example.nl' },
      { ...good, dial: 'tel:+31612345678;ext=1' },
      { ...good, dial: 'sms:+31612345678' },
      { ...good, voicemail: 'yes' },
      { ...good, name: 'Noor' },
      { ...good, number: 'zes nullen' },
    ])
      expect(callMeSchema.safeParse(bad).success).toBe(false);
  });
});
