/**
 * Docker Compose without Docker: the linter's word, what must be true of every service, and the file's own Redis
 * command, list of rights and health check on a real Redis. Its server is started in started.test.ts.
 */
import { DCLinter } from 'dclint';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../support/infra/closure.helper.ts';
import { mounted, services, substituted } from '../support/infra/compose-file.helper.ts';
import { startShippedRedis, type ShippedRedis } from '../support/infra/redis.helper.ts';

const lintResults = z.array(z.object({ messages: z.array(z.object({ line: z.number(), message: z.string() })) }));
const { adviser, redis, server } = services;

describe('the file', () => {
  it('has no fault and no warning of the linter', () => {
    const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] });
    const results = lintResults.parse(linter.lintFiles([join(root, 'infra/compose.yaml')], false));
    expect(results).toHaveLength(1);
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
  });

  it('runs nothing as root, gives no swap, and shows Redis to nobody outside', () => {
    for (const one of [adviser, redis, server]) {
      expect(one.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
      expect(one.memswap_limit).toBe(one.mem_limit);
    }
    expect(redis.networks).toEqual(['store']);
    expect(redis.ports).toEqual([]);
    expect(adviser.ports).toEqual([]);
    expect(server.volumes).toContain('${IV_DIR:-/srv/in-vertrouwen}/organisations:/organisations:ro');
    expect(server.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    expect(server.ports.some((port) => port.includes('9090'))).toBe(false);
  });

  it('keeps the keys apart from what is backed up', () => {
    const host = (volume = ''): string => substituted(volume).split(':')[0] ?? '';
    const keys = host(server.volumes.find((volume) => volume.endsWith(':/keys')));
    expect(keys).toBe('/srv/in-vertrouwen-keys');
    for (const volume of [...redis.volumes, ...server.volumes].map(host))
      expect(volume === keys || (!volume.startsWith(`${keys}/`) && !keys.startsWith(`${volume}/`))).toBe(true);
  });
});

describe('its Redis, started', () => {
  let shipped: ShippedRedis;
  const list = (): string => readFileSync(join(shipped.dir, 'redis.acl'), 'utf8');
  const tls = (): string[] => readdirSync(join(shipped.dir, 'tls')).toSorted();

  beforeAll(async () => {
    shipped = await startShippedRedis();
  });
  afterAll(() => shipped.close());

  it('is made once: made again, nothing changes', () => {
    const read = (): string[] => tls().map((name) => readFileSync(join(shipped.dir, 'tls', name), 'utf8'));
    const [before, acl] = [read(), list()];
    expect(shipped.init()).not.toContain('Mended');
    expect(read()).toEqual(before);
    expect(list()).toBe(acl);
  });

  it('leaves the key that could sign another certificate nowhere', () => {
    expect(tls()).toEqual(['ca.crt', 'redis.crt', 'redis.key']);
  });

  it('knows nobody without a name, and lets the health check do nothing else', async () => {
    const nobody = shipped.client();
    await expect(nobody.get('iv:x')).rejects.toThrow('NOAUTH');
    nobody.disconnect();
    for (const password of ['', 'none', 'default']) {
      const guessing = shipped.client({ username: 'default', password });
      await expect(guessing.call('AUTH', 'default', password)).rejects.toThrow('WRONGPASS');
      guessing.disconnect();
    }
    const health = shipped.client({ username: 'health', password: 'none' });
    await expect(health.ping()).resolves.toBe('PONG');
    await expect(health.get('iv:x')).rejects.toThrow('NOPERM');
    health.disconnect();
  });

  it('lets the server do what it does, and nothing an intruder would want', async () => {
    const { product } = shipped;
    await expect(product.get('iv:x')).resolves.toBeNull();
    await expect(product.get('other')).rejects.toThrow('NOPERM');
    for (const [command, ...args] of [
      ['config', 'get', '*'],
      ['keys', '*'],
      ['flushall'],
      ['monitor'],
      ['acl', 'list'],
      ['save'],
    ])
      await expect(product.call(command ?? '', ...args)).rejects.toThrow('NOPERM');
  });

  it('is called healthy by the check that Docker runs, as long as it is there', async () => {
    const check = redis.healthcheck !== undefined && 'test' in redis.healthcheck ? redis.healthcheck.test : [];
    expect(check).toHaveLength(2);
    expect(check[0]).toBe('CMD-SHELL');
    const line = mounted(check[1] ?? '', shipped.dir, shipped.keys).replace(
      '-h localhost ',
      `-h localhost -p ${shipped.port} `,
    );
    const run = (): number | null => spawnSync('sh', ['-c', line], { stdio: 'ignore' }).status;
    expect(run()).toBe(0);
    await shipped.end('SIGKILL');
    expect(run()).not.toBe(0);
    await shipped.start();
  });
});
