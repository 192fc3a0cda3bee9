/** An installation of its own with so many open conversations, and what is asked of it. */
import { createLog } from '../../src/base/log.ts';
import { identityOf } from '../../src/core/adviser/identity.ts';
import { adopt } from '../../src/core/keyring-mark.ts';
import type { Store } from '../../src/core/ports.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { organisationKeys } from '../../src/store/redis/keys.ts';
import { holdConversation } from '../conversation.ts';
import { signInAll } from '../crowd.ts';
import { seedMany } from '../mass-seed.ts';
import { startOurs, type Ours } from '../ours.ts';
import { startRedis, type BenchRedis } from '../redis.ts';
import { proveReachable, seedConversations } from '../seed.ts';
import { ofChildren, SAYS_SPENT, settled, type Clock } from '../spent.ts';
import { makeWorkplace, WRITABLE, type Workplace } from '../workplace.ts';

/** Of an adviser of another organisation on the same Redis. */
const LISTED = 100;
const MESSAGES = 50;

export interface Place {
  readonly size: number;
  readonly workplace: Workplace;
  readonly redis: BenchRedis;
  readonly store: Store;
  readonly ours: Ours;
  /** Processor time of the server. */
  readonly clock: Clock;
  /** Of who has a list of 100 and, in it, a conversation of 50 messages. */
  readonly few: { readonly cookie: string; readonly thread: string };
  /** Of who has a quarter of all conversations, and where the middle of that list is. */
  readonly many: { readonly cookie: string; readonly middle: string };
  stop(): Promise<void>;
}

async function middleOf(redis: BenchRedis, store: Store, { slack }: Workplace, size: number): Promise<string> {
  const adviser = WRITABLE[0];
  const middle = String(Math.floor(size / WRITABLE.length / 2));
  const [id = ''] = await redis.client.zrange(organisationKeys(slack.id).inbox(adviser), middle, middle);
  const [newest] = await store.conversations.listForAdviser(slack.id, adviser, 1, new Date());
  return new URLSearchParams({ organisation: slack.id, id, hour: String(newest?.lastHour), bare: '1' }).toString();
}

/** With a workplace, a Redis and a server, which has looked at all its keys by then. */
export async function openPlace(size: number, apiPort: number): Promise<Place> {
  const workplace = await makeWorkplace();
  const { keyring, inbox, keys, slack } = workplace;
  const redis = await startRedis(workplace.folder, 'growth');
  const store = await openRedisStore({ path: redis.socket, log: createLog(() => undefined) });
  const [adviser] = inbox.advisers;
  if (adviser === undefined) throw new Error('nobody to talk with');
  await seedMany(workplace, redis, store, size);
  await seedConversations(store, keyring, inbox, [adviser.id], LISTED - 1);
  const parts = { store, keyring, keys, seat: { organisation: inbox, adviser } };
  const talk = await holdConversation(parts, 'UGROWTH', MESSAGES);
  await proveReachable(store, slack);
  for (const { identity } of slack.advisers)
    if (identity !== undefined) await store.notices.want(identityOf(keyring, identity), 'soon');
  // What was seeded opens for nobody, so a server would take these keys for another Redis'.
  await adopt(store, keyring);
  const [few = '', many = ''] = await signInAll(store, keyring, [adviser.id, WRITABLE[0]]);
  const ours = await startOurs(workplace, redis, apiPort, { flags: SAYS_SPENT, said: 'ignore' });
  const clock = ofChildren([ours.child]);
  await settled(clock);
  return {
    size,
    workplace,
    redis,
    store,
    ours,
    clock,
    few: { cookie: few, thread: `/api/conversations/${inbox.id}/${talk.id}` },
    many: { cookie: many, middle: `/api/conversations?${await middleOf(redis, store, workplace, size)}` },
    async stop() {
      await ours.child.stop();
      await store.close();
      await redis.stop();
      await workplace.remove();
    },
  };
}
