/**
 * Deciding whom to notify in one slot, for 5,000 advisers of 1,000 organisations with 500 different weeks: with nothing new,
 * with something new for each, and beside 100,000 conversations.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createLog } from '../src/base/log.ts';
import { identityOf } from '../src/core/adviser/identity.ts';
import { WEEKDAYS, type Adviser, type Organisation } from '../src/core/organisation.ts';
import { createPlannings } from '../src/core/plannings.ts';
import type { Keyring, Store } from '../src/core/ports.ts';
import { memoryKeyring } from '../src/keyring/memory.ts';
import { peopleNow } from '../src/notices/people.ts';
import { dueAt } from '../src/notices/run.ts';
import { openRedisStore } from '../src/store/redis/index.ts';
import { startRedis, type BenchRedis } from './redis.ts';
import { seedConversations } from './seed.ts';
import { ms, type Row, type Section } from './table.ts';
import { WRITABLE, type Workplace } from './workplace.ts';

const ORGANISATIONS = 1000;
const EACH = 5;
const WEEKS = 500;
const STORED = 100_000;
/** A Tuesday, 10:30 in Amsterdam. */
const SLOT = new Date('2026-11-24T09:30:00Z');

function organisationsOf({ slack }: Workplace): Organisation[] {
  const [sample] = slack.advisers;
  if (sample === undefined) throw new Error('a workplace without advisers');
  const adviser = (number: number): Adviser => {
    const week = number % WEEKS;
    const two = (value: number): string => String(value).padStart(2, '0');
    const hours = [{ from: `08:${two(week % 60)}`, to: `17:${two(Math.floor(week / 60))}` }];
    return {
      ...sample,
      id: `adviser-${number}`,
      identity: { issuer: 'https://login.example.nl', subject: `subject-${number}` },
      schedule: {
        timeZone: 'Europe/Amsterdam',
        holidays: 'nl',
        away: [],
        weekly: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, hours])),
      },
    };
  };
  return Array.from({ length: ORGANISATIONS }, (_, at) => ({
    ...slack,
    id: `organisation-${at}`,
    advisers: Array.from({ length: EACH }, (_each, one) => adviser(at * EACH + one)),
  }));
}

/** What a message leaves for the loop, for one conversation of each adviser. */
async function writeToAll({ client }: BenchRedis, organisations: readonly Organisation[]): Promise<void> {
  const hour = Math.floor(SLOT.getTime() / 3_600_000);
  const pipeline = client.pipeline();
  for (const { id, advisers } of organisations)
    for (const adviser of advisers) {
      pipeline.hset(`iv:{${id}}:c:${adviser.id}`, { x: hour + 720, y: hour + 8 });
      pipeline.zadd(`iv:{${id}}:news:${adviser.id}`, hour - 1, adviser.id);
    }
  await pipeline.exec();
}

interface Decided {
  readonly took: number;
  readonly held: number;
  readonly commands: number;
  readonly due: number;
}

async function decideOnce(
  store: Store,
  { client }: BenchRedis,
  keyring: Keyring,
  organisations: readonly Organisation[],
  slot: Date,
): Promise<Decided> {
  const countOf = async (): Promise<number> =>
    [...(await client.info('commandstats')).matchAll(/^cmdstat_(?:evalsha|eval|hgetall):calls=(\d+)/gm)].reduce(
      (sum, [, calls = '0']) => sum + Number(calls),
      0,
    );
  const before = await countOf();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const parts = {
    notices: store.notices,
    organisations: { all: () => organisations },
    keyring,
    plannings: createPlannings(),
  };
  const due = await dueAt(await peopleNow(parts, slot), slot);
  await store.notices.claim(due, slot);
  const took = performance.now() - start;
  delay.disable();
  return { took, held: delay.max / 1e6, commands: (await countOf()) - before, due: due.length };
}

const said = ({ took, held, commands, due }: Decided): string =>
  `${ms(took)}, ${commands} commands, ${due} due, longest stretch ${ms(held)}`;

export async function noticesSection(workplace: Workplace): Promise<Section> {
  const keyring = await memoryKeyring();
  await keyring.erasure.tend(new Date());
  const redis = await startRedis(workplace.folder, 'notices');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const organisations = organisationsOf(workplace);
  const decide = (slot: Date): Promise<Decided> => decideOnce(store, redis, keyring, organisations, slot);
  const after = (slots: number): Date => new Date(SLOT.getTime() + slots * 3_600_000);
  try {
    const people = organisations.flatMap(({ advisers }) =>
      advisers.flatMap(({ identity }) => (identity === undefined ? [] : [identityOf(keyring, identity)])),
    );
    for (let from = 0; from < people.length; from += 500)
      await Promise.all(people.slice(from, from + 500).map((person) => store.notices.want(person, 'soon')));
    const nothing = await decide(SLOT);
    await writeToAll(redis, organisations);
    const first = await decide(after(1));
    const again = await decide(after(2));
    await seedConversations(store, keyring, workplace.slack, WRITABLE, STORED);
    const amongMany = await decide(after(3));
    const rows: Row[] = [
      { figure: '5,000 advisers, nothing new', measured: said(nothing) },
      { figure: 'something new for each, first slot of the day', measured: said(first) },
      { figure: 'the same in the next slot', measured: said(again) },
      {
        figure: 'the same beside 100,000 conversations',
        measured: said(amongMany),
        target: 'as many commands',
        met: amongMany.commands === again.commands,
      },
    ];
    return { title: 'Whom to notify in one slot', rows };
  } finally {
    await store.close();
    await redis.stop();
  }
}
