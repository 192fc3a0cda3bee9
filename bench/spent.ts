/** Processor time of whoever did something, and of Redis. It says the same beside other work, which the clock does not. */
import { z } from 'zod';
import type { Child } from './child.ts';
import type { BenchRedis } from './redis.ts';

/** Microseconds for each time. */
export interface Spent {
  readonly own: number;
  readonly redis: number;
  /** Of those of Redis, what it says of its scripts and scans. */
  readonly commands: number;
}

/** For Node: the process then says what it took, when it is asked by `ofChildren`. */
export const SAYS_SPENT = ['--import', new URL('./processes/spent.js', import.meta.url).href];
const spentSchema = z.object({ spent: z.number() });

/** Whose time it is: microseconds since each of them began. */
export type Clock = () => Promise<number>;
export const ofThisProcess: Clock = async () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
export const ofChildren =
  (children: readonly Child[]): Clock =>
  async () => {
    let sum = 0;
    for (const child of children) sum += (await child.ask('spent', spentSchema)).spent;
    return sum;
  };

/** What a script calls is counted once more by its own name, so only these are what somebody sent. */
const SENT = /^cmdstat_(?:eval|evalsha|scan):.*?usec=(\d+)/gm;
async function ofRedis({ client }: BenchRedis): Promise<Omit<Spent, 'own'>> {
  const [cpu, commands] = [await client.info('cpu'), await client.info('commandstats')];
  const seconds = (name: string): number => Number(new RegExp(`^used_cpu_${name}:([\\d.]+)`, 'm').exec(cpu)?.[1]);
  return {
    redis: (seconds('user') + seconds('sys')) * 1e6,
    commands: [...commands.matchAll(SENT)].reduce((sum, [, usec]) => sum + Number(usec), 0),
  };
}

/** @param times how often `work` does it */
export async function spentOn(
  clock: Clock,
  redis: BenchRedis,
  times: number,
  work: () => Promise<unknown>,
): Promise<Spent> {
  const [own, before] = [await clock(), await ofRedis(redis)];
  await work();
  const [ownAfter, after] = [await clock(), await ofRedis(redis)];
  return {
    own: (ownAfter - own) / times,
    redis: (after.redis - before.redis) / times,
    commands: (after.commands - before.commands) / times,
  };
}

/** Resolves when a server does nothing any more but wait: after a start it looks at all its keys. */
export async function settled(clock: Clock): Promise<void> {
  const LOOK_MS = 200;
  const IDLE_US = 4000;
  for (let before = await clock(), spent = Infinity; spent > IDLE_US;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const after = await clock();
    [spent, before] = [after - before, after];
  }
}
