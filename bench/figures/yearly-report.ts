/** The yearly report of a team of five: what its maker's browser works out before a release, here in one process. */
import { attack } from '../../src/core/report/attack/index.ts';
import type { Facts, Truth } from '../../src/core/report/classes.ts';
import { decide } from '../../src/core/report/decide.ts';
import { hoursOf } from '../../src/core/report/hours.ts';
import { accountable } from '../../src/core/report/pool.ts';
import type { Release } from '../../src/core/report/release.ts';
import { REQUIRED } from '../../src/core/register/fields.ts';
import { contactCounters, type Counter } from '../../src/core/register/ledger.ts';
import { took } from '../stopwatch.ts';
import type { Row } from '../table.ts';

const TEAM = 5;
const CONTACTS = 500;
const FIRST = 2021;
const YEARS = 5;
const TIMES = 200;
const FACTS: Facts = { people: 12_000, managers: 600 };
const TARGET_MS = 50;

/** A contact answers each field by its place in the list, so that every value of every field was answered. */
const answers = (contact: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(REQUIRED).map(([field, values], at) => [
      field,
      field === 'counted' ? 'no' : (values[Math.floor((contact * (at + 3)) / 7) % values.length] ?? ''),
    ]),
  );
const contributions = Array.from({ length: TEAM }, (_, adviser) => {
  const counts: Partial<Record<Counter, number>> = {};
  for (let contact = adviser; contact < CONTACTS; contact += TEAM)
    for (const { counter, by } of contactCounters(answers(contact))) counts[counter] = (counts[counter] ?? 0) + by;
  return counts;
});
function summed(year: number): Truth {
  const counts: Partial<Record<Counter, number>> = {};
  for (const own of contributions)
    for (const [counter, n] of Object.entries(own) as [Counter, number][]) counts[counter] = (counts[counter] ?? 0) + n;
  return { years: [year], counts };
}

function reportOf(year: number, published: readonly Release[]): Release {
  const own = summed(year);
  const printed = decide(accountable([own], FACTS, published), FACTS, published);
  return {
    v: 1,
    kind: 'report',
    organisation: { id: 'bench', name: 'Bench' },
    year,
    day: `${year + 1}-02-01`,
    maker: { name: 'Bench', card: '' },
    printed,
    team: { internal: TEAM, external: 0, began: 0, stopped: 0 },
    activities: {},
    hours: hoursOf(own, printed),
    analysis: '',
    recommendations: '',
    earlier: [],
  };
}

function times(work: () => unknown): readonly number[] {
  const all: number[] = [];
  for (let round = -TIMES / 2; round < TIMES; round += 1) {
    const startedAt = performance.now();
    work();
    if (round >= 0) all.push(performance.now() - startedAt);
  }
  return all;
}

export function measureYearlyReport(): readonly Row[] {
  const earlier: Release[] = [];
  for (let year = FIRST; year < FIRST + YEARS; year += 1) earlier.push(reportOf(year, earlier));
  const next = reportOf(FIRST + YEARS, earlier);
  const found = attack([...earlier, next]);
  if (found.length > 0) throw new Error(`yearly report: ${JSON.stringify(found)}`);
  const row = (figure: string, all: readonly number[]): Row => ({
    figure,
    measured: took(all),
    target: `p99 under ${TARGET_MS} ms`,
    met: (all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? Number.NaN) < TARGET_MS,
  });
  return [
    row(
      `what is printed: a team of ${TEAM}, ${CONTACTS} contacts, ${YEARS} years before`,
      times(() => reportOf(FIRST + YEARS, earlier)),
    ),
    row(
      `its attack, over ${YEARS + 1} years`,
      times(() => attack([...earlier, next])),
    ),
  ];
}
