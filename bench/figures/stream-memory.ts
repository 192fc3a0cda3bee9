/** What one open stream costs, ours beside a bare server that streams to as many: memory, and the looks whether its session still counts. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { RECHECK_MS } from '../../src/inbox/server/routes/changes.ts';
import { startListener, type Child } from '../child.ts';
import { signInAll, writeCrowd } from '../crowd.ts';
import { startOurs } from '../ours.ts';
import { ofChildren, SAYS_SPENT, spentOn, type Spent } from '../spent.ts';
import { openedSchema, type StreamOf } from '../stream-load.ts';
import type { Row } from '../table.ts';
import type { StreamParts } from './changes.ts';

/** On two devices each, with two windows: as many windows as a session may have. */
const DEVICES = 2;
const WINDOWS = 2;
const WEIGH = ['--expose-gc', '--import', new URL('../processes/weigh.js', import.meta.url).href];
const weightSchema = z.object({ rss: z.number(), heapUsed: z.number() });
type Weight = z.infer<typeof weightSchema>;
interface Added extends Weight {
  readonly looks: Spent;
}

/** Bytes each stream added, after a collection before and after, and then microseconds each took while nothing changed. */
async function added(child: Child, { load, redis }: StreamParts, party: string, streams: StreamOf[]): Promise<Added> {
  const weigh = (): Promise<Weight> => child.ask('weigh', weightSchema);
  await weigh();
  const before = await weigh();
  await load.ask({ do: 'open', party, streams }, openedSchema);
  const after = await weigh();
  const looks = await spentOn(ofChildren([child]), redis, streams.length, () => setTimeout(RECHECK_MS));
  await load.ask({ do: 'close', party }, openedSchema);
  const each = (pick: (weight: Weight) => number): number => (pick(after) - pick(before)) / streams.length;
  return {
    looks,
    rss: each(({ rss }) => rss),
    heapUsed: each(({ heapUsed }) => heapUsed),
  };
}

/** @param size how many streams, a multiple of four */
export async function measureStreamMemory(parts: StreamParts, size: number): Promise<Row[]> {
  const { workplace, store, redis, apiPort } = parts;
  const organisationsDir = join(workplace.folder, 'crowd');
  const subjects = (await writeCrowd(organisationsDir, size / DEVICES / WINDOWS)).map(({ subject }) => subject);
  const cookies: string[] = [];
  for (let device = 0; device < DEVICES; device += 1)
    cookies.push(...(await signInAll(store, workplace.keyring, subjects)));
  const windows = Array.from({ length: WINDOWS }, () => cookies).flat();
  const ours = await startOurs({ ...workplace, organisationsDir }, redis, apiPort, {
    flags: [...WEIGH, ...SAYS_SPENT],
    said: 'ignore',
  });
  const mine = await added(
    ours.child,
    parts,
    'ours',
    windows.map((cookie) => ({ port: ours.inboxPort, path: '/api/changes', cookie, channel: '' })),
  );
  await ours.child.stop();
  const bare = await startListener('./processes/bare-sse.js', 'server', { REDIS_SOCKET: redis.socket }, [
    ...WEIGH,
    ...SAYS_SPENT,
  ]);
  const theirs = await added(
    bare.child,
    parts,
    'bare',
    windows.map((_, index) => ({ port: bare.port, path: `/${index}`, cookie: '', channel: '' })),
  );
  await bare.child.stop();
  const said = ({ rss, heapUsed }: Weight): string =>
    `${(rss / 1024).toFixed(1)} KiB resident, ${(heapUsed / 1024).toFixed(1)} KiB of them heap`;
  const us = (value: number): string => `${Math.round(value)} µs`;
  return [
    { figure: `each of ${size.toLocaleString('en')} open streams`, measured: said(mine) },
    { figure: 'the same, bare', measured: said(theirs) },
    {
      figure: `each in ${RECHECK_MS / 1000} s without a change: ours, Redis / bare`,
      measured: `${us(mine.looks.own)}, ${us(mine.looks.redis)} / ${us(theirs.looks.own)}`,
    },
  ];
}
