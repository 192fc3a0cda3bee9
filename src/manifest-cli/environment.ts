/**
 * Environment → what the two packages are filled with. A fault names the variable and what it should be, never
 * its value. Separate from the server's configuration: an operator makes the packages before there is a server.
 */
import { z } from 'zod';
import { AppError } from '../core/errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type ChatReplyMode = 'silent' | 'notify' | 'signpost';

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
  readonly chatReply: ChatReplyMode;
  /** `https://host`, no path. */
  readonly origin: string;
  /** Page about the app in the organisation: who runs it, privacy, terms. */
  readonly aboutUrl: string;
  /** Three numbers. Teams takes a changed package only under a higher one. */
  readonly version: string;
}

const guid = z
  .string('is missing')
  .regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'must be a GUID, as Entra shows it')
  .toLowerCase();
const isHttps = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
};
const origin = z
  .string('is missing')
  .max(250, 'is too long')
  .refine(
    (text) => isHttps(text) && new URL(text).origin === text,
    'must be an origin that people reach: https://host, without a path',
  );

const teamsVariables = z.object({
  TEAMS_APP_ID: guid,
  TEAMS_ORIGIN: origin,
  TEAMS_CHAT_REPLY: z.enum(['silent', 'notify', 'signpost'], 'must be silent, notify or signpost').default('silent'),
  TEAMS_GRAPH_CLIENT_ID: guid.optional(),
  TEAMS_PACKAGE_ID: guid.optional(),
  TEAMS_PACKAGE_VERSION: z
    .string()
    .regex(/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/, 'must be three numbers, as in 1.0.2')
    .optional(),
  TEAMS_ABOUT_URL: z.string().max(2048, 'is too long').refine(isHttps, 'must be an https:// address').optional(),
});
const slackVariables = z.object({ BOT_ORIGIN: origin });

/** An empty variable counts as absent: that is what a half-filled `.env` holds. */
const present = (shape: object, env: Environment): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.keys(shape).map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]?.trim()]),
  );

const faultsOf = (error: z.ZodError | undefined): string[] =>
  (error?.issues ?? []).map((issue) => `${issue.path.join('_')} ${issue.message}`);

/** What no variable shows by itself; looked at even when another is faulty, so that all is said at once. */
function graphFaults(own: Readonly<Record<string, string | undefined>>): string[] {
  const id = own['TEAMS_GRAPH_CLIENT_ID'];
  if (own['TEAMS_CHAT_REPLY'] !== 'notify') return [];
  if (id === undefined) return ['TEAMS_GRAPH_CLIENT_ID is missing: TEAMS_CHAT_REPLY=notify sends through it'];
  // Its secret would be the bot's, and with that secret the bot can post.
  if (id.toLowerCase() === own['TEAMS_APP_ID']?.toLowerCase())
    return ['TEAMS_GRAPH_CLIENT_ID must be another app than TEAMS_APP_ID, or the bot would own a secret'];
  return [];
}

export interface Wanted {
  readonly slack: boolean;
  readonly teams: boolean;
}
export interface Values {
  readonly slack?: { readonly origin: string };
  readonly teams?: TeamsValues;
}

/**
 * @param version used when the environment names none.
 * @throws AppError `CONFIG_INVALID` that names every faulty variable of the wanted packages at once.
 */
export function readValues(env: Environment, wanted: Wanted, version: string): Values {
  const slack = wanted.slack ? slackVariables.safeParse(present(slackVariables.shape, env)) : undefined;
  const own = present(teamsVariables.shape, env);
  const teams = wanted.teams ? teamsVariables.safeParse(own) : undefined;
  const faults = [...faultsOf(slack?.error), ...faultsOf(teams?.error), ...(wanted.teams ? graphFaults(own) : [])];
  if (faults.length > 0) throw new AppError('CONFIG_INVALID', `\n${faults.join('\n')}`);
  return {
    ...(slack?.data === undefined ? {} : { slack: { origin: slack.data.BOT_ORIGIN } }),
    ...(teams?.data === undefined ? {} : { teams: teamsValues(teams.data, version) }),
  };
}

function teamsValues(data: z.infer<typeof teamsVariables>, version: string): TeamsValues {
  const { TEAMS_APP_ID: appId, TEAMS_ORIGIN: teamsOrigin, TEAMS_CHAT_REPLY: chatReply } = data;
  return {
    appId,
    // One id for the bot and for the app around it is what Microsoft's manifest reference asks of who has one already.
    packageId: data.TEAMS_PACKAGE_ID ?? appId,
    signInAppId: chatReply === 'notify' ? (data.TEAMS_GRAPH_CLIENT_ID ?? appId) : appId,
    chatReply,
    origin: teamsOrigin,
    aboutUrl: data.TEAMS_ABOUT_URL ?? `${teamsOrigin}/tab`,
    version: data.TEAMS_PACKAGE_VERSION ?? version,
  };
}
