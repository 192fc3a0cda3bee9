/** Requirement 76: counters of a year, and no rows. What is added once is there once, a mistake is taken away, and a released year is gone. */
import { describe, expect, it } from 'vitest';
import { REQUIRED_FIELDS } from '../../../src/core/register/fields.ts';
import {
  contactCounters,
  EMPTY_LEDGER,
  ledgerSchema,
  mergeLedgers,
  withStroke,
  type Ledger,
  type Stroke,
} from '../../../src/core/register/ledger.ts';
import { answersOf, contactStroke } from '../../support/strokes.helper.ts';

const ledgerOf = (...strokes: readonly Stroke[]): Ledger => strokes.reduce(withStroke, EMPTY_LEDGER);
const countsOf = (ledger: Ledger, organisation = 'bakkerij') => ledger.organisations[organisation]?.counts ?? {};
const published = (what: 'report' | 'settlement'): Stroke => ({
  kind: 'stroke',
  id: `published-${what}-0`,
  year: 2026,
  add: [],
  published: { of: 'bakkerij', what },
});

describe('a contact', () => {
  it('adds one to one counter of each field, and to nothing that joins two of them', () => {
    const ledger = ledgerOf(contactStroke(), contactStroke({ about: 'sexual' }), contactStroke({ about: 'sexual' }));
    expect(countsOf(ledger)).toMatchObject({ 'about.bullying': 1, 'about.sexual': 2, 'who.self': 3, 'counted.no': 3 });
    for (const field of REQUIRED_FIELDS) {
      const ofField = Object.entries(countsOf(ledger)).filter(([name]) => name.startsWith(`${field}.`));
      expect(ofField.reduce((sum, [, n]) => sum + n, 0)).toBe(3);
    }
    // All that is kept: a name of one field and one value, and a number.
    expect(Object.keys(ledger)).toEqual(['organisations', 'applied']);
    for (const name of Object.keys(countsOf(ledger))) expect(name.split('.')).toHaveLength(2);
  });

  it('is the same ledger whichever contact had which answers: no crossing can be asked for', () => {
    const ids = { one: { id: 'stroke-aaaaaaaaa' }, other: { id: 'stroke-bbbbbbbbb' } };
    const told = ledgerOf(
      contactStroke({ about: 'sexual', by: 'manager' }, ids.one),
      contactStroke({ about: 'work', by: 'colleague' }, ids.other),
    );
    const crossed = ledgerOf(
      contactStroke({ about: 'work', by: 'manager' }, ids.other),
      contactStroke({ about: 'sexual', by: 'colleague' }, ids.one),
    );
    expect(crossed).toEqual(told);
  });

  it('of somebody who was counted already adds to nothing else, so that every table is of people', () => {
    for (const counted of ['with-me', 'with-colleague'])
      expect(contactCounters(answersOf({ counted }))).toEqual([{ counter: `counted.${counted}`, by: 1 }]);
  });
});

describe('a stroke', () => {
  it('is added once, and a mistake takes it away; nothing falls below none or above what is kept', () => {
    const stroke = contactStroke();
    const once = ledgerOf(stroke, stroke);
    expect(countsOf(once)['about.bullying']).toBe(1);
    const none = ledgerOf(stroke, contactStroke({}, { by: -1 }), contactStroke({}, { by: -1 }));
    expect(Object.values(countsOf(none)).every((n) => n === 0)).toBe(true);
    const many = ledgerOf({ ...stroke, add: [{ to: 'bakkerij', counter: 'hours.contacts', by: 1e9 }] });
    expect(ledgerSchema.safeParse(many).success).toBe(true);
  });
});

describe('two ledgers of one year', () => {
  const [a, b, c] = [contactStroke(), contactStroke(), contactStroke()];
  it('of which one came of the other are that one, and nothing is missing', () => {
    const [older, newer] = [ledgerOf(a), ledgerOf(a, b)];
    expect(mergeLedgers(older, newer)).toEqual(newer);
    expect(mergeLedgers(newer, older)).toEqual(newer);
  });
  it('of which neither did are the higher of each counter, and something may be missing', () => {
    const merged = mergeLedgers(ledgerOf(a, b), ledgerOf(a, c));
    expect(countsOf(merged)['about.bullying']).toBe(2);
    expect(merged.incomplete).toBe(true);
    expect(merged.applied).toHaveLength(3);
    expect(mergeLedgers(merged, ledgerOf(c))).toEqual(merged);
  });
});

describe('a year that was released', () => {
  const consult = { to: 'bakkerij', counter: 'consult.year', by: 1 };
  const before = ledgerOf(contactStroke(), { ...contactStroke(), add: [consult] }, contactStroke({}, { to: 'school' }));

  it('is wiped, but for what is yet to be settled, and for other organisations', () => {
    const after = withStroke(before, published('report'));
    expect(countsOf(after)).toEqual({ 'consult.year': 1 });
    expect(countsOf(after, 'school')).toEqual(countsOf(before, 'school'));
    expect(countsOf(withStroke(after, published('settlement')))).toEqual({});
  });

  it('comes back neither with a stroke that was late nor with an older copy', () => {
    const after = withStroke(before, published('report'));
    expect(countsOf(withStroke(after, contactStroke()))).toEqual({ 'consult.year': 1 });
    for (const older of [before, ledgerOf(contactStroke())]) {
      expect(countsOf(mergeLedgers(after, older))).toEqual({ 'consult.year': 1 });
      expect(countsOf(mergeLedgers(older, after))).toEqual({ 'consult.year': 1 });
    }
  });
});
