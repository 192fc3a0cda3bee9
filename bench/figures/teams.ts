/** From a command in Teams to a dialog: ours against botbuilder's own adapter and against next to nothing. */
import { randomUUID } from 'node:crypto';
import type { Child } from '../child.ts';
import { figuresOf, loadedSchema, median, medianOf, type Figures, type Job, type Loaded } from '../load.ts';
import { FETCH_TASK, PATH } from '../microsoft.ts';
import { perSecond, ms, times, type Row } from '../table.ts';
import { CONCURRENCY } from './slack.ts';

const RUNS = 3;
const PIECES = 4;
/** Requests in a piece: each takes about half a second. */
const COUNT = { cloudAdapter: 300, raw: 2500, rawByNode: 5000, ours: 1800, oursNew: 1300 } as const;
/** More than ours remembers, so that one that comes round again is new to it. */
export const TOKENS = 1400;
/** Stands on the card that all of them answer with: a fault of ours is a card too, and does not count. */
const EXPECTED = 'Adviser samira';

export interface TeamsTargets {
  readonly cloudAdapter: number;
  readonly raw: number;
  readonly rawByNode: number;
  readonly ours: number;
  /** Entra object ids of those with conversations. */
  readonly seeded: readonly string[];
  readonly tokens: readonly string[];
}
const PARTIES = ['cloudAdapter', 'raw', 'rawByNode', 'ours', 'oursNew'] as const;
type Party = (typeof PARTIES)[number];
type Run = Readonly<Record<Party, Figures>>;

export async function measureTeams(load: Child, targets: TeamsTargets): Promise<readonly Row[]> {
  const { seeded, tokens, cloudAdapter, raw, rawByNode, ours } = targets;
  /** Every second one has conversations already. */
  const users = (count: number): string[] =>
    Array.from({ length: count }, (_, index) =>
      index % 2 === 0 ? randomUUID() : (seeded[(index >> 1) % seeded.length] ?? ''),
    );
  const go = (port: number, count: number, proofs: readonly string[]): Promise<Loaded> => {
    const job: Job = {
      port,
      path: PATH,
      proof: { by: 'token', tokens: [...proofs] },
      template: FETCH_TASK,
      users: users(count),
      concurrency: CONCURRENCY,
      expect: EXPECTED,
    };
    return load.ask(job, loadedSchema);
  };
  let used = 0;
  const next = (count: number): string[] => Array.from({ length: count }, () => tokens[used++ % tokens.length] ?? '');
  const one = tokens.slice(0, 1);
  const turn: Readonly<Record<Party, () => Promise<Loaded>>> = {
    cloudAdapter: () => go(cloudAdapter, COUNT.cloudAdapter, one),
    raw: () => go(raw, COUNT.raw, one),
    rawByNode: () => go(rawByNode, COUNT.rawByNode, one),
    ours: () => go(ours, COUNT.ours, one),
    oursNew: () => go(ours, COUNT.oursNew, next(COUNT.oursNew)),
  };
  const run = async (pieces: number): Promise<Run> => {
    const taken: Record<Party, Loaded[]> = { cloudAdapter: [], raw: [], rawByNode: [], ours: [], oursNew: [] };
    for (let piece = 0; piece < pieces; piece += 1)
      for (const party of piece % 2 === 0 ? PARTIES : PARTIES.toReversed()) taken[party].push(await turn[party]());
    return {
      cloudAdapter: figuresOf(taken.cloudAdapter),
      raw: figuresOf(taken.raw),
      rawByNode: figuresOf(taken.rawByNode),
      ours: figuresOf(taken.ours),
      oursNew: figuresOf(taken.oursNew),
    };
  };
  // Long enough for what is hot to have been compiled.
  await run(8);
  const runs: Run[] = [];
  while (runs.length < RUNS) runs.push(await run(PIECES));
  return rowsOf(runs);
}

function rowsOf(runs: readonly Run[]): readonly Row[] {
  const of = (party: Party): string => {
    const { perSecond: rate, p50, p99 } = medianOf(runs.map((run) => run[party]));
    return `${perSecond(rate)}  p50 ${ms(p50)}  p99 ${ms(p99)}`;
  };
  /** Within each run, then the median: what slowed one run down slowed both. */
  const ratio = (one: Party, other: Party): number =>
    median(runs.map((run) => run[one].perSecond / run[other].perSecond));
  const asked = (figure: string, measured: number, least: number): Row => ({
    figure,
    measured: times(measured),
    target: `${times(least)} or more`,
    met: measured >= least,
  });
  return [
    { figure: 'ours: verified, live availability, full card', measured: of('ours') },
    { figure: 'the same, every request with a token it does not know', measured: of('oursNew') },
    { figure: 'bare CloudAdapter: verified, constant card', measured: of('cloudAdapter') },
    { figure: 'raw node:http: RS256 by jose, one Redis trip, constant card', measured: of('raw') },
    { figure: 'the same, RS256 by node:crypto', measured: of('rawByNode') },
    asked('ours / bare CloudAdapter', ratio('ours', 'cloudAdapter'), 4),
    { figure: 'the same, unknown tokens', measured: times(ratio('oursNew', 'cloudAdapter')) },
    asked('ours / raw', ratio('ours', 'raw'), 0.5),
    { figure: 'the same, unknown tokens', measured: times(ratio('oursNew', 'raw')) },
    { figure: 'ours / raw with node:crypto', measured: times(ratio('ours', 'rawByNode')) },
  ];
}
