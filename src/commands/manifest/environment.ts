/**
 * Environment → what the two packages are filled with. A fault names the variable and what it should be, never
 * its value. Separate from the server's configuration: an operator makes the packages before there is a server,
 * and needs no secret for it.
 */
import { z } from 'zod';
import { guid, origin, present, readVariables, url, type Environment } from '../../app/config/fields.ts';
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

// Slack and Teams reach it from outside: plain http, which the server allows on this machine, is of no use here.
const isHttps = (text: string): boolean => text.startsWith('https://');
const publicOrigin = origin.max(250, 'is too long').refine(isHttps, 'must begin with https://');

const slackVariables = z.object({ BOT_ORIGIN: publicOrigin });
const teamsVariables = z.object({
  TEAMS_APP_ID: guid,
  TEAMS_ORIGIN: publicOrigin.optional(),
  BOT_ORIGIN: publicOrigin.optional(),
  TEAMS_CHAT_REPLY: z.enum(['notify', 'silent', 'signpost'], 'must be notify, silent or signpost').optional(),
  TEAMS_GRAPH_CLIENT_ID: guid.optional(),
  TEAMS_PACKAGE_ID: guid.optional(),
  TEAMS_PACKAGE_VERSION: z
    .string()
    .regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/, 'must be three numbers, as in 1.0.2')
    .optional(),
  TEAMS_ABOUT_URL: url.max(2048, 'is too long').refine(isHttps, 'must begin with https://').optional(),
});

/** As the server decides it from the same environment; the compose box must not be open when nobody answers. */
function chatReplyOf(env: Environment): string {
  const hasGraph = ['TEAMS_GRAPH_CLIENT_ID', 'TEAMS_GRAPH_CLIENT_SECRET'].every((name) => present(env[name]));
  return present(env['TEAMS_CHAT_REPLY']) ?? (hasGraph ? 'notify' : 'silent');
}

/** What no variable shows by itself; looked at even when another is faulty, so that all is said at once. */
function notifyFaults(env: Environment): string[] {
  if (chatReplyOf(env) !== 'notify') return [];
  const [app, graph, own] = ['TEAMS_APP_ID', 'TEAMS_GRAPH_CLIENT_ID', 'TEAMS_PACKAGE_ID'].map((name) =>
    present(env[name])?.toLowerCase(),
  );
  const faults: string[] = [];
  if (graph === undefined) faults.push('TEAMS_GRAPH_CLIENT_ID is missing: TEAMS_CHAT_REPLY=notify sends through it');
  // Its secret would be the bot's, and with that secret the bot can post.
  else if (graph === app)
    faults.push('TEAMS_GRAPH_CLIENT_ID must be another app than TEAMS_APP_ID, or the bot would own a secret');
  if (own !== undefined && own !== app)
    faults.push('TEAMS_PACKAGE_ID must be TEAMS_APP_ID or absent: the link in a notification names that id');
  return faults;
}

function readTeams(env: Environment, version: string, faults: string[]): TeamsValues | undefined {
  const data = readVariables(teamsVariables, env, faults);
  const reached = data?.TEAMS_ORIGIN ?? data?.BOT_ORIGIN;
  if (present(env['TEAMS_ORIGIN']) === undefined && present(env['BOT_ORIGIN']) === undefined)
    faults.push('TEAMS_ORIGIN is missing (or BOT_ORIGIN, when both are the same)');
  faults.push(...notifyFaults(env));
  if (data === undefined || reached === undefined) return undefined;
  const chatReply = chatReplyOf(env) as TeamsValues['chatReply'];
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
  const by = wanted === 'oauth' || present(env['SLACK_CLIENT_ID']) !== undefined ? 'oauth' : 'http';
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
