/** A cluster that fails in part: what was confirmed is there once, nobody is forgotten, and the others go on. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Pseudonym } from '../../src/core/conversation.ts';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { redisTime } from '../../src/store/redis/check.ts';
import { openRedisStore, type RedisStoreOptions } from '../../src/store/redis/index.ts';
import { startFlakyProxy, type FlakyProxy } from '../support/flaky-proxy.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import {
  startRedisCluster,
  type ClusterNode,
  type ClusterOptions,
  type RedisCluster,
} from '../support/redis-cluster.helper.ts';
import {
  ANNA,
  conversationId,
  openRequest,
  ORGANISATION,
  SAMIRA,
  submission,
  testClock,
} from '../support/store-fixtures.helper.ts';

const clock = testClock();
const RIGHTS = '-@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info +cluster|slots';
const organisations = Array.from({ length: 24 }, (_, index) => `bedrijf-${index}`);

let lines: { event: string; reason?: string }[] = [];
const log = createLog((line) => void lines.push(JSON.parse(line)));
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  lines = [];
  for (const each of undo.splice(0).toReversed()) await each();
});

async function start(options: ClusterOptions = {}): Promise<RedisCluster> {
  const cluster = await startRedisCluster(options);
  undo.push(() => cluster.stop());
  return cluster;
}
async function openStore(url: string, more: Partial<RedisStoreOptions> = {}): Promise<Store> {
  const store = await openRedisStore({ url, log, clock, ...more });
  undo.push(() => store.close());
  return store;
}
const look = (store: Store, organisation: string): Promise<boolean> =>
  store.conversations.overview(organisation, ANNA, [SAMIRA], clock.now()).then(
    () => true,
    () => false,
  );
const eventually = <T>(act: () => Promise<T>): Promise<T> => vi.waitFor(act, { timeout: 60_000, interval: 20 });
const asUser = (cluster: RedisCluster, user: string): string => cluster.url.replace('//', `//${user}:secret@`);
const giveRights = async (cluster: RedisCluster, user: string, rights: string): Promise<void> => {
  for (const { server } of cluster.all())
    await server.cli('ACL', 'SETUSER', user, 'on', '>secret', '~iv:*', '&iv:*', ...rights.split(' '));
};
const keysOf = async (cluster: RedisCluster): Promise<readonly string[]> =>
  (await Promise.all((await cluster.owners()).map(({ server }) => server.keys()))).flat();

describe('nothing is sent again', () => {
  test('the answer is cut off after the count went up: of sixty asked at most sixty are executed', async () => {
    const proxies: FlakyProxy[] = [];
    const cluster = await start({
      announce: async ({ socket }) => {
        const port = await freePort();
        proxies.push(await startFlakyProxy(socket, port));
        return port;
      },
    });
    undo.push(() => Promise.all(proxies.map((proxy) => proxy.close())));
    const store = await openStore(cluster.url);
    let confirmed = 0;
    for (let index = 0; index < 60; index += 1) {
      const id = `kwartaal-${index % 6}`;
      if (index % 2 === 0) for (const proxy of proxies) proxy.cutAfterNext();
      if (index % 5 === 0) for (const proxy of proxies) proxy.cutBeforeNext();
      confirmed += await store.records.increment('posts', id, 3600).then(
        () => 1,
        () => 0,
      );
      await eventually(() => store.ping());
    }
    const counts = await Promise.all(
      Array.from({ length: 6 }, (_, index) => eventually(() => store.records.count('posts', `kwartaal-${index}`))),
    );
    const executed = counts.reduce((sum, count) => sum + count, 0);
    expect(confirmed).toBeLessThan(60);
    expect(executed).toBeGreaterThanOrEqual(confirmed);
    expect(executed).toBeLessThanOrEqual(60);
  }, 120_000);
});

describe('a node that dies', () => {
  test('under load, its replica takes over: what was confirmed is stored, each once', async () => {
    const cluster = await start({ replicas: 3 });
    const store = await openStore(cluster.url);
    const confirmed = new Map<string, number>();
    const stop = new AbortController();
    const writer = async (organisation: string): Promise<void> => {
      for (let index = 0; !stop.signal.aborted; index += 1) {
        const id = conversationId(`${organisation} ${index}`);
        const request = openRequest(clock, {
          id,
          organisation,
          owner: `employee-${index}` as Pseudonym,
          submission: submission(`${organisation} ${index}`),
        });
        // The same press again, as often as it takes.
        const result = await eventually(() => store.conversations.open(request));
        expect(['stored', 'repeated']).toContain(typeof result === 'object' ? result.found : result);
        confirmed.set(organisation, (confirmed.get(organisation) ?? 0) + 1);
      }
    };
    const writers = organisations.slice(0, 9).map(writer);
    const all = (): number => [...confirmed.values()].reduce((sum, count) => sum + count, 0);
    await eventually(async () => expect(all()).toBeGreaterThan(100));
    const [dying] = cluster.primaries;
    const [successor] = cluster.replicas;
    await dying!.server.kill();
    await cluster.takeOver(successor!);
    const before = new Map(confirmed);
    await eventually(async () => {
      for (const [organisation, count] of before) expect(confirmed.get(organisation)).toBeGreaterThan(count + 3);
    });
    stop.abort();
    await Promise.all(writers);
    const logs = (await keysOf(cluster)).filter((key) => key.includes(':l:'));
    expect(logs).toHaveLength(all());
    expect(new Set(logs).size).toBe(all());
    for (const { server } of await cluster.owners()) {
      const here = (await server.keys()).filter((key) => key.includes(':l:'));
      const lengths = await Promise.all(here.map((key) => server.client.llen(key)));
      expect(lengths.filter((length) => length !== 1)).toEqual([]);
    }
  }, 180_000);

  test('without full coverage the organisations on the others are served, and it is said', async () => {
    const cluster = await start({
      extraArgs: ['--cluster-require-full-coverage', 'no', '--cluster-node-timeout', '1000'],
    });
    const store = await openStore(cluster.url);
    await cluster.primaries[1]!.server.kill();
    const served = await eventually(async () => {
      const answers = await Promise.all(organisations.map((organisation) => look(store, organisation)));
      const served = answers.filter(Boolean).length;
      expect(served).toBeGreaterThan(0);
      expect(served).toBeLessThan(organisations.length);
      return served;
    });
    expect(served).toBeGreaterThan(organisations.length / 3);
    // Half a look must not pass for a whole one: keys are destroyed by what it finds.
    const heads = async (): Promise<number> => {
      let count = 0;
      for await (const _ of store.contents.heads()) count += 1;
      return count;
    };
    await expect(heads()).rejects.toMatchObject({ code: 'STORE_AWAY' });
    await store.ping();
    await vi.waitFor(() => expect(lines).toContainEqual(expect.objectContaining({ reason: 'cluster-node-away' })));
    await cluster.primaries[1]!.server.start();
    await eventually(async () => {
      const answers = await Promise.all(organisations.map((organisation) => look(store, organisation)));
      expect(answers).not.toContain(false);
      await store.ping();
      expect(lines).toContainEqual(expect.objectContaining({ reason: 'cluster-whole' }));
    });
  }, 180_000);

  test('with full coverage, as Redis begins, all are refused, and readiness says so', async () => {
    const cluster = await start({ extraArgs: ['--cluster-node-timeout', '1000'] });
    const store = await openStore(cluster.url);
    await store.ping();
    await cluster.primaries[1]!.server.kill();
    await eventually(async () => {
      const answers = await Promise.all(organisations.map((organisation) => look(store, organisation)));
      expect(answers).not.toContain(true);
    });
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_AWAY' });
    await cluster.primaries[1]!.server.start();
    await eventually(() => store.ping());
  }, 180_000);

  test('all of them: every press is told at once, none waits for what does not come, and all work again', async () => {
    const cluster = await start();
    const store = await openStore(cluster.url, { commandTimeoutMs: 3_600_000 });
    await store.ping();
    await Promise.all(cluster.primaries.map(({ server }) => server.kill()));
    for (let index = 0; index < 5; index += 1) expect(await look(store, `bedrijf-${index}`)).toBe(false);
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_AWAY' });
    await Promise.all(cluster.primaries.map(({ server }) => server.start()));
    await eventually(() => store.ping());
  }, 180_000);
});

describe('a subscriber that is cut', () => {
  test('is noticed although every other line is well: everybody is told, and hears on', async () => {
    const cluster = await start();
    const store = await openStore(cluster.url);
    const handler = vi.fn<() => void>();
    store.changes.subscribe(ORGANISATION, SAMIRA, handler);
    const hears = (): Promise<void> =>
      eventually(async () => {
        await store.changes.publish(ORGANISATION, SAMIRA);
        expect(handler).toHaveBeenCalled();
      });
    await hears();
    handler.mockClear();
    for (const { server } of cluster.all()) await server.cli('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await eventually(async () => expect(handler).toHaveBeenCalled());
    handler.mockClear();
    await hears();
  }, 60_000);
});

describe('before it is used', () => {
  const one = (cluster: RedisCluster): ClusterNode => cluster.primaries[1]!;

  test('every node is asked: one that evicts, keeps no file, or a replica that does, is refused by name', async () => {
    const cluster = await start({ replicas: 1 });
    await one(cluster).server.cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(openStore(cluster.url)).rejects.toMatchObject({
      code: 'STORE_UNSAFE',
      message: expect.stringContaining(`${one(cluster).name}: maxmemory-policy`),
    });
    await one(cluster).server.cli('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    const [replica] = cluster.replicas;
    await replica!.server.cli('CONFIG', 'SET', 'appendonly', 'no');
    await expect(openStore(cluster.url, { requireAof: true })).rejects.toMatchObject({
      code: 'STORE_UNSAFE',
      message: expect.stringContaining(`${replica!.name}: appendonly`),
    });
    expect(lines).not.toContainEqual(expect.objectContaining({ event: 'store-ready' }));
    await openStore(cluster.url);
    expect(lines).toContainEqual(expect.objectContaining({ reason: 'redis-without-aof' }));
  }, 120_000);

  test('the rights of production are enough; one that is missing is named, and readiness knows', async () => {
    const cluster = await start();
    await giveRights(cluster, 'bot', RIGHTS);
    await giveRights(cluster, 'former', RIGHTS.replace(' +cluster|slots', ''));
    const store = await openStore(asUser(cluster, 'bot'));
    expect(await Promise.all(organisations.map((organisation) => look(store, organisation)))).not.toContain(false);
    await store.ping();
    expect(lines).not.toContainEqual(expect.objectContaining({ event: 'fault' }));
    const said: string[] = [];
    const blind = await openStore(asUser(cluster, 'former'), { say: (text) => void said.push(text) });
    expect(said.join()).toMatch(/Redis Cluster|\+cluster\|slots/);
    expect(lines).toContainEqual(expect.objectContaining({ event: 'fault', reason: 'right-missing' }));
    await expect(blind.ping()).rejects.toMatchObject({ code: 'STORE_AWAY' });
  }, 120_000);

  test('one node with all slots works without the right, as it did before that was asked for', async () => {
    const cluster = await start({ primaries: 1 });
    await giveRights(cluster, 'former', RIGHTS.replace(' +cluster|slots', ''));
    const store = await openStore(asUser(cluster, 'former'));
    expect(await Promise.all(organisations.map((organisation) => look(store, organisation)))).not.toContain(false);
    await store.ping();
  }, 60_000);
});

test('the time of a cluster is that of its slowest clock', async () => {
  const node = (seconds: number) => ({
    name: '',
    client: { info: async () => `# Server\r\nserver_time_usec:${seconds}000000\r\n` },
  });
  const line = { nodes: () => [node(1_800_000_100), node(1_800_000_000), node(1_800_000_050)] };
  expect(await redisTime(line as never)).toEqual(new Date(1_800_000_000_000));
});
