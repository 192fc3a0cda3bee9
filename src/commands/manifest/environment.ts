/**
 * Environment → what the two packages are filled with. A fault names the variable and what it should be, never
 * its value. Each variable's rule is the server's (`app/config/`); what is missing is told apart, because an operator
 * makes the packages before there is a server, and needs no secret for it.
 */
import { z } from 'zod';
import { present, publicOrigin, readVariables, type Environment } from '../../app/config/fields.ts';
import { wantsOAuth } from '../../app/config/slack.ts';
import { chatReplyMode, originFaults, packageVariables, sameAppFaults } from '../../app/config/teams.ts';
import { AppError } from '../../base/errors.ts';
import type { SlackReach } from './slack.ts';

export interface TeamsValues {
  /** Entra app id of the bot. */
  readonly appId: string;
  /** Id of the Teams app itself, which links to the tab carry. */
  readonly packageId: string;
  /**
   * Entra app whose sign-in the tab asks for, and to which Teams grants the resource-specific permission. With
   * `notify` that is the Graph app, so that the one app with a secret is never the bot.
   */
  readonly signInAppId: string;
  readonly chatReply: 'silent' | 'notify' | 'signpost';
  /** `https://host`, no path. */
  readonly origin: string;
  /** Page about the app in the organisation: who runs it, privacy, terms. */
  readonly aboutUrl: string;
  /** Three numbers. Teams takes a changed package only under a higher one. */
  readonly version: string;
}
export interface Wanted {
  /** How Slack is to reach the server; `env`: by HTTP, with OAuth when its variables are there. */
  readonly slack: false | 'env' | 'oauth' | 'socket';
  readonly teams: boolean;
}
export interface Values {
  readonly slack?: SlackReach;
  readonly teams?: TeamsValues;
}

const slackVariables = z.object({ BOT_ORIGIN: publicOrigin });

/** What no variable shows by itself; looked at even when another is faulty, so that all is said at once. */
function notifyFaults(env: Environment): string[] {
  if (chatReplyMode(env) !== 'notify') return [];
  return present(env['TEAMS_GRAPH_CLIENT_ID']) === undefined
    ? ['TEAMS_GRAPH_CLIENT_ID is missing: TEAMS_CHAT_REPLY=notify sends through it']
    : sameAppFaults(env);
}

function readTeams(env: Environment, version: string, faults: string[]): TeamsValues | undefined {
  const data = readVariables(packageVariables, env, faults);
  const reached = data?.TEAMS_ORIGIN ?? data?.BOT_ORIGIN;
  faults.push(...originFaults(env), ...notifyFaults(env));
  if (data === undefined || reached === undefined) return undefined;
  const chatReply = chatReplyMode(env) as TeamsValues['chatReply'];
  const { TEAMS_APP_ID: appId, TEAMS_GRAPH_CLIENT_ID: graphId } = data;
  return {
    appId,
    packageId: data.TEAMS_PACKAGE_ID ?? appId,
    signInAppId: chatReply === 'notify' && graphId !== undefined ? graphId : appId,
    chatReply,
    origin: reached,
    aboutUrl: data.TEAMS_ABOUT_URL ?? `${reached}/tab`,
    version: data.TEAMS_PACKAGE_VERSION ?? version,
  };
}

function readSlack(env: Environment, wanted: 'env' | 'oauth' | 'socket', faults: string[]): SlackReach | undefined {
  if (wanted === 'socket') return { by: 'socket' };
  const data = readVariables(slackVariables, env, faults);
  const by = wanted === 'oauth' || wantsOAuth(env) ? 'oauth' : 'http';
  return data === undefined ? undefined : { by, origin: data.BOT_ORIGIN };
}

/**
 * @param version used when the environment names none.
 * @throws AppError `CONFIG_INVALID` that names every faulty variable of the wanted packages at once.
 */
export function readValues(env: Environment, wanted: Wanted, version: string): Values {
  const faults: string[] = [];
  const slack = wanted.slack === false ? undefined : readSlack(env, wanted.slack, faults);
  const teams = wanted.teams ? readTeams(env, version, faults) : undefined;
  if (faults.length > 0) throw new AppError('CONFIG_INVALID', faults);
  return {
    ...(slack === undefined ? {} : { slack }),
    ...(teams === undefined ? {} : { teams }),
  };
}
