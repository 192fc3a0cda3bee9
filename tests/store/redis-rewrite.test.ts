/** What left is not in Redis' own file for long: that is written anew when something left, on every node, and only then. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { forget, unwrittenHours } from '../../src/core/forgetting.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { organisationKeys } from '../../src/store/redis/keys.ts';
import { freePort } from '../support/free-port.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';
import { ANNA, conversationId, entry, openRequest, ORGANISATION, testClock } from '../support/store-fixtures.helper.ts';
import { filesBelow } from '../support/traces.helper.ts';

const RIGHTS = '~iv:* &iv:* -@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info';
const clock = testClock();
const log = createLog(() => undefined);
const WORDS = entry('what was written', 2000);

let server: RedisServer;
let copy: RedisServer;
let port: number;
const opened: Store[] = [];
const openStore = async (user = 'whole'): Promise<Store> => {
  const store = await openRedisStore({ url: `redis://${user}:x@127.0.0.1:${port}`, log, clock });
  opened.push(store);
  return store;
};
beforeAll(async () => {
  port = await freePort();
  server = await startRedis({
    extraArgs: ['--port', String(port), '--bind', '127.0.0.1', '--repl-diskless-sync-delay', '0'],
  });
  copy = await startRedis({
    extraArgs: ['--port', String(await freePort()), '--bind', '127.0.0.1', '--replicaof', `127.0.0.1 ${port}`],
  });
  for (const each of [server, copy]) {
    await each.cli('ACL', 'SETUSER', 'whole', 'on', '>x', ...RIGHTS.split(' '), '+bgrewriteaof');
    await each.cli('ACL', 'SETUSER', 'older', 'on', '>x', ...RIGHTS.split(' '));
  }
  await vi.waitFor(async () => expect(await copy.cli('INFO', 'replication')).toContain('master_link_status:up'), {
    timeout: 20_000,
  });
});
afterAll(() => Promise.all([server.stop(), copy.stop()]));
beforeEach(async () => {
  clock.reset();
  await server.cli('FLUSHALL');
});
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

const holds = (where: RedisServer): boolean =>
  filesBelow(where.dir).some(({ bytes }) => bytes.includes(Buffer.from(WORDS)));
const rewrites = async (where: RedisServer): Promise<number> =>
  Number(/aof_rewrites:(\d+)/.exec(String(await where.cli('INFO', 'persistence')))?.[1]);
const talk = (store: Store) => store.conversations.open(openRequest(clock, { entry: WORDS }));
const withdraw = async (store: Store): Promise<boolean> => {
  const marked = await store.conversations.withdraw(ORGANISATION, conversationId('one'), ANNA);
  if (marked !== undefined) await store.conversations.forget(ORGANISATION, marked.departed);
  return marked !== undefined;
};

describe('after something was withdrawn', () => {
  test('no file of the primary or of its copy holds it, and nothing says that anything is kept back', async () => {
    const store = await openStore();
    await forget(store, clock);
    await talk(store);
    await vi.waitFor(async () => expect(await copy.keys()).toHaveLength((await server.keys()).length));
    expect(await withdraw(store)).toBe(true);
    expect([holds(server), holds(copy)]).toEqual([true, true]);
    expect(await forget(store, clock)).toBe('written');
    expect([holds(server), holds(copy)]).toEqual([false, false]);
    expect(await unwrittenHours(store, clock.now())).toBe(0);
    // The count of the day's openings stays, and says nothing of whom.
    expect(await server.keys()).toEqual([organisationKeys(ORGANISATION).openings(openRequest(clock).openings)]);
  });

  test('two instances that ask at the same moment both know that it is done', async () => {
    const [one, two] = [await openStore(), await openStore()];
    await talk(one);
    await withdraw(one);
    expect(await Promise.all([forget(one, clock), forget(two, clock)])).toEqual(['written', 'written']);
    expect(holds(server)).toBe(false);
  });

  test('also when another instance, which is gone, had it withdrawn', async () => {
    const [one, two] = [await openStore(), await openStore()];
    await forget(two, clock);
    await talk(one);
    await withdraw(one);
    expect(await forget(two, clock)).toBe('written');
    expect(holds(server)).toBe(false);
  });
});

test('what expires by itself is forgotten as well', async () => {
  const store = await openStore();
  await forget(store, clock);
  await server.client.set('iv:rec:view:x', Buffer.from(WORDS), 'PX', 20);
  // Not by asking for it: what nobody asks for has to go as well.
  await vi.waitFor(async () => expect(await server.cli('DBSIZE')).toBe(0));
  expect(await forget(store, clock)).toBe('written');
  expect(holds(server)).toBe(false);
});

test('while nothing leaves, nothing is written anew, however much is written', async () => {
  const store = await openStore();
  await talk(store);
  await forget(store, clock);
  const before = [await rewrites(server), await rewrites(copy)];
  await store.conversations.setAway(ORGANISATION, 'samira', new Date(clock.now().getTime() + 9e6), clock.now());
  expect(await forget(store, clock)).toBe('nothing');
  expect([await rewrites(server), await rewrites(copy)]).toEqual(before);
});

describe('without the right, as in the list of 0.2.0', () => {
  test('it is refused, and how long is said in whole hours, also by who comes later, until it is done', async () => {
    const store = await openStore('older');
    await talk(store);
    await withdraw(store);
    expect(await forget(store, clock)).toBe('refused');
    expect(await unwrittenHours(store, clock.now())).toBe(1);
    clock.advance(1);
    expect(await forget(store, clock)).toBe('refused');
    clock.advance(1);
    const later = await openStore('older');
    expect(await unwrittenHours(later, clock.now())).toBe(3);
    expect(holds(server)).toBe(true);
    expect(await forget(await openStore(), clock)).toBe('written');
    expect(await unwrittenHours(store, clock.now())).toBe(0);
    expect(holds(server)).toBe(false);
  });

  test('and written anew by itself, it is known what is still kept back', async () => {
    const store = await openStore('older');
    await talk(store);
    await withdraw(store);
    expect(await forget(store, clock)).toBe('refused');
    clock.advance(5);
    await server.cli('BGREWRITEAOF');
    await vi.waitFor(async () => expect(holds(server)).toBe(false));
    // Its copy has a file of its own.
    expect(await forget(store, clock)).toBe('refused');
    await copy.cli('BGREWRITEAOF');
    await vi.waitFor(async () => expect(holds(copy)).toBe(false));
    await server.cli('BGREWRITEAOF');
    await vi.waitFor(async () =>
      expect(String(await server.cli('INFO', 'persistence'))).toMatch(/rewrite_in_progress:0/),
    );
    expect(await forget(store, clock)).toBe('written');
    expect(await unwrittenHours(store, clock.now())).toBe(0);
  });
});

test('a copy that cannot be asked is one whose file is not known to be new', async () => {
  const store = await openStore();
  await talk(store);
  await withdraw(store);
  await copy.cli('ACL', 'SETUSER', 'whole', 'off');
  expect(await forget(store, clock)).toBe('failed');
  expect(await unwrittenHours(store, clock.now())).toBe(1);
  await copy.cli('ACL', 'SETUSER', 'whole', 'on');
  expect(await forget(store, clock)).toBe('written');
  expect(await unwrittenHours(store, clock.now())).toBe(0);
});

test('a Redis that left out steps of its own file is not asked: they are nowhere else', async () => {
  const one = await startRedis();
  try {
    await one.client.call('ACL', 'SETUSER', 'limited', 'on', '>x', '~*', '&*', '+@all');
    const path = { path: one.socket, log, clock };
    const first = await openRedisStore(path);
    await talk(first);
    await first.close();
    await one.kill();
    const { readdir, readFile, writeFile } = await import('node:fs/promises');
    const folder = `${one.dir}/appendonlydir`;
    const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.incr.aof'));
    // A step that Redis answers with an error, as it answers what its user "default" may not do.
    const wrong = '*2\r\n$5\r\nRPUSH\r\n$3\r\nx:y\r\n'.replace('*2', '*3') + '$1\r\n1\r\n';
    const clash = '*3\r\n$3\r\nSET\r\n$3\r\nx:y\r\n$1\r\n1\r\n';
    await writeFile(
      `${folder}/${name}`,
      Buffer.concat([await readFile(`${folder}/${name}`), Buffer.from(clash + wrong)]),
    );
    await one.start();
    const store = await openRedisStore(path);
    expect(await forget(store, clock)).toBe('would-lose');
    expect(await rewrites(one)).toBe(0);
    await store.close();
  } finally {
    await one.stop();
  }
});
