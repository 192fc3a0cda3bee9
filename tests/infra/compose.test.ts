/**
 * Docker Compose without Docker: the linter's word, what must be true of every service, and the file's own Redis
 * command and list of rights on a real Redis, over TLS, with the product on the other side.
 */
import { DCLinter } from 'dclint';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { freePort } from '../support/free-port.ts';
import { readText, root } from './closure.ts';

const service = z.object({
  image: z.string(),
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  mem_limit: z.string(),
  memswap_limit: z.string(),
  pids_limit: z.number(),
  cpus: z.number(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  command: z.array(z.string()).default([]),
});
const compose = z.object({
  services: z.object({ adviser: service, redis: service, server: service }).strict(),
  networks: z.object({ front: z.null(), store: z.object({ internal: z.literal(true) }) }).strict(),
});
const lintResults = z.array(z.object({ messages: z.array(z.object({ line: z.number(), message: z.string() })) }));
const file = compose.parse(parse(readText('infra/compose.yaml')));
const { adviser, redis, server } = file.services;

/** In place of Docker's substitution and mounts. */
const here = (dir: string, text: string): string =>
  text
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replace('/run/secrets/redis-certificate', join(dir, 'tls/redis.crt'))
    .replace('/run/secrets/redis-key', join(dir, 'tls/redis.key'))
    .replace('/run/secrets/redis-authority', join(dir, 'tls/ca.crt'))
    .replace('/run/secrets/redis-acl', join(dir, 'redis.acl'))
    .replace(/^\/data$/, join(dir, 'redis'));

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
    const host = (volume = ''): string => here('', volume).split(':')[0] ?? '';
    const keys = host(server.volumes.find((volume) => volume.endsWith(':/keys')));
    expect(keys).toBe('/srv/in-vertrouwen-keys');
    for (const volume of [...redis.volumes, ...server.volumes].map(host))
      expect(volume === keys || (!volume.startsWith(`${keys}/`) && !keys.startsWith(`${volume}/`))).toBe(true);
  });
});

describe('its Redis, started', () => {
  const dir = mkdtempSync(join(tmpdir(), 'compose-'));
  let child: ChildProcess;
  let port: number;
  let url: string;
  const client = (user?: { username: string; password: string }): Redis =>
    new Redis({
      host: 'localhost',
      port,
      ...user,
      enableReadyCheck: false,
      tls: { ca: readFileSync(join(dir, 'tls/ca.crt')) },
      retryStrategy: () => null,
      lazyConnect: true,
    }).on('error', () => undefined);

  beforeAll(async () => {
    const init = (): string =>
      execFileSync('sh', [join(root, 'infra/compose-init.sh'), dir, join(dir, 'keys')], { encoding: 'utf8' });
    init();
    const made = readdirSync(join(dir, 'tls')).map((name) => readFileSync(join(dir, 'tls', name), 'utf8'));
    const acl = readFileSync(join(dir, 'redis.acl'), 'utf8');
    init();
    expect(readFileSync(join(dir, 'redis.acl'), 'utf8')).toBe(acl);
    expect(readdirSync(join(dir, 'tls')).map((name) => readFileSync(join(dir, 'tls', name), 'utf8'))).toEqual(made);
    port = await freePort();
    url = readFileSync(join(dir, 'redis.env'), 'utf8')
      .trim()
      .replace('REDIS_URL=', '')
      .replace('@redis:6379', `@localhost:${port}`);
    const [, ...args] = redis.command.map((text) => here(dir, text));
    args[args.indexOf('--tls-port') + 1] = String(port);
    child = spawn(process.env['REDIS_SERVER'] ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`redis-server did not start:\n${output}`)));
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('eady to accept connections')) resolve();
      });
    });
  });
  afterAll(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  });

  it('leaves the key that could sign another certificate nowhere', () => {
    expect(readdirSync(join(dir, 'tls')).toSorted()).toEqual(['ca.crt', 'redis.crt', 'redis.key']);
  });

  it('knows nobody without a name, and lets the health check do nothing else', async () => {
    const nobody = client();
    await expect(nobody.get('iv:x')).rejects.toThrow('NOAUTH');
    nobody.disconnect();
    const health = client({ username: 'health', password: 'none' });
    await expect(health.ping()).resolves.toBe('PONG');
    await expect(health.get('iv:x')).rejects.toThrow('NOPERM');
    health.disconnect();
  });

  it('lets the server do what it does, and nothing an intruder would want', async () => {
    const { password } = new URL(url);
    const product = client({ username: 'in-vertrouwen', password });
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
    product.disconnect();
  });

  it('serves the product over TLS, which finds it fit for production', async () => {
    mkdirSync(join(dir, 'organisations'), { recursive: true });
    copyFileSync(join(root, 'organisations/example.yaml'), join(dir, 'organisations/example.yaml'));
    const product = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        NODE_ENV: 'production',
        NODE_EXTRA_CA_CERTS: join(dir, 'tls/ca.crt'),
        HOST: '127.0.0.1',
        BOT_PORT: '0',
        INBOX_PORT: '0',
        OPERATIONS_PORT: '0',
        INBOX_ORIGIN: 'https://inbox.example.nl',
        REDIS_URL: url,
        KEYRING_DIR: join(dir, 'keys/keyring'),
        ORGANISATIONS_DIR: join(dir, 'organisations'),
        SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
        SLACK_BOT_TOKEN: 'xoxb-a-token-for-the-test',
        OIDC_1_NAME: 'Voorbeeld',
        OIDC_1_ISSUER: 'https://login.example.nl',
        OIDC_1_CLIENT_ID: 'inbox',
      },
    });
    const exit = once(product, 'exit');
    let text = '';
    const operations = await new Promise<string>((resolve, reject) => {
      const look = (chunk: Buffer): void => {
        text += chunk.toString();
        const [, found] = /"part":"operations","port":(\d+)/.exec(text) ?? [];
        if (found !== undefined) resolve(found);
      };
      product.stdout.on('data', look);
      product.stderr.on('data', look);
      void exit.then(() => reject(new Error(`ended:\n${text}`)));
    });
    expect((await fetch(`http://127.0.0.1:${operations}/readyz`)).status).toBe(200);
    product.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    expect(text).not.toContain('redis-without-aof');
  });
});
