/** A primary that Sentinels know: found at the start, and found again after a real fail-over, under load. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Pseudonym } from '../../src/core/conversation.ts';
import type { Store } from '../../src/core/ports.ts';
import { checkRedis } from '../../src/commands/doctor/redis.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore, type RedisStoreOptions } from '../../src/store/redis/index.ts';
import { findingsOf, levels } from '../support/doctor.helper.ts';
import { PRIMARY, SENTINEL_PASSWORD, startWatchedRedis, type Watched } from '../support/redis-sentinels.helper.ts';
import {
  conversationId,
  openRequest,
  ORGANISATION,
  SAMIRA,
  submission,
  testClock,
} from '../support/store-fixtures.helper.ts';

const clock = testClock();
const log = createLog(() => undefined);
let watched: Watched;
const opened: Store[] = [];
beforeAll(async () => {
  watched = await startWatchedRedis();
}, 120_000);
afterAll(() => watched.stop());
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

const where = (sentinels = watched.sentinels, primary = PRIMARY) => ({
  url: watched.url,
  sentinels: { url: sentinels, primary },
});
async function openStore(more: Partial<RedisStoreOptions> = {}): Promise<Store> {
  const store = await openRedisStore({ ...where(), log, clock, ...more });
  opened.push(store);
  return store;
}
const eventually = <T>(act: () => Promise<T>): Promise<T> => vi.waitFor(act, { timeout: 60_000, interval: 20 });
const doctor = (sentinels: { url: string; primary: string }) =>
  findingsOf(checkRedis({ url: watched.url, sentinels, memory: false, production: true, now: () => new Date() }));
async function sentenceAtStart(sentinels: { url: string; primary: string }): Promise<string> {
  const said: string[] = [];
  const stop = new AbortController();
  const start = openStore({ sentinels, signal: stop.signal, say: (text) => void said.push(text) });
  const ending = start.catch((error: unknown) => error);
  await eventually(async () => expect(said).not.toEqual([]));
  stop.abort();
  await ending;
  return said.join('\n');
}

test('the doctor finds the primary by them, and everything in order', async () => {
  const found = levels(await doctor(where().sentinels));
  expect(found).toMatchObject({
    'redis.sentinels': 'ok',
    'redis.reachable': 'ok',
    'redis.replica': 'ok',
    'redis.works': 'ok',
  });
});

test.each<[string, () => { url: string; primary: string }, RegExp]>([
  [
    'another name',
    () => where(watched.sentinels, 'kanarie').sentinels,
    /no primary under the name in REDIS_SENTINEL_MASTER/,
  ],
  [
    'another password',
    () => where(watched.sentinels.replaceAll(SENTINEL_PASSWORD, 'kanarie')).sentinels,
    /refuses the user or password of REDIS_SENTINELS/,
  ],
  [
    'nobody there',
    () => where('redis://127.0.0.1:1').sentinels,
    /A Sentinel cannot be reached at REDIS_SENTINELS: nothing listens/,
  ],
])('%s is said at the start and by the doctor', async (_, sentinels, sentence) => {
  const said = await sentenceAtStart(sentinels());
  expect(said).toMatch(sentence);
  const findings = await doctor(sentinels());
  expect(findings.find(({ level }) => level === 'fail')?.message).toMatch(sentence);
  expect(`${said} ${JSON.stringify(findings)}`).not.toContain('kanarie');
});

test('the primary is killed under load: what was confirmed is stored, each once, and listening goes on', async () => {
  const store = await openStore();
  const told = vi.fn<() => void>();
  store.changes.subscribe(ORGANISATION, SAMIRA, told);
  await eventually(async () => {
    await store.changes.publish(ORGANISATION, SAMIRA);
    expect(told).toHaveBeenCalled();
  });
  const confirmed = new Set<string>();
  const stop = new AbortController();
  const writer = async (number: number): Promise<void> => {
    for (let index = 0; !stop.signal.aborted; index += 1) {
      const name = `${number} ${index}`;
      const request = openRequest(clock, {
        id: conversationId(name),
        owner: `employee-${number}-${index}` as Pseudonym,
        submission: submission(name),
      });
      // The same press again, as often as it takes.
      const result = await eventually(() => store.conversations.open(request));
      expect(['stored', 'repeated']).toContain(typeof result === 'object' ? result.found : result);
      confirmed.add(conversationId(name));
    }
  };
  const writers = Array.from({ length: 8 }, (_, number) => writer(number));
  await eventually(async () => expect(confirmed.size).toBeGreaterThan(100));
  const [former] = watched.servers;
  told.mockClear();
  await former!.server.kill();
  const successor = await eventually(async () => {
    const now = await watched.primary();
    expect(now).not.toBe(former);
    return now;
  });
  const before = confirmed.size;
  await eventually(async () => expect(confirmed.size).toBeGreaterThan(before + 100));
  stop.abort();
  await Promise.all(writers);
  await eventually(async () => expect(told).toHaveBeenCalled());

  const logs = (await successor.server.keys()).filter((key) => key.includes(':l:'));
  expect(new Set(logs.map((key) => key.split(':l:')[1]))).toEqual(confirmed);
  const lengths = await Promise.all(logs.map((key) => successor.server.client.llen(key)));
  expect(lengths.filter((length) => length !== 1)).toEqual([]);

  // Back as a replica, it is not written to.
  await former!.server.start();
  await eventually(async () => expect(String(await former!.server.cli('INFO', 'replication'))).toContain('role:slave'));
  const again = await openStore();
  await again.ping();
  expect(await again.conversations.open(openRequest(clock, { id: conversationId('after') }))).toBe('stored');
  expect(await successor.server.client.llen(`iv:{${ORGANISATION}}:l:${conversationId('after')}`)).toBe(1);
}, 180_000);
