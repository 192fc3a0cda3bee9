/** Redis memory of a whole conversation, and the product's own memory over many requests. */
import type { Store } from '../../src/core/ports.ts';
import type { Child } from '../child.ts';
import { holdConversation } from '../conversation.ts';
import { loadedSchema } from '../load.ts';
import { residentMegabytes } from '../machine.ts';
import { startOurs } from '../ours.ts';
import type { BenchRedis } from '../redis.ts';
import { COMMAND, type Pages } from '../requests.ts';
import type { Row } from '../table.ts';
import type { Workplace } from '../workplace.ts';
import { freshUsers, jobFor } from './slack.ts';

const TALKS = 20;
const MESSAGES = 20;
const LIMIT_MB = 130;

/** Everything under the organisation's keys, the shares in indexes included, divided by the conversations. */
export async function measureRedisMemory(store: Store, redis: BenchRedis, workplace: Workplace): Promise<Row[]> {
  const { keyring, inbox, keys } = workplace;
  const [adviser] = inbox.advisers;
  if (adviser === undefined) throw new Error('nobody to talk with');
  const parts = { store, keyring, keys, seat: { organisation: inbox, adviser } };
  const file = async (): Promise<number> =>
    Number(/aof_current_size:(\d+)/.exec(await redis.client.info('persistence'))?.[1]);
  const before = await file();
  let envelopes = 0;
  for (let talk = 0; talk < TALKS; talk += 1)
    envelopes += (await holdConversation(parts, `UM${talk}`, MESSAGES)).envelopeBytes / TALKS;
  const names = (await redis.client.keys('*')).filter((name) => name.includes(`{${inbox.id}}`));
  const usage = await Promise.all(
    names.map(async (name) => (await redis.client.memory('USAGE', name, 'SAMPLES', 0)) ?? 0),
  );
  const memory = usage.reduce((sum, bytes) => sum + bytes, 0) / TALKS;
  const written = ((await file()) - before) / TALKS;
  const over = memory - 1.3 * envelopes;
  return [
    {
      figure: `Redis, a conversation of ${MESSAGES} messages of 200 characters`,
      measured: `${Math.round(memory)} bytes`,
    },
    { figure: 'the same in the append-only file, not rewritten', measured: `${Math.round(written)} bytes` },
    { figure: 'its 20 envelopes and 10 copies of replies', measured: `${Math.round(envelopes)} bytes` },
    {
      figure: 'memory − 1.3 × envelopes',
      measured: `${Math.round(over)} bytes`,
      target: '1,500 bytes or less',
      met: over <= 1500,
    },
  ];
}

const STEPS = [2000, 3000, 5000] as const;
/** A process of its own, so that nothing before counts. One request in ten is a sent form. */
export async function measureResidentMemory(
  load: Child,
  { workplace, redis, apiPort, pages }: { workplace: Workplace; redis: BenchRedis; apiPort: number; pages: Pages },
): Promise<Row[]> {
  const ours = await startOurs(workplace, redis, apiPort);
  const resident = [residentMegabytes(ours.pid)];
  for (const step of STEPS) {
    const users = freshUsers(step * 0.9);
    await load.ask(jobFor(ours.botPort, COMMAND, users), loadedSchema);
    await load.ask(jobFor(ours.botPort, pages.submission, users.slice(0, step * 0.1)), loadedSchema);
    resident.push(residentMegabytes(ours.pid));
  }
  await ours.child.stop();
  const [start = 0, two = 0, five = 0, ten = 0] = resident;
  const mb = (value: number): string => `${Math.round(value)} MB`;
  return [
    { figure: 'resident at start / after 2,000 / 5,000', measured: [start, two, five].map(mb).join(' / ') },
    {
      figure: 'resident after 10,000 requests',
      measured: mb(ten),
      target: `below ${LIMIT_MB} MB`,
      met: ten < LIMIT_MB,
    },
    {
      figure: 'growth from 5,000 to 10,000',
      measured: `${(((ten - five) / five) * 100).toFixed(1)} %`,
      target: 'flat: 5 % or less',
      met: ten <= five * 1.05,
    },
  ];
}
