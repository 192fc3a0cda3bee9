/** The Slack app's manifest for the way in which Slack is to reach the server (docs.slack.dev/reference/app-manifest). */

/**
 * `http`: one workspace, at an address. `oauth`: many, which add the app themselves; a choice for good, because Slack
 * does not let an app stop rotating its tokens. `socket`: a trial without an address.
 */
export type SlackReach =
  | { readonly by: 'http' | 'oauth'; /** `https://host`, no path. */ readonly origin: string }
  | { readonly by: 'socket' };

const EXAMPLE = 'https://vertrouwen.example.nl/';
type Json = Readonly<Record<string, unknown>>;
/** As in the file; the rest of it is passed on as it is. */
interface Template extends Json {
  readonly features: Json & { readonly slash_commands: readonly Json[] };
  readonly oauth_config: Json;
  readonly settings: Json & { readonly event_subscriptions: Json; readonly interactivity: Json };
}

const without = (name: string, { [name]: _gone, ...rest }: Json): Json => rest;

/** Over a socket there is no address, and Slack takes none. */
const overSocket = ({ features, settings, ...rest }: Template): Json => ({
  ...rest,
  features: { ...features, slash_commands: features.slash_commands.map((command) => without('url', command)) },
  settings: {
    ...settings,
    event_subscriptions: without('request_url', settings.event_subscriptions),
    interactivity: without('request_url', settings.interactivity),
    socket_mode_enabled: true,
  },
});
const byOAuth = (template: Template, origin: string): Json => ({
  ...template,
  oauth_config: { ...template.oauth_config, redirect_urls: [`${origin}/slack/oauth`] },
  settings: { ...template.settings, org_deploy_enabled: true, token_rotation_enabled: true },
});

export function fillSlackManifest(template: string, reach: SlackReach): string {
  const manifest = JSON.parse(template, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(EXAMPLE) && reach.by !== 'socket'
      ? `${reach.origin}/${value.slice(EXAMPLE.length)}`
      : value,
  ) as Template;
  const filled =
    reach.by === 'socket' ? overSocket(manifest) : reach.by === 'oauth' ? byOAuth(manifest, reach.origin) : manifest;
  return `${JSON.stringify(filled, null, 2)}\n`;
}

/** Opens Slack's "create an app" with this manifest filled in (docs.slack.dev/app-manifests). */
export const createLink = (manifest: string): string =>
  `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(JSON.parse(manifest)))}`;
