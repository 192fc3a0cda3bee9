/** Requirements 76, 77 and 88: what is asked of a contact, of which year it is, and what an adviser sees of their own counters. */
import { describe, expect, it } from 'vitest';
import { ledgerOfForm } from '../../../src/core/billing/consult.ts';
import { FIELDS, OPTIONAL_FIELDS, REQUIRED_FIELDS } from '../../../src/core/register/fields.ts';
import { EMPTY_LEDGER, strokeSchema, withStroke, type Ledger } from '../../../src/core/register/ledger.ts';
import { countsIn } from '../../../src/inbox/client/book/counting.ts';
import {
  addedBy,
  contactStroke,
  dayAt,
  fieldsAsked,
  lackingIn,
  unanswered,
  yearAt,
  type Contact,
} from '../../../src/inbox/client/register/contact.ts';
import {
  fieldsOf,
  offeredFields,
  peopleIn,
  tablesIn,
  yearToChooseFor,
} from '../../../src/inbox/client/register/own-counts.ts';
import { answersOf } from '../../support/strokes.helper.ts';

const seat = { organisation: { id: 'bakkerij', name: 'Bakkerij' }, timeZone: 'Europe/Amsterdam' };
const now = new Date('2026-11-28T10:00:00Z');
const contact = (change: Partial<Contact> = {}): Contact => ({
  answers: answersOf(),
  isConsult: false,
  optional: [],
  ...change,
});
const ID = 'stroke-of-a-test';
const NOTHING = countsIn(EMPTY_LEDGER, 'bakkerij');

describe('a contact', () => {
  it('is seven questions with one answer each, nothing chosen and none to write in', () => {
    expect(fieldsAsked([])).toHaveLength(7);
    expect(new Set(fieldsAsked([]))).toEqual(new Set(REQUIRED_FIELDS));
    expect(unanswered({}, [])).toEqual(fieldsAsked([]));
    expect(unanswered(answersOf(), [])).toEqual([]);
    expect(unanswered(answersOf({ about: 'iets anders' }), [])).toEqual(['about']);
    expect(unanswered(answersOf(), ['online'])).toEqual(['online']);
    for (const counted of ['with-me', 'with-colleague']) expect(unanswered({ counted }, ['online'])).toEqual([]);
  });

  it('is of the year on the calendar of the organisation, whatever that of the device or of the adviser', () => {
    const midnight = new Date('2026-12-31T23:30:00Z');
    expect(yearAt(seat, midnight)).toBe(2027);
    expect(yearAt({ ...seat, organisationTimeZone: 'America/New_York' }, midnight)).toBe(2026);
    expect(dayAt({ ...seat, organisationTimeZone: 'Pacific/Auckland' }, new Date('2026-12-31T11:30:00Z'))).toBe(
      '2027-01-01',
    );
  });

  it('counts nothing that is not asked any more, and settles with the first which questions its year has', () => {
    const answers = answersOf({ online: 'yes', way: 'phone' });
    const first = contactStroke(contact({ answers, optional: ['way'] }), { seat, now, year: 2026 }, NOTHING, ID);
    expect(first.add.map(({ counter }) => counter)).toContain('way.phone');
    expect(first.add.map(({ counter }) => counter)).not.toContain('online.yes');
    expect(first.fields).toEqual({ of: 'bakkerij', on: ['way'] });
    const after = countsIn(withStroke(EMPTY_LEDGER, first), 'bakkerij');
    expect(contactStroke(contact(), { seat, now, year: 2026 }, after, ID)).not.toHaveProperty('fields');
    expect(strokeSchema.safeParse(first).success).toBe(true);
  });
});

describe('a consult', () => {
  const place = (form: 'pool' | 'per-consult', change: object = {}) => ({
    seat: { ...seat, billing: { supplier: 'pakket', form, from: '2026-01-01' } },
    now,
    year: 2026,
    ...change,
  });
  const countersOf = (at: ReturnType<typeof place>, isConsult = true) =>
    addedBy(contact({ isConsult }), at)
      .filter(({ counter }) => counter.startsWith('consult'))
      .map(({ to, counter }) => `${to} ${counter}`);

  it('of a pool is counted of the pool alone', () => {
    expect(countersOf(place('pool'))).toEqual([`${ledgerOfForm('pakket', 'pool')} consult.q4`]);
  });
  it('is counted where the contract says so, when it is pressed, and in the year that is going on', () => {
    expect(countersOf(place('per-consult'))).toContain('bakkerij consult.year');
    expect(countersOf(place('per-consult'), false)).toEqual([]);
    expect(countersOf(place('per-consult', { seat }))).toEqual([]);
    expect(countersOf(place('per-consult', { year: 2025 }))).toEqual([]);
  });
});

describe('a mistake', () => {
  it('takes away what the same answers added, and nothing where there is nothing', () => {
    const stroke = contactStroke(contact(), { seat, now, year: 2026 }, NOTHING, ID);
    const ledger = withStroke(EMPTY_LEDGER, stroke);
    const countOf = (to: string, counter: string): number => countsIn(ledger, to).counts[counter] ?? 0;
    const taken = addedBy(contact(), { seat, now, year: 2026 }, -1);
    expect(lackingIn(taken, countOf)).toEqual([]);
    const after = withStroke(ledger, { kind: 'stroke', id: `${ID}-2`, year: 2026, add: [...taken] });
    expect(peopleIn(countsIn(after, 'bakkerij').counts)).toBe(0);
    expect(tablesIn(countsIn(after, 'bakkerij').counts)).toEqual([]);
    const other = addedBy(contact({ answers: answersOf({ about: 'work' }) }), { seat, now, year: 2026 }, -1);
    expect(lackingIn(other, countOf)).toEqual(['about.work']);
  });
});

describe('the extra questions', () => {
  const chosen = (year: number, ...on: readonly string[]): readonly [number, Ledger] => [
    year,
    { organisations: { bakkerij: { counts: {}, fields: [...on] } }, applied: [] },
  ];
  it('hold for a whole year, and for the next until something else is chosen', () => {
    const ledgers = new Map([chosen(2026, 'way', 'online'), chosen(2027, 'way')]);
    expect(fieldsOf(ledgers, seat, 2026)).toEqual(['online', 'way']);
    expect(fieldsOf(ledgers, seat, 2027)).toEqual(['way']);
    expect(fieldsOf(ledgers, seat, 2028)).toEqual(['way']);
    expect(fieldsOf(ledgers, seat, 2025)).toEqual([]);
    expect(yearToChooseFor({}, 2026)).toBe(2026);
    for (const counted of ['no', 'with-me', 'unknown'])
      expect(yearToChooseFor({ [`counted.${counted}`]: 1 }, 2026)).toBe(2027);
  });

  it('of sex and age are asked from 250 people only, and shown from thirty contacts only', () => {
    expect(offeredFields({ people: 250 })).toEqual(OPTIONAL_FIELDS);
    for (const people of [undefined, 249])
      expect(offeredFields(people === undefined ? {} : { people })).toEqual(
        OPTIONAL_FIELDS.filter((field) => field !== 'sex' && field !== 'age'),
      );
    expect(fieldsOf(new Map([chosen(2026, 'sex', 'way')]), { ...seat, people: 100 }, 2026)).toEqual(['way']);
    const counts = (n: number) => ({ 'counted.no': n, 'sex.man': 12, 'about.work': 2 });
    expect(tablesIn(counts(29)).map(({ field }) => field)).toEqual(['about']);
    expect(tablesIn(counts(30)).map(({ field }) => field)).toEqual(['about', 'sex']);
    expect(Object.keys(FIELDS)).toEqual([...REQUIRED_FIELDS, ...OPTIONAL_FIELDS]);
  });
});
