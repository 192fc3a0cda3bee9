/** The Slack manifest for each way in which Slack reaches the server: always the same one scope. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../../src/app/config/fields.ts';
import { runManifestCommand } from '../../../src/commands/manifest/index.ts';
import { slackManifestRules } from '../../support/slack-manifest-rules.helper.ts';

const ORIGIN = 'https://bot.voorbeeldzorg.nl';
const template = JSON.parse(readFileSync('manifests/slack/manifest.json', 'utf8')) as Record<string, unknown>;

let target: string;
let lines: string[];
beforeEach(async () => {
  target = await mkdtemp(join(tmpdir(), 'manifests-'));
  lines = [];
});
afterEach(() => rm(target, { recursive: true, force: true }));

async function made(env: Environment, ...argv: string[]): Promise<Record<string, Record<string, unknown>>> {
  const out = (line: string): void => void lines.push(line);
  expect(await runManifestCommand(argv, { env, sources: 'manifests', target, version: '0.1.0', out })).toBe(0);
  return JSON.parse(await readFile(join(target, 'slack.json'), 'utf8')) as Record<string, Record<string, unknown>>;
}

/** As long as `BOT_ORIGIN` may be. */
const LONGEST = `https://${`${'a'.repeat(60)}.`.repeat(4)}voorbeeld.nl`.slice(0, 250);
test.each([
  ['one workspace', { BOT_ORIGIN: ORIGIN }, ['slack']],
  ['one workspace, under the longest address', { BOT_ORIGIN: LONGEST }, ['slack']],
  ['many workspaces', { BOT_ORIGIN: LONGEST }, ['slack', '--oauth']],
  ['a trial', {}, ['slack', '--socket']],
])('for %s Slack takes it by its own published rules', async (_, env, argv) => {
  const read = slackManifestRules.safeParse(await made(env, ...argv));
  expect(read.error?.issues ?? []).toEqual([]);
});

describe('for a trial over a socket', () => {
  test('there is no address in it, none is asked for, and the rest is what everybody gets', async () => {
    const manifest = await made({}, 'slack', '--socket');
    expect(manifest['settings']).toEqual({
      event_subscriptions: { bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    });
    expect(JSON.stringify(manifest)).not.toMatch(/https?:/);
    expect(manifest['oauth_config']).toEqual({ scopes: { bot: ['commands'] } });
    expect(manifest['display_information']).toEqual(template['display_information']);
  });
});

describe('for many workspaces', () => {
  test.each([
    ['asked for', { BOT_ORIGIN: ORIGIN }, ['slack', '--oauth']],
    ['when the server will have it', { BOT_ORIGIN: ORIGIN, SLACK_CLIENT_ID: '1.2' }, ['slack']],
  ])('%s, the app is sent back to us, may be installed org-wide and rotates its tokens', async (_how, env, argv) => {
    const manifest = await made(env, ...argv);
    expect(manifest['oauth_config']).toEqual({
      scopes: { bot: ['commands'] },
      redirect_urls: [`${ORIGIN}/slack/oauth`],
    });
    expect(manifest['settings']).toMatchObject({
      org_deploy_enabled: true,
      socket_mode_enabled: false,
      token_rotation_enabled: true,
    });
  });
});

test('for one workspace none of this is switched on', async () => {
  const manifest = await made({ BOT_ORIGIN: ORIGIN }, 'slack');
  expect(manifest['oauth_config']).toEqual({ scopes: { bot: ['commands'] } });
  expect(manifest['settings']).toMatchObject({
    org_deploy_enabled: false,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  });
});

test('the link fills in the same manifest at Slack’s', async () => {
  const manifest = await made({}, 'slack', '--socket');
  const link = new URL(lines.find((line) => line.startsWith('or open '))?.slice('or open '.length) ?? '');
  expect([link.origin, link.pathname, link.searchParams.get('new_app')]).toEqual([
    'https://api.slack.com',
    '/apps',
    '1',
  ]);
  expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(manifest);
  expect(link.href.length).toBeLessThan(8000);
});

test.each([[['--socket']], [['teams', '--socket']], [['slack', '--oauth', '--socket']], [['slack', '--sokcet']]])(
  'is explained instead of guessed at: %j',
  async (argv) => {
    const out = (line: string): void => void lines.push(line);
    expect(await runManifestCommand(argv, { env: {}, sources: 'manifests', target, version: '0.1.0', out })).toBe(2);
    expect(lines.join('\n')).toContain('--socket');
  },
);
