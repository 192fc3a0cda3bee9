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
const COUNT = {
  cloudAdapter: 300,
  raw: 2500,
  rawByNode: 5000,
  rawAsOurs: 6000,
  rawAsOursNew: 2500,
  ours: 1800,
  oursNew: 1300,
} as const;
/** More than ours remembers, so that one that comes round again is new to it. */
export const TOKENS = 1400;
/** Stands on the card that all of them answer with: a fault of ours is a card too, and does not count. */
const EXPECTED = 'Adviser samira';

export interface TeamsTargets {
  readonly cloudAdapter: number;
  readonly raw: number;
  readonly rawByNode: number;
  readonly rawAsOurs: number;
  readonly ours: number;
  /** Entra object ids of those with conversations. */
  readonly seeded: readonly string[];
  readonly tokens: readonly string[];
}
type Party = keyof typeof COUNT;
const PARTIES = Object.keys(COUNT) as Party[];
type Run = Readonly<Record<Party, Figures>>;
/** Those that are sent tokens they do not know, and the server they ask. */
const NEW = { rawAsOursNew: 'rawAsOurs', oursNew: 'ours' } as const;
const isNew = (party: Party): party is keyof typeof NEW => party in NEW;
const perParty = <T>(of: (party: Party) => T): Record<Party, T> =>
  Object.fromEntries(PARTIES.map((party) => [party, of(party)])) as Record<Party, T>;

export async function measureTeams(load: Child, targets: TeamsTargets): Promise<readonly Row[]> {
  const { seeded, tokens } = targets;
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
  /** Round and round, each by itself: what one of them was sent, another does not know. */
  const fresh = (party: keyof typeof NEW): (() => Promise<Loaded>) => {
    let used = 0;
    const next = (): string => tokens[used++ % tokens.length] ?? '';
    return () => go(targets[NEW[party]], COUNT[party], Array.from({ length: COUNT[party] }, next));
  };
  const known = tokens.slice(0, 1);
  const turn = perParty((party) => (isNew(party) ? fresh(party) : () => go(targets[party], COUNT[party], known)));
  const run = async (pieces: number): Promise<Run> => {
    const taken = perParty((): Loaded[] => []);
    for (let piece = 0; piece < pieces; piece += 1)
      for (const party of piece % 2 === 0 ? PARTIES : PARTIES.toReversed()) taken[party].push(await turn[party]());
    return perParty((party) => figuresOf(taken[party]));
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
    { figure: 'the same, the code that verifies is ours, tokens are remembered', measured: of('rawAsOurs') },
    { figure: 'the same, every request with a token it does not know', measured: of('rawAsOursNew') },
    asked('ours / bare CloudAdapter', ratio('ours', 'cloudAdapter'), 4),
    { figure: 'the same, unknown tokens', measured: times(ratio('oursNew', 'cloudAdapter')) },
    asked('ours / raw that verifies each by jose', ratio('ours', 'raw'), 0.75),
    { figure: 'the same, unknown tokens', measured: times(ratio('oursNew', 'raw')) },
    { figure: 'ours / raw that verifies each by node:crypto', measured: times(ratio('ours', 'rawByNode')) },
    asked('ours / raw that verifies as ours, known tokens', ratio('ours', 'rawAsOurs'), 0.75),
    asked('the same, unknown tokens', ratio('oursNew', 'rawAsOursNew'), 0.6),
  ];
}
