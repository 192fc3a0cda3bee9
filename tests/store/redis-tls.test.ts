/** A cluster over TLS: nodes are announced by number, and certificates may carry a name. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { root } from '../support/infra/closure.helper.ts';
import { startRedisCluster, type RedisCluster } from '../support/redis-cluster.helper.ts';
import { ANNA, openRequest, SAMIRA, testClock } from '../support/store-fixtures.helper.ts';

const clock = testClock();
const log = createLog(() => undefined);
const organisations = Array.from({ length: 24 }, (_, index) => `bedrijf-${index}`);
let dir: string;
let ca: string;
let cluster: RedisCluster;

/** One certificate for all nodes, for the names `redis` and `localhost` and for no number. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tls-'));
  execFileSync('sh', [join(root, 'infra/compose-init.sh'), dir, join(dir, 'keys')]);
  const file = (name: string): string => join(dir, 'tls', name);
  ca = await readFile(file('ca.crt'), 'utf8');
  cluster = await startRedisCluster({ tls: { cert: file('redis.crt'), key: file('redis.key'), ca: file('ca.crt') } });
}, 120_000);
afterAll(async () => {
  await cluster.stop();
  await rm(dir, { recursive: true, force: true });
});

test('a certificate for the host in REDIS_URL is believed at every node', async () => {
  const url = cluster.url.replace('127.0.0.1', 'localhost');
  const store = await openRedisStore({ url, ca, log, clock });
  for (const organisation of organisations) await store.conversations.open(openRequest(clock, { organisation }));
  const looks = await Promise.all(
    organisations.map((organisation) => store.conversations.overview(organisation, ANNA, [SAMIRA], clock.now())),
  );
  expect(looks.map(({ conversations }) => conversations.length)).toEqual(organisations.map(() => 1));
  await store.ping();
  await store.close();
});

test('one for another name, or by another authority, is believed at none', async () => {
  for (const options of [{ url: cluster.url, ca }, { url: cluster.url.replace('127.0.0.1', 'localhost') }]) {
    const said: string[] = [];
    const stop = new AbortController();
    const say = (text: string): void => {
      said.push(text);
      stop.abort();
    };
    await expect(openRedisStore({ ...options, log, say, signal: stop.signal })).rejects.toMatchObject({
      code: 'STORE_AWAY',
    });
    expect(said.join()).toMatch(/its certificate is (not trusted here|for another name)/);
  }
});
