/**
 * From sending until "changed" was read by the adviser's browser, with so many open streams: ours beside bare publications and
 * events, on the same Redis, on one instance and on two. In turns, so that a slow moment of the machine meets both.
 */
import { startListener, type Child } from '../child.ts';
import { writeCrowd, signInAll } from '../crowd.ts';
import { figuresOf, medianOf, median, type Figures } from '../load.ts';
import { startOurs, type Ours } from '../ours.ts';
import type { BenchRedis } from '../redis.ts';
import { walk } from '../requests.ts';
import { openedSchema, timesSchema, type StreamJob, type StreamOf } from '../stream-load.ts';
import { ms, times, type Row } from '../table.ts';
import { SECRET, WRITABLE, type Workplace } from '../workplace.ts';
import { freshUsers, STORED } from './slack.ts';
import type { Store } from '../../src/core/ports.ts';

const RUNS = 3;
const PIECES = 5;
const EACH_PIECE = 400;
const BURSTS_EACH_PIECE = 2;
const FORMS_EACH_PIECE = 20;
const AT_MOST = 2;
/** Whom the form of `walk` is written to. */
const [WRITTEN_TO] = WRITABLE;
/** Their stream is the second one: with two instances not on the one that takes the form. */
const THEIRS = 1;

export interface StreamParts {
  readonly workplace: Workplace;
  readonly redis: BenchRedis;
  readonly store: Store;
  readonly apiPort: number;
  readonly slackApi: Child;
  readonly load: Child;
}
const PARTIES = ['ours', 'bare'] as const;
type Party = (typeof PARTIES)[number];
interface Taken {
  readonly publish: Figures;
  /** Milliseconds until the last of all. */
  readonly burst: number;
  readonly send: Figures;
}
type Run = Readonly<Record<Party, Taken>>;

interface Started {
  readonly ours: readonly Ours[];
  readonly bare: readonly { readonly child: Child; readonly port: number }[];
  readonly stop: () => Promise<void>;
}

async function startBoth({ workplace, redis, apiPort }: StreamParts, instances: number): Promise<Started> {
  const env = { REDIS_SOCKET: redis.socket, SLACK_SIGNING_SECRET: SECRET, FORM_CHANNEL: `bare ${THEIRS}` };
  const numbers = Array.from({ length: instances }, (_, index) => index);
  const ours = await Promise.all(numbers.map(() => startOurs(workplace, redis, apiPort, { said: 'ignore' })));
  const bare = await Promise.all(numbers.map(() => startListener('./processes/bare-sse.js', 'server', env)));
  return {
    ours,
    bare,
    stop: async () => void (await Promise.all([...ours, ...bare].map(({ child }) => child.stop()))),
  };
}

async function measure(
  parts: StreamParts,
  instances: number,
  streams: Readonly<Record<Party, (ports: readonly number[]) => StreamOf[]>>,
): Promise<readonly Run[]> {
  const { load, redis, slackApi } = parts;
  const { ours, bare, stop } = await startBoth(parts, instances);
  const ask = (job: StreamJob): Promise<readonly number[]> => load.ask(job, timesSchema).then((taken) => taken.times);
  const { submission: template } = await walk(ours[0]?.botPort ?? 0, slackApi);
  const ports = { ours: ours.map(({ inboxPort }) => inboxPort), bare: bare.map(({ port }) => port) };
  const expect = { ours: STORED, bare: '' };
  const formPort = { ours: ours[0]?.botPort ?? 0, bare: bare[0]?.port ?? 0 };
  for (const party of PARTIES)
    await load.ask({ do: 'open', party, streams: streams[party](ports[party]) }, openedSchema);
  const run = async (pieces: number): Promise<Run> => {
    const taken = { ours: fresh(), bare: fresh() };
    for (let piece = 0; piece < pieces; piece += 1)
      for (const party of piece % 2 === 0 ? PARTIES : PARTIES.toReversed()) {
        const { publish, burst, send } = taken[party];
        publish.push(...(await ask({ do: 'publish', party, redis: redis.socket, count: EACH_PIECE })));
        for (let count = 0; count < BURSTS_EACH_PIECE; count += 1)
          burst.push(...(await ask({ do: 'burst', party, redis: redis.socket })));
        const users = freshUsers(FORMS_EACH_PIECE);
        const form = { stream: THEIRS, port: formPort[party], secret: SECRET, template, expect: expect[party], users };
        send.push(...(await ask({ do: 'send', party, ...form })));
      }
    return { ours: takenOf(taken.ours), bare: takenOf(taken.bare) };
  };
  await run(2);
  const runs: Run[] = [];
  while (runs.length < RUNS) runs.push(await run(PIECES));
  for (const party of PARTIES) await load.ask({ do: 'close', party }, openedSchema);
  await stop();
  return runs;
}

const fresh = (): Readonly<Record<keyof Taken, number[]>> => ({ publish: [], burst: [], send: [] });
function takenOf({ publish, burst, send }: ReturnType<typeof fresh>): Taken {
  const figures = (list: number[]): Figures => figuresOf([{ seconds: 1, times: list }]);
  return { publish: figures(publish), burst: median(burst), send: figures(send) };
}

const whole = (value: number): string => value.toLocaleString('en');

function rowsOf(runs: readonly Run[], count: number, where: string): Row[] {
  const of = (party: Party, what: 'publish' | 'send'): string => {
    const { p50, p99 } = medianOf(runs.map((run) => run[party][what]));
    return `p50 ${ms(p50)}  p99 ${ms(p99)}`;
  };
  const ratio = (pick: (taken: Taken) => number): number => median(runs.map((run) => pick(run.ours) / pick(run.bare)));
  const wanted = (figure: string, value: number): Row => ({
    figure,
    measured: times(value),
    target: `${times(AT_MOST)} or less`,
    met: value <= AT_MOST,
  });
  const burst = (party: Party): string => ms(median(runs.map((run) => run[party].burst)));
  return [
    { figure: `stored → "changed" read, ${whole(count)} streams, ${where}`, measured: of('ours', 'publish') },
    { figure: 'the same, bare pub/sub and events', measured: of('bare', 'publish') },
    wanted(
      'ratio of p50',
      ratio(({ publish }) => publish.p50),
    ),
    wanted(
      'ratio of p99',
      ratio(({ publish }) => publish.p99),
    ),
    {
      figure: `all ${whole(count)} at once, until the last: ours / bare`,
      measured: `${burst('ours')} / ${burst('bare')}`,
    },
    wanted(
      'the same as a ratio',
      ratio((taken) => taken.burst),
    ),
    { figure: 'form pressed → "changed" read, sealing and all', measured: of('ours', 'send') },
    { figure: 'the same, bare: HMAC, one write, pub/sub, events', measured: of('bare', 'send') },
  ];
}

/** @param size how many streams, each of another adviser. On the same workplace never fewer than before */
export async function measureChanges(parts: StreamParts, size: number, instances: readonly number[]): Promise<Row[]> {
  const { workplace, store } = parts;
  const members = await writeCrowd(workplace.organisationsDir, size - 1);
  const theirs = { organisation: workplace.slack.id, adviser: WRITTEN_TO, subject: WRITTEN_TO };
  const all = members.toSpliced(THEIRS, 0, theirs);
  const cookies = await signInAll(
    store,
    workplace.keyring,
    all.map(({ subject }) => subject),
  );
  const port = (ports: readonly number[], index: number): number => ports[index % ports.length] ?? 0;
  const streams: Readonly<Record<Party, (ports: readonly number[]) => StreamOf[]>> = {
    ours: (ports) =>
      all.map(({ organisation, adviser }, index) => ({
        port: port(ports, index),
        path: '/api/changes',
        cookie: cookies[index] ?? '',
        channel: `${organisation} ${adviser}`,
      })),
    bare: (ports) =>
      all.map((_, index) => ({
        port: port(ports, index),
        path: `/${encodeURIComponent(`bare ${index}`)}`,
        cookie: '',
        channel: `bare ${index}`,
      })),
  };
  const rows: Row[] = [];
  for (const count of instances)
    rows.push(
      ...rowsOf(await measure(parts, count, streams), size, count === 1 ? 'one instance' : `${count} instances`),
    );
  return rows;
}
