/** Slack's variables: one workspace or several by token, many by OAuth, or a trial over Socket Mode. */
import { z } from 'zod';
import { slackPlacesOf, type Organisation } from '../../core/organisation.ts';
import { safeBase } from '../../base/url.ts';
import type { PlaceFault } from '../../organisation/folder.ts';
import { origin, present, readVariables, secret, url, type Environment } from './fields.ts';
import { wantsTeams } from './teams.ts';

export interface SlackConfig {
  /** The one in force first; the previous one too while it is being rotated. Empty with `appToken`. */
  readonly signingSecrets: readonly string[];
  /** Slack team or enterprise id → bot token. The key `*` serves every known workspace (one workspace, one token). */
  readonly botTokens: Readonly<Record<string, string>>;
  readonly apiUrl: string;
  /** Administrators add the app themselves. */
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly appId?: string;
    /** How Slack and people's browsers reach us. */
    readonly origin: string;
  };
  /** For a trial: Slack is listened to over a socket of ours, and needs no address. */
  readonly appToken?: string;
}

const TOKEN = /^xoxb-[^,\s]+$/;
/** A workspace and its token. */
const PAIR = /^([TE][A-Z0-9]+)=(xoxb-[^,\s]+)$/;

/** As the guards demand it: the name of a method is put behind it, and the whole is compared letter by letter. */
export const slackApiUrl = url
  .transform((text) => new URL(text).href.replace(/\/?$/, '/'))
  .refine((text) => safeBase(text) !== undefined, 'must be an https:// address without a question mark')
  .default('https://slack.com/api/');

const variables = z.object({
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_SIGNING_SECRET_PREVIOUS: secret.optional(),
  SLACK_BOT_TOKEN: z.string().regex(TOKEN, 'must be a bot token (xoxb-…)').optional(),
  SLACK_BOT_TOKENS: z
    .string()
    .refine((text) => text.split(',').every((pair) => PAIR.test(pair)), 'must be T…=xoxb-…,T…=xoxb-…')
    .optional(),
  SLACK_API_URL: slackApiUrl,
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be a client id (two numbers with a dot between)')
    .optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_APP_ID: z
    .string()
    .regex(/^A[A-Z0-9]+$/, 'must be an app id (A…)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'must be an app-level token (xapp-…)')
    .optional(),
  BOT_ORIGIN: origin.optional(),
});

/** Teams alone is enough; with neither, what is missing for Slack is what an operator wants to read. */
export const wantsSlack = (env: Environment): boolean =>
  !wantsTeams(env) || Object.keys(env).some((name) => name.startsWith('SLACK_') && present(env[name]) !== undefined);

/** Workspaces add the app themselves. One of the two variables alone is a fault, and says what was meant. */
export const wantsOAuth = (env: Environment): boolean =>
  present(env['SLACK_CLIENT_ID']) !== undefined || present(env['SLACK_CLIENT_SECRET']) !== undefined;

/** What no variable shows by itself. */
function conflicts(env: Environment): string[] {
  const has = (name: string): boolean => present(env[name]) !== undefined;
  const faults: string[] = [];
  const oauth = wantsOAuth(env);
  const socket = has('SLACK_APP_TOKEN');
  if (!has('SLACK_SIGNING_SECRET') && !socket) faults.push('SLACK_SIGNING_SECRET is missing');
  if (!oauth && !has('SLACK_BOT_TOKEN') && !has('SLACK_BOT_TOKENS'))
    faults.push('SLACK_BOT_TOKEN (one workspace) or SLACK_BOT_TOKENS (several) is missing');
  if (oauth) {
    for (const name of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'])
      if (!has(name)) faults.push(`${name} is missing: the two belong together`);
    if (!has('BOT_ORIGIN')) faults.push('BOT_ORIGIN is missing: Slack sends whoever adds the app back to it');
    if (has('SLACK_BOT_TOKEN'))
      faults.push(
        'SLACK_BOT_TOKEN does not say whose it is: with SLACK_CLIENT_ID, write it in SLACK_BOT_TOKENS (T…=xoxb-…)',
      );
    if (socket) faults.push('SLACK_APP_TOKEN is for a trial in one workspace: take it or SLACK_CLIENT_ID away');
  }
  if (socket && present(env['NODE_ENV']) === 'production')
    faults.push(
      'SLACK_APP_TOKEN (Socket Mode) is for trials and is refused in production: set SLACK_SIGNING_SECRET and a public address',
    );
  return faults;
}

export function readSlack(env: Environment, faults: string[]): SlackConfig | undefined {
  faults.push(...conflicts(env));
  const data = readVariables(variables, env, faults);
  if (data === undefined) return undefined;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_APP_ID: appId,
    BOT_ORIGIN: reached,
    SLACK_APP_TOKEN: appToken,
  } = data;
  const secrets = [data.SLACK_SIGNING_SECRET, data.SLACK_SIGNING_SECRET_PREVIOUS];
  return {
    signingSecrets: secrets.filter((one) => one !== undefined),
    botTokens: botTokensIn(env),
    apiUrl: data.SLACK_API_URL,
    ...(clientId === undefined || clientSecret === undefined || reached === undefined
      ? {}
      : { oauth: { clientId, clientSecret, origin: reached, ...(appId === undefined ? {} : { appId }) } }),
    ...(appToken === undefined ? {} : { appToken }),
  };
}

/** Those that are well-formed, by the workspace each is written for; `*`: for none in particular. */
export function botTokensIn(env: Environment): Record<string, string> {
  const one = present(env['SLACK_BOT_TOKEN']);
  const pairs = (present(env['SLACK_BOT_TOKENS']) ?? '').split(',').map((pair) => PAIR.exec(pair));
  return {
    ...(one !== undefined && TOKEN.test(one) ? { '*': one } : {}),
    ...Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? '']]))),
  };
}

/**
 * Workspaces in organisation files whose people would meet an app that cannot answer. One token serves one workspace:
 * with several, each needs its own. Start-up, a changed file and the doctor all ask here.
 */
export function withoutToken(
  slack: Pick<SlackConfig, 'botTokens'> & { readonly oauth?: unknown },
  organisations: readonly Organisation[],
): readonly PlaceFault[] {
  if (slack.oauth !== undefined) return [];
  const { '*': one, ...own } = slack.botTokens;
  const places = [...new Set(organisations.flatMap(slackPlacesOf))];
  const lacking = places.filter((place) => !Object.hasOwn(own, place) && (places.length > 1 || one === undefined));
  return lacking.map((place) => ({
    mark: `${place.startsWith('E') ? 'enterprise' : 'team'} ${place}`,
    sentence:
      one === undefined
        ? `SLACK_BOT_TOKENS has no token for ${place}; add ${place}=xoxb-… there, or take the workspace out of the file`
        : `SLACK_BOT_TOKENS has no token for ${place}; SLACK_BOT_TOKEN serves one workspace, so with several each needs its own in SLACK_BOT_TOKENS (T…=xoxb-…)`,
  }));
}
