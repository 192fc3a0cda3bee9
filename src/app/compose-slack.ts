/** Slack's part of the composition: whose tokens, from where, and how Slack's requests come in. */
import { withoutToken, type SlackConfig } from './config/slack.ts';
import { AppError } from '../base/errors.ts';
import type { Organisations } from '../core/organisation.ts';
import { createSlack, type Slack, type SlackParts } from '../slack/index.ts';
import { createInstalling, isInstallPath } from '../slack/install/index.ts';

/** @throws AppError `CONFIG_INVALID` when an employee of a workspace would meet an app that cannot answer. */
export function composeSlack(
  config: SlackConfig,
  parts: Omit<SlackParts, 'config'>,
  reached: { readonly trustedProxies?: number; readonly plainCookies?: boolean } = {},
): Slack {
  const { signingSecrets, apiUrl, botTokens, oauth, appToken } = config;
  needTokens(config, parts.organisations);
  const common = { signingSecrets, apiUrl, ...(appToken === undefined ? {} : { appToken }) };
  if (oauth === undefined)
    return createSlack({ ...parts, config: { ...common, tokenForTeam: (team) => botTokens[team] ?? botTokens['*'] } });

  const { organisations, records, keyring, clock, log, outgoing } = parts;
  const installing = createInstalling({
    organisations,
    records,
    keyring,
    clock,
    log,
    ...(outgoing === undefined ? {} : { outgoing }),
    config: { client: oauth, origin: oauth.origin, apiUrl, fixed: botTokens, ...reached },
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

/** Files were held against the tokens when they were read; this is for who composes without files. */
function needTokens(config: SlackConfig, organisations: Organisations): void {
  const faults = withoutToken(config, organisations.all());
  if (faults.length > 0) throw new AppError('CONFIG_INVALID', faults.map(({ sentence }) => sentence).join('\n'));
}
