/** The contract on a real cluster of three nodes, and what such a cluster may change under us. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { startRedisCluster, type RedisCluster } from '../support/redis-cluster.helper.ts';
import { ANNA, openRequest, SAMIRA, testClock } from '../support/store-fixtures.helper.ts';
import { harnessOn } from '../support/redis-store.helper.ts';

const clock = testClock();
const log = createLog(() => undefined);
/** So many that every node has some. */
const organisations = Array.from({ length: 40 }, (_, index) => `bedrijf-${index}`);

let cluster: RedisCluster;
const opened: Store[] = [];
const openStore = async (url = cluster.url): Promise<Store> => {
  const store = await openRedisStore({ url, log, clock });
  opened.push(store);
  return store;
};
const everywhere = <T>(act: (organisation: string) => Promise<T>): Promise<T[]> => Promise.all(organisations.map(act));
const lookEverywhere = (store: Store) =>
  everywhere((organisation) => store.conversations.overview(organisation, ANNA, [SAMIRA], clock.now()));

beforeAll(async () => {
  cluster = await startRedisCluster();
}, 120_000);
afterAll(() => cluster.stop());
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

storeContract('redis, a cluster of three nodes', () =>
  harnessOn(
    cluster.all().map(({ server }) => server),
    [{ url: cluster.url, requireAof: true }, { url: `redis://${cluster.primaries[2]?.name ?? ''}` }],
  ),
);

describe('every node is connected', () => {
  test('before the first command: forty organisations at once, and none is told to wait', async () => {
    const store = await openStore();
    await everywhere((organisation) => store.conversations.open(openRequest(clock, { organisation })));
    expect(await lookEverywhere(store)).toHaveLength(organisations.length);
  });

  test('also when the first of several addresses leads nowhere', async () => {
    const store = await openStore(`redis://127.0.0.1:1,${cluster.url}`);
    expect(await lookEverywhere(store)).toHaveLength(organisations.length);
  });

  test('also after a node came and took over all that another had', async () => {
    const store = await openStore();
    await everywhere((organisation) => store.conversations.open(openRequest(clock, { organisation })));
    const [first] = cluster.primaries;
    await cluster.move(first!, await cluster.add());
    const looks = await lookEverywhere(store);
    expect(looks.map(({ conversations }) => conversations.length)).toEqual(organisations.map(() => 1));
    await expect(store.ping()).resolves.toBeUndefined();
  }, 120_000);

  test('also for listening: the node that is listened to leaves, and everybody is told and hears on', async () => {
    const store = await openStore();
    const handler = vi.fn<() => void>();
    store.changes.subscribe('bedrijf-1', SAMIRA, handler);
    const listenedTo = await vi.waitFor(async () => {
      const channels = await Promise.all(cluster.all().map(({ server }) => server.cli('PUBSUB', 'CHANNELS')));
      const found = cluster.all().find((_, index) => (channels[index] as string[]).length > 0);
      expect(found).toBeDefined();
      return found!;
    });
    await cluster.move(
      listenedTo,
      (await cluster.owners()).find((node) => node !== listenedTo)!,
    );
    await cluster.remove(listenedTo);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled(), { timeout: 30_000 });
    handler.mockClear();
    await vi.waitFor(async () => {
      await store.changes.publish('bedrijf-1', SAMIRA);
      expect(handler).toHaveBeenCalled();
    });
    expect(await lookEverywhere(store)).toHaveLength(organisations.length);
  }, 120_000);
});
