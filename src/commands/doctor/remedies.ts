/** For each variable: where its value is found. Public places of Slack, Entra and the rest; no values. */

const REMEDIES: Readonly<Record<string, string>> = {
  INBOX_ORIGIN: 'Set it to the address at which advisers will open the inbox: https://host, without a path.',
  BOT_ORIGIN: 'Set it to the address at which Slack and browsers reach BOT_PORT: https://host, without a path.',
  TEAMS_ORIGIN: 'Set it to the address at which Teams reaches BOT_PORT: https://host, without a path.',
  HOSTED_BY: 'Set it to employer, or to the name of the company that runs this server.',
  HOST: 'Leave it out to listen on 127.0.0.1, behind a reverse proxy.',
  BOT_PORT: 'Choose a free port from 1 to 65535, or leave it out for 3000.',
  INBOX_PORT: 'Choose a free port from 1 to 65535, or leave it out for 3001.',
  OPERATIONS_PORT: 'Choose a free port that the public proxy does not lead to, or leave it out.',
  TRUSTED_PROXIES: 'Set it to how many reverse proxies stand before the inbox: 1 for most.',
  STORE: 'Leave it out for Redis; memory is for trials.',
  REDIS_URL:
    'Set it to unix:///path of a socket, or rediss://user:password@host:6379 with # % / ? @ in the password as %23 %25 %2F %3F %40; infra/compose.yaml in the source has a Redis that fits.',
  REDIS_SENTINELS:
    'Leave it out, unless Sentinels watch over your Redis: then redis://host:26379 for each, with commas between.',
  REDIS_SENTINEL_MASTER: 'Copy the name after "sentinel monitor" in the configuration of your Sentinels.',
  KEYRING_DIR: 'Name a folder of your own for the server’s keys (0700), on a volume without backups or snapshots.',
  ORGANISATIONS_DIR: 'Name the folder with your organisation files; start from organisations/example.yaml.',
  DEBUG: 'Remove it from the environment of the server.',
  NODE_DEBUG: 'Remove it from the environment of the server.',
  SLACK_SIGNING_SECRET:
    'Copy it from api.slack.com/apps → your app → Basic Information → App Credentials → Signing Secret.',
  SLACK_SIGNING_SECRET_PREVIOUS: 'Leave it out, unless you are replacing the signing secret right now.',
  SLACK_BOT_TOKEN:
    'Copy it from api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token (after "Install to Workspace").',
  SLACK_BOT_TOKENS:
    'Write T…=xoxb-… for each workspace, with commas between; the tokens are under OAuth & Permissions in each workspace.',
  SLACK_APP_TOKEN:
    'Make one at api.slack.com/apps → your app → Basic Information → App-Level Tokens, with connections:write; for trials only.',
  SLACK_CLIENT_ID: 'Copy it from api.slack.com/apps → your app → Basic Information → App Credentials → Client ID.',
  SLACK_CLIENT_SECRET:
    'Copy it from api.slack.com/apps → your app → Basic Information → App Credentials → Client Secret.',
  SLACK_APP_ID: 'Copy it from api.slack.com/apps → your app → Basic Information → App ID, or leave it out.',
  SLACK_API_URL: 'Leave it out; for GovSlack it is https://slack-gov.com/api/.',
  HTTPS_PROXY:
    'Set it to http://host:port of your proxy, with user:password@ before the host where it asks for them, each percent-encoded; or leave it out.',
  NO_PROXY: 'Name the hosts that are reached without the proxy, with commas between.',
  CA_CERTIFICATES:
    'Name a PEM file that this user can read, with the certificate of your own authority (of the proxy, the identity provider or Redis); or leave it out.',
  PUSH_HOSTS: 'Leave it out for the push services of Chrome, Firefox, Safari and Edge, or set it to none.',
  SMTP_URL:
    'Set it to smtps://user:password@host:465 or smtp://user:password@host:587 of your mail server, or leave it and SMTP_FROM out.',
  SMTP_FROM: 'Set it to one plain address that your mail server may send from, or leave it and SMTP_URL out.',
  TEAMS_FRAME_HOSTS:
    'Leave it out, unless the tab stays empty in a Microsoft app; name its host then, without https://.',
  TEAMS_TAB_CLIENTS:
    'Leave it out, or name outlook or microsoft365 (with a comma between), when people open the tab there as well.',
  TEAMS_APP_ID: 'Copy it from entra.microsoft.com → App registrations → the bot’s app → Application (client) ID.',
  TEAMS_PACKAGE_ID: 'Leave it out, unless the package cannot have the id of the bot’s app.',
  TEAMS_CHAT_REPLY: 'Choose notify (recommended), silent or signpost; docs/configuration.md says what each does.',
  TEAMS_GRAPH_CLIENT_ID:
    'Copy it from entra.microsoft.com → App registrations → the second app (not the bot’s) → Application (client) ID.',
  TEAMS_GRAPH_CLIENT_SECRET:
    'Make one at entra.microsoft.com → App registrations → the second app → Certificates & secrets, and copy its Value.',
  TEAMS_BOT_SECRET:
    'Only TEAMS_CHAT_REPLY=signpost needs it: Entra → the bot’s app → Certificates & secrets. Otherwise remove it.',
};

const OIDC: Readonly<Record<string, string>> = {
  NAME: 'Write the name that advisers see on the sign-in button.',
  ISSUER:
    'Copy the issuer of your identity provider. Entra ID: https://login.microsoftonline.com/<tenant id>/v2.0; Google: https://accounts.google.com; Keycloak: https://host/realms/<realm>.',
  CLIENT_ID: 'Copy the client id (Entra ID: Application (client) ID) of the app that you registered for the inbox.',
  CLIENT_SECRET: 'Copy the client secret of that app, or leave it out for a public client with PKCE.',
};

export function remedyFor(variable: string | undefined): string {
  const [, part] = /^OIDC_[1-9]_(.+)$/.exec(variable ?? '') ?? [];
  const own = part === undefined ? REMEDIES[variable ?? ''] : OIDC[part];
  return own ?? 'The table in docs/configuration.md says what it should be.';
}
