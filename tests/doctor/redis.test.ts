/** A Redis that would lose, evict or betray something is named, with what to do; nothing in it is changed by looking. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkRedis } from '../../src/doctor/redis.ts';
import type { Finding } from '../../src/doctor/types.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { findingsOf, levelOf, levels, withoutRemedy } from './support.ts';

/** As in `infra/compose-init.sh`. */
const RIGHTS = '-@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info'.split(' ');

let redis: RedisServer;
let port: number;
const now = (): Date => new Date();
const look = (
  url: string | undefined,
  more: Partial<Parameters<typeof checkRedis>[0]> = {},
): Promise<readonly Finding[]> => findingsOf(checkRedis({ url, memory: false, production: true, now, ...more }));
const as = (user: string, password: string): string => `redis://${user}:${password}@127.0.0.1:${port}`;

beforeAll(async () => {
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
  await redis.cli('ACL', 'SETUSER', 'bot', 'on', '>secret', 'resetchannels', ...names, ...RIGHTS);
  await redis.cli('ACL', 'SETUSER', 'weak', 'on', '>secret', 'resetchannels', ...names, ...RIGHTS, '-publish', '-hset');
  await redis.cli('ACL', 'SETUSER', 'mute', 'on', '>secret', '~iv:*', '-@all', '+info', '+@connection');
});
afterAll(() => redis.stop());
beforeEach(async () => {
  await redis.cli('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
  await redis.cli('CONFIG', 'SET', 'appendonly', 'yes');
});

describe('a Redis as infra/compose-init.sh makes it', () => {
  test('is fine in every respect, and is not changed by looking', async () => {
    const before = await redis.cli('INFO', 'persistence');
    const findings = await look(as('bot', 'secret'));
    expect(levels(findings)).toEqual({
      'redis.reachable': 'ok',
      'redis.tls': 'ok',
      'redis.version': 'ok',
      'redis.eviction': 'ok',
      'redis.replica': 'ok',
      'redis.persistence': 'ok',
      'redis.fsync': 'info',
      'redis.clock': 'ok',
      'redis.rights': 'ok',
      'redis.dangerous': 'ok',
    });
    expect(await redis.keys()).toEqual([]);
    const changes = /rdb_changes_since_last_save:\d+/;
    expect(changes.exec(String(await redis.cli('INFO', 'persistence')))).toEqual(changes.exec(String(before)));
  });

  test('needs every command that the scripts of the store use', async () => {
    const folder = new URL('../../src/store/redis/', import.meta.url);
    const used = readdirSync(folder)
      .filter((name) => name.endsWith('.lua'))
      .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/redis\.call\('([A-Z]+)'/g)])
      .map(([, name = '']) => name);
    const source = readFileSync(new URL('../../src/doctor/redis.ts', import.meta.url), 'utf8');
    expect(used.length).toBeGreaterThan(30);
    expect([...new Set(used)].filter((name) => !new RegExp(`\\b${name}\\b`).test(source))).toEqual([]);
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
    const later = (): Date => new Date(Date.now() + 3_600_000);
    expect(levelOf(await look(redis.url, { now: later }), 'redis.clock')).toBe('warn');
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
