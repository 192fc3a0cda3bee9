import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SHORTCUT } from '../../src/slack/flows/open.ts';
import { PUBLISH_SHORTCUT } from '../../src/slack/publishing/index.ts';
import { slackManifestRules, type SlackManifest } from '../support/slack-manifest-rules.helper.ts';

const read = (): SlackManifest =>
  slackManifestRules.parse(JSON.parse(readFileSync('manifests/slack/manifest.json', 'utf8')));

describe('the app that a workspace installs', () => {
  test('asks for the one scope that can write nothing, and for nothing in the name of a person', () => {
    expect(read().oauth_config).toEqual({ scopes: { bot: ['commands'] } });
  });

  test('has no place to type a message to it', () => {
    expect(read().features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: false,
      messages_tab_read_only_enabled: false,
    });
  });

  test('hears of the Home tab and of its own end, and of no message', () => {
    expect(read().settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
    ]);
  });

  test('invites nobody to type after the command, and has it passed on as typed', () => {
    const commands = read().features.slash_commands;
    expect(commands).toMatchObject([{ command: '/vertrouwenspersoon', should_escape: false }]);
    // No hint at all: an empty one is refused by Slack.
    expect(commands[0]).not.toHaveProperty('usage_hint');
  });

  test('has global shortcuts, which no other app can take over', () => {
    expect(read().features.shortcuts).toMatchObject([
      { type: 'global', callback_id: SHORTCUT },
      { type: 'global', callback_id: PUBLISH_SHORTCUT },
    ]);
  });

  test('sends everything to one address', () => {
    const { features, settings } = read();
    const addresses = [
      features.slash_commands[0]?.url,
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ];
    expect(new Set(addresses)).toEqual(new Set(['https://vertrouwen.example.nl/slack']));
  });

  test('speaks by signed requests for one workspace', () => {
    expect(read().settings).toMatchObject({
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    });
  });

  test.each<[string, (manifest: SlackManifest) => unknown]>([
    ['an empty hint', ({ features }) => ({ slash_commands: [{ ...features.slash_commands[0], usage_hint: '' }] })],
    ['no command', () => ({ slash_commands: [] })],
    ['a name too long', ({ features }) => ({ bot_user: { ...features.bot_user, display_name: 'x'.repeat(81) } })],
    ['a shortcut without words', ({ features }) => ({ shortcuts: [{ ...features.shortcuts[0], description: '' }] })],
    ['a view of its own', () => ({ assistant_view: { assistant_description: 'x' } })],
  ])('%s would be noticed', (_, change) => {
    const manifest = read();
    const changed = { ...manifest, features: { ...manifest.features, ...(change(manifest) as object) } };
    expect(slackManifestRules.safeParse(changed).success).toBe(false);
  });

  test.each(['chat:write', 'users:read'])('a manifest that also asks for %s would be noticed', (scope) => {
    const changed = structuredClone(read());
    changed.oauth_config.scopes.bot.push(scope);
    expect(changed.oauth_config).not.toEqual({ scopes: { bot: ['commands'] } });
    expect(
      slackManifestRules.safeParse({ ...changed, oauth_config: { scopes: { bot: ['commands'], user: [scope] } } })
        .success,
    ).toBe(false);
  });
});

const sources = readdirSync('src/slack', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
/** The one public card: where it is written, where its channel is asked for, and where the address is read. */
const CARD: Readonly<Record<string, RegExp>> = {
  'publishing/post-body.ts': /in_channel/g,
  'publishing/view.ts': /response_url_enabled/g,
  'publishing/index.ts': /response_urls?/g,
};
test.each(sources)('%s has no words for a public reply, a message or a response url, but for the card', (file) => {
  const source = readFileSync(`src/slack/${file}`, 'utf8').replaceAll(CARD[file] ?? /^$/g, '');
  expect(source).not.toMatch(/\bin_channel/);
  const code = source.replaceAll(/^\s*(\/\*\*?|\*|\/\/).*$/gm, '');
  expect(code).not.toMatch(/postMessage|postEphemeral|response_url|replace_original|\bsay\(|\brespond\(/);
});
