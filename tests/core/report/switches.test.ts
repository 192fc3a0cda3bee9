/** Requirement 87: each rule alone keeps something that the attack would otherwise find. */
import { describe, expect, test } from 'vitest';
import { attack } from '../../../src/core/report/attack/index.ts';
import type { Facts, Truth } from '../../../src/core/report/classes.ts';
import { decideBy } from '../../../src/core/report/decide-by.ts';
import { decide } from '../../../src/core/report/decide.ts';
import { hoursBy } from '../../../src/core/report/hours.ts';
import { pooled } from '../../../src/core/report/pool.ts';
import type { Release } from '../../../src/core/report/release.ts';
import { ALL_RULES, RULES, type Rule, type Rules } from '../../../src/core/report/rules.ts';
import { LARGE, report, truth } from '../../support/report-made.helper.ts';

interface Plant {
  readonly truth: Truth;
  readonly facts?: Facts;
  readonly published?: readonly Release[];
  /** What the attack says of it, in short. */
  readonly says: string;
}
const TWO = { 'about.bullying': 21, 'about.sexual': 12 };
const small = (n: number, year: number): Truth => truth({ 'about.bullying': n, 'about.unknown': 9 - n }, year);
const earlier = report(decide(truth({ 'about.bullying': 15, 'about.sexual': 8 }, 2024), LARGE, []));

const PLANTS: Readonly<Record<Rule, Plant>> = {
  people: { truth: truth(TWO), facts: { people: 49 }, says: 'rule people' },
  total: { truth: truth(TWO), facts: { people: 249 }, says: 'rule total' },
  'two-tables': {
    truth: truth({ ...TWO, 'did.listen': 20, 'did.refer': 13 }),
    facts: { people: 249 },
    says: 'rule two-tables did',
  },
  twenty: { truth: truth({ 'about.bullying': 10, 'about.sexual': 9 }), says: 'rule twenty' },
  classes: { truth: truth(TWO), says: 'rule classes about' },
  'row-five': { truth: truth({ ...TWO, 'about.private': 1 }), says: 'rule row-five about' },
  'other-five': { truth: truth({ ...TWO, 'about.private': 1 }), says: 'rule other-five about' },
  managers: {
    truth: truth({ 'by.colleague': 18, 'by.outside': 9, 'by.none': 6 }),
    facts: { people: 3000, managers: 9 },
    says: 'rule managers by',
  },
  top: { truth: truth({ 'by.colleague': 18, 'by.top': 9, 'by.none': 6 }), says: 'rule top by' },
  groups: {
    truth: truth({ 'did.listen': 18, 'did.manager': 10, 'did.refer': 6 }),
    facts: { people: 3000, managers: 19 },
    says: 'presence did manager',
  },
  everybody: {
    truth: truth({ 'about.bullying': 25, 'about.sexual': 20 }),
    facts: { people: 54 },
    says: 'presence',
  },
  possible: {
    truth: truth({
      'about.bullying': 14,
      'about.sexual': 9,
      'about.discrimination': 9,
      'about.work': 4,
      'about.unknown': 4,
    }),
    says: 'few about bullying',
  },
  pool: {
    truth: pooled([truth({ 'about.bullying': 15, 'about.sexual': 8 }, 2024), small(3, 2025)]),
    published: [earlier],
    says: 'rule pool',
  },
  once: { truth: truth({ 'about.bullying': 16, 'about.sexual': 9 }, 2024), published: [earlier], says: 'rule once' },
  hours: { truth: truth({ 'about.bullying': 12, 'hours.contacts': 31, 'hours.activities': 8 }), says: 'rule hours' },
};

function published(rules: Rules, { truth: counted, facts = LARGE, published: before = [] }: Plant): string[] {
  const printed = decideBy(rules)(counted, facts, before);
  const release = report(printed, { hours: hoursBy(rules)(counted, printed) });
  return attack([...before, release]).map((one) =>
    [
      one.code,
      'rule' in one ? one.rule : '',
      'field' in one ? one.field : '',
      'row' in one && one.code !== 'rule' ? one.row : '',
    ]
      .filter((word) => word !== '' && word !== undefined)
      .join(' '),
  );
}

describe('a rule that is switched off', () => {
  test.each(RULES)('%s: the attack finds what was planted, and nothing while it holds', (rule) => {
    const plant = PLANTS[rule];
    const off = published({ ...ALL_RULES, [rule]: false }, plant);
    expect(off).toContain(plant.says);
    const on = published(ALL_RULES, plant);
    // A second report of a year is one too many, whatever stands in it.
    expect(on).toEqual(rule === 'once' ? ['rule once'] : []);
  });
});
