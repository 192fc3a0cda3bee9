/**
 * As much of an incomplete configuration as can be read, each part by itself. A part that is absent or malformed is
 * left out here; `environment.ts` reports it.
 */
import { readFileSync } from 'node:fs';
import { inMemory, isProduction, provider, providersIn, variables } from '../../app/config/index.ts';
import { origin, present, type Environment } from '../../app/config/fields.ts';
import { readRedis, type RedisConfig } from '../../app/config/redis.ts';
import { botTokensIn, slackApiUrl, wantsOAuth, wantsSlack } from '../../app/config/slack.ts';
import { readTeams, wantsTeams } from '../../app/config/teams.ts';
import { readNotices, type NoticesConfig } from '../../app/config/notices.ts';
import { readOutgoing } from '../../app/config/outgoing.ts';
import type { OutgoingSettings } from '../../base/outgoing/index.ts';
import type { TeamsConfig } from '../../teams/types.ts';

/** A provider as far as its announcement can be looked at: that takes no client id yet. */
export interface Announced {
  readonly id: string;
  readonly issuer: string;
  readonly hasSecret: boolean;
}
export interface PartialConfig {
  readonly production: boolean;
  readonly memory: boolean;
  readonly redisUrl?: string;
  readonly redisSentinels?: RedisConfig['sentinels'];
  readonly keyringDir?: string;
  readonly organisationsDir: string;
  readonly inboxOrigin?: string;
  readonly botOrigin?: string;
  readonly teamsOrigin?: string;
  readonly providers: readonly Announced[];
  /** Well-formed tokens by the workspace they are written for; `*`: SLACK_BOT_TOKEN. Compared, never shown. */
  readonly slackBotTokens: Readonly<Record<string, string>>;
  /** Well-formed bot tokens, each once. */
  readonly slackTokens: readonly string[];
  readonly slackApiUrl: string;
  readonly slackWanted: boolean;
  /** Workspaces add the app themselves, by OAuth. */
  readonly slackInstalls: boolean;
  readonly socketMode: boolean;
  readonly teams?: TeamsConfig;
  readonly teamsWanted: boolean;
  readonly outgoing: OutgoingSettings;
  readonly notices?: NoticesConfig;
}

function readIssuers(env: Environment): Announced[] {
  return providersIn(env).flatMap((id) => {
    const issuer = provider.shape.ISSUER.safeParse(present(env[`OIDC_${id}_ISSUER`])).data;
    const hasSecret = present(env[`OIDC_${id}_CLIENT_SECRET`]) !== undefined;
    return issuer === undefined ? [] : [{ id, issuer, hasSecret }];
  });
}

export function readPartialConfig(
  env: Environment,
  readFile = (path: string): string => readFileSync(path, 'utf8'),
): PartialConfig {
  const read = (name: string): string | undefined => present(env[name]);
  const optional = <Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } =>
    value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: string });
  const originOf = (name: 'BOT_ORIGIN' | 'INBOX_ORIGIN' | 'TEAMS_ORIGIN'): string | undefined =>
    origin.safeParse(read(name)).data;
  const redis = readRedis(env, []);
  const teams = wantsTeams(env) ? readTeams(env, []) : undefined;
  const slackBotTokens = botTokensIn(env);
  const notices = readNotices(env, [], { inboxOrigin: originOf('INBOX_ORIGIN'), production: isProduction(env) });
  return {
    production: isProduction(env),
    memory: inMemory(env),
    ...optional('redisUrl', redis?.url),
    ...(redis?.sentinels && { redisSentinels: redis.sentinels }),
    ...optional('keyringDir', read('KEYRING_DIR')),
    organisationsDir: variables.shape.ORGANISATIONS_DIR.parse(read('ORGANISATIONS_DIR')),
    ...optional('inboxOrigin', originOf('INBOX_ORIGIN')),
    ...optional('botOrigin', originOf('BOT_ORIGIN')),
    ...optional('teamsOrigin', originOf('TEAMS_ORIGIN') ?? originOf('BOT_ORIGIN')),
    providers: readIssuers(env),
    slackBotTokens,
    slackTokens: [...new Set(Object.values(slackBotTokens))],
    slackApiUrl: slackApiUrl.safeParse(read('SLACK_API_URL')).data ?? slackApiUrl.parse(undefined),
    slackWanted: wantsSlack(env),
    slackInstalls: wantsOAuth(env),
    socketMode: read('SLACK_APP_TOKEN') !== undefined,
    ...(teams === undefined ? {} : { teams }),
    teamsWanted: wantsTeams(env),
    // The rest is of use without the part that is wrong, which the environment's own check names.
    outgoing: readOutgoing(env, [], readFile) ?? {},
    ...(notices === undefined ? {} : { notices }),
  };
}
