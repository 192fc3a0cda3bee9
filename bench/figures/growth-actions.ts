/** What is asked of an installation, and the processor time that it takes. Each leaves as many conversations as it found. */
import { randomBytes } from 'node:crypto';
import { toHour, type ConversationId } from '../../src/core/conversation.ts';
import { everyPseudonym } from '../../src/core/conversation.ts';
import { sweepDue, sweepReplaced } from '../../src/core/erasure/sweep.ts';
import { withdraw } from '../../src/core/erasure/withdraw.ts';
import { createPlannings } from '../../src/core/plannings.ts';
import { peopleNow } from '../../src/notices/people.ts';
import { dueAt } from '../../src/notices/run.ts';
import { organisationKeys } from '../../src/store/redis/keys.ts';
import type { Child } from '../child.ts';
import { loadedSchema } from '../load.ts';
import { COMMAND, type Pages } from '../requests.ts';
import { seededUser } from '../seed.ts';
import { ofThisProcess, spentOn, type Spent } from '../spent.ts';
import { TEAM, WRITABLE } from '../workplace.ts';
import type { Place } from './growth-place.ts';
import { freshUsers, jobFor } from './slack.ts';

export const ACTIONS = ['modal', 'form', 'withdrawal', 'list', 'middle', 'thread', 'notices', 'due', 'pages'] as const;
export type Action = (typeof ACTIONS)[number];
export type Taken = Readonly<Record<Action, Spent>>;

/** In one piece. */
const COUNT = { modal: 300, form: 60, read: 40, due: 100, slots: 10 } as const;
const HOUR_MS = 3_600_000;

export interface ActionParts {
  readonly load: Child;
  readonly pages: Pages;
  /** Which piece it is, from 0: two slots are never the same. */
  readonly piece: number;
}

/** Half of them have four conversations already. */
function visitors(size: number): string[] {
  const fresh = freshUsers(COUNT.modal / 2);
  const persons = Math.floor(size / WRITABLE.length);
  return fresh.flatMap((user, index) => [user, seededUser((index * 7919) % persons)]);
}

async function read({ ours }: Place, cookie: string, path: string): Promise<void> {
  for (let count = 0; count < COUNT.read; count += 1) {
    const response = await fetch(`http://127.0.0.1:${ours.inboxPort}${path}`, { headers: { cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  }
}

async function takeBack({ store, workplace }: Place, users: readonly string[]): Promise<void> {
  const { keyring, slack } = workplace;
  const onFault = (code: string): never => {
    throw new Error(`withdrawing: ${code}`);
  };
  for (const user of users) {
    const employee = everyPseudonym(keyring.pseudonyms(slack.id, 'slack', TEAM, user));
    const { conversations } = await store.conversations.overview(slack.id, employee, [], new Date());
    const id = conversations[0]?.id ?? ('' as ConversationId);
    const result = await withdraw({ conversations: store.conversations, keyring, onFault }, slack.id, id, employee);
    if (result !== 'withdrawn') throw new Error(`withdrawing: ${result}`);
  }
}

/** As Redis leaves them: what has ended is gone by itself, and its erasure key waits in the index. */
async function enterDue({ redis, workplace }: Place): Promise<void> {
  const { keyring, slack } = workplace;
  const hour = toHour(new Date()) - 1;
  for (let count = 0; count < COUNT.due; count += 1) {
    const key = Buffer.from(await keyring.erasure.give(), 'base64url');
    const member = Buffer.concat([key, Buffer.from(`c${randomBytes(16).toString('base64url')}`)]);
    await redis.client.zadd(organisationKeys(slack.id).due, hour, member);
  }
}

async function sweep({ store, workplace }: Place): Promise<void> {
  const { keyring, slack } = workplace;
  const parts = { store, keyring, organisations: { all: () => [slack] }, clock: { now: () => new Date() } };
  const swept = await sweepDue(parts);
  await sweepReplaced(parts);
  if (swept !== COUNT.due) throw new Error(`${swept} keys were swept`);
}

async function decideNotices({ store, workplace }: Place, first: number): Promise<void> {
  const { keyring, slack } = workplace;
  const parts = {
    notices: store.notices,
    organisations: { all: () => [slack] },
    keyring,
    plannings: createPlannings(),
  };
  for (let slot = first; slot < first + COUNT.slots; slot += 1) {
    const at = new Date(Date.now() + slot * HOUR_MS);
    await store.notices.claim(await dueAt(await peopleNow(parts, at), at), at);
  }
}

export async function takeAll(place: Place, { load, pages, piece }: ActionParts): Promise<Taken> {
  const { clock, redis, ours, few, many, workplace, size } = place;
  const { keyring } = workplace;
  const server = (times: number, work: () => Promise<unknown>): Promise<Spent> => spentOn(clock, redis, times, work);
  const here = (times: number, work: () => Promise<unknown>): Promise<Spent> =>
    spentOn(ofThisProcess, redis, times, work);
  const post = (template: string, users: string[]): Promise<unknown> =>
    load.ask(jobFor(ours.botPort, template, users), loadedSchema);
  const users = freshUsers(COUNT.form);
  const modal = await server(COUNT.modal, () => post(COMMAND, visitors(size)));
  await post(COMMAND, users);
  const form = await server(COUNT.form, () => post(pages.submission, users));
  const withdrawal = await here(COUNT.form, () => takeBack(place, users));
  const list = await server(COUNT.read, () => read(place, few.cookie, '/api/conversations?bare=1'));
  const middle = await server(COUNT.read, () => read(place, many.cookie, many.middle));
  const thread = await server(COUNT.read, () => read(place, few.cookie, few.thread));
  const notices = await here(COUNT.slots, () => decideNotices(place, piece * COUNT.slots));
  await enterDue(place);
  const due = await here(1, () => sweep(place));
  const looked = await here(1, () => keyring.erasure.tend(new Date()));
  return { modal, form, withdrawal, list, middle, thread, notices, due, pages: looked };
}
