/** Workspaces and tenants in the organisation files against what is switched on: start-up refuses the first. */
import { withoutToken } from '../../app/config/slack.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { PartialConfig } from './partial-config.ts';
import { fail, ok, warn, type Finding } from './types.ts';

type Wanted = Pick<PartialConfig, 'slackWanted' | 'teamsWanted' | 'slackInstalls' | 'slackBotTokens'>;

export function checkWorkspaces(organisations: readonly Organisation[], wanted: Wanted): Finding[] {
  return [...slackTokens(organisations, wanted), ...off(organisations, wanted)];
}

/** Asks what the server itself asks at start-up and for a changed file, so that both say the same. */
function slackTokens(
  organisations: readonly Organisation[],
  { slackWanted, slackInstalls, slackBotTokens: botTokens }: Wanted,
): Finding[] {
  const id = 'slack.places';
  if (!slackWanted || slackInstalls || Object.keys(botTokens).length === 0) return [];
  const without = withoutToken({ botTokens }, organisations).map(({ mark }) => mark.split(' ')[1]);
  return [
    without.length === 0
      ? ok(id, 'Every Slack workspace in the organisation files has a token.')
      : fail(
          id,
          `These Slack workspaces of the organisation files have no token: ${without.join(', ')}.`,
          'Write one for each in SLACK_BOT_TOKENS (T…=xoxb-…,T…=xoxb-…), or take the workspace out of the file.',
        ),
  ];
}

function off(organisations: readonly Organisation[], { slackWanted, teamsWanted }: Wanted): Finding[] {
  return organisations.flatMap(({ id, slack, teams }) => [
    ...(slack !== undefined && !slackWanted
      ? [
          warn(
            'organisations.slack',
            `"${id}" has a Slack workspace, but Slack is off.`,
            'Set the variables SLACK_…, or take `slack` out of its file.',
          ),
        ]
      : []),
    ...(teams !== undefined && !teamsWanted
      ? [
          warn(
            'organisations.teams',
            `"${id}" has a Teams tenant, but Teams is off.`,
            'Set TEAMS_APP_ID, or take `teams` out of its file.',
          ),
        ]
      : []),
    ...(slack === undefined && teams === undefined
      ? [
          warn(
            'organisations.nowhere',
            `"${id}" has neither a Slack workspace nor a Teams tenant.`,
            'Fill in `slack` or `teams` in its file.',
          ),
        ]
      : []),
  ]);
}
