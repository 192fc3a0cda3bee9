/** What one open stream costs, ours beside a bare server that streams to as many. */
import { join } from 'node:path';
import { z } from 'zod';
import { startListener, type Child } from '../child.ts';
import { signInAll, writeCrowd } from '../crowd.ts';
import { startOurs } from '../ours.ts';
import { openedSchema, type StreamOf } from '../stream-load.ts';
import type { Row } from '../table.ts';
import type { StreamParts } from './changes.ts';

const STREAMS = 10_000;
/** On two devices each, with two windows: as many windows as a session may have. */
const ADVISERS = 2500;
const DEVICES = 2;
const WINDOWS = 2;
const WEIGH = ['--expose-gc', '--import', new URL('../processes/weigh.js', import.meta.url).href];
const weightSchema = z.object({ rss: z.number(), heapUsed: z.number() });
type Weight = z.infer<typeof weightSchema>;

/** Bytes each stream added, after a collection before and after. */
async function added(child: Child, load: Child, party: string, streams: StreamOf[]): Promise<Weight> {
  const weigh = (): Promise<Weight> => child.ask('weigh', weightSchema);
  await weigh();
  const before = await weigh();
  await load.ask({ do: 'open', party, streams }, openedSchema);
  const after = await weigh();
  await load.ask({ do: 'close', party }, openedSchema);
  const each = (pick: (weight: Weight) => number): number => (pick(after) - pick(before)) / STREAMS;
  return { rss: each(({ rss }) => rss), heapUsed: each(({ heapUsed }) => heapUsed) };
}

export async function measureStreamMemory({ workplace, store, redis, apiPort, load }: StreamParts): Promise<Row[]> {
  const organisationsDir = join(workplace.folder, 'crowd');
  const subjects = (await writeCrowd(organisationsDir, ADVISERS)).map(({ subject }) => subject);
  const cookies: string[] = [];
  for (let device = 0; device < DEVICES; device += 1)
    cookies.push(...(await signInAll(store, workplace.keyring, subjects)));
  const windows = Array.from({ length: WINDOWS }, () => cookies).flat();
  const ours = await startOurs({ ...workplace, organisationsDir }, redis, apiPort, { flags: WEIGH, said: 'ignore' });
  const mine = await added(
    ours.child,
    load,
    'ours',
    windows.map((cookie) => ({ port: ours.inboxPort, path: '/api/changes', cookie, channel: '' })),
  );
  await ours.child.stop();
  const bare = await startListener('./processes/bare-sse.js', 'server', { REDIS_SOCKET: redis.socket }, WEIGH);
  const theirs = await added(
    bare.child,
    load,
    'bare',
    windows.map((_, index) => ({ port: bare.port, path: `/${index}`, cookie: '', channel: '' })),
  );
  await bare.child.stop();
  const said = ({ rss, heapUsed }: Weight): string =>
    `${(rss / 1024).toFixed(1)} KiB resident, ${(heapUsed / 1024).toFixed(1)} KiB of them heap`;
  return [
    { figure: `each of ${STREAMS.toLocaleString('en')} open streams`, measured: said(mine) },
    { figure: 'the same, bare', measured: said(theirs) },
  ];
}
