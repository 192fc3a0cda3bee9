/** The real process, as an administrator starts it: with nothing but the example, and on a real installation. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/commands/doctor/types.ts';
import { openKeyring } from '../../../src/keyring/files.ts';
import { startOidcIssuer, type OidcIssuer } from '../../support/oidc-issuer.helper.ts';
import { organisationFile } from '../../support/organisation-file.helper.ts';
import { startRedis, type RedisServer } from '../../support/redis-server.helper.ts';
import { levelOf, otherSide, withoutRemedy, type Other } from '../../support/doctor.helper.ts';

const doctor = fileURLToPath(new URL('../../../dist/src/doctor.js', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const PATH = process.env['PATH'] ?? '';

interface Ended {
  readonly code: number;
  readonly text: string;
}
const run = (env: Record<string, string>, args: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [doctor, ...args], { env: { PATH, ...env }, cwd }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr });
    });
  });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('with nothing but the example', () => {
  test('every missing thing is explained, and the exit code says so', async () => {
    await mkdir(join(folder, 'organisations'));
    await copyFile(join(root, 'organisations/example.yaml'), join(folder, 'organisations/example.yaml'));
    // No test asks an address that may exist.
    const example = await readFile(join(root, '.env.example'), 'utf8');
    await writeFile(join(folder, 'copy'), example.replaceAll(/https:\/\/[a-z-]+\.example\.nl/g, 'https://127.0.0.1:1'));
    const { code, text } = await run({}, ['--env', 'copy'], folder);
    expect(code).toBe(1);
    for (const line of [
      /✗ OIDC_1_CLIENT_ID is missing\. → /,
      /✗ SLACK_BOT_TOKEN .*is missing\. → .*api\.slack\.com/,
      /✗ SLACK_SIGNING_SECRET is missing\. → .*api\.slack\.com/,
      /· Teams is off: TEAMS_APP_ID/,
      /! HOSTED_BY is not set/,
      /! BOT_ORIGIN cannot be reached from here/,
      /✗ "example" is still the example/,
      /! example: no adviser has a pinned key yet/,
      /✗ Redis cannot be reached .* → /,
      /[✗!] KEYRING_DIR does not exist/,
      /✗ Identity provider 1 cannot be reached/,
      /- The Slack token not checked, because/,
      /· Compare: .*https:\/\/127\.0\.0\.1:1\/auth\/callback/,
      /! INBOX_ORIGIN cannot be reached from here/,
    ])
      expect(text).toMatch(line);
    // One line for each, and every line that is not fine says what to do.
    for (const line of text.split('\n').filter((each) => /^[✗!]/.test(each))) expect(line).toContain(' → ');
  });

  test('not even the example: nothing breaks off', async () => {
    const { code, text } = await run({}, [], folder);
    expect(code).toBe(1);
    expect(text).not.toMatch(/itself broke off|at .*\.js:/);
    expect(text).toMatch(/✗ The folder ORGANISATIONS_DIR cannot be read/);
    expect(text).toMatch(/- The keyring not checked, because KEYRING_DIR is missing/);
  });

  test('a .env that nobody read is pointed at', async () => {
    await writeFile(join(folder, '.env'), 'KEYRING_DIR=/x\n');
    expect((await run({}, [], folder)).text).toContain('-- --env .env');
    expect((await run({}, ['--env', '.env'], folder)).text).not.toContain('-- --env .env');
  });

  test('an unreadable file or a wrong word: it did not run', async () => {
    expect((await run({}, ['--env', 'missing'], folder)).code).toBe(2);
    expect((await run({}, ['--yes'], folder)).code).toBe(2);
    expect((await run({}, ['--help'], folder)).code).toBe(0);
  });
});

describe('on a real installation', () => {
  let redis: RedisServer;
  let oidc: OidcIssuer;
  let slack: Other;
  let env: Record<string, string>;
  beforeEach(async () => {
    redis = await startRedis();
    oidc = await startOidcIssuer([{ id: 'inbox', redirectUri: 'https://127.0.0.1:1/auth/callback' }]);
    slack = await otherSide((_request, response) => {
      response.writeHead(200, { 'x-oauth-scopes': 'commands' }).end('{"ok":true,"team_id":"T0REAL"}');
    });
    await mkdir(join(folder, 'organisations'));
    await writeFile(join(folder, 'organisations/zorg.yaml'), organisationFile({ id: 'zorg', teamIds: ['T0REAL'] }));
    await openKeyring(join(folder, 'keyring'));
    env = {
      NODE_ENV: 'production',
      INBOX_ORIGIN: 'https://127.0.0.1:1',
      BOT_ORIGIN: 'https://127.0.0.1:1',
      HOSTED_BY: 'employer',
      REDIS_URL: redis.url,
      KEYRING_DIR: join(folder, 'keyring'),
      ORGANISATIONS_DIR: join(folder, 'organisations'),
      SLACK_SIGNING_SECRET: 'kanarie-signing-secret',
      SLACK_BOT_TOKEN: 'xoxb-kanarie-token',
      SLACK_API_URL: `${slack.origin}/api/`,
      OIDC_1_NAME: 'Voorbeeld',
      OIDC_1_ISSUER: oidc.issuer,
      OIDC_1_CLIENT_ID: 'kanarie-client',
      OIDC_1_CLIENT_SECRET: 'kanarie-client-secret',
    };
  });
  afterEach(async () => {
    await Promise.all([redis.stop(), oidc.close(), slack.close()]);
  });

  const findings = async (
    change: Record<string, string> = {},
  ): Promise<Ended & { readonly all: readonly Finding[] }> => {
    const ended = await run({ ...env, ...change }, ['--json'], folder);
    expect(ended.text).not.toContain('kanarie');
    const { all, ok } = ((parsed) => ({ all: parsed.findings, ok: parsed.ok }))(
      JSON.parse(ended.text) as { ok: boolean; findings: readonly Finding[] },
    );
    expect(ok).toBe(ended.code === 0);
    expect(withoutRemedy(all)).toEqual([]);
    return { ...ended, all };
  };

  test('nothing fails: 0, with what is still to be done as warnings', async () => {
    const { code, all } = await findings();
    expect(all.filter(({ level }) => level === 'fail')).toEqual([]);
    expect(code).toBe(0);
    for (const id of [
      'environment',
      'redis.reachable',
      'keyring.private',
      'oidc.1.issuer',
      'slack.scopes',
      'slack.manifest',
    ])
      expect([id, levelOf(all, id)]).toEqual([id, 'ok']);
    expect(levelOf(all, 'people.key')).toBe('warn');
  });

  test.each<[string, Record<string, string>]>([
    ['redis.reachable', { REDIS_URL: 'unix:///nowhere/kanarie.sock' }],
    ['redis.sign-in', { REDIS_URL: '' }],
    ['oidc.1.reachable', { OIDC_1_ISSUER: 'http://127.0.0.1:1' }],
    ['organisations', { ORGANISATIONS_DIR: '/nowhere' }],
    ['environment.DEBUG', { DEBUG: 'kanarie' }],
    ['keyring.private', { KEYRING_DIR: root }],
  ])('%s: 1, a sentence and a next step', async (id, change) => {
    if (id === 'redis.sign-in') {
      await redis.cli('CONFIG', 'SET', 'requirepass', 'kanarie-right');
      Object.assign(change, { REDIS_URL: redis.url });
    }
    const { code, all } = await findings(change);
    expect([code, levelOf(all, id)]).toEqual([1, 'fail']);
  });
});
