/** Teams' variables. It is on when the first of them is there. */
import { z } from 'zod';
import type { ChatReply, TeamsConfig } from '../../teams/types.ts';
import { clientIdsOf, OTHER_CLIENTS } from './tab-clients.ts';
import {
  guid,
  isHttps,
  origin,
  present,
  publicOrigin,
  readVariables,
  secret,
  url,
  type Environment,
} from './fields.ts';

/**
 * Of the public cloud, and of the American government's GCC, which is in it but for this host
 * (learn.microsoft.com/microsoftteams/platform/concepts/cloud-overview).
 */
const SERVICE_HOSTS = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

const CLIENT = `(${Object.keys(OTHER_CLIENTS).join('|')}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})`;
const CLIENT_LIST = new RegExp(`^${CLIENT}(,${CLIENT})*$`, 'i');

/** Of the server. */
const teams = z.object({
  TEAMS_APP_ID: guid,
  TEAMS_PACKAGE_ID: guid.optional(),
  TEAMS_ORIGIN: origin.optional(),
  BOT_ORIGIN: origin.optional(),
  TEAMS_CHAT_REPLY: z.enum(['notify', 'silent', 'signpost'], 'must be notify, silent or signpost').optional(),
  TEAMS_GRAPH_CLIENT_ID: guid.optional(),
  TEAMS_GRAPH_CLIENT_SECRET: secret.optional(),
  TEAMS_BOT_SECRET: secret.optional(),
  TEAMS_OPENID_METADATA_URL: url.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  TEAMS_ISSUER: url.default('https://api.botframework.com'),
  TEAMS_SERVICE_HOSTS: z
    .string()
    .regex(/^(\*\.)?[a-z0-9.-]+(:\d+)?(,(\*\.)?[a-z0-9.-]+(:\d+)?)*$/, 'must be host names with commas between')
    .default(SERVICE_HOSTS.join(',')),
  TEAMS_FRAME_HOSTS: z
    .string()
    .regex(
      /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(,(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+)*$/,
      'must be host names with commas between',
    )
    .optional(),
  TEAMS_TAB_CLIENTS: z
    .string()
    .regex(CLIENT_LIST, 'must be outlook, microsoft365 or ids of apps, with commas between')
    .optional(),
  TEAMS_LOGIN_URL: url.default('https://login.microsoftonline.com'),
  TEAMS_GRAPH_URL: url.default('https://graph.microsoft.com'),
});

/**
 * Of the package: an operator makes it before there is a server, and needs no secret for it. What the server knows as
 * well has the server's rule, but for the addresses, at which Microsoft has to reach it.
 */
export const packageVariables = teams
  .pick({ TEAMS_APP_ID: true, TEAMS_PACKAGE_ID: true, TEAMS_CHAT_REPLY: true, TEAMS_GRAPH_CLIENT_ID: true })
  .extend({
    TEAMS_ORIGIN: publicOrigin.optional(),
    BOT_ORIGIN: publicOrigin.optional(),
    TEAMS_PACKAGE_VERSION: z
      .string()
      .regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/, 'must be three numbers, as in 1.0.2')
      .optional(),
    TEAMS_ABOUT_URL: url.max(2048, 'is too long').refine(isHttps, 'must begin with https://').optional(),
  });

export const wantsTeams = (env: Environment): boolean => present(env['TEAMS_APP_ID']) !== undefined;

const hasIn = (env: Environment, name: string): boolean => present(env[name]) !== undefined;

/** The server's own address is Teams' unless that is told another. */
export const originFaults = (env: Environment): string[] =>
  hasIn(env, 'TEAMS_ORIGIN') || hasIn(env, 'BOT_ORIGIN')
    ? []
    : ['TEAMS_ORIGIN is missing (or BOT_ORIGIN, when both are the same)'];

/** Without a Graph app the bot is silent, in the server as in the package: the compose box must not be open in vain. */
export const chatReplyMode = (env: Environment): string =>
  present(env['TEAMS_CHAT_REPLY']) ??
  (hasIn(env, 'TEAMS_GRAPH_CLIENT_ID') && hasIn(env, 'TEAMS_GRAPH_CLIENT_SECRET') ? 'notify' : 'silent');

/** Otherwise the secret that may send notifications would be the bot's own, and with that the bot could post. */
export const sameAppFaults = (env: Environment): string[] => {
  const [app, graph] = ['TEAMS_APP_ID', 'TEAMS_GRAPH_CLIENT_ID'].map((name) => present(env[name])?.toLowerCase());
  return graph !== undefined && graph === app
    ? ['TEAMS_GRAPH_CLIENT_ID must be another app than TEAMS_APP_ID, or the bot would own a secret']
    : [];
};

export function readTeams(env: Environment, faults: string[]): TeamsConfig | undefined {
  const data = readVariables(teams, env, faults);
  if (data === undefined) return undefined;
  const chatReply = chatReplyOf(env, data, faults);
  const reached = data.TEAMS_ORIGIN ?? data.BOT_ORIGIN;
  faults.push(...originFaults(env));
  if (chatReply === undefined || reached === undefined) return undefined;
  return {
    appId: data.TEAMS_APP_ID,
    ...(data.TEAMS_PACKAGE_ID === undefined ? {} : { packageId: data.TEAMS_PACKAGE_ID }),
    origin: reached,
    chatReply,
    openIdMetadataUrl: data.TEAMS_OPENID_METADATA_URL,
    issuer: data.TEAMS_ISSUER,
    serviceHosts: data.TEAMS_SERVICE_HOSTS.split(','),
    ...(data.TEAMS_FRAME_HOSTS === undefined ? {} : { frameHosts: data.TEAMS_FRAME_HOSTS.split(',') }),
    ...(data.TEAMS_TAB_CLIENTS === undefined ? {} : { tabClients: clientIdsOf(data.TEAMS_TAB_CLIENTS.split(',')) }),
    loginUrl: data.TEAMS_LOGIN_URL,
    graphUrl: data.TEAMS_GRAPH_URL,
  };
}

/** A bot secret exists in the one mode that may post, and nowhere else. */
function chatReplyOf(env: Environment, data: z.infer<typeof teams>, faults: string[]): ChatReply | undefined {
  const {
    TEAMS_GRAPH_CLIENT_ID: clientId,
    TEAMS_GRAPH_CLIENT_SECRET: clientSecret,
    TEAMS_BOT_SECRET: botSecret,
  } = data;
  const mode = chatReplyMode(env) as ChatReply['mode'];
  if (mode !== 'signpost' && botSecret !== undefined)
    faults.push('TEAMS_BOT_SECRET lets the bot post: take it away, or set TEAMS_CHAT_REPLY=signpost');
  switch (mode) {
    case 'silent':
      return { mode };
    case 'notify':
      if (clientId !== undefined && clientSecret !== undefined) {
        const same = sameAppFaults(env);
        faults.push(...same);
        return same.length > 0 ? undefined : { mode, graph: { clientId, clientSecret } };
      }
      faults.push('TEAMS_CHAT_REPLY=notify needs TEAMS_GRAPH_CLIENT_ID and TEAMS_GRAPH_CLIENT_SECRET');
      return undefined;
    case 'signpost':
      if (botSecret !== undefined) return { mode, botSecret };
      faults.push('TEAMS_CHAT_REPLY=signpost needs TEAMS_BOT_SECRET');
      return undefined;
  }
}
