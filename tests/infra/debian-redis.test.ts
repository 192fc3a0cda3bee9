/** infra/debian/redis.conf and the users that go with it, as they lie there: only folders and the port are others. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pseudonym } from '../../src/core/conversation.ts';
import { checkRedis } from '../../src/commands/doctor/redis.ts';
import { createLog } from '../../src/base/log.ts';
import { openRedisStore } from '../../src/store/redis/index.ts';
import { findingsOf, levels } from '../support/doctor.helper.ts';
import {
  ANNA,
  conversationId,
  openRequest,
  submission,
  testClock,
  ORGANISATION,
  SAMIRA,
} from '../support/store-fixtures.helper.ts';
import { freePort } from '../support/free-port.helper.ts';
import { launchRedis, type RedisProcess, type RedisWay } from '../support/redis-server.helper.ts';
import { readText, root } from '../support/infra/closure.helper.ts';
import { services, substituted } from '../support/infra/compose-file.helper.ts';

const conf = join(root, 'infra/debian/redis.conf');
const script = join(root, 'infra/debian/redis-users.sh');
let folder: string;
let redis: RedisProcess;
let url: string;
let administrator: RedisWay;
let start: () => Promise<RedisProcess>;
const init = (): ReturnType<typeof spawnSync> => spawnSync('sh', [script, join(folder, 'redis'), join(folder, 'ours')]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debian-'));
  expect(init().status).toBe(0);
  await mkdir(join(folder, 'data'));
  const port = await freePort();
  const here = ['--port', String(port), '--dir', join(folder, 'data'), '--aclfile', join(folder, 'redis/users.acl')];
  const files = ['--logfile', join(folder, 'log'), '--pidfile', join(folder, 'pid')];
  const password = (await readFile(join(folder, 'ours/redis-administrator'), 'utf8')).trim();
  administrator = { host: '127.0.0.1', port, username: 'administrator', password, replyMapping: 'legacy' };
  url = (await readFile(join(folder, 'ours/redis.env'), 'utf8'))
    .trim()
    .replace(/^REDIS_URL=/, '')
    .replace('@127.0.0.1:6379', `@127.0.0.1:${port}`);
  start = () => launchRedis([conf, ...here, ...files], administrator);
  redis = await start();
});
afterAll(async () => {
  await redis.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

it('keeps what was stored when it is killed, and starts with it', async () => {
  const clock = testClock();
  const open = () => openRedisStore({ url, log: createLog(() => undefined), clock, requireAof: true });
  const store = await open();
  for (const index of [1, 2, 3]) {
    const owner = `${ANNA}${index}` as Pseudonym;
    const request = openRequest(clock, { id: conversationId(index), owner, submission: submission(index) });
    expect(await store.conversations.open(request)).toBe('stored');
  }
  await store.close();
  await redis.end('SIGKILL');
  redis = await start();
  const again = await open();
  expect(await again.conversations.listForAdviser(ORGANISATION, SAMIRA, 10, clock.now())).toHaveLength(3);
  await again.close();
});

describe('the doctor', () => {
  const look = async (address: string) =>
    levels(await findingsOf(checkRedis({ url: address, memory: false, production: true, now: () => new Date() })));

  it('has nothing to say against it with the server’s own rights', async () => {
    expect(Object.values(await look(url)).filter((level) => level !== 'ok' && level !== 'info')).toEqual([]);
  });

  it('sees with the administrator’s that each setting is right', async () => {
    const { username, password, port } = administrator;
    expect(await look(`redis://${username}:${password}@127.0.0.1:${port}`)).toMatchObject({
      'redis.fsync': 'ok',
      'redis.replayed': 'ok',
      'redis.replay': 'ok',
      'redis.snapshots': 'ok',
      'redis.slowlog': 'ok',
      // Whose password the server is not to have.
      'redis.dangerous': 'warn',
    });
  });
});

it('lets nobody in without a name, and the administrator do everything', async () => {
  const nobody = new Redis({ ...administrator, username: '', password: '', enableReadyCheck: false });
  nobody.on('error', () => undefined);
  await expect(nobody.ping()).rejects.toThrow('NOAUTH');
  nobody.disconnect();
  const client = new Redis(administrator);
  expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
  expect(await client.call('ACL', 'GETUSER', 'in-vertrouwen')).not.toBeNull();
  client.disconnect();
});

it('is made once: made again, nobody’s password changes', async () => {
  const before = await readFile(join(folder, 'redis/users.acl'), 'utf8');
  expect(init().status).toBe(0);
  expect(await readFile(join(folder, 'redis/users.acl'), 'utf8')).toBe(before);
});

it('says what the Redis of Compose says, and gives the server the same rights', () => {
  const [, ...args] = services.redis.command.map(substituted);
  const compose = new Map(args.flatMap((word, at) => (word.startsWith('--') ? [[word.slice(2), args[at + 1]]] : [])));
  const debian = new Map(
    readText('infra/debian/redis.conf')
      .split('\n')
      .flatMap((line) => (/^[a-z]/.test(line) ? [[line.split(' ')[0] ?? '', line.split(' ').slice(1).join(' ')]] : [])),
  );
  // Compose has folders, TLS and a port of its own.
  const own = [...compose].filter(([name]) => !/^(dir|port|aclfile|tls-.*)$/.test(name));
  expect(own.length).toBeGreaterThan(9);
  for (const [name, value] of own) expect([name, debian.get(name)?.replace('""', '')]).toEqual([name, value]);
  const rightsIn = (path: string): string | undefined =>
    /"user in-vertrouwen on #\S+(?: "\$server"\))? (.*)"/.exec(readText(path))?.[1];
  expect(rightsIn('infra/debian/redis-users.sh')).toMatch(/^resetchannels ~iv:\* /);
  expect(rightsIn('infra/debian/redis-users.sh')).toBe(rightsIn('infra/compose-init.sh'));
});
