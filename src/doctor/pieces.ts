/**
 * What can be looked at while the environment is still incomplete: each piece by itself. A piece that is absent or
 * malformed is simply not there; that it is missing is what `environment.ts` says.
 */
import { readProviders, type ProviderConfig } from '../config.ts';
import { origin, present, url, type Environment } from '../config/fields.ts';
import { readTeams } from '../config/platforms.ts';
import type { TeamsConfig } from '../teams/types.ts';

export interface Pieces {
  readonly production: boolean;
  readonly memory: boolean;
  readonly redisUrl?: string;
  readonly keyringDir?: string;
  readonly organisationsDir: string;
  readonly inboxOrigin?: string;
  readonly botOrigin?: string;
  readonly teamsOrigin?: string;
  readonly providers: readonly ProviderConfig[];
  /** Well-formed bot tokens. Where a variable gives the workspace, it is not taken over: Slack says it itself. */
  readonly slackTokens: readonly string[];
  readonly slackApiUrl: string;
  readonly slackWanted: boolean;
  readonly teams?: TeamsConfig;
  readonly teamsWanted: boolean;
}

const TOKEN = /^xoxb-[^,\s]+$/;

export function readPieces(env: Environment): Pieces {
  const read = (name: string): string | undefined => present(env[name]);
  const optional = <Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } =>
    value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: string });
  const originOf = (name: string): string | undefined => origin.safeParse(read(name)).data;
  const redisUrl = read('REDIS_URL');
  const tokens = [
    read('SLACK_BOT_TOKEN'),
    ...(read('SLACK_BOT_TOKENS') ?? '').split(',').map((pair) => pair.split('=')[1]),
  ];
  const apiUrl = url.safeParse(read('SLACK_API_URL')).data ?? 'https://slack.com/api/';
  const teams = read('TEAMS_APP_ID') === undefined ? undefined : readTeams(env, []);
  const slackTokens = tokens.filter((token) => token !== undefined && TOKEN.test(token)) as string[];
  return {
    production: read('NODE_ENV') === 'production',
    memory: read('STORE') === 'memory',
    ...optional('redisUrl', redisUrl !== undefined && /^(rediss?|unix):\/\//.test(redisUrl) ? redisUrl : undefined),
    ...optional('keyringDir', read('KEYRING_DIR')),
    organisationsDir: read('ORGANISATIONS_DIR') ?? 'organisations',
    ...optional('inboxOrigin', originOf('INBOX_ORIGIN')),
    ...optional('botOrigin', originOf('BOT_ORIGIN')),
    ...optional('teamsOrigin', originOf('TEAMS_ORIGIN') ?? originOf('BOT_ORIGIN')),
    providers: readProviders(env, []),
    slackTokens: [...new Set(slackTokens)],
    slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    slackWanted: slackTokens.length > 0 || read('SLACK_SIGNING_SECRET') !== undefined,
    ...(teams === undefined ? {} : { teams }),
    teamsWanted: read('TEAMS_APP_ID') !== undefined,
  };
}
