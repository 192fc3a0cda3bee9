/**
 * How often a sent form waits for Redis, by what it feels: behind a line that holds every reply back, each round
 * trip that is waited for makes the answer that much later. What was sent in all is what MONITOR saw.
 */
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Child } from '../child.ts';
import { figuresOf, loadedSchema, type Job } from '../load.ts';
import { startOurs } from '../ours.ts';
import type { BenchRedis } from '../redis.ts';
import { COMMAND, type Pages } from '../requests.ts';
import type { Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';
import { freshUsers, jobFor } from './slack.ts';

const DELAY_MS = 40;
const SENT = 25;

/** Between the product and Redis; `late` says by how many milliseconds replies come later. */
async function slowLine(socket: string, path: string) {
  let late = 0;
  const server = createServer((near: Socket) => {
    const far = createConnection(socket);
    near.pipe(far);
    far.on('data', (chunk) => void setTimeout(() => near.write(chunk), late));
    near.on('close', () => far.destroy()).on('error', () => far.destroy());
    far.on('close', () => near.destroy()).on('error', () => near.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  return { socket: path, holdBack: (ms: number) => (late = ms), close: () => void server.close() };
}

const quiet = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 200));

/** Commands that clients sent while `work` ran, by name; what scripts did inside Redis is none. */
async function commandsDuring(redis: BenchRedis, work: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  // What follows an answer from before is still on its way, and ioredis takes a line that comes with the OK for a reply.
  await quiet();
  const monitor = await redis.client.monitor();
  const counts = new Map<string, number>();
  monitor.on('monitor', (_time: string, args: readonly string[], source: string) => {
    const name = z.string().parse(args[0]).toLowerCase();
    if (source !== 'lua') counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  await work();
  // What follows the last answer is still on its way.
  await quiet();
  monitor.disconnect();
  return counts;
}

export async function measureRoundTrips(
  load: Child,
  parts: { workplace: Workplace; redis: BenchRedis; apiPort: number; pages: Pages },
): Promise<readonly Row[]> {
  const line = await slowLine(parts.redis.socket, join(parts.workplace.folder, 'slow.sock'));
  const ours = await startOurs(parts.workplace, line, parts.apiPort);
  const alone = (template: string, users: string[]): Job => ({
    ...jobFor(ours.botPort, template, users),
    concurrency: 1,
  });
  const send = async (users: string[]): Promise<number> =>
    figuresOf([await load.ask(alone(parts.pages.submission, users), loadedSchema)]).p50;
  const [warm, prompt, slow] = [freshUsers(SENT), freshUsers(SENT), freshUsers(SENT)];
  await load.ask(alone(COMMAND, [...warm, ...prompt, ...slow]), loadedSchema);
  await send(warm);
  let fast = 0;
  const commands = await commandsDuring(parts.redis, async () => (fast = await send(prompt)));
  line.holdBack(DELAY_MS);
  const waited = ((await send(slow)) - fast) / DELAY_MS;
  await ours.child.stop();
  line.close();

  const all = [...commands].map(([name, count]) => `${name} ${(count / SENT).toFixed(count % SENT === 0 ? 0 : 1)}`);
  return [
    {
      figure: 'Redis round trips the answer waits for',
      measured: waited.toFixed(2),
      target: '1 (at most 2)',
      met: waited < 1.5,
    },
    { figure: 'commands sent in all, also after the answer', measured: all.sort().join(', ') },
    { figure: 'one form at a time, nothing else going on', measured: `${fast.toFixed(1)} ms` },
  ];
}
