/** From a sum and what an adviser wrote to the text of an account, as code decides what is in it. */
import type { Language } from '../../../core/organisation.ts';
import { consultsIn, type YearConsults } from '../../../core/billing/settle.ts';
import { ACTIVITIES } from '../../../core/register/fields.ts';
import { attack, type Finding } from '../../../core/report/attack/index.ts';
import type { Facts, Truth } from '../../../core/report/classes.ts';
import { decide } from '../../../core/report/decide.ts';
import { hoursOf } from '../../../core/report/hours.ts';
import { accountable } from '../../../core/report/pool.ts';
import type { Printed } from '../../../core/report/printed.ts';
import type { Advice, Release, Report } from '../../../core/report/release.ts';
import type { YearCounts } from '../../../core/report/round.ts';
import { marksIn, type Mark } from '../../../core/report/text-rules.ts';
import type { ReportsResponse } from '../../contract-reports.ts';
import type { ReportDraft } from './draft.ts';

export interface Decided {
  readonly printed: Printed;
  /** Something is missing: in the counters of somebody, or somebody was left out. */
  readonly incomplete: boolean;
  /** How many people there were in the account's own year, for its maker alone. */
  readonly people: number;
  readonly activities: Report['activities'];
  readonly hours?: NonNullable<Report['hours']>;
  /** Of the account's own year; absent where something of it is missing. */
  readonly consults?: YearConsults;
}

const factsOf = ({ people, managers }: ReportsResponse['facts']): Facts => ({
  ...(people === undefined ? {} : { people }),
  ...(managers === undefined ? {} : { managers }),
});

/** @param sums of each year of the round, the account's own year last */
export function decided(
  sums: ReadonlyMap<number, YearCounts>,
  { facts }: Pick<ReportsResponse, 'facts'>,
  published: readonly Release[],
  leftOut: boolean,
): Decided {
  const truths = [...sums].map(([year, { counts, incomplete }]): Truth => {
    return { years: [year], counts, ...(incomplete === true ? { incomplete } : {}) };
  });
  const said = factsOf(facts);
  const truth = accountable(truths, said, published);
  const printed = decide(truth, said, published);
  const own = sums.get(Math.max(...sums.keys()))?.counts ?? {};
  const of = (name: string): number => own[name as keyof typeof own] ?? 0;
  const times = ACTIVITIES.flatMap((one) => (of(`activity.${one}`) > 0 ? [[one, of(`activity.${one}`)] as const] : []));
  const hours = hoursOf({ years: [Math.max(...sums.keys())], counts: own }, printed);
  return {
    printed,
    incomplete: leftOut || truth.incomplete === true,
    people: of('counted.no') + of('counted.unknown'),
    activities: Object.fromEntries(times),
    ...(leftOut || sums.get(Math.max(...sums.keys()))?.incomplete === true ? {} : { consults: consultsIn(own) }),
    ...(hours.total === 0 ? {} : { hours }),
  };
}

/** Of a field in which nothing was typed, 0. `undefined`: no number of advisers. */
export function teamNumber(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
export function teamOf(draft: ReportDraft): Report['team'] | undefined {
  const { internal, external, began, stopped } = draft.team;
  const all = [internal, external, began, stopped].map(teamNumber);
  if (all.includes(undefined)) return undefined;
  const [first = 0, second = 0, third = 0, fourth = 0] = all;
  return { internal: first, external: second, began: third, stopped: fourth };
}

/** What of a text has to be changed or answered for. */
export interface Marked extends Mark {
  readonly key: string;
  readonly said: string;
}
/** The same words in the same text are answered for once, wherever they stand. */
export function marked(text: string, language: Language, names: readonly string[]): readonly Marked[] {
  return marksIn(text, language, names).map((mark) => {
    const said = text.slice(mark.from, mark.to);
    return { ...mark, said, key: `${mark.kind} ${said.toLowerCase()}` };
  });
}

export interface Maker {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly maker: { readonly name: string; readonly card: string };
}
export interface When {
  readonly year: number;
  readonly day: string;
  /** Hashes of all that was published before. */
  readonly earlier: readonly string[];
}

/** @returns `undefined` where a number of advisers is none */
export function reportOf(
  { organisation, maker }: Maker,
  { year, day, earlier }: When,
  { printed, incomplete, activities, hours }: Decided,
  draft: ReportDraft,
): Report | undefined {
  const team = teamOf(draft);
  if (team === undefined) return undefined;
  return {
    v: 1,
    kind: 'report',
    organisation,
    year,
    day,
    maker,
    printed,
    team,
    activities,
    ...(hours === undefined ? {} : { hours }),
    ...(draft.budget.trim() === '' ? {} : { budget: draft.budget.trim() }),
    analysis: draft.analysis.trim(),
    recommendations: draft.recommendations.trim(),
    // Whoever stopped took their counters along: they leave the store with the key.
    ...(incomplete || team.stopped > 0 ? { incomplete: true as const } : {}),
    ...(draft.another === true ? { another: true as const } : {}),
    earlier: [...earlier],
  };
}

export const adviceOf = ({ organisation, maker }: Maker, { year, day, earlier }: When, draft: ReportDraft): Advice => ({
  v: 1,
  kind: 'advice',
  organisation,
  year,
  day,
  maker,
  advice: draft.advice.trim(),
  earlier: [...earlier],
});

/** What the attack finds in all that would then be published. Nothing is released while it finds something. */
export const findingsOf = (release: Release, published: readonly Release[]): readonly Finding[] =>
  attack([...published, release]);
