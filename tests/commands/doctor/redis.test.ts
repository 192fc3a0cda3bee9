/** A Redis that would lose, evict or betray something is named, with what to do; nothing in it is changed by looking. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { REPLAYED } from '../../../src/commands/doctor/redis-persistence.ts';
import { checkRedis } from '../../../src/commands/doctor/redis.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { createLog } from '../../../src/base/log.ts';
import { openRedisStore } from '../../../src/store/redis/index.ts';
import { startShippedRedis, type ShippedRedis } from '../../support/infra/redis.helper.ts';
import { openRequest, testClock } from '../../support/store-fixtures.helper.ts';
import { startRedis, type RedisServer } from '../../support/redis-server.helper.ts';
import { findingsOf, levelOf, levels, withoutRemedy } from '../../support/doctor.helper.ts';

/** Every command in the scripts of the store. */
function used(): readonly string[] {
  const folder = new URL('../../../src/store/redis/', import.meta.url);
  const calls = readdirSync(folder)
    .filter((name) => name.endsWith('.lua'))
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/redis\.call\('([A-Z]+)'/g)]);
  return [...new Set(calls.map(([, name = '']) => name))];
}

let redis: RedisServer;
let shipped: ShippedRedis;
let port: number;
const now = (): Date => new Date();
const look = (
  url: string | undefined,
  more: Partial<Parameters<typeof checkRedis>[0]> = {},
): Promise<readonly Finding[]> => findingsOf(checkRedis({ url, memory: false, production: true, now, ...more }));
const as = (user: string, password: string): string => `redis://${user}:${password}@127.0.0.1:${port}`;

beforeAll(async () => {
  shipped = await startShippedRedis();
  const [line = ''] = /^user in-vertrouwen .*$/m.exec(readFileSync(join(shipped.dir, 'redis.acl'), 'utf8')) ?? [];
  const rights = line.split(' ').filter((word) => /^[-+]/.test(word));
  redis = await startRedis();
  // An address with a user in it needs TCP: any port that is free.
  await redis.cli('CONFIG', 'SET', 'port', '0');
  for (port = 20_000 + (process.pid % 20_000); ; port += 1) {
    const taken = await redis.cli('CONFIG', 'SET', 'port', port).then(
      () => false,
      () => true,
    );
    if (!taken) break;
  }
  const names = ['~iv:*', '&iv:*'];
  await redis.cli('ACL', 'SETUSER', 'bot', 'on', '>secret', 'resetchannels', ...names, ...rights);
  await redis.cli('ACL', 'SETUSER', 'weak', 'on', '>secret', 'resetchannels', ...names, ...rights, '-publish', '-hset');
  await redis.cli('ACL', 'SETUSER', 'administrator', 'on', '>secret', '~*', '&*', '+@all');
  await redis.cli('ACL', 'SETUSER', 'mute', 'on', '>secret', '~iv:*', '-@all', '+info', '+@connection');
});
afterAll(() => Promise.all([redis.stop(), shipped.close()]));
beforeEach(async () => {
  await redis.cli('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
  await redis.cli('CONFIG', 'SET', 'appendonly', 'yes');
});

describe('a Redis as infra/compose-init.sh makes it', () => {
  test('is fine in every respect, and is not changed by looking', async () => {
    const changes = async (): Promise<string | undefined> =>
      /rdb_changes_since_last_save:\d+/.exec(await shipped.product.info('persistence'))?.[0];
    const refused = async (): Promise<string | undefined> =>
      /errorstat_NOPERM:.*/.exec(await shipped.product.info('errorstats'))?.[0];
    const before = [await changes(), await refused()];
    const findings = await look(shipped.plainUrl);
    expect(levels(findings)).toEqual({
      'redis.reachable': 'ok',
      'redis.tls': 'ok',
      'redis.version': 'ok',
      'redis.eviction': 'ok',
      'redis.replica': 'ok',
      'redis.persistence': 'ok',
      'redis.fsync': 'info',
      'redis.replayed': 'ok',
      'redis.replay': 'info',
      'redis.snapshots': 'info',
      'redis.slowlog': 'info',
      'redis.clock': 'ok',
      'redis.rights': 'ok',
      'redis.dangerous': 'ok',
      'redis.works': 'ok',
      'redis.forgets': 'ok',
    });
    expect(await shipped.product.dbsize()).toBe(0);
    expect([await changes(), await refused()]).toEqual(before);
    // What could not be seen says how to see it, and what it must be.
    for (const { message } of findings.filter(({ level }) => level === 'info'))
      expect(message).toMatch(/administrator.*(CONFIG GET|ACL GETUSER)/);
  });

  test('with the list of 0.2.0 it is said that its file is not written anew for us, and since when that counts', async () => {
    const list = join(shipped.dir, 'redis.acl');
    const whole = readFileSync(list, 'utf8');
    expect(whole).toContain(' +bgrewriteaof');
    await shipped.end('SIGTERM');
    writeFileSync(list, whole.replace(' +bgrewriteaof', ''));
    await shipped.start();
    const forgets = async () => (await look(shipped.plainUrl)).find(({ id }) => id === 'redis.forgets');
    expect(await forgets()).toMatchObject({ level: 'info', message: expect.stringContaining('+bgrewriteaof') });
    const hour = Math.floor(Date.now() / 3_600_000);
    await shipped.product.set('iv:rec:mark:unwritten', String(hour - 5));
    expect(await forgets()).toMatchObject({ level: 'warn', message: expect.stringMatching(/ [56] hours ago/) });
    await shipped.product.del('iv:rec:mark:unwritten');
    await shipped.end('SIGTERM');
    writeFileSync(list, whole);
    await shipped.start();
  });

  test('needs every command that the scripts of the store use', async () => {
    const source = readFileSync(new URL('../../../src/commands/doctor/redis.ts', import.meta.url), 'utf8');
    expect(used().length).toBeGreaterThan(15);
    expect(used().filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
  });
});

describe('a Redis that will not have everything back', () => {
  const whole = ['off', 'resetpass', '~*', '&*', '+@all'];
  const setDefault = (...rules: string[]): Promise<unknown> => {
    const administrator = new Redis(as('administrator', 'secret'), { replyMapping: 'legacy' });
    return administrator.call('ACL', 'SETUSER', 'default', 'reset', ...rules).finally(() => administrator.disconnect());
  };
  afterEach(() => setDefault('on', 'nopass', '~*', '&*', '+@all'));

  test.each([
    ['fail', ['off']],
    ['fail', ['on', '>other', '~*', '-@all', '+@read']],
    ['fail', ['off', '~other:*', '+@all']],
    ['fail', ['off', '~*', '+@all', '-zadd']],
    ['ok', whole],
    ['ok', ['on', '>other', '~iv:*', '+@all', '-@dangerous']],
  ])('as its administrator it is seen beforehand: %s, for a default user that is %j', async (level, rules) => {
    await setDefault(...rules);
    const findings = await look(as('administrator', 'secret'));
    expect(levelOf(findings, 'redis.replay')).toBe(level);
    expect(withoutRemedy(findings)).toEqual([]);
  });

  test('as the bot it cannot be seen beforehand, and that is said with what it must be', async () => {
    await setDefault('off');
    const finding = (await look(as('bot', 'secret'))).find(({ id }) => id === 'redis.replay');
    expect(finding).toMatchObject({ level: 'info' });
    expect(finding?.message).toContain('user default off resetpass ~* &* +@all');
  });

  test('as the default user itself: what we may do is what it may', async () => {
    expect(levelOf(await look(redis.url), 'redis.replay')).toBe('ok');
    await setDefault('on', '>own', '~iv:*', '&iv:*', '-@all', '+@read', '+@scripting', '+@connection', '+info');
    expect(levelOf(await look(`redis://:own@127.0.0.1:${port}`), 'redis.replay')).toBe('fail');
  });

  test('afterwards the bot sees that it happened, on the shipped Redis with the list of 0.2.0', async () => {
    const list = join(shipped.dir, 'redis.acl');
    const whole = readFileSync(list, 'utf8');
    writeFileSync(list, whole.replace(/^user default .*$/m, 'user default off'));
    const store = await openRedisStore({ url: shipped.plainUrl, log: createLog(() => undefined) });
    const clock = testClock();
    expect(await store.conversations.open(openRequest(clock))).toBe('stored');
    await store.close();
    const again = async (): Promise<readonly Finding[]> => {
      await shipped.end('SIGKILL');
      await shipped.start();
      return look(shipped.plainUrl);
    };
    const findings = await again();
    const finding = findings.find(({ id }) => id === 'redis.replayed');
    expect([finding?.level, finding?.remedy]).toEqual(['fail', expect.stringContaining('Redis forgot')]);
    const lines: string[] = [];
    await (await openRedisStore({ url: shipped.plainUrl, log: createLog((line) => void lines.push(line)) })).close();
    expect(lines.join('')).toContain('redis-left-out-writes');
    writeFileSync(list, whole);
    expect(levelOf(await again(), 'redis.replayed')).toBe('ok');
  });

  test('every write of a script is one of those that are asked about', async () => {
    const asked = REPLAYED.map((spec) => spec.split(' ')[0]);
    const writes = [];
    for (const name of used()) {
      const [about] = (await redis.cli('COMMAND', 'INFO', name)) as [[string, number, string[]]];
      if (about[2].includes('write')) writes.push(name);
    }
    expect(writes.length).toBeGreaterThan(10);
    expect(writes.filter((name) => !asked.includes(name))).toEqual([]);
  });
});

describe('a Redis that keeps what nobody should find', () => {
  test.each([
    ['redis.snapshots', 'save', '3600 1', ''],
    ['redis.slowlog', 'slowlog-log-slower-than', '10000', '-1'],
    ['redis.slowlog', 'latency-monitor-threshold', '100', '0'],
    ['redis.timestamps', 'aof-timestamp-enabled', 'yes', 'no'],
  ])('%s: %s %s is said, with what to do', async (id, setting, packaged, wanted) => {
    await redis.cli('CONFIG', 'SET', 'slowlog-log-slower-than', '-1');
    await redis.cli('CONFIG', 'SET', setting, packaged);
    const findings = await look(redis.url);
    expect(levelOf(findings, id)).toBe('warn');
    expect(withoutRemedy(findings)).toEqual([]);
    await redis.cli('CONFIG', 'SET', setting, wanted);
    expect(levelOf(await look(redis.url), id)).toBe(id === 'redis.timestamps' ? undefined : 'ok');
  });

  test('a snapshot that was made is seen with the rights of the bot', async () => {
    await redis.cli('SAVE');
    expect(levelOf(await look(as('bot', 'secret')), 'redis.snapshots')).toBe('warn');
  });
});

describe('a Redis that is not fit', () => {
  test('because it evicts', async () => {
    await redis.cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    const findings = await look(redis.url);
    expect(levelOf(findings, 'redis.eviction')).toBe('fail');
    expect(withoutRemedy(findings)).toEqual([]);
  });

  test('because it keeps nothing on disk: to solve in production, to know of in a trial', async () => {
    await redis.cli('CONFIG', 'SET', 'appendonly', 'no');
    expect(levelOf(await look(redis.url), 'redis.persistence')).toBe('fail');
    expect(levelOf(await look(redis.url, { production: false }), 'redis.persistence')).toBe('warn');
  });

  test('because it syncs now and then', async () => {
    await redis.cli('CONFIG', 'SET', 'appendfsync', 'everysec');
    expect(levelOf(await look(redis.url), 'redis.fsync')).toBe('warn');
    await redis.cli('CONFIG', 'SET', 'appendfsync', 'always');
    expect(levelOf(await look(redis.url), 'redis.fsync')).toBe('ok');
  });

  test('because its clock is another', async () => {
    const by = (seconds: number) => (): Date => new Date(Date.now() + seconds * 1000);
    expect(levelOf(await look(redis.url, { now: by(60) }), 'redis.clock')).toBe('warn');
    // From here on the server says that it is not ready.
    for (const seconds of [-600, 600, 2 * 3600])
      expect(levelOf(await look(redis.url, { now: by(seconds) }), 'redis.clock')).toBe('fail');
  });

  test('because our user may do anything', async () => {
    const dangerous = (await look(redis.url)).find(({ id }) => id === 'redis.dangerous');
    expect(dangerous?.level).toBe('warn');
    for (const name of ['CONFIG', 'MONITOR', 'KEYS', 'FLUSHALL']) expect(dangerous?.message).toContain(name);
  });

  test('because our user may do too little, or run no scripts', async () => {
    const rights = (await look(as('weak', 'secret'))).find(({ id }) => id === 'redis.rights');
    expect(rights?.level).toBe('fail');
    expect(rights?.message).toMatch(/HSET, PUBLISH /);
    expect(levelOf(await look(as('mute', 'secret')), 'redis.rights')).toBe('fail');
  });

  test.each(['kanarie-wrong', ''])('because the password "%s" is wrong, without showing it', async (password) => {
    const findings = await look(as('bot', password));
    expect(levels(findings)).toEqual({ 'redis.sign-in': 'fail' });
    expect(JSON.stringify(findings)).not.toContain('kanarie');
  });

  test.each(['unix:///nowhere/kanarie.sock', 'redis://:kanarie@127.0.0.1:1'])(
    'because nobody is at %s',
    async (url) => {
      const findings = await look(url);
      expect(levels(findings)).toEqual({ 'redis.reachable': 'fail' });
      expect(withoutRemedy(findings)).toEqual([]);
      expect(JSON.stringify(findings)).not.toContain('kanarie');
    },
  );
});

test('without an address, or with the store in memory, it is not checked, and why', async () => {
  for (const findings of [await look(undefined), await look('unix:///x', { memory: true })])
    expect(findings).toEqual([
      expect.objectContaining({ level: 'skipped', message: expect.stringContaining('because') as string }),
    ]);
});
