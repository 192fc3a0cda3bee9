/**
 * Environment → frozen Config: a pure function of a mapping (and of the one file it names), complete before anything starts. A fault names
 * the variable and what it should be, never its value. Nobody but the composition reads the environment.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../base/errors.ts';
import { origin, port, present, readVariables, url, whole, type Environment } from './fields.ts';
import { readNotices, type NoticesConfig } from './notices.ts';
import { readOutgoing } from './outgoing.ts';
import { readRedis, type RedisConfig } from './redis.ts';
import { readSlack, wantsSlack, type SlackConfig } from './slack.ts';
import { readTeams, wantsTeams } from './teams.ts';
import type { OutgoingSettings } from '../../base/outgoing/index.ts';
import type { TeamsConfig } from '../../teams/types.ts';

interface ProviderConfig {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
}
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly botPort: number;
  readonly inboxPort: number;
  readonly inboxOrigin: string;
  /** How Slack and people's own browsers reach the bot's listener; without it there is no public page. */
  readonly botOrigin?: string;
  /** Health and metrics; no listener when absent. Never behind the public proxy. */
  readonly operationsPort?: number;
  /** Who runs this server, as employees are told. */
  readonly hostedBy?: 'employer' | { readonly name: string };
  /** Reverse proxies in front of the inbox whose word about the caller's address is taken. */
  readonly trustedProxies: number;
  readonly providers: readonly ProviderConfig[];
  readonly store: { readonly kind: 'memory' } | RedisConfig;
  readonly keyringDir: string;
  readonly organisationsDir: string;
  /** How others are reached, and whose certificates are trusted besides the public ones. */
  readonly outgoing: OutgoingSettings;
  readonly notices: NoticesConfig;
  /** At least one of the two is there. */
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
}

const BOT_PORT = 3000;
const INBOX_PORT = 3001;

/** Of every installation. The one place of each rule: the doctor, the poster and the server read it here. */
export const variables = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  BOT_PORT: port.optional(),
  INBOX_PORT: port.optional(),
  INBOX_ORIGIN: origin,
  BOT_ORIGIN: origin.optional(),
  OPERATIONS_PORT: port.optional(),
  HOSTED_BY: z.string().max(60, 'must be employer, or a name of at most 60 characters').optional(),
  TRUSTED_PROXIES: whole(0, 5, 'must be how many proxies stand before the inbox: 0 to 5').optional(),
  STORE: z.enum(['redis', 'memory'], 'must be redis or memory').default('redis'),
  KEYRING_DIR: z.string('must name a folder that is never backed up').min(1),
  ORGANISATIONS_DIR: z.string().min(1).default('organisations'),
});

export const provider = z.object({
  NAME: z.string().max(60, 'must be a name of at most 60 characters'),
  ISSUER: url,
  CLIENT_ID: z.string().min(1),
  CLIENT_SECRET: z.string().min(1).optional(),
});

/** Those of which any variable is there: `1` for OIDC_1_…. */
export const providersIn = (env: Environment): readonly string[] =>
  [...new Set(Object.keys(env).flatMap((name) => /^OIDC_([1-9])_/.exec(name)?.[1] ?? []))].sort();

/** For a trial, and refused in production. */
export const inMemory = (env: Environment): boolean => present(env['STORE']) === 'memory';
export const isProduction = (env: Environment): boolean => present(env['NODE_ENV']) === 'production';

function readProviders(env: Environment, faults: string[]): ProviderConfig[] {
  const numbers = providersIn(env);
  // With the store in memory nobody can be let in anyway: a trial shows the employee's side.
  if (numbers.length === 0 && !inMemory(env))
    faults.push('OIDC_1_ISSUER, OIDC_1_NAME and OIDC_1_CLIENT_ID are missing: advisers could not sign in');
  return numbers.flatMap((id): ProviderConfig[] => {
    const data = readVariables(provider, env, faults, `OIDC_${id}_`);
    if (data === undefined) return [];
    const { NAME: name, ISSUER: issuer, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = data;
    return [{ id, name, issuer, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) }];
  });
}

/** What would be unsafe or of no use although every variable is well-formed. */
function conflicts(env: Environment): string[] {
  const faults: string[] = [];
  const has = (name: string): boolean => present(env[name]) !== undefined;
  // Libraries print commands, headers and bodies under these (ioredis and Express under DEBUG, Node's http under NODE_DEBUG).
  for (const name of ['DEBUG', 'NODE_DEBUG'])
    if (has(name)) faults.push(`${name} would print what people write into the log: take it away`);
  if (inMemory(env) && isProduction(env))
    faults.push('STORE=memory forgets everything at a restart and is refused in production: set REDIS_URL');
  return [...faults, ...samePorts(env)];
}

/** The second listener would find the port in use, by ourselves. */
function samePorts(env: Environment): string[] {
  const ports = [
    ['BOT_PORT', present(env['BOT_PORT']) ?? String(BOT_PORT)],
    ['INBOX_PORT', present(env['INBOX_PORT']) ?? String(INBOX_PORT)],
    ['OPERATIONS_PORT', present(env['OPERATIONS_PORT'])],
  ] as const;
  return ports.flatMap(([name, number], index) => {
    const other = ports.slice(0, index).find(([, taken]) => taken === number && Number(number) > 0);
    return other === undefined ? [] : [`${name} must be another port than ${other[0]}`];
  });
}

const readText = (path: string): string => readFileSync(path, 'utf8');

/** @throws AppError `CONFIG_INVALID` that names every faulty variable at once. */
export function loadConfig(env: Environment, readFile = readText): Config {
  const faults = conflicts(env);
  const data = readVariables(variables, env, faults);
  const store = inMemory(env) ? ({ kind: 'memory' } as const) : readRedis(env, faults);
  const providers = readProviders(env, faults);
  const slack = wantsSlack(env) ? readSlack(env, faults) : undefined;
  const teams = wantsTeams(env) ? readTeams(env, faults) : undefined;
  const outgoing = readOutgoing(env, faults, readFile);
  const notices = readNotices(env, faults, { inboxOrigin: data?.INBOX_ORIGIN, production: isProduction(env) });
  if (data === undefined || store === undefined || outgoing === undefined || notices === undefined || faults.length > 0)
    throw new AppError('CONFIG_INVALID', faults);
  return Object.freeze<Config>({
    production: isProduction(env),
    host: data.HOST,
    botPort: data.BOT_PORT ?? BOT_PORT,
    inboxPort: data.INBOX_PORT ?? INBOX_PORT,
    inboxOrigin: data.INBOX_ORIGIN,
    ...(data.BOT_ORIGIN === undefined ? {} : { botOrigin: data.BOT_ORIGIN }),
    ...(data.OPERATIONS_PORT === undefined ? {} : { operationsPort: data.OPERATIONS_PORT }),
    ...(data.HOSTED_BY === undefined
      ? {}
      : { hostedBy: data.HOSTED_BY === 'employer' ? ('employer' as const) : { name: data.HOSTED_BY } }),
    trustedProxies: data.TRUSTED_PROXIES ?? 0,
    providers,
    store,
    keyringDir: data.KEYRING_DIR,
    organisationsDir: data.ORGANISATIONS_DIR,
    outgoing,
    notices,
    ...(slack === undefined ? {} : { slack }),
    ...(teams === undefined ? {} : { teams }),
  });
}
