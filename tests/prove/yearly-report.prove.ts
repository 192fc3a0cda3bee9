/**
 * The long form of tests/core/report: every way in which some hundred thousand truths can be printed, for whoever knows the
 * program; walks through reports of every size; and a hundred thousand years.
 */
import { describe, expect, it } from 'vitest';
import { counterOf } from '../../src/core/register/ledger.ts';
import { FIELDS, type PrintableField } from '../../src/core/register/fields.ts';
import type { Facts, Truth } from '../../src/core/report/classes.ts';
import { decide } from '../../src/core/report/decide.ts';
import { pooled } from '../../src/core/report/pool.ts';
import type { Printed } from '../../src/core/report/printed.ts';
import { fewAlike, fewIn, see } from '../support/report-alike.helper.ts';
import { lived } from '../support/report-lived.helper.ts';
import { came, dice, drawn, LARGE, report } from '../support/report-made.helper.ts';

const LONG = 30 * 60_000;

function* shared(people: number, places: number): Generator<readonly number[]> {
  if (places === 1) yield [people];
  else for (let n = 0; n <= people; n += 1) for (const rest of shared(people - n, places - 1)) yield [n, ...rest];
}
/** Of how many kinds were printed, and where fewer than three numbers lie behind. */
function everyTruth(
  truths: Iterable<Truth>,
  print: (truth: Truth) => Printed,
): { readonly kinds: number; readonly few: readonly string[] } {
  const kinds = new Map<string, Map<string, Set<number>>>();
  for (const truth of truths) {
    const printed = print(truth);
    const said = JSON.stringify(printed);
    const seen = kinds.get(said) ?? new Map<string, Set<number>>();
    kinds.set(said, seen);
    see(seen, truth, printed);
  }
  return {
    kinds: kinds.size,
    few: [...kinds].flatMap(([said, seen]) => fewIn(seen).map((one) => `${one} of ${said}`)),
  };
}
function* everyOf(field: PrintableField, from: number, to: number): Generator<Truth> {
  const values = FIELDS[field];
  for (let people = from; people <= to; people += 1)
    for (const each of shared(people, values.length)) {
      const counts = Object.fromEntries(values.map((value, at) => [counterOf(field, value), each[at] ?? 0]));
      yield { years: [2025], counts: { [counterOf('counted', 'no')]: people, ...counts } };
    }
}

describe('somebody who tries every truth', () => {
  it.each([
    [20, 29, 50],
    [30, 39, 100],
  ])(
    'finds three numbers behind each figure of one table: %i to %i people',
    (from, to, least) => {
      const { kinds, few } = everyTruth(everyOf('often', from, to), (truth) => decide(truth, LARGE, []));
      expect(few.slice(0, 3)).toEqual([]);
      expect(kinds).toBeGreaterThan(least);
    },
    LONG,
  );

  it('and behind each of two years that were pooled', { timeout: LONG }, () => {
    const years = [2024, 2025] as const;
    const seen = new Map<string, Map<string, Set<number>>>();
    // Fewer truths than there are leave fewer numbers, so what is found among these is found among all; from thirty on one
    // value held at none would take too many away.
    const values = ['once', 'repeated', 'pattern', 'unknown'];
    const isHeld = (place: string): boolean => place.startsWith('often without a row: none');
    for (let one = 17; one < 20; one += 1)
      for (let two = 20 - one; two < 30 - one; two += 1) {
        const before = [report(decide(came(one, 2024), LARGE, []))];
        for (const each of shared(one + two, values.length)) {
          const counts = Object.fromEntries(values.map((value, at) => [`often.${value}`, each[at] ?? 0]));
          const truth: Truth = { ...pooled([came(one, 2024), came(two, 2025)]), years };
          const all = { ...truth, counts: { [counterOf('counted', 'no')]: one + two, ...counts } as Truth['counts'] };
          const printed = decide(all, LARGE, before);
          const said = JSON.stringify([printed, before[0]?.printed]);
          const behind = seen.get(said) ?? new Map<string, Set<number>>();
          seen.set(said, behind);
          see(behind, all, printed);
          for (const [place, n] of [
            ['2024', one],
            ['2025', two],
          ] as const)
            behind.set(place, (behind.get(place) ?? new Set()).add(n));
        }
      }
    const few = [...seen].flatMap(([said, behind]) =>
      fewIn(behind).flatMap((one) => (isHeld(one) ? [] : [`${one} of ${said}`])),
    );
    expect(few.slice(0, 3)).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });
});

it(
  'whoever walks from truth to truth finds three numbers behind every figure of four hundred reports',
  { timeout: LONG },
  () => {
    const roll = dice(400);
    const found = Array.from({ length: 400 }, () => {
      const size = roll();
      const facts: Facts = { people: size < 0.3 ? 180 : 3000, managers: Math.floor(roll() * 40) };
      const people = 20 + Math.floor(roll() ** 2 * 80);
      const more: readonly PrintableField[] = roll() < 0.5 ? ['way', 'referred', 'contract'] : [];
      return fewAlike(decide, drawn(people, roll, 2025, more), facts, roll, 30_000);
    });
    expect(found.flat()).toEqual([]);
  },
);

it('a hundred thousand years', { timeout: LONG }, () => {
  const roll = dice(100_000);
  for (let organisation = 0; organisation < 10_000; organisation += 1) {
    const { found, untrue } = lived(10, roll);
    expect([found, untrue]).toEqual([[], []]);
  }
});
