/** A new administrator sees everything that is missing at once, each with where to find it, and no value. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { checkEnvironment } from '../../../src/commands/doctor/environment.ts';
import { readPartialConfig } from '../../../src/commands/doctor/partial-config.ts';
import { lineOf } from '../../../src/commands/doctor/print.ts';
import { remedyFor } from '../../../src/commands/doctor/remedies.ts';
import { checkNode } from '../../../src/commands/doctor/node.ts';
import { checkSettings } from '../../../src/commands/doctor/settings.ts';
import { startUpWarnings } from '../../../src/commands/doctor/start.ts';
import { testOrganisation } from '../../support/organisation.helper.ts';
import { levels, withoutRemedy } from '../../support/doctor.helper.ts';

const GENERAL = remedyFor(undefined);
const failing = (env: Record<string, string>): readonly string[] =>
  checkEnvironment(env).flatMap(({ id, level }) => (level === 'fail' ? [id.replace('environment.', '')] : []));

const whole = {
  INBOX_ORIGIN: 'https://inbox.example.nl',
  REDIS_URL: 'rediss://user:kanarie-1@redis.example.nl',
  KEYRING_DIR: '/keys',
  SLACK_SIGNING_SECRET: 'kanarie-2-kanarie-2-kanarie',
  SLACK_BOT_TOKEN: 'xoxb-kanarie-3',
  OIDC_1_NAME: 'Voorbeeld',
  OIDC_1_ISSUER: 'https://login.example.nl',
  OIDC_1_CLIENT_ID: 'kanarie-4',
  OIDC_1_CLIENT_SECRET: 'kanarie-5',
};

describe('the environment', () => {
  test('of nothing at all: every variable that is needed has a line and a place to find it', () => {
    expect(new Set(failing({}))).toEqual(
      new Set([
        'INBOX_ORIGIN',
        'REDIS_URL',
        'KEYRING_DIR',
        'SLACK_SIGNING_SECRET',
        'SLACK_BOT_TOKEN',
        'OIDC_1_NAME',
        'OIDC_1_ISSUER',
        'OIDC_1_CLIENT_ID',
      ]),
    );
    for (const { level, remedy } of checkEnvironment({})) if (level === 'fail') expect(remedy).not.toBe(GENERAL);
  });

  test('of the example, copied as it is: what is still empty, and nothing else', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>;
    expect(failing(example).toSorted()).toEqual(['OIDC_1_CLIENT_ID', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  });

  test('that is complete is one line, with what is off beside it', () => {
    expect(levels(checkEnvironment(whole))).toEqual({ environment: 'ok', 'environment.teams': 'info' });
  });

  test('never shows a value, however wrong', () => {
    const env = Object.fromEntries(
      [...Object.keys(whole), 'TEAMS_APP_ID', 'TEAMS_GRAPH_CLIENT_SECRET', 'DEBUG', 'BOT_PORT', 'HOSTED_BY'].map(
        (name) => [name, 'kanarie'.repeat(name === 'HOSTED_BY' ? 20 : 1)],
      ),
    );
    const findings = [...checkEnvironment(env), ...checkSettings(env)];
    expect(findings.length).toBeGreaterThan(8);
    expect(JSON.stringify(findings)).not.toContain('kanarie');
    expect(withoutRemedy(findings)).toEqual([]);
  });

  test.each(
    readdirSync('src/app/config')
      .map((name) => `src/app/config/${name}`)
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)]
          .map(([, name = '']) => (/^(NAME|ISSUER|CLIENT_ID|CLIENT_SECRET)$/.test(name) ? `OIDC_1_${name}` : name))
          .filter((name) => !/^(NODE_ENV|TEAMS_(OPENID|ISSUER|SERVICE|LOGIN|GRAPH_URL))/.test(name)),
      ),
  )('%s has a sentence on where its value is found', (name) => {
    expect(remedyFor(name)).not.toBe(GENERAL);
  });
});

describe('pieces of an incomplete environment', () => {
  test('are looked at as soon as they are there', () => {
    expect(readPartialConfig({ OIDC_2_ISSUER: 'https://login.example.nl', REDIS_URL: 'unix:///x' })).toMatchObject({
      redisUrl: 'unix:///x',
      providers: [{ id: '2', issuer: 'https://login.example.nl', hasSecret: false }],
      organisationsDir: 'organisations',
      slackWanted: true,
    });
  });

  test('that are malformed are not used', () => {
    const pieces = readPartialConfig({
      OIDC_1_ISSUER: 'http://login.example.nl',
      REDIS_URL: 'kanarie',
      INBOX_ORIGIN: 'https://x/y',
      SLACK_BOT_TOKEN: 'xoxp-1',
      SLACK_API_URL: 'http://slack.com/api/',
      TEAMS_APP_ID: 'kanarie',
    });
    expect(pieces).toMatchObject({ providers: [], slackTokens: [], slackApiUrl: 'https://slack.com/api/' });
    for (const name of ['redisUrl', 'inboxOrigin', 'teams']) expect(pieces).not.toHaveProperty(name);
  });

  test('take every token, and each once', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-a', SLACK_BOT_TOKENS: 'T1AAA=xoxb-b,T2BBB=xoxb-a' };
    expect(readPartialConfig(env).slackTokens).toEqual(['xoxb-a', 'xoxb-b']);
  });
});

describe('settings that are for a trial', () => {
  const real = { NODE_ENV: 'production', HOSTED_BY: 'employer', BOT_ORIGIN: 'https://bot.example.nl' };

  test('are absent in a real installation', () => {
    expect(checkSettings(real)).toEqual([]);
  });

  test.each([
    ['settings.production', { NODE_ENV: '' }],
    ['settings.memory', { STORE: 'memory' }],
    ['settings.socket-mode', { SLACK_APP_TOKEN: 'xapp-kanarie' }],
    ['settings.host', { HOST: '0.0.0.0' }],
    ['settings.hosted-by', { HOSTED_BY: ' ' }],
    ['settings.bot-origin', { BOT_ORIGIN: '' }],
  ])('%s is said', (id, change) => {
    expect(levels(checkSettings({ ...real, ...change }))).toEqual({ [id]: id === 'settings.memory' ? 'fail' : 'warn' });
  });

  test('metrics that other machines reach are told of, and on this machine are nothing', () => {
    const open = { ...real, HOST: '0.0.0.0', TRUSTED_PROXIES: '1', OPERATIONS_PORT: '3002' };
    expect(levels(checkSettings(open))).toEqual({ 'settings.operations': 'info' });
    expect(checkSettings({ ...open, HOST: '127.0.0.1' })).toEqual([]);
  });

  test('listening to a proxy on another machine is none', () => {
    expect(checkSettings({ ...real, HOST: '0.0.0.0', TRUSTED_PROXIES: '1' })).toEqual([]);
  });

  test.each([
    ['20.18.9', '2026-01-01', 'fail', /too old/],
    ['18.20.0', '2026-01-01', 'fail', /too old/],
    ['20.19.0', '2026-01-01', 'ok', /until 2026-04-30/],
    ['20.20.2', '2026-03-01', 'warn', /until 2026-04-30/],
    ['20.20.2', '2026-04-30', 'warn', /until 2026-04-30/],
    ['20.20.2', '2026-05-01', 'warn', /no security fixes since 2026-04-30.* → Install Node 26 or 24 or 22\.$/],
    ['23.1.0', '2026-11-27', 'warn', /no security fixes since 2025-06-01/],
    ['22.0.0', '2026-11-27', 'ok', /until 2027-04-30/],
    ['24.11.1', '2028-05-01', 'warn', /→ Install Node 26\./],
    ['26.0.0', '2030-01-01', 'warn', /→ Install a release that nodejs\.org lists as LTS/],
    ['31.0.0', '2030-01-01', 'info', /newer than this version of the product knows/],
  ])('Node %s on %s: %s, and an ended one is never a ✓', (version, day, level, said) => {
    const found = checkNode(version, new Date(`${day}T12:00:00Z`));
    expect(found.level).toBe(level);
    expect(lineOf(found, false)).toMatch(said);
  });

  test('memory that others write to is no trial, and fails', () => {
    const env = { STORE: 'memory', INBOX_ORIGIN: 'http://localhost:3001', HOSTED_BY: 'employer' };
    expect(levels(checkSettings(env))).toMatchObject({ 'settings.memory': 'warn' });
    for (const address of ['INBOX_ORIGIN', 'BOT_ORIGIN', 'TEAMS_ORIGIN'])
      expect(levels(checkSettings({ ...env, [address]: 'https://x.example.nl' }))).toMatchObject({
        'settings.memory': 'fail',
      });
  });

  test('a letter that was lost on the way is named by its variable', () => {
    const found = checkSettings({ ...real, OIDC_1_NAME: 'Zorg Cura\uFFFDao', PATH: '\uFFFD' });
    expect(found.map(({ id, message }) => [id, message])).toEqual([
      ['settings.encoding', expect.stringMatching(/^OIDC_1_NAME: a letter was lost/)],
    ]);
  });

  test('are said at start-up too, and about advisers only the kind of thing', async () => {
    const { organisation } = await testOrganisation();
    const lines = startUpWarnings(
      { ...real, STORE: 'memory' },
      [organisation],
      new Date('2026-11-24T09:00:00Z'),
      '20.20.2',
    );
    expect(lines.join('\n')).toContain('STORE=memory');
    expect(lines.join('\n')).toContain('Node 20 gets no security fixes');
    expect(lines.join('\n')).toMatch(/zorg: look at its advisers \(key/);
    for (const { name } of organisation.advisers) expect(lines.join('\n')).not.toContain(name);
  });
});
