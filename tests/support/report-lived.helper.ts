/** Organisations that live for some years: people come, a team counts, and each year is reported on. */
import { attack, type Finding } from '../../src/core/report/attack/index.ts';
import { settledConsults, TABLES_FROM, type Facts, type Truth } from '../../src/core/report/classes.ts';
import { decide } from '../../src/core/report/decide.ts';
import { hoursOf } from '../../src/core/report/hours.ts';
import { accountable } from '../../src/core/report/pool.ts';
import type { Release, Report } from '../../src/core/report/release.ts';
import type { Counter } from '../../src/core/register/ledger.ts';
import { behind } from './report-alike.helper.ts';
import { drawn, report, settlement } from './report-made.helper.ts';

const FIRST = 2021;
const KEPT = 3;
/** Each adviser of a team counted their own. */
function counted(people: number, team: number, year: number, roll: () => number): Truth {
  const counts: Partial<Record<Counter, number>> = {};
  for (let at = 0; at < team; at += 1) {
    const share = Math.floor(people / team) + (at < people % team ? 1 : 0);
    for (const [name, n] of Object.entries(drawn(share, roll, year).counts) as [Counter, number][])
      counts[name] = (counts[name] ?? 0) + n;
  }
  return { years: [year], counts };
}

export interface Lived {
  readonly found: readonly Finding[];
  readonly reports: readonly Report[];
  /** Figures that do not hold the number that was counted. */
  readonly untrue: readonly string[];
}
export function lived(years: number, roll: () => number): Lived {
  const size = roll();
  let people = size < 0.1 ? 20 + roll() * 40 : size < 0.4 ? 50 + roll() * 200 : 250 + roll() * 3000;
  const often = 4 + roll() ** 2 * 60;
  const team = 1 + Math.floor(roll() * 5);
  const published: Release[] = [];
  const reports: Report[] = [];
  const untrue: string[] = [];
  let kept: Truth[] = [];
  for (let year = FIRST; year < FIRST + years; year += 1) {
    people = Math.max(10, people * (0.9 + roll() * 0.2));
    const facts: Facts = { people: Math.round(people), managers: Math.round(people / (6 + roll() * 20)) };
    const came = Math.min(facts.people ?? 0, Math.round(often * (0.6 + roll() * 0.8)));
    const own = counted(came, team, year, roll);
    kept = [...kept, own].slice(-KEPT);
    const truth = accountable(kept, facts, published);
    const printed = decide(truth, facts, published);
    const one = report(printed, { year, hours: hoursOf(own, printed) });
    for (const [place, n] of behind(truth, printed)) {
      const [field, name] = place.split(' ');
      const range =
        place === 'total'
          ? printed.total
          : printed.tables.find((table) => table.field === field)?.rows.find((row) => row.name === name)?.range;
      const isTrue = range === undefined ? name === 'without' : n >= range.least && n <= (range.most ?? n);
      if (!isTrue) untrue.push(`${year} ${place}`);
    }
    published.push(one);
    reports.push(one);
    if (printed.tables.length > 0) kept = [];
    const isSettled = (facts.people ?? 0) >= 250 && printed.years.length === 1 && came >= TABLES_FROM;
    if (isSettled && roll() < 0.5) published.push(settlement(settledConsults(came), year));
  }
  return { found: attack(published), reports, untrue };
}
