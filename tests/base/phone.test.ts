/** A number as somebody wrote it becomes what a telephone dials; what is no number becomes no link. */
import { describe, expect, it } from 'vitest';
import { REFERRALS } from '../../src/core/referrals.ts';
import { callableIn, telephoneLink } from '../../src/base/phone.ts';

describe('a telephone number', () => {
  it.each([
    ['+31 (0)30 000 00 09', 'tel:+31300000009'],
    ['+31 30 000 00 09', 'tel:+31300000009'],
    ['+31 030 0000009', 'tel:+31300000009'],
    ['0031 (0)30-0000009', 'tel:+31300000009'],
    ['030 000 00 09', 'tel:+31300000009'],
    ['030-0000009', 'tel:+31300000009'],
    ['(030) 000 00 09', 'tel:+31300000009'],
    ['030/000.00.09', 'tel:+31300000009'],
    ['030 – 000\u00a000 09', 'tel:+31300000009'],
    ['06-12345678', 'tel:+31612345678'],
    ['06 12 34 56 78', 'tel:+31612345678'],
    ['088 123 45 67', 'tel:+31881234567'],
    ['+32 2 123 45 67', 'tel:+3221234567'],
    ['+49 (0)30 123456', 'tel:+4930123456'],
    ['030 000 00 09 toestel 12', 'tel:+31300000009;ext=12'],
    ['030 000 00 09 (toestel 12)', 'tel:+31300000009;ext=12'],
    ['112', 'tel:112'],
    ['113', 'tel:113'],
    ['14 030', 'tel:14030'],
    ['116 006', 'tel:116006'],
    ['0800-0188', 'tel:08000188'],
    ['0900 1234567', 'tel:09001234567'],
    ['+31 800 0188', 'tel:08000188'],
  ])('%s', (written, link) => expect(telephoneLink(written)).toBe(link));

  it.each(['', '030 12', '030 000 00 01 / 02', 'vraag HR', '12', '00', '+'])('"%s" is none', (written) =>
    expect(telephoneLink(written)).toBeUndefined(),
  );

  it('of every place in our own list can be dialled', () => {
    const phones = REFERRALS.flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => telephoneLink(phone) === undefined)).toEqual([]);
  });
});

it.each([
  ['Bel 112 of 113, gratis.', ['112', '113']],
  ['Chatten kan op 113.nl, bellen op 0800-0188.', ['0800-0188']],
  ['Mail, of bel +31 (0)30 000 00 10 of 06-12345678.', ['+31 (0)30 000 00 10', '06-12345678']],
  ['Op 2026-11-21 van 10:00-12:00, 3512 JE 1, € 112,50.', []],
  ['Niet de laatste tien cijfers van 030 2314214-12.', []],
])('in "%s" the numbers can be pressed', (line, numbers) =>
  expect(callableIn(line).map(({ from, to }) => line.slice(from, to))).toEqual(numbers),
);
