/**
 * What infra/ ships, as shipped, while people write: Redis with its arguments and its list of rights, two servers with
 * their environment, signed requests of Slack. After each thing that can happen to it: confirmed is stored, once.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startInstallation, type Installation } from '../support/infra/installation.helper.ts';
import { startLoad, type Load } from '../support/infra/load.helper.ts';

const PEOPLE = 4;
/** Confirmations seen before and after, so that it happened while people wrote. */
const ENOUGH = 8;
const WAIT = { timeout: 45_000 };
const LIMIT_MS = 120_000;

let installation: Installation;
afterEach(() => installation.close());

const more = async (load: Load): Promise<void> => {
  const wanted = load.confirmed.length + ENOUGH;
  await expect.poll(() => load.confirmed.length, WAIT).toBeGreaterThanOrEqual(wanted);
};
const everybody = async (word: string): Promise<void> =>
  await expect
    .poll(async () => new Set(await Promise.all(installation.servers.map((server) => server.readyz()))), WAIT)
    .toEqual(new Set([`${word}\n`]));

/** Add a case: a name, and what happens while people write. It is over when people can write again. */
const CASES: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'Redis is restarted',
    async () => {
      await installation.redis.end('SIGTERM');
      await installation.redis.start();
    },
  ],
  [
    'Redis is killed',
    async () => {
      await installation.redis.end('SIGKILL');
      await everybody('store');
      await installation.redis.start();
    },
  ],
  [
    'Redis is killed twice, the second time while it has just come back',
    async () => {
      await installation.redis.end('SIGKILL');
      await installation.redis.start();
      await installation.redis.end('SIGKILL');
      await installation.redis.start();
    },
  ],
  [
    'both servers are replaced, one after the other',
    async () => {
      for (const index of installation.servers.keys()) {
        const next = await installation.another();
        await expect.poll(() => next.readyz(), WAIT).toBe('ready\n');
        const [old] = installation.servers.splice(index, 1, next);
        expect(await old?.end('SIGTERM')).toBe(0);
      }
    },
  ],
  [
    'a server is killed, and another comes in its place',
    async () => {
      const [old] = installation.servers;
      await old?.end('SIGKILL');
      installation.servers.splice(0, 1, await installation.another());
    },
  ],
];

describe('while people write', () => {
  it.each(CASES)(
    '%s: what was confirmed is stored, once, and everybody gets an answer in the end',
    async (_name, happens) => {
      installation = await startInstallation(2);
      const load = startLoad(installation.slack, PEOPLE);
      await more(load);
      await happens();
      await everybody('ready');
      await more(load);
      await load.stop();
      expect(await installation.stored()).toEqual(load.confirmed.toSorted());
    },
    LIMIT_MS,
  );
});

describe('the disk is full', () => {
  /** Of the file that grows, in POSIX' blocks of 512 bytes; a write past it fails as one on a full disk does. */
  const ROOM_BLOCKS = 300;
  async function noMoreThan(dir: string): Promise<readonly string[]> {
    const folder = join(dir, 'redis/appendonlydir');
    const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
    const blocks = Math.ceil(Math.max(...(await Promise.all(sizes))) / 512) + ROOM_BLOCKS;
    return ['sh', '-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`, 'sh'];
  }

  it(
    'what does not fit is not confirmed; what was confirmed is stored, once; with room again, all of it is',
    async () => {
      installation = await startInstallation(2);
      const { redis } = installation;
      const wrapper = await noMoreThan(redis.dir);
      await redis.end('SIGTERM');
      await redis.start(wrapper);
      await everybody('ready');
      const load = startLoad(installation.slack, PEOPLE);
      // With appendfsync always it ends itself rather than answer what it cannot put down; Docker starts it again.
      await expect.poll(() => redis.isRunning(), WAIT).toBe(false);
      expect(redis.output()).toMatch(/writing to the AOF file/);
      await redis.start(wrapper).catch(() => undefined);
      await expect.poll(() => redis.isRunning(), WAIT).toBe(false);
      await everybody('store');
      expect(load.confirmed.length).toBeGreaterThan(0);
      await redis.start();
      await more(load);
      await load.stop();
      expect(load.refused()).toBeGreaterThan(0);
      expect(await installation.stored()).toEqual(load.confirmed.toSorted());
    },
    LIMIT_MS,
  );
});
