/** What was stored is there after every start of the Redis that infra/ makes, also of one that 0.2.0 made. */
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Pseudonym } from '../../src/core/conversation.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { keysOf } from '../support/redis-store.helper.ts';
import {
  ANNA,
  appendRequest,
  conversationId,
  openRequest,
  ORGANISATION,
  RETENTION,
  SAMIRA,
  seen,
  submission,
  testClock,
  withdrawWhole,
} from '../support/store-fixtures.helper.ts';
import { startRedis } from '../support/redis-server.helper.ts';
import { startShippedRedis, type ShippedRedis } from '../support/infra/redis.helper.ts';

const TALKS = 25;
/** What 0.2.0 wrote, and what Redis itself makes of it when somebody says ACL SAVE. */
const FORGETTING = ['user default off', 'user default off sanitize-payload resetchannels -@all'];
const WHOLE = 'user default off resetpass ~* &* +@all';

let redis: ShippedRedis;
const started: ShippedRedis[] = [];
afterEach(() => Promise.all(started.splice(0).map((one) => one.close())));
async function startOne(before?: (dir: string) => Promise<void>): Promise<void> {
  redis = await startShippedRedis(before);
  started.push(redis);
}

const listOf = (dir: string): string => join(dir, 'redis.acl');
const withDefault =
  (line: string) =>
  async (dir: string): Promise<void> => {
    const [, ...others] = (await readFile(listOf(dir), 'utf8')).split('\n');
    await writeFile(listOf(dir), [line, ...others].join('\n'));
  };

/** Conversations that were opened, went on, were closed or withdrawn, and records: what the store's steps leave. */
async function fill(): Promise<void> {
  const clock = testClock();
  const store = await openRedisStore({ url: redis.plainUrl, log: createLog(() => undefined), clock, requireAof: true });
  for (let index = 0; index < TALKS; index += 1) {
    const id = conversationId(index);
    const owner = `${ANNA}${String(index).padStart(2, '0')}` as Pseudonym;
    const first = openRequest(clock, { id, owner, submission: submission(index) });
    expect(await store.conversations.open(first)).toBe('stored');
    if (index % 2 === 0) continue;
    const expected = await seen(store, clock, { employee: owner }, id);
    const more = appendRequest(clock, { id, by: owner, expected, submission: submission(`more ${index}`) });
    expect(await store.conversations.append(more)).toBe('stored');
  }
  const [gone, shut] = [conversationId(0), conversationId(2)];
  await withdrawWhole(store, ORGANISATION, gone, `${ANNA}00` as Pseudonym);
  await store.conversations.close(ORGANISATION, shut, { adviser: SAMIRA }, RETENTION, clock.now());
  await store.conversations.setAway(ORGANISATION, SAMIRA, new Date(clock.now().getTime() + 86_400_000), clock.now());
  await store.records.put('enrolment', 'samira', new Uint8Array([1, 2, 3]));
  await store.records.increment('posts', 'zorg', 1000);
  await store.close();
}

/** Every key with its bytes and its end. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of await keysOf(redis.product, '*')) {
    const bytes = await redis.product.dumpBuffer(key);
    found.set(key, `${createHash('sha256').update(bytes).digest('hex')} ${await redis.product.pexpiretime(key)}`);
  }
  return found;
}

describe('as shipped', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('%s and a start: every key, every byte, every end', async (signal) => {
    await startOne();
    await fill();
    const before = await everything();
    expect(before.size).toBeGreaterThan(2 * TALKS);
    await redis.end(signal);
    await redis.start();
    expect(await everything()).toEqual(before);
    expect(redis.output()).not.toContain('CRITICAL');
  });
});

describe.each(FORGETTING)('a list that says "%s"', (line) => {
  it('is mended by running the script again, before Redis is stopped: nothing is lost', async () => {
    await startOne(withDefault(line));
    await fill();
    const before = await everything();
    expect(redis.init()).toContain('Mended the line `user default`');
    await redis.end('SIGTERM');
    await redis.start();
    expect(await everything()).toEqual(before);
    expect(redis.init()).not.toContain('Mended');
  });

  it('mended after Redis forgot, brings back all that is still in its file', async () => {
    await startOne(withDefault(line));
    await fill();
    const before = await everything();
    await redis.end('SIGKILL');
    await redis.start();
    const meanwhile = await redis.product.set('iv:rec:once:meanwhile', '1');
    expect(meanwhile).toBe('OK');
    redis.init();
    await redis.end('SIGTERM');
    await redis.start();
    const after = new Map(await everything());
    expect(after.delete('iv:rec:once:meanwhile')).toBe(true);
    expect(after).toEqual(before);
  });

  it('stays the same file, with whatever else its administrator wrote', async () => {
    const own = 'user administrator on #' + 'a'.repeat(64) + ' ~* &* +@all';
    await startOne(async (dir) => {
      await withDefault(line)(dir);
      await writeFile(listOf(dir), `${await readFile(listOf(dir), 'utf8')}${own}\n`);
    });
    const [text, { ino, mode, uid, gid }] = [await readFile(listOf(redis.dir), 'utf8'), await stat(listOf(redis.dir))];
    redis.init();
    expect(await readFile(listOf(redis.dir), 'utf8')).toBe(text.replace(line, WHOLE));
    expect(await stat(listOf(redis.dir))).toMatchObject({ ino, mode, uid, gid });
  });
});

it('a default user whom somebody can sign in as gets no rights from us: it is said instead', async () => {
  const line = 'user default on >own-choice ~* -@all +ping';
  await startOne(withDefault(line));
  const said = redis.init();
  expect(said).not.toContain('Mended');
  expect(said).toContain('forgets at every start');
  expect(await readFile(listOf(redis.dir), 'utf8')).toContain(`${line}\n`);
});

describe('a Redis of one’s own that syncs every second', () => {
  /** In the order in which they were confirmed, until one was refused. */
  async function write(url: string, count: number): Promise<string[]> {
    const store = await openRedisStore({ url, log: createLog(() => undefined) });
    const done: string[] = [];
    try {
      for (let index = 0; index < count; index += 1) {
        await store.records.put('key-slots', `of-${index}`, new Uint8Array(1000));
        done.push(`iv:rec:key-slots:of-${index}`);
      }
    } catch (error) {
      expect(error).toMatchObject({ code: 'STORE_READ_ONLY' });
    }
    await store.close();
    return done;
  }
  /** While a sync is under way it writes nothing, for two seconds at most (`flushAppendOnlyFile` in its aof.c). */
  const isBeginningOf = (kept: readonly string[], done: readonly string[]): boolean =>
    isDeepStrictEqual(kept, done.slice(0, kept.length).toSorted());

  it('may lose the last that was confirmed when it is killed, and nothing before that', async () => {
    const own = await startRedis({ extraArgs: ['--appendfsync', 'everysec'] });
    const done = await write(own.url, 200);
    await own.kill();
    await own.start();
    expect(isBeginningOf(await own.keys(), done)).toBe(true);
    await own.stop();
  });

  it('may confirm more than fits on a full disk, and then refuses', async () => {
    const own = await startRedis({
      extraArgs: ['--appendfsync', 'everysec'],
      wrapper: ['sh', '-c', `trap '' XFSZ; ulimit -f 100; exec "$@"`, 'sh'],
    });
    const done = await write(own.url, 20_000);
    expect(done.length).toBeLessThan(20_000);
    await own.kill();
    await own.start();
    const kept = await own.keys();
    expect(kept.length).toBeGreaterThan(10);
    expect(isBeginningOf(kept, done)).toBe(true);
    await own.stop();
  });
});

it('a new password, as docs/operations.md says: both work, then only the new one, and nothing is lost', async () => {
  await startOne();
  await fill();
  const before = await everything();
  const signsIn = async (password: string): Promise<boolean> => {
    const client = redis.client({ username: 'in-vertrouwen', password });
    const response = await client.ping().catch(() => 'refused');
    client.disconnect();
    return response === 'PONG';
  };
  const old = new URL(redis.url).password;
  const [next, hash] = ['the-next-one', createHash('sha256').update('the-next-one').digest('hex')];
  const text = await readFile(listOf(redis.dir), 'utf8');
  const oldHash = /#[0-9a-f]{64}/.exec(text)?.[0] ?? '';
  for (const [hashes, works] of [
    [`${oldHash} #${hash}`, [true, true]],
    [`#${hash}`, [false, true]],
  ] as const) {
    await writeFile(listOf(redis.dir), text.replace(oldHash, hashes));
    await redis.end('SIGTERM');
    await redis.start();
    expect([await signsIn(old), await signsIn(next)]).toEqual(works);
  }
  await writeFile(listOf(redis.dir), text);
  await redis.end('SIGTERM');
  await redis.start();
  expect(await everything()).toEqual(before);
});
