/** 1 → 2 → 4 instances on one Redis: processor time for each press, of all servers and of Redis. How many they serve needs more cores. */
import { createLog } from '../../src/base/log.ts';
import { adopt } from '../../src/core/keyring-mark.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { loadedSchema, median } from '../load.ts';
import { seedMany } from '../mass-seed.ts';
import { startOurs, type Ours } from '../ours.ts';
import { startRedis, type BenchRedis } from '../redis.ts';
import { COMMAND, walk, type Pages } from '../requests.ts';
import { proveReachable } from '../seed.ts';
import { ofChildren, SAYS_SPENT, settled, spentOn, type Clock, type Spent } from '../spent.ts';
import type { Row } from '../table.ts';
import { makeWorkplace } from '../workplace.ts';
import type { GrowthParts } from './growth.ts';
import { freshUsers, jobFor } from './slack.ts';

const INSTANCES = [1, 2, 4] as const;
const SEEDED = 1000;
/** For each instance, so that what it does once in a minute, and after a pause, falls on as many presses everywhere. */
const WARM = { modal: 1000, form: 150 } as const;
const COUNT = { modal: 300, form: 60 } as const;
const IDLE_MS = 2000;

interface Group {
  readonly servers: readonly Ours[];
  readonly redis: BenchRedis;
  readonly clock: Clock;
  stop(): Promise<void>;
}
type Taken = Readonly<Record<'modal' | 'form' | 'idle', Spent>>;

async function openGroup(instances: number, apiPort: number): Promise<Group> {
  const workplace = await makeWorkplace();
  const redis = await startRedis(workplace.folder, 'instances');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  await seedMany(workplace, redis, store, SEEDED);
  await proveReachable(store, workplace.slack);
  await adopt(store, workplace.keyring);
  await store.close();
  const start = (): Promise<Ours> => startOurs(workplace, redis, apiPort, { flags: SAYS_SPENT, said: 'ignore' });
  const servers: Ours[] = [];
  while (servers.length < instances) servers.push(await start());
  const clock = ofChildren(servers.map(({ child }) => child));
  await settled(clock);
  return {
    servers,
    redis,
    clock,
    async stop() {
      for (const { child } of servers) await child.stop();
      await redis.stop();
      await workplace.remove();
    },
  };
}

async function take(
  { servers, redis, clock }: Group,
  load: GrowthParts['load'],
  pages: Pages,
  each: { readonly modal: number; readonly form: number },
): Promise<Taken> {
  const count = { modal: each.modal * servers.length, form: each.form * servers.length };
  const share = (users: readonly string[], index: number): string[] =>
    users.filter((_, at) => at % servers.length === index);
  const post = async (template: string, users: readonly string[]): Promise<void> => {
    for (const [index, { botPort }] of servers.entries())
      await load.ask(jobFor(botPort, template, share(users, index)), loadedSchema);
  };
  const [visitors, users] = [freshUsers(count.modal), freshUsers(count.form)];
  const modal = await spentOn(clock, redis, count.modal, () => post(COMMAND, visitors));
  await post(COMMAND, users);
  // Each to the next instance: whose modal was opened by one sends the form to another.
  const form = await spentOn(clock, redis, count.form, () => post(pages.submission, users.toReversed()));
  const idle = await spentOn(clock, redis, IDLE_MS / 1000, () => new Promise((done) => setTimeout(done, IDLE_MS)));
  return { modal, form, idle };
}

export async function measureInstances({ pieces, apiPort, slackApi, load }: GrowthParts): Promise<Row[]> {
  const groups: Group[] = [];
  try {
    for (const instances of INSTANCES) groups.push(await openGroup(instances, apiPort));
    const pages = await walk(groups[0]?.servers[0]?.botPort ?? 0, slackApi);
    for (const group of groups) await take(group, load, pages, WARM);
    const taken: Taken[][] = [];
    while (taken.length < pieces) {
      const row: Taken[] = [];
      for (const group of groups) row.push(await take(group, load, pages, COUNT));
      taken.push(row);
    }
    return rowsOf(taken);
  } finally {
    for (const group of groups) await group.stop();
  }
}

/** @param taken by piece, and then by how many instances */
function rowsOf(taken: readonly (readonly Taken[])[]): Row[] {
  const by = (what: keyof Taken, pick: 'own' | 'redis'): string =>
    INSTANCES.map((_, index) => Math.round(median(taken.map((piece) => piece[index]?.[what][pick] ?? 0)))).join(' / ');
  const ratio = (what: keyof Taken, pick: 'own' | 'redis'): string =>
    INSTANCES.slice(1)
      .map((_, index) =>
        median(taken.map((piece) => (piece[index + 1]?.[what][pick] ?? 0) / (piece[0]?.[what][pick] ?? 0))).toFixed(2),
      )
      .join(' / ');
  const row = (what: 'modal' | 'form'): Row[] => [
    {
      figure: `${what}, ${INSTANCES.join(' / ')} instances on one Redis: all servers`,
      measured: `${by(what, 'own')} µs, × ${ratio(what, 'own')}`,
    },
    { figure: '  Redis', measured: `${by(what, 'redis')} µs, × ${ratio(what, 'redis')}` },
  ];
  return [
    ...row('modal'),
    ...row('form'),
    { figure: 'nothing asked, a second: all servers', measured: `${by('idle', 'own')} µs` },
    { figure: '  Redis', measured: `${by('idle', 'redis')} µs` },
  ];
}
