/** A cluster is looked at node by node: what is wrong on one is said with its name, and what works is tried. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRedis } from '../../../src/commands/doctor/redis.ts';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { startRedisCluster, type RedisCluster } from '../../support/redis-cluster.helper.ts';
import { findingsOf, levelOf, levels, withoutRemedy } from '../../support/doctor.helper.ts';

const RIGHTS = '-@all +@read +@write +@scripting +@connection +@pubsub -@dangerous -@admin +info +cluster|slots';
let cluster: RedisCluster;
const look = (user = 'bot'): Promise<readonly Finding[]> =>
  findingsOf(
    checkRedis({
      url: cluster.url.replace('//', `//${user}:secret@`),
      memory: false,
      production: true,
      now: () => new Date(),
    }),
  );
const give = async (user: string, rights: string, nodes = cluster.all()): Promise<void> => {
  for (const { server } of nodes)
    await server.cli('ACL', 'SETUSER', user, 'reset', 'on', '>secret', '~iv:*', '&iv:*', ...rights.split(' '));
};
const of = (findings: readonly Finding[], id: string): Finding | undefined =>
  findings.find((one) => one.id === id && one.level !== 'ok');

beforeAll(async () => {
  cluster = await startRedisCluster();
  await give('bot', RIGHTS);
}, 120_000);
afterAll(() => cluster.stop());

test('as it should be, everything is said once for all nodes', async () => {
  const findings = await look();
  expect(levels(findings)).toMatchObject({
    'redis.reachable': 'ok',
    'redis.cluster': 'ok',
    'redis.coverage': 'info',
    'redis.version': 'ok',
    'redis.eviction': 'ok',
    'redis.replica': 'ok',
    'redis.persistence': 'ok',
    'redis.clock': 'ok',
    'redis.rights': 'ok',
    'redis.dangerous': 'ok',
    'redis.works': 'ok',
  });
  expect(findings).toHaveLength(new Set(findings.map(({ id }) => id)).size);
  for (const { server } of cluster.all()) expect(await server.keys()).toEqual([]);
});

test('one node that evicts is named', async () => {
  const [, node] = cluster.primaries;
  await node!.server.cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
  const findings = await look();
  expect(of(findings, 'redis.eviction')).toMatchObject({ level: 'fail', message: expect.stringContaining(node!.name) });
  expect(withoutRemedy(findings)).toEqual([]);
  await node!.server.cli('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
});

test('one node that does not let us write, or run scripts, is named', async () => {
  const [, node] = cluster.primaries;
  await give('bot', `${RIGHTS} -hset`, [node!]);
  expect(of(await look(), 'redis.rights')?.message).toMatch(new RegExp(`^${node!.name}: .*HSET`));
  await give('bot', `${RIGHTS} -eval -evalsha`, [node!]);
  const works = of(await look(), 'redis.works');
  expect(works?.message).toMatch(/in 1 of 3 places: .*\+eval/);
  await give('bot', RIGHTS);
});

test('without the right to ask where the others are, that right is named', async () => {
  await give('former', RIGHTS.replace(' +cluster|slots', ''));
  const findings = await look('former');
  expect(of(findings, 'redis.cluster')).toMatchObject({
    level: 'fail',
    message: expect.stringMatching(/Redis Cluster.*\+cluster\|slots/),
    remedy: expect.stringContaining('+cluster|slots'),
  });
  expect(levelOf(findings, 'redis.works')).toBe('fail');
  expect(withoutRemedy(findings)).toEqual([]);
});

test('a node that is away is named, and that not everything works', async () => {
  const [, , node] = cluster.primaries;
  await node!.server.kill();
  const findings = await look();
  expect(of(findings, 'redis.cluster')).toMatchObject({ level: 'fail', message: expect.stringContaining(node!.name) });
  expect(of(findings, 'redis.works')).toBeDefined();
  expect(withoutRemedy(findings)).toEqual([]);
  await node!.server.start();
}, 60_000);
