/** The commands as README prints them, with a file of variables: nothing of it is lost, and every fault is a sentence. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRedis, type RedisServer } from '../support/redis-server.helper.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PATH = process.env['PATH'] ?? '';
let folder: string;
let redis: RedisServer;
let variables: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-'));
  redis = await startRedis();
  mkdirSync(join(folder, 'organisations'));
  copyFileSync(join(root, 'organisations/example.yaml'), join(folder, 'organisations/example.yaml'));
  variables = {
    BOT_PORT: '0',
    INBOX_PORT: '0',
    INBOX_ORIGIN: 'https://inbox.example.nl',
    BOT_ORIGIN: 'https://bot.example.nl',
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
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Writes the file with this before it, and gives its name. */
function file(change: Record<string, string> = {}, before = ''): string {
  const path = join(folder, '.env');
  const text = Object.entries({ ...change, ...variables, ...change }).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, before + text.join(''));
  return path;
}
interface Ended {
  readonly code: number | null;
  readonly text: string;
}
/** Until it ends, or until it listens on both ports: then it is ended. */
async function start(words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, words, { cwd: root, env: { PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!child.killed && text.split('"listening"').length > 2) child.kill('SIGTERM');
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}
const npm = (...words: string[]): Ended => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', ...words], {
    cwd: root,
    env: { PATH, HOME: folder },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
};

describe('the server', () => {
  it('starts with --env FILE, and with Node’s own --env-file', async () => {
    const env = file();
    for (const words of [
      ['dist/src/main.js', '--env', env],
      [`--env-file=${env}`, 'dist/src/main.js'],
    ]) {
      const { code, text } = await start(words);
      expect([code, text]).toEqual([0, expect.stringContaining('"event":"stopped"')]);
    }
  });

  it.each(['\uFEFF', '\uFEFF# My variables\n', 'My variables\n'])(
    'does not lose NODE_ENV=production behind %j, and so does not start in memory',
    async (before) => {
      const env = file({ NODE_ENV: 'production', STORE: 'memory' }, before);
      const { code, text } = await start([`--env-file=${env}`, 'dist/src/main.js']);
      expect(code).toBe(1);
      expect(text).toMatch(/line 1: /);
      expect(text).toMatch(/taken after all: .*NODE_ENV/);
      expect(text).toContain('STORE=memory forgets everything at a restart and is refused in production');
    },
  );

  it('refuses a file after --env that it would have to guess at, without a value', async () => {
    const env = file({}, 'canary canary\n');
    const { code, text } = await start(['dist/src/main.js', '--env', env]);
    expect([code, text]).toEqual([1, expect.stringMatching(/\.env, line 1: the line is no NAME=value/)]);
    writeFileSync(env, Buffer.from('HOSTED_BY=can\xe9ary\n', 'latin1'));
    const other = await start(['dist/src/main.js', '--env', env]);
    expect([other.code, other.text]).toEqual([1, expect.stringContaining('is not UTF-8 text')]);
    expect(text + other.text).not.toMatch(/canary|can.ary/);
  });

  it('names a value that is cut at its #, and shows none of it', async () => {
    const { text } = await start(['dist/src/main.js', '--env', file({ HOSTED_BY: 'can#ary' })]);
    expect(text).toMatch(/the value of HOSTED_BY is cut off at its #/);
    expect(text).not.toMatch(/can#|#ary/);
  });

  it.each(['BOT_PORT', 'INBOX_PORT', 'OPERATIONS_PORT'])('says which port of %s is in use', async (name) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, text } = await start(['dist/src/main.js', '--env', file({ [name]: String(port) })]);
    taken.close();
    expect(code).toBe(1);
    expect(text).toContain(`${name}: port ${port} is in use already`);
    expect(text).not.toMatch(/eaddrinuse/i);
  });
});

describe('the commands of npm', () => {
  it('let an adviser in, as step 7 prints it', async () => {
    const env = file();
    // Step 6: the first start makes the keys.
    expect((await start(['dist/src/main.js', '--env', env])).code).toBe(0);
    const invited = npm('adviser', '--', '--env', env, 'invite', 'samira');
    expect([invited.code, invited.text]).toEqual([0, expect.stringContaining('https://inbox.example.nl/enrol#')]);
    expect(npm('adviser', '--', '--env', env, 'pending').text).toContain('Nobody waits.');
    const wrong = npm('adviser', '--', 'pending', '--env', join(folder, 'missing'));
    expect([wrong.code, wrong.text]).toEqual([1, expect.stringContaining('the file after --env cannot be read')]);
    expect(npm('adviser').code).toBe(2);
  });

  it('README prints them so', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const command of ['invite samira', 'pending', 'approve samira'])
      expect(readme).toContain(`npm run adviser -- --env .env ${command}`);
    // The commands of its steps, not the map of the sources.
    for (const [, command] of readme.matchAll(/^ +(npm run (?:adviser|poster|manifest)\b.*)$/gm))
      expect(command).toContain('-- --env .env ');
  });
});

describe('the packages and the poster', () => {
  const script = (name: string, ...words: string[]): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', name), ...words], {
      cwd: folder,
      env: { PATH },
      encoding: 'utf8',
    });
    return { code: status, text: stdout + stderr };
  };

  it('take their variables from the file, named from where somebody stands', () => {
    file();
    expect(script('manifest.mjs', 'slack', '--env', '.env')).toMatchObject({
      code: 0,
      text: expect.stringContaining('https://bot.example.nl') as string,
    });
    expect(script('poster.mjs', '--env', '.env', 'example')).toMatchObject({
      code: 0,
      text: expect.stringContaining('https://bot.example.nl/example') as string,
    });
  });

  it('without them say which is missing, and where it is found', () => {
    for (const [name, word] of [
      ['manifest.mjs', 'slack'],
      ['poster.mjs', 'example'],
    ] as const)
      expect(script(name, word)).toMatchObject({
        code: 1,
        text: expect.stringMatching(/BOT_ORIGIN is missing/) as string,
      });
  });
});
