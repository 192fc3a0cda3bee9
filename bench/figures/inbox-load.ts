/**
 * What an adviser's inbox answers in a second, against raw express that reads the same of the same Redis: the list of 100 whose
 * languages are known, its first page with the messages that say them, and a conversation of 50 messages.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createLog } from '../../src/base/log.ts';
import { adopt } from '../../src/core/keyring-mark.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startListener, startNode, type Child } from '../child.ts';
import { firstMessages, holdConversation } from '../conversation.ts';
import { signInAll } from '../crowd.ts';
import { figuresOf, loadedSchema, median, medianOf, type Figures, type Loaded } from '../load.ts';
import { startOurs } from '../ours.ts';
import { processorMs, us } from '../processor.ts';
import { startRedis } from '../redis.ts';
import { ms, perSecond, times, type Row, type Section } from '../table.ts';
import type { Workplace } from '../workplace.ts';

const LISTED = 100;
const MESSAGES = 50;
const RUNS = 3;
/** As in `slack.ts`: everybody's turn each time. */
const PIECES = 3;
const COUNT = { ours: 100, raw: 200 } as const;
const PARTIES = ['ours', 'raw'] as const;
type Party = (typeof PARTIES)[number];
interface Server {
  readonly port: number;
  readonly pid: number;
}
/** `cost`: processor time of the server for one request, in milliseconds. */
interface Taken extends Figures {
  readonly cost: number;
}

interface Question {
  readonly name: string;
  readonly path: string;
  /** Stands in the answer, or it is the wrong one. */
  readonly holds: string;
  readonly concurrency: number;
}

async function ask(load: Child, servers: Readonly<Record<Party, Server>>, cookie: string, question: Question) {
  const { path, holds, concurrency } = question;
  const piece = (party: Party): Promise<Loaded> =>
    load.ask(
      {
        port: servers[party].port,
        path,
        proof: { by: 'cookie', cookie },
        template: '',
        users: Array.from({ length: COUNT[party] }, () => ''),
        concurrency,
        expect: holds,
      },
      loadedSchema,
    );
  const run = async (): Promise<Readonly<Record<Party, Taken>>> => {
    const loaded: Record<Party, Loaded[]> = { ours: [], raw: [] };
    const cost: Record<Party, number> = { ours: 0, raw: 0 };
    for (let count = 0; count < PIECES; count += 1)
      for (const party of count % 2 === 0 ? PARTIES : PARTIES.toReversed()) {
        const before = processorMs(servers[party].pid);
        loaded[party].push(await piece(party));
        cost[party] += processorMs(servers[party].pid) - before;
      }
    const taken = (party: Party): Taken => ({
      ...figuresOf(loaded[party]),
      cost: cost[party] / (PIECES * COUNT[party]),
    });
    return { ours: taken('ours'), raw: taken('raw') };
  };
  // Long enough for what is hot to have been compiled.
  await run();
  const runs: Awaited<ReturnType<typeof run>>[] = [];
  while (runs.length < RUNS) runs.push(await run());
  return runs;
}

function rowsOf({ name, concurrency }: Question, runs: readonly Readonly<Record<Party, Taken>>[]): Row[] {
  const said = (party: Party): string => {
    const { perSecond: rate, p50, p99 } = medianOf(runs.map((run) => run[party]));
    const cost = median(runs.map((run) => run[party].cost));
    return `${perSecond(rate)}  p50 ${ms(p50)}  p99 ${ms(p99)}  ${us(cost)} of processor`;
  };
  const ratio = (pick: (one: Taken, other: Taken) => number): number =>
    median(runs.map(({ ours, raw }) => pick(ours, raw)));
  const wanted = (measured: number) => ({ measured: times(measured), target: '0.60 × or more', met: measured >= 0.6 });
  const how = `${name}, ${concurrency === 1 ? 'alone' : `${concurrency} at once`}`;
  return [
    { figure: `${how}: ours`, measured: said('ours') },
    { figure: `${how}: raw express, the same Redis reads and nothing opened`, measured: said('raw') },
    {
      figure: `${how}: requests per second, ours / raw`,
      ...wanted(ratio((ours, raw) => ours.perSecond / raw.perSecond)),
    },
    // Beside other work requests per second say most of the machine; this says the same then.
    { figure: `${how}: processor time, raw / ours`, ...wanted(ratio((ours, raw) => raw.cost / ours.cost)) },
  ];
}

export async function inboxSection(workplace: Workplace): Promise<Section> {
  const { keyring, keys, inbox } = workplace;
  const [adviser] = inbox.advisers;
  if (adviser === undefined) throw new Error('nobody to sign in');
  const redis = await startRedis(workplace.folder, 'inbox-load');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const load = startNode('./processes/load.js', 'rest', {});
  const stops = [() => load.stop(), () => store.close(), () => redis.stop()];
  try {
    const seat = { organisation: inbox, adviser };
    await firstMessages({ store, keyring }, () => ({ seat, now: new Date() }), LISTED - 1);
    const { id } = await holdConversation({ store, keyring, keys, seat }, 'UINBOX', MESSAGES);
    await adopt(store, keyring);
    const [cookie = ''] = await signInAll(store, keyring, [adviser.id]);
    const ours = await startOurs(workplace, redis, 0);
    stops.unshift(() => ours.child.stop());
    const raw = await startListener('./processes/raw-inbox.js', 'server', {
      REDIS_SOCKET: redis.socket,
      ORGANISATION: inbox.id,
      ADVISER: adviser.id,
    });
    stops.unshift(() => raw.child.stop());
    const servers = {
      ours: { port: ours.inboxPort, pid: ours.pid },
      raw: { port: raw.port, pid: raw.child.process.pid ?? 0 },
    };
    // What a server does once, after it listens, is none of a request's.
    await delay(1500);
    const rows: Row[] = [];
    for (const concurrency of [8, 1])
      for (const [name, path, holds] of [
        [`list of ${LISTED}`, '/api/conversations?bare=1', id],
        ['first page of 50 with their messages', '/api/conversations', '"envelope":'],
        [`conversation of ${MESSAGES}`, `/api/conversations/${inbox.id}/${id}`, '"length":50'],
      ] as const) {
        const question = { name, path, holds, concurrency };
        rows.push(...rowsOf(question, await ask(load, servers, cookie, question)));
      }
    return { title: 'Inbox, against raw express', rows };
  } finally {
    for (const stop of stops) await stop();
  }
}
