/** When an adviser is asked for the recovery code on paper, and when not. */
import { describe, expect, it, test } from 'vitest';
import { checkLater, keyCheckFor } from '../../../src/inbox/client/crypto/key-check.ts';
import { storageOr } from '../../../src/inbox/client/storage.ts';
import { usedOn, withoutWay } from '../../../src/seal/open-ways.ts';
import { asWays, type WaySlots } from '../../../src/seal/ways.ts';
import { somebody } from '../../support/ways.helper.ts';

const none = () => {
  throw new Error('no storage');
};
const device = () => storageOr(none);
const { first } = await somebody();
const proven = (day: string): WaySlots => usedOn(first, 'recovery', day) ?? asWays(first);

test('who comes from 0.2.0 is asked at the next opening, and not again once it was right', () => {
  expect(keyCheckFor(first, '2026-11-27', device())).toBe('first');
  expect(keyCheckFor(proven('2026-11-27'), '2026-11-27', device())).toBeUndefined();
});

test('a code that was made and typed over counts as proven on that day', () => {
  const made = { ...asWays(first), ways: asWays(first).ways.map((way) => ({ ...way, made: '2026-11-27' })) };
  expect(keyCheckFor(made, '2027-11-26', device())).toBeUndefined();
  expect(keyCheckFor(made, '2027-11-27', device())).toBe('yearly');
});

test('a year later it is asked once more, also over a leap day', () => {
  expect(keyCheckFor(proven('2027-03-01'), '2028-02-28', device())).toBeUndefined();
  expect(keyCheckFor(proven('2027-03-01'), '2028-02-29', device())).toBe('yearly');
});

test('who has no code at all is told so', () => {
  expect(keyCheckFor(withoutWay(first, 'recovery'), '2026-11-27', device())).toBe('none');
});

describe('"not now"', () => {
  it('holds for a month of a yearly check, and for a day of one that was never done', () => {
    const mine = device();
    checkLater('2028-01-01', mine);
    expect(keyCheckFor(proven('2026-11-27'), '2028-01-30', mine)).toBeUndefined();
    expect(keyCheckFor(proven('2026-11-27'), '2028-01-31', mine)).toBe('yearly');
    expect(keyCheckFor(first, '2028-01-01', mine)).toBeUndefined();
    expect(keyCheckFor(first, '2028-01-02', mine)).toBe('first');
  });

  it('is forgotten with the storage of the browser, or when its clock was wrong: then it is asked again', () => {
    const mine = device();
    checkLater('2031-01-01', mine);
    expect(keyCheckFor(first, '2028-01-01', mine)).toBe('first');
    mine.setItem('in-vertrouwen.code-later', 'yesterday');
    expect(keyCheckFor(first, '2028-01-01', mine)).toBe('first');
    expect(keyCheckFor(first, '2028-01-01', device())).toBe('first');
  });
});
