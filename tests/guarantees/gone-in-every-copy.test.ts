/**
 * What is said to be gone is: every key that lies in the folder, tried on everything that Redis ever wrote down, opens
 * nothing of it, and all of the rest. Nothing is rewritten or compacted first: the files are searched as they lie there.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlotVault } from '../../src/core/adviser/enrolment.ts';
import type { ConversationId, Pseudonym } from '../../src/core/conversation.ts';
import type { Message } from '../../src/core/employee/seal-message.ts';
import { createSending } from '../../src/core/employee/send.ts';
import { sweepDue, sweepReplaced } from '../../src/core/erasure/sweep.ts';
import { withdraw } from '../../src/core/erasure/withdraw.ts';
import type { Keyring, Store } from '../../src/core/ports.ts';
import { openKeyring } from '../../src/keyring/files.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { aofCommands } from '../support/aof.helper.ts';
import { desks, sealReply, testClock, type Desks } from '../support/desks.helper.ts';
import { slotsFor } from '../support/inbox-fixtures.helper.ts';
import { testOrganisation } from '../support/organisation.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import { keysIn, lootOf, openedOf, type Loot } from '../support/thief.helper.ts';

const { organisation, keys } = await testOrganisation();
const quiet = { info: () => {}, error: () => {} };
// Redis expires by its own clock, and must never be ahead of ours.
const clock = testClock(new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 60_000));
const TIME_OF_THEN = clock.now();
const [samira] = organisation.advisers;

let base: string;
let redis: RedisServer;
let store: Store;
let keyring: Keyring;
let d: Desks;
/** Of the moment at which everything lay there. */
let keysOfThen: string;
let snapshot: Buffer[][];
const ids = new Map<string, ConversationId>();
const id = (who: string): ConversationId => ids.get(who) as ConversationId;

const message = (who: string, text: string, form = 'f'): Message => {
  if (samira === undefined) throw new Error('no adviser');
  const formId = `${who}-${form}`.padEnd(22, '0');
  const by = { organisation, employee: who as Pseudonym, adviser: samira, now: clock.now() };
  // Kept to be read back, so that there is a copy of it too.
  return { ...by, kind: 'text', text, language: 'nl', ownCopy: true, formId };
};
const load = () => ({ open: 0 });
const open = async (who: string): Promise<void> => {
  const accepted = { limits: '2026-11', refuseWhenAway: false, load: load() } as const;
  const sent = await createSending({ conversations: store.conversations, keyring }).open(message(who, 'Dag'), accepted);
  ids.set(who, sent.id);
};
const write = async (who: string, form: string): Promise<void> => {
  const sending = createSending({ conversations: store.conversations, keyring });
  expect(
    await sending.append(message(who, 'En nog iets', form), id(who), { load, planned: { number: 0, load: load() } }),
  ).toMatchObject({
    result: 'stored',
  });
};
const answer = async (who: string): Promise<void> => {
  const reply = await sealReply(d, d.seat(), keys.samira, id(who), 'Ja', who.padEnd(22, '0'));
  expect(await d.adviser.reply(d.seat(), reply)).toBe('stored');
};
const sweep = async (): Promise<void> => {
  const parts = {
    store: { ...store, time: async () => clock.now() },
    keyring,
    clock,
    organisations: { all: () => [] },
  };
  await sweepDue(parts);
  await sweepReplaced(parts);
  await keyring.erasure.tend(clock.now());
};
const withEverything = (loot: Loot, folder: string) =>
  keysIn(folder).then((found) => openedOf(organisation.id, loot, found));
const loot = async (): Promise<Loot> => lootOf([...(await aofCommands(redis.dir)), ...snapshot]);

/** As commands, so that one search does for both. */
async function inSnapshot(): Promise<Buffer[][]> {
  await redis.cli('SAVE');
  await cp(join(redis.dir, 'dump.rdb'), join(base, 'dump', 'dump.rdb'));
  const other = await startRedis({ aof: false, from: join(base, 'dump') });
  const commands: Buffer[][] = [];
  for (const key of await other.keys()) {
    const type = await other.client.type(key);
    if (type === 'string') {
      const value = await other.client.getBuffer(key);
      commands.push([Buffer.from('SET'), Buffer.from(key), value ?? Buffer.alloc(0)]);
    }
    if (type !== 'hash') continue;
    const fields = Object.entries(await other.client.hgetallBuffer(key));
    commands.push([
      Buffer.from('HSET'),
      Buffer.from(key),
      ...fields.flatMap(([name, value]) => [Buffer.from(name), value]),
    ]);
  }
  await other.stop();
  return commands;
}

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'gone-'));
  redis = await startRedis();
  keyring = await openKeyring(join(base, 'keyring'));
  store = await openRedisStore({ path: redis.socket, log: quiet, clock });
  d = await desks(organisation, { clock, store, keyring });
  await keyring.erasure.tend(clock.now());
  for (const who of ['withdrawn', 'closed', 'silent', 'read', 'stays']) {
    await open(who);
    await answer(who);
  }
  const vault = createSlotVault({ records: store.records, keyring });
  for (const who of ['changed', 'forgotten', 'kept']) await vault.put(who, slotsFor(keys.samira.keyCard));
  snapshot = await inSnapshot();
  keysOfThen = join(base, 'then');
  await cp(join(base, 'keyring'), keysOfThen, { recursive: true });

  const now = clock.now();
  await store.conversations.markReadByEmployee(
    organisation.id,
    id('read'),
    'read' as Pseudonym,
    [1],
    organisation.retention,
    now,
  );
  clock.advance(25);
  await write('withdrawn', 'b');
  await store.conversations.close(
    organisation.id,
    id('closed'),
    { adviser: 'samira' },
    organisation.retention,
    clock.now(),
  );
  await sweep();
  clock.advance(20 * 24);
  for (const who of ['read', 'stays']) await write(who, 'c');
  const parts = { conversations: store.conversations, keyring, onFault: () => {} };
  expect(await withdraw(parts, organisation.id, id('withdrawn'), 'withdrawn' as Pseudonym)).toBe('withdrawn');
  await vault.put('changed', slotsFor(keys.samira.keyCard));
  await vault.delete('forgotten');
  clock.advance(11 * 24);
  await sweep();
});
afterAll(async () => {
  await store.close();
  await redis.stop();
  await rm(base, { recursive: true });
});

describe('with the keys as they lie there afterwards', () => {
  it('nothing opens of what was withdrawn, closed and silent for as long as agreed, read a day ago, changed or forgotten', async () => {
    const all = await loot();
    const { names, sealed } = await withEverything(all, join(base, 'keyring'));
    // Of the one whose answer was read, that copy alone is gone: the own words beside it were not read back.
    const stays = [id('stays'), ...[0, 1, 2].map((copy) => `${id('stays')}:${copy}`)];
    const read = [id('read'), ...[0, 2].map((copy) => `${id('read')}:${copy}`)];
    expect([...names].toSorted()).toEqual([...read, ...stays, 'changed', 'kept'].toSorted());
    // Of the one whose passphrase was changed: the slots of before the change lie in the snapshot.
    const before = lootOf(snapshot).sealed.filter(({ name }) => name === 'changed');
    expect(before).toHaveLength(1);
    for (const { stored } of before) expect(sealed.filter((each) => each.stored.equals(stored))).toEqual([]);
  });

  it('and every day on which they were written to was looked at, with every key of the folder', async () => {
    const { wraps } = await loot();
    const of = (who: string): number => wraps.filter(({ conversation }) => conversation === id(who)).length;
    expect(of('withdrawn')).toBeGreaterThanOrEqual(4);
    expect(of('silent')).toBeGreaterThanOrEqual(3);
    const found = await keysIn(join(base, 'keyring'));
    expect(found.days.length).toBeGreaterThanOrEqual(3);
    expect(found.erasure.length).toBeGreaterThanOrEqual(128);
  });

  it('Redis itself holds no key of them any more', async () => {
    const left = (await redis.keys()).join('\n');
    for (const who of ['withdrawn', 'closed', 'silent']) expect(left).not.toContain(id(who));
    expect(left).not.toContain(`${id('read')}:1`);
    expect(left).toContain(id('stays'));
  });
});

it('with the keys of before everything opens: the search would have found it', async () => {
  const { names } = await withEverything(lootOf(snapshot), keysOfThen);
  const conversations = [...ids.values()];
  expect([...names].toSorted()).toEqual(
    [
      ...conversations,
      ...conversations.flatMap((each) => [`${each}:0`, `${each}:1`]),
      'changed',
      'forgotten',
      'kept',
    ].toSorted(),
  );
});

it('an old copy of Redis put back brings back nothing of it, and what begins then shares no key', async () => {
  const other = await startRedis({ aof: false, from: join(base, 'dump') });
  const old = await openRedisStore({ path: other.socket, log: quiet, clock });
  const back = await desks(organisation, { clock, store: old, keyring });
  const headOf = async (who: string) => {
    const page = { limit: 1, copies: false };
    return (await old.conversations.read(organisation.id, id(who), { adviser: 'samira' }, page, TIME_OF_THEN))?.head;
  };
  expect((await headOf('withdrawn'))?.erasureKey).toBeDefined();
  const taken = new Set(await Promise.all([...ids.keys()].map(async (who) => (await headOf(who))?.erasureKey)));
  expect(await back.adviser.read(back.seat(), id('withdrawn'))).toBeUndefined();
  expect((await back.adviser.list(back.seat())).map((each) => each.id)).not.toContain(id('withdrawn'));
  for (let index = 0; index < 128; index += 1) expect(taken).not.toContain(await keyring.erasure.give());
  await old.close();
  await other.stop();
});
