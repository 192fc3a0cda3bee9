/**
 * Requirement 87: that rows were folded, and which, tells something to whoever knows the program. So for each report other
 * truths are looked for that would have been printed just the same, until behind each figure, and behind each value that has no
 * row, three numbers were found.
 */
import { describe, expect, test } from 'vitest';
import { decideBy } from '../../../src/core/report/decide-by.ts';
import { decide } from '../../../src/core/report/decide.ts';
import { ALL_RULES } from '../../../src/core/report/rules.ts';
import { fewAlike } from '../../support/report-alike.helper.ts';
import { dice, drawn, LARGE, truth } from '../../support/report-made.helper.ts';

const STEPS = 6000;

describe('whoever knows how the program decides', () => {
  test.each([28, 41])('finds three numbers at least behind every figure: %i people', (people) => {
    const roll = dice(people);
    expect(fewAlike(decide, drawn(people, roll), LARGE, roll, STEPS)).toEqual([]);
  });

  test('reads nothing in "other": five rows under five that are twenty together would be four each', () => {
    const fours = { 'about.sexual': 4, 'about.discrimination': 4, 'about.aggression': 4, 'about.improper': 4 };
    const counted = truth({
      ...fours,
      'about.unknown': 4,
      'about.bullying': 20,
      'about.integrity-organisation': 12,
      'about.work': 9,
    });
    const { tables } = decide(counted, LARGE, []);
    expect(tables[0]?.rows.map(({ name }) => name)).toEqual(['bullying', 'integrity', 'other']);
    expect(fewAlike(decide, counted, LARGE, dice(4), STEPS)).toEqual([]);
    const open = decideBy({ ...ALL_RULES, possible: false });
    expect(open(counted, LARGE, []).tables[0]?.rows.at(-1)).toEqual({ name: 'other', range: { least: 20, most: 24 } });
    expect(fewAlike(open, counted, LARGE, dice(4), 300)).toContain('about other: 20');
  });
});
