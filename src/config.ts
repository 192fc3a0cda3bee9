/**
 * Environment → frozen Config: a pure function of a mapping, complete before anything starts. A fault names
 * the variable and what it should be, never its value. Nobody but the composition reads the environment.
 */
import { z } from 'zod';
import { AppError } from './core/errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface SlackConfig {
  /** The one in force first; the previous one too while it is being rotated. */
  readonly signingSecrets: readonly string[];
  /** Slack team id → bot token. The key `*` serves every known workspace (one workspace, one token). */
  readonly botTokens: Readonly<Record<string, string>>;
  readonly apiUrl: string;
}
export interface ProviderConfig {
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
  /** Reverse proxies in front of the inbox whose word about the caller's address is taken. */
  readonly trustedProxies: number;
  readonly providers: readonly ProviderConfig[];
  readonly store: { readonly kind: 'memory' } | { readonly kind: 'redis'; readonly url: string };
  readonly keyringDir: string;
  readonly organisationsDir: string;
  readonly slack: SlackConfig;
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
/** https, or plain http to this machine only. */
const safeUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (
    username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)))
  );
};
const url = z.string().refine(safeUrl, 'must be an https:// address');
const origin = url.refine(
  (text) => safeUrl(text) && new URL(text).origin === text,
  'must be an origin: https://host, without a path',
);
const port = z.coerce.number('must be a port number').int().min(0).max(65_535);
const secret = z.string().min(20, 'is too short to be a real secret');

const base = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  BOT_PORT: port.default(3000),
  INBOX_PORT: port.default(3001),
  INBOX_ORIGIN: origin,
  TRUSTED_PROXIES: z.coerce.number('must be a number').int().min(0).max(5).default(0),
  STORE: z.enum(['redis', 'memory'], 'must be redis or memory').default('redis'),
  REDIS_URL: z
    .string()
    .regex(/^(rediss?|unix):\/\//, 'must be redis://…, rediss://… or unix:///path')
    .optional(),
  KEYRING_DIR: z.string('must name a folder that is never backed up').min(1),
  ORGANISATIONS_DIR: z.string().min(1).default('organisations'),
  SLACK_SIGNING_SECRET: secret,
  SLACK_SIGNING_SECRET_PREVIOUS: secret.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'must be a bot token (xoxb-…)')
    .optional(),
  SLACK_BOT_TOKENS: z
    .string()
    .regex(/^T[A-Z0-9]+=xoxb-[^,\s]+(,T[A-Z0-9]+=xoxb-[^,\s]+)*$/, 'must be T…=xoxb-…,T…=xoxb-…')
    .optional(),
  SLACK_API_URL: url.default('https://slack.com/api/'),
});

const provider = z.object({
  NAME: z.string('is missing').min(1).max(60),
  ISSUER: url,
  CLIENT_ID: z.string('is missing').min(1),
  CLIENT_SECRET: z.string().min(1).optional(),
});

function readProviders(env: Environment, faults: string[]): ProviderConfig[] {
  const numbers = [...new Set(Object.keys(env).flatMap((name) => /^OIDC_([1-9])_/.exec(name)?.[1] ?? []))].sort();
  if (numbers.length === 0)
    faults.push('OIDC_1_ISSUER, OIDC_1_NAME and OIDC_1_CLIENT_ID are missing: advisers could not sign in');
  return numbers.flatMap((id): ProviderConfig[] => {
    const own = Object.fromEntries(
      Object.keys(provider.shape).map((name) => [name, present(env[`OIDC_${id}_${name}`])]),
    );
    const parsed = provider.safeParse(own);
    if (!parsed.success) {
      faults.push(...parsed.error.issues.map((issue) => `OIDC_${id}_${issue.path.join('_')} ${issue.message}`));
      return [];
    }
    const { NAME, ISSUER, CLIENT_ID, CLIENT_SECRET } = parsed.data;
    return [
      {
        id,
        name: NAME,
        issuer: ISSUER,
        clientId: CLIENT_ID,
        ...(CLIENT_SECRET === undefined ? {} : { clientSecret: CLIENT_SECRET }),
      },
    ];
  });
}

/** An empty variable counts as absent: that is what a half-filled `.env` holds. */
const present = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

/** @throws AppError `CONFIG_INVALID` that names every faulty variable at once. */
export function loadConfig(env: Environment): Config {
  const faults: string[] = [];
  const own = Object.fromEntries(Object.keys(base.shape).map((name) => [name, present(env[name])]));
  const parsed = base.safeParse(own);
  if (!parsed.success)
    faults.push(
      ...parsed.error.issues.map(
        (issue) => `${issue.path.join('_')} ${own[String(issue.path[0])] === undefined ? 'is missing' : issue.message}`,
      ),
    );
  const providers = readProviders(env, faults);
  const production = own['NODE_ENV'] === 'production';
  // Libraries print commands, headers and bodies under these (ioredis and Express under DEBUG, Node's http under NODE_DEBUG).
  for (const name of ['DEBUG', 'NODE_DEBUG'])
    if (present(env[name]) !== undefined)
      faults.push(`${name} would print what people write into the log: take it away`);
  if (own['STORE'] !== 'memory' && own['REDIS_URL'] === undefined)
    faults.push('REDIS_URL is missing (STORE=memory is for trials only)');
  if (own['STORE'] === 'memory' && production)
    faults.push('STORE=memory forgets everything at a restart and is refused in production: set REDIS_URL');
  if (own['SLACK_BOT_TOKEN'] === undefined && own['SLACK_BOT_TOKENS'] === undefined)
    faults.push('SLACK_BOT_TOKEN (one workspace) or SLACK_BOT_TOKENS (several) is missing');
  if (!parsed.success || faults.length > 0) throw new AppError('CONFIG_INVALID', `\n${faults.join('\n')}`);
  const data = parsed.data;
  return Object.freeze<Config>({
    production,
    host: data.HOST,
    botPort: data.BOT_PORT,
    inboxPort: data.INBOX_PORT,
    inboxOrigin: data.INBOX_ORIGIN,
    trustedProxies: data.TRUSTED_PROXIES,
    providers,
    store: data.STORE === 'memory' ? { kind: 'memory' } : { kind: 'redis', url: data.REDIS_URL ?? '' },
    keyringDir: data.KEYRING_DIR,
    organisationsDir: data.ORGANISATIONS_DIR,
    slack: {
      signingSecrets: [
        data.SLACK_SIGNING_SECRET,
        ...(data.SLACK_SIGNING_SECRET_PREVIOUS === undefined ? [] : [data.SLACK_SIGNING_SECRET_PREVIOUS]),
      ],
      botTokens: tokens(data.SLACK_BOT_TOKEN, data.SLACK_BOT_TOKENS),
      apiUrl: data.SLACK_API_URL.endsWith('/') ? data.SLACK_API_URL : `${data.SLACK_API_URL}/`,
    },
  });
}

function tokens(one: string | undefined, several: string | undefined): Record<string, string> {
  const pairs = (several ?? '')
    .split(',')
    .filter(Boolean)
    .map((pair) => pair.split('=', 2));
  return {
    ...(one === undefined ? {} : { '*': one }),
    ...Object.fromEntries(pairs.map(([team = '', token = '']) => [team, token])),
  };
}
