/** Slack's part of the composition: whose tokens, from where, and how Slack's requests come in. */
import type { SlackConfig } from './config/slack.ts';
import { AppError } from './core/errors.ts';
import { slackPlacesOf, type Organisations } from './core/organisation.ts';
import { createSlack, type Slack, type SlackParts } from './slack/index.ts';
import { createInstalling, isInstallPath } from './slack/install/index.ts';

/** @throws AppError `CONFIG_INVALID` when an employee of a workspace would meet an app that cannot answer. */
export function composeSlack(config: SlackConfig, parts: Omit<SlackParts, 'config'>): Slack {
  const { signingSecrets, apiUrl, botTokens, oauth, appToken } = config;
  if (oauth === undefined) needTokens(botTokens, parts.organisations);
  const common = { signingSecrets, apiUrl, ...(appToken === undefined ? {} : { appToken }) };
  if (oauth === undefined)
    return createSlack({ ...parts, config: { ...common, tokenForTeam: (team) => botTokens[team] ?? botTokens['*'] } });

  const { organisations, records, keyring, clock, log } = parts;
  const installing = createInstalling({
    organisations,
    records,
    keyring,
    clock,
    log,
    config: { client: oauth, origin: oauth.origin, apiUrl, fixed: botTokens },
  });
  const { tokenForTeam } = installing;
  const slack = createSlack({
    ...parts,
    config: {
      ...common,
      tokenForTeam,
      tokenRefused: (token) => installing.tokenRefused(token),
      forget: (place, at) => installing.forget(place, at),
    },
  });
  return {
    ...slack,
    handler: (request, response) =>
      isInstallPath(request.url) ? installing.handler(request, response) : slack.handler(request, response),
    async start() {
      await slack.start();
      void installing.tend();
    },
    async close() {
      installing.close();
      await slack.close();
    },
  };
}

/** One token serves one workspace: with several, each needs its own. */
function needTokens(botTokens: SlackConfig['botTokens'], organisations: Organisations): void {
  const places = organisations.all().flatMap(slackPlacesOf);
  const without = places.filter(
    (id) => botTokens[id] === undefined && (places.length > 1 || botTokens['*'] === undefined),
  );
  if (without.length > 0)
    throw new AppError('CONFIG_INVALID', `SLACK_BOT_TOKENS has no token for ${without.join(', ')}`);
}
