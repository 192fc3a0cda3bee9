import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, toHour } from '../../src/core/conversation.ts';
import type { AnsweredTests } from '../../src/core/ports.ts';
import { isProven, provenFrom, WEEK_HOURS, weekOf, withAnswered } from '../../src/core/proof.ts';
import { adviserOf, testOrganisation, TUESDAY_10 } from '../support/organisation.helper.ts';

const { keys } = await testOrganisation();
const samira = adviserOf('samira', 'Samira', keys.samira);
const card = keys.samira.keyCard.kid;
const OWN_HOUR = 53;
const first = weekOf(OWN_HOUR, TUESDAY_10);
/** A moment in the week that began so many weeks later. */
const within = (week: number, minutes: number): Date =>
  new Date((first + week * WEEK_HOURS) * HOUR_MS + minutes * 60_000);
const load = (answered: AnsweredTests | undefined) => ({ open: 0, ...(answered && { answered }) });
const answerAt = (answered: AnsweredTests | undefined, now: Date) =>
  withAnswered(answered, { card, week: weekOf(OWN_HOUR, now) }, now);
const minute = fc.integer({ min: 0, max: WEEK_HOURS * 60 - 1 });

describe('the week of an adviser', () => {
  it('begins at their own hour of the week, whatever the moment, and has 168 hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: WEEK_HOURS - 1 }), fc.date({ noInvalidDate: true }), (ownHour, now) => {
        const week = weekOf(ownHour, now);
        expect((((week - ownHour) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS).toBe(0);
        expect(week).toBeLessThanOrEqual(toHour(now));
        expect(toHour(now)).toBeLessThan(week + WEEK_HOURS);
      }),
    );
  });
});

describe('what everybody sees', () => {
  it('is not changed by an answer within its week, however often and whenever it is given', () => {
    const visits = fc.array(fc.record({ week: fc.integer({ min: 0, max: 5 }), at: minute }), { maxLength: 12 });
    fc.assert(
      fc.property(visits, minute, minute, (all, one, other) => {
        let answered: AnsweredTests | undefined;
        for (const { week, at } of all.toSorted((a, b) => a.week - b.week || a.at - b.at)) {
          const before = answered;
          answered = answerAt(answered, within(week, at));
          expect(answered?.weeks.length).toBeLessThanOrEqual(2);
          for (const moment of [within(week, one), within(week, other)])
            expect(isProven(samira, load(answered), moment)).toBe(isProven(samira, load(before), moment));
        }
        // And it is the same from one end of a week to the other.
        for (let week = 0; week < 9; week += 1)
          expect(isProven(samira, load(answered), within(week, one))).toBe(
            isProven(samira, load(answered), within(week, other)),
          );
      }),
    );
  });

  it('says in each week whether one of the two before was answered', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 8 })), minute, (weeks, at) => {
        let answered: AnsweredTests | undefined;
        for (let week = 0; week < 10; week += 1) {
          expect(isProven(samira, load(answered), within(week, at))).toBe(
            weeks.includes(week - 1) || weeks.includes(week - 2),
          );
          if (weeks.includes(week)) answered = answerAt(answered, within(week, at));
        }
      }),
    );
  });

  it('is nothing while nobody answered, or another card did', () => {
    expect(isProven(samira, load(undefined), TUESDAY_10)).toBe(false);
    const answered = answerAt(undefined, within(0, 1));
    const rotated = { keyCards: [keys.tom.keyCard, keys.samira.keyCard] };
    expect(isProven(samira, load(answered), within(1, 0))).toBe(true);
    expect(isProven(rotated, load(answered), within(1, 0))).toBe(false);
    expect(isProven({ keyCards: [] }, load(answered), within(1, 0))).toBe(false);
  });
});

describe('what is kept', () => {
  it('begins anew with another card, and drops a week of a clock that ran ahead', () => {
    const ahead = { card, weeks: [first + 50 * WEEK_HOURS] };
    expect(withAnswered(ahead, { card, week: first }, within(0, 5))).toEqual({ card, weeks: [first] });
    const other = keys.tom.keyCard.kid;
    expect(withAnswered({ card, weeks: [first] }, { card: other, week: first }, within(0, 5))).toEqual({
      card: other,
      weeks: [first],
    });
    expect(withAnswered({ card, weeks: [first] }, { card, week: first + WEEK_HOURS }, within(0, 5))).toEqual({
      card,
      weeks: [first],
    });
  });
});

it('the adviser is told from which hour their answer shows, and nothing when it shows already', () => {
  const answered = answerAt(undefined, within(3, 100));
  expect(provenFrom(samira, load(answered), within(3, 200))).toBe(first + 4 * WEEK_HOURS);
  expect(provenFrom(samira, load(answered), within(4, 0))).toBeUndefined();
  expect(provenFrom(samira, load(answered), within(7, 0))).toBeUndefined();
  expect(provenFrom(samira, load(undefined), within(3, 0))).toBeUndefined();
});
