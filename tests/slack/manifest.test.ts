import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SHORTCUT } from '../../src/slack/index.ts';
import { PUBLISH_SHORTCUT } from '../../src/slack/publishing/index.ts';

/** Written from docs.slack.dev/reference/app-manifest: only what we use is known, so anything else is a fault. */
const https = z.url({ protocol: /^https$/ });
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[A-Za-z0-9 ._-]{1,80}$/), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/[^\sA-Z]+$/),
          url: https,
          description: z.string().min(1).max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: https, bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: https }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
const read = (): z.infer<typeof manifestSchema> =>
  manifestSchema.parse(JSON.parse(readFileSync('manifests/slack/manifest.json', 'utf8')));

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
    expect(read().features.slash_commands).toMatchObject([
      { command: '/vertrouwenspersoon', usage_hint: '', should_escape: false },
    ]);
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

  test.each(['chat:write', 'users:read'])('a manifest that also asks for %s would be noticed', (scope) => {
    const changed = structuredClone(read());
    changed.oauth_config.scopes.bot.push(scope);
    expect(changed.oauth_config).not.toEqual({ scopes: { bot: ['commands'] } });
    expect(
      manifestSchema.safeParse({ ...changed, oauth_config: { scopes: { bot: ['commands'], user: [scope] } } }).success,
    ).toBe(false);
  });
});

const sources = readdirSync('src/slack', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
/** The one public card: where it is written, where its channel is asked for, and where the address is read. */
const CARD: Readonly<Record<string, RegExp>> = {
  'publishing/body.ts': /in_channel/g,
  'publishing/view.ts': /response_url_enabled/g,
  'publishing/index.ts': /response_urls?/g,
};
test.each(sources)('%s has no words for a public reply, a message or a response url, but for the card', (file) => {
  const source = readFileSync(`src/slack/${file}`, 'utf8').replaceAll(CARD[file] ?? /^$/g, '');
  expect(source).not.toMatch(/\bin_channel/);
  const code = source.replaceAll(/^\s*(\/\*\*?|\*|\/\/).*$/gm, '');
  expect(code).not.toMatch(/postMessage|postEphemeral|response_url|replace_original|\bsay\(|\brespond\(/);
});
