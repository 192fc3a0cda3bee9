/** The process as an operator starts it: what it refuses, all at once and by name; what it waits for; how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFlakyProxy } from '../support/flaky-proxy.helper.ts';
import { organisationFile } from '../support/organisation-file.helper.ts';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const example = fileURLToPath(new URL('../../organisations/example.yaml', import.meta.url));

interface Process {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves when the output holds this. */
  says(text: string, times?: number): Promise<void>;
  exit(): Promise<number | null>;
}
const FAULTY = 'id: bank\nname: Bank\nadvisers: []\nretention: { conversationDays: 0 }\n';
const running: ChildProcess[] = [];
let folder: string;
let redis: RedisServer;
let env: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'));
  redis = await startRedis();
  await mkdir(join(folder, 'organisations'));
  await cp(example, join(folder, 'organisations', 'example.yaml'));
  env = {
    PATH: process.env['PATH'] ?? '',
    HOST: '127.0.0.1',
    BOT_PORT: '0',
    INBOX_PORT: '0',
    INBOX_ORIGIN: 'https://inbox.example.nl',
    REDIS_URL: `unix://${redis.socket}`,
    KEYRING_DIR: join(folder, 'keyring'),
    ORGANISATIONS_DIR: join(folder, 'organisations'),
    SLACK_SIGNING_SECRET: 'a-signing-secret-for-the-test',
    SLACK_BOT_TOKEN: 'xoxb-canary-token',
    OIDC_1_NAME: 'Voorbeeld',
    OIDC_1_ISSUER: 'https://login.example.nl',
    OIDC_1_CLIENT_ID: 'inbox',
  };
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

function start(change: Record<string, string> = {}): Process {
  const child = spawn(process.execPath, [main], { env: { ...env, ...change }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const says = (wanted: string, times = 1): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (text.split(wanted).length > times) {
          listeners.delete(look);
          resolve();
        }
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying "${wanted}":\n${text}`)));
    });
  return { child, output: () => text, says, exit: () => ended };
}

describe('starting', () => {
  it('listens on both ports, and ends cleanly when asked', async () => {
    const product = start();
    await product.says('"event":"listening"', 2);
    product.child.kill('SIGTERM');
    expect(await product.exit()).toBe(0);
    expect(product.output()).toContain('"event":"stopped"');
  });

  it('waits for a Redis that is not there yet, says so, and goes on by itself', async () => {
    const line = await startFlakyProxy(redis.socket);
    await line.down();
    const product = start({ REDIS_URL: `unix://${line.socket}` });
    await product.says('"event":"store-waiting"');
    expect(product.output()).not.toContain('listening');
    await line.up();
    await product.says('"event":"listening"', 2);
    product.child.kill('SIGTERM');
    expect(await product.exit()).toBe(0);
    await line.close();
  });

  it('serves the others beside a faulty file, whose every fault it says, with file, line and path', async () => {
    await writeFile(join(folder, 'organisations', 'bank.yaml'), FAULTY);
    const product = start();
    await product.says('"event":"listening"', 2);
    for (const said of ['bank.yaml:3: advisers', 'bank.yaml:4: retention.conversationDays', 'organisation-refused'])
      expect(product.output()).toContain(said);
    product.child.kill('SIGTERM');
    expect(await product.exit()).toBe(0);
  });

  it('says once that Redis went away and once that it is back, each time', async () => {
    const line = await startFlakyProxy(redis.socket);
    const product = start({ REDIS_URL: `unix://${line.socket}` });
    await product.says('"event":"listening"', 2);
    expect(product.output()).not.toContain('store-away');
    for (const time of [1, 2]) {
      await line.down();
      await product.says('"event":"store-away"', time);
      await line.up();
      await product.says('"event":"store-back"', time);
    }
    product.child.kill('SIGTERM');
    expect(await product.exit()).toBe(0);
    expect(product.output().split('"event":"store-away"')).toHaveLength(3);
    expect(product.output().split('"event":"store-back"')).toHaveLength(3);
    await line.close();
  });

  it('can be stopped while it waits', async () => {
    const product = start({ REDIS_URL: `unix://${join(folder, 'nobody.sock')}` });
    await product.says('"event":"store-waiting"');
    product.child.kill('SIGTERM');
    expect(await product.exit()).not.toBeNull();
  });
});

describe('refusing to start', () => {
  const refused = async (change: Record<string, string>, ...said: string[]): Promise<void> => {
    const product = start(change);
    expect(await product.exit()).toBe(1);
    for (const text of said) expect(product.output()).toContain(text);
    expect(product.output()).not.toContain('canary');
    expect(product.output()).not.toContain('"listening"');
  };

  it('with variables missing: every one by name, none by value', async () => {
    await refused(
      { INBOX_ORIGIN: '', SLACK_SIGNING_SECRET: 'canary', KEYRING_DIR: '' },
      'INBOX_ORIGIN',
      'SLACK_SIGNING_SECRET',
      'KEYRING_DIR',
    );
  });

  it('with nothing but faulty organisations: every fault with file, line and path', async () => {
    await writeFile(join(folder, 'organisations', 'bank.yaml'), FAULTY);
    await writeFile(join(folder, 'organisations', 'example.yaml'), 'id: example\nname: [\n');
    await refused({}, 'bank.yaml:3: advisers', 'bank.yaml:4: retention.conversationDays', 'example.yaml:');
  });

  it('with a Redis that would throw conversations away', async () => {
    await redis.cli('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await refused({}, 'STORE_UNSAFE');
  });

  it('in production without persistence, or with the store in memory', async () => {
    await redis.cli('CONFIG', 'SET', 'appendonly', 'no');
    await refused({ NODE_ENV: 'production' }, 'STORE_UNSAFE');
    await refused({ NODE_ENV: 'production', STORE: 'memory' }, 'STORE=memory');
  });

  it('with a keyring that others can read', async () => {
    await mkdir(join(folder, 'keyring'));
    await chmod(join(folder, 'keyring'), 0o755);
    await refused({}, 'KEYRING_UNREADABLE');
  });

  it('with two workspaces and one token for both', async () => {
    const two = organisationFile({ id: 'bank', teamIds: ['T0BANK01', 'T0BANK02'] });
    await writeFile(join(folder, 'organisations', 'bank.yaml'), two);
    await refused({}, 'SLACK_BOT_TOKENS', 'T0BANK02');
    const product = start({
      SLACK_BOT_TOKEN: '',
      SLACK_BOT_TOKENS: 'T0EXAMPLE01=xoxb-canary-1,T0BANK01=xoxb-canary-2,T0BANK02=xoxb-canary-3',
    });
    await product.says('"event":"listening"', 2);
  });
});
