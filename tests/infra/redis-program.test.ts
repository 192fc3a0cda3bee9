/** REDIS_SERVER may name any program that speaks as Redis does, whatever it prints when it is ready. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startRedis } from '../support/redis-server.helper.ts';

const real = process.env['REDIS_SERVER'] ?? execFileSync('sh', ['-c', 'command -v redis-server']).toString().trim();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'program-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
async function name(script: string): Promise<void> {
  const path = join(folder, 'server');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
  vi.stubEnv('REDIS_SERVER', path);
}

it.each([
  ['says nothing', '>/dev/null'],
  ['says it in other words', '| sed -u s/eady/EADY/g'],
])('one that %s is waited for', async (_, what) => {
  await name(what.startsWith('|') ? `"${real}" "$@" ${what}` : `exec "${real}" "$@" ${what}`);
  const redis = await startRedis();
  expect(await redis.cli('SET', 'a', 1)).toBe('OK');
  await redis.cli('SHUTDOWN', 'NOSAVE').catch(() => undefined);
  await redis.stop();
});

it('one that ends says why', async () => {
  await name('echo "no such luck" >&2; exit 3');
  await expect(startRedis()).rejects.toThrow('no such luck');
});

it('one that is not there is named, with what to install', async () => {
  vi.stubEnv('REDIS_SERVER', join(folder, 'nobody'));
  await expect(startRedis()).rejects.toThrow('apt-get install redis-server');
});
