/** From a command to a modal, and from a form to a stored message: ours against the others, few and many open. */
import { wordsIn } from '../../src/core/words/index.ts';
import type { Child } from '../child.ts';
import { figuresOf, loadedSchema, median, medianOf, type Figures, type Job, type Loaded } from '../load.ts';
import { COMMAND, type Pages } from '../requests.ts';
import { seededUser } from '../seed.ts';
import { atLeast, ms, perSecond, times, type Section } from '../table.ts';
import { SECRET } from '../workplace.ts';

export const CONCURRENCY = 32;
const RUNS = 3;
/** A run is taken in pieces, everybody's turn each time, so that a slow moment of the machine meets them all. */
const PIECES = 5;
/** Requests in a piece: each takes about half a second. */
const COUNT = { ours: 700, bolt: 450, raw: 1800, submissions: 300, rawForms: 900 } as const;

export interface Targets {
  readonly bolt: number;
  readonly raw: number;
  readonly rawForm: number;
  /** The same product on two Redis: with few and with many open conversations. */
  readonly few: { readonly port: number; readonly seeded: number };
  readonly many: { readonly port: number; readonly seeded: number };
}
export interface SlackSections {
  readonly modal: Section;
  readonly form: Section;
  readonly growth: Section;
}
const PARTIES = ['bolt', 'raw', 'rawForm', 'fewOpen', 'manyOpen', 'fewSent', 'manySent'] as const;
type Party = (typeof PARTIES)[number];
type Run = Readonly<Record<Party, Figures>>;
const eachParty = <T>(make: (party: Party) => T): Record<Party, T> =>
  Object.fromEntries(PARTIES.map((party) => [party, make(party)])) as Record<Party, T>;

let made = 0;
/** Slack ids that were never seen before: nobody opens more than one conversation, so no limit on openings is met. */
export const freshUsers = (count: number): string[] =>
  Array.from({ length: count }, () => `UF${String(made++).padStart(7, '0')}`);
/** Every second one has conversations already, spread over all who have. */
function mixedUsers(count: number, seeded: number): string[] {
  const fresh = freshUsers(Math.ceil(count / 2));
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? (fresh[index / 2] ?? '') : seededUser((index * 7919) % seeded),
  );
}

/** Stands in what answers a form that was stored: of those pages only one is headed so, and it names no conversation. */
export const STORED = `"text":"${wordsIn('nl').sent.heading}"`;

export const jobFor = (port: number, template: string, users: string[], path = '/slack'): Job => ({
  port,
  path,
  proof: { by: 'signature', secret: SECRET },
  template,
  users,
  concurrency: CONCURRENCY,
  expect: template === COMMAND ? '' : STORED,
});

export async function measureSlack(load: Child, targets: Targets, pages: Pages): Promise<SlackSections> {
  const go = (job: Job): Promise<Loaded> => load.ask(job, loadedSchema);
  const command = (port: number, count: number, seeded: number, path?: string): Promise<Loaded> =>
    go(jobFor(port, COMMAND, mixedUsers(count, seeded), path));
  /** They open the modal first, so that sending finds their view as it would. */
  const form = async (port: number): Promise<Loaded> => {
    const users = freshUsers(COUNT.submissions);
    await go(jobFor(port, COMMAND, users));
    return go(jobFor(port, pages.submission, users));
  };
  const { bolt, raw, rawForm, few, many } = targets;
  const turn: Readonly<Record<Party, () => Promise<Loaded>>> = {
    bolt: () => command(bolt, COUNT.bolt, few.seeded, '/slack/events'),
    raw: () => command(raw, COUNT.raw, few.seeded),
    rawForm: () => go(jobFor(rawForm, pages.submission, freshUsers(COUNT.rawForms))),
    fewOpen: () => command(few.port, COUNT.ours, few.seeded),
    manyOpen: () => command(many.port, COUNT.ours, many.seeded),
    fewSent: () => form(few.port),
    manySent: () => form(many.port),
  };
  const run = async (pieces: number): Promise<Run> => {
    const taken = eachParty<Loaded[]>(() => []);
    for (let piece = 0; piece < pieces; piece += 1)
      for (const party of piece % 2 === 0 ? PARTIES : PARTIES.toReversed()) taken[party].push(await turn[party]());
    return eachParty((party) => figuresOf(taken[party]));
  };
  // Long enough for what is hot to have been compiled.
  await run(4);
  const runs: Run[] = [];
  while (runs.length < RUNS) runs.push(await run(PIECES));
  return sectionsOf(runs);
}

const figure = ({ perSecond: rate, p50, p99 }: Figures): string => `${perSecond(rate)}  p50 ${ms(p50)}  p99 ${ms(p99)}`;

function sectionsOf(runs: readonly Run[]): SlackSections {
  const of = (party: Party): string => figure(medianOf(runs.map((run) => run[party])));
  /** Within each run, then the median: what slowed one run down slowed both. */
  const ratio = (one: Party, other: Party, pick: keyof Figures = 'perSecond'): number =>
    median(runs.map((run) => run[one][pick] / run[other][pick]));
  const modal = ratio('fewOpen', 'bolt');
  const tail = ratio('fewOpen', 'bolt', 'p99');
  const grown = (many: Party, few: Party) => {
    const measured = ratio(many, few);
    return { measured: times(measured), target: '0.90 × or more', met: measured >= 0.9 };
  };
  return {
    modal: {
      title: `/vertrouwenspersoon → modal (${CONCURRENCY} at once)`,
      rows: [
        { figure: 'ours: verified, live availability, full screen', measured: of('fewOpen') },
        { figure: 'bare Bolt 5: default receiver, static view', measured: of('bolt') },
        { figure: 'raw node:http: verified, static view', measured: of('raw') },
        atLeast('ours / bare Bolt', modal, 3),
        {
          figure: 'p99 ours / p99 bare Bolt',
          measured: times(tail),
          target: '1.00 × or less',
          met: tail <= 1,
        },
        atLeast('ours / raw', ratio('fewOpen', 'raw'), 0.6),
      ],
    },
    form: {
      title: `view_submission → sealed, stored, answered (${CONCURRENCY} at once)`,
      rows: [
        { figure: 'first message of 200 characters', measured: of('fewSent') },
        { figure: 'raw: same seal, signature, locks and script, node:crypto', measured: of('rawForm') },
        atLeast('ours / raw', ratio('fewSent', 'rawForm'), 0.5),
      ],
    },
    growth: {
      title: '100 → 100,000 open conversations',
      rows: [
        { figure: 'modal, with 100,000', measured: of('manyOpen') },
        { figure: 'modal, 100,000 / 100', ...grown('manyOpen', 'fewOpen') },
        { figure: 'submission, with 100,000', measured: of('manySent') },
        { figure: 'submission, 100,000 / 100', ...grown('manySent', 'fewSent') },
      ],
    },
  };
}
