/**
 * How the cost of a press grows with the advisers of its organisation, and with those of all others: processor time of the
 * server for one list of an adviser and for one modal's first page. Each column is a product of its own with a folder of its
 * own, on one Redis; they take turns.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../../src/base/log.ts';
import { adopt } from '../../src/core/keyring-mark.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { openOrganisations } from '../../src/organisation/folder.ts';
import { generateAdviserKeys } from '../../src/seal/slots.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { startListener, startNode, type Child } from '../child.ts';
import { firstMessages } from '../conversation.ts';
import { signInAll, writeCrowd } from '../crowd.ts';
import { loadedSchema, median, type Job } from '../load.ts';
import { startOurs, type Ours } from '../ours.ts';
import { processorMs, us } from '../processor.ts';
import { startRedis } from '../redis.ts';
import { COMMAND } from '../requests.ts';
import { proveReachable } from '../seed.ts';
import { times, type Row, type Section } from '../table.ts';
import { adviser, ALWAYS, TEAM, type Workplace } from '../workplace.ts';
import { CONCURRENCY, freshUsers, jobFor } from './slack.ts';

const [FEW, MOST] = [10, 40];
/** `others`: advisers of organisations that are not asked for. */
const COLUMNS = [
  { advisers: FEW, others: 0 },
  { advisers: MOST, others: 0 },
  { advisers: FEW, others: 90 },
  { advisers: FEW, others: 990 },
  { advisers: FEW, others: 9990 },
] as const;
const LISTED = 100;
const ROUNDS = 5;
const COUNT = 300;
/** Their server's processor time for one list and for one modal, in milliseconds; of each round. */
interface Costs {
  readonly list: number[];
  readonly modal: number[];
}
type Action = keyof Costs;
const ACTIONS: readonly Action[] = ['list', 'modal'];

async function writeFolder(folder: string, cards: readonly string[], others: number): Promise<void> {
  await writeCrowd(folder, others);
  const listed = cards.map((card, index) => adviser(`one-${index}`, `Adviser ${index}`, ALWAYS, card));
  const head = `id: asked\nname: Asked BV\nslack: { teamIds: [${TEAM}] }\nadvisers:\n`;
  await writeFile(join(folder, 'asked.yaml'), head + listed.join(''));
}

async function askedIn(folder: string): Promise<Organisation> {
  const quiet = createLog(() => undefined);
  const loaded = await openOrganisations(folder, quiet, () => undefined);
  loaded.close();
  const asked = loaded.byId('asked');
  if (asked === undefined) throw new Error('the organisation file was not read');
  return asked;
}

async function measure(load: Child, servers: readonly Ours[], cookie: string): Promise<readonly Costs[]> {
  const costs = servers.map((): Costs => ({ list: [], modal: [] }));
  const jobs: Readonly<Record<Action, (ours: Ours) => Job>> = {
    list: ({ inboxPort }) => ({
      port: inboxPort,
      path: '/api/conversations?bare=1',
      proof: { by: 'cookie', cookie },
      template: '',
      users: Array.from({ length: COUNT }, () => ''),
      concurrency: CONCURRENCY,
      expect: '"organisation":"asked"',
    }),
    modal: ({ botPort }) => jobFor(botPort, COMMAND, freshUsers(COUNT)),
  };
  const turn = async (ours: Ours, action: Action): Promise<number> => {
    const job = jobs[action](ours);
    const before = processorMs(ours.pid);
    await load.ask(job, loadedSchema);
    return (processorMs(ours.pid) - before) / COUNT;
  };
  // The first round is not counted: until then nothing is compiled.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const action of ACTIONS)
      for (const [at, ours] of servers.entries()) {
        const cost = await turn(ours, action);
        if (round > 0) costs[at]?.[action].push(cost);
      }
  return costs;
}

function rowOf(figure: string, action: Action, columns: readonly (Costs | undefined)[]): Row {
  const each = columns.map((costs) => costs?.[action] ?? []);
  const [first = []] = each;
  /** Within each round, then the median. */
  const grown = (one: readonly number[]): number =>
    median(one.map((cost, round) => cost / (first[round] ?? Number.NaN)));
  return {
    figure,
    measured: `${each.map((one) => us(median(one))).join(' / ')}  ${each
      .slice(1)
      .map((one) => times(grown(one)))
      .join(' / ')}`,
  };
}

export async function advisersSection({ folder, keyring, keyringDir, ...rest }: Workplace): Promise<Section> {
  const redis = await startRedis(folder, 'advisers');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const slackApi = await startListener('./processes/slack-api.js', 'rest', {});
  const load = startNode('./processes/load.js', 'rest', {});
  const stops = [() => load.stop(), () => slackApi.child.stop(), () => store.close(), () => redis.stop()];
  try {
    const cards = await Promise.all(
      Array.from({ length: MOST }, async () => (await generateAdviserKeys()).keyCard.text),
    );
    const folders = COLUMNS.map((_, at) => join(folder, `advisers-${at}`));
    for (const [at, { advisers, others }] of COLUMNS.entries()) {
      await mkdir(folders[at] ?? '', { recursive: true });
      await writeFolder(folders[at] ?? '', cards.slice(0, advisers), others);
    }
    const asked = await askedIn(folders[1] ?? '');
    const [own] = asked.advisers;
    if (own === undefined) throw new Error('nobody to sign in');
    await firstMessages(
      { store, keyring },
      () => ({ seat: { organisation: asked, adviser: own }, now: new Date() }),
      LISTED,
    );
    await proveReachable(store, asked);
    await adopt(store, keyring);
    const [cookie = ''] = await signInAll(store, keyring, [own.id]);
    const servers: Ours[] = [];
    for (const organisationsDir of folders) {
      const workplace = { folder, keyring, keyringDir, ...rest, organisationsDir };
      const ours = await startOurs(workplace, redis, slackApi.port, { said: 'ignore' });
      stops.unshift(() => ours.child.stop());
      servers.push(ours);
    }
    const costs = await measure(load, servers, cookie);
    const [few, most, ...more] = costs;
    const all = [few, ...more];
    return {
      title: 'Advisers: processor time for each, and how often that of the first column',
      rows: [
        rowOf(`list of ${LISTED}, organisation of ${FEW} / ${MOST}`, 'list', [few, most]),
        rowOf(`modal's first page, organisation of ${FEW} / ${MOST}`, 'modal', [few, most]),
        rowOf(`list of ${LISTED}, 10 / 100 / 1,000 / 10,000 in all`, 'list', all),
        rowOf("modal's first page, 10 / 100 / 1,000 / 10,000 in all", 'modal', all),
      ],
    };
  } finally {
    for (const stop of stops) await stop();
  }
}
