/**
 * How often a sent form waits for Redis, by what it feels: behind a line that holds every reply back, each round
 * trip that is waited for makes the answer that much later. What was sent in all is what MONITOR saw.
 */
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
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

/** A line of MONITOR: the moment, the database and who sent it (`lua`: a script), and the name of the command. */
const SENT_LINE = /^\+[\d.]+ \[\d+ (\S+)\] "(\w+)"/;

/**
 * Commands that clients sent while `work` ran, by name; what scripts did inside Redis is none. Over a connection of its own:
 * ioredis takes a line that comes together with the first OK for a reply to something, and ends the process.
 */
async function commandsDuring(redis: BenchRedis, work: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  // What follows an answer from before is still on its way.
  await quiet();
  const monitor = createConnection(redis.socket);
  let seen = '';
  monitor.on('data', (chunk) => (seen += chunk.toString('latin1')));
  monitor.write('MONITOR\r\n');
  await once(monitor, 'data');
  await work();
  await quiet();
  monitor.destroy();
  const counts = new Map<string, number>();
  for (const line of seen.split('\r\n')) {
    const [, source, command = ''] = SENT_LINE.exec(line) ?? [];
    const name = command.toLowerCase();
    if (name !== '' && source !== 'lua') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
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
