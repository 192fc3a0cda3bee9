/**
 * What Slack takes of a manifest: its published rules for version 2 (slackapi/manifest-schema), of what we use of them,
 * with their lengths. Where its pages ask for more than the rules do (https, a command without capitals, a name that
 * Slack can show), that is asked as well. Anything we do not use is a fault, so that a new right is never unseen.
 */
import { z } from 'zod';

const text = (least: number, most: number) => z.string().min(least).max(most);
const address = (most: number) => z.url({ protocol: /^https$/ }).max(most);
const word = text(1, 50);
const unique = <T extends z.ZodType>(each: T, most: number) =>
  z
    .array(each)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'each once');

const shortcut = z.strictObject({
  name: text(1, 24),
  type: z.enum(['global', 'message']),
  callback_id: text(1, 255),
  description: text(1, 150),
});
const command = z.strictObject({
  command: text(2, 32).regex(/^\/[^\sA-Z]+$/),
  url: address(3000).optional(),
  description: text(1, 2000),
  // An empty hint is refused: without one, it is left out.
  usage_hint: text(1, 1000).optional(),
  should_escape: z.boolean(),
});

export const slackManifestRules = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140),
    long_description: text(175, 4000),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(1, 80).regex(/^[A-Za-z0-9 ._-]+$/), always_online: z.boolean() }),
    shortcuts: z.array(shortcut).min(1).max(10),
    slash_commands: z.array(command).min(1).max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: unique(address(2500), 1000).optional(),
    scopes: z.strictObject({ bot: z.array(word).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address(3500).optional(), bot_events: unique(word, 100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});
export type SlackManifest = z.infer<typeof slackManifestRules>;
