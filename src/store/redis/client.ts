/** The connection: what may be retried (connecting), what may not (commands), and what a failure is called. */
import { Redis, type RedisCommander, type RedisOptions } from 'ioredis';
import { AppError, isAppError, type ErrorCode } from '../../base/errors.ts';
import { ENCODE, readAddresses, readSentinels, type Address } from './address.ts';
import { tlsOf } from './tls.ts';
import { rightIn } from './diagnosis.ts';

/** Slack waits 3 s for an answer: two commands in a row must fail within that, with time to say so. */
export const COMMAND_TIMEOUT_MS = 1500;
export const CONNECT_TIMEOUT_MS = 2000;
/** A peer that vanished without a word (failover, pulled cable) would otherwise be written to for a quarter of an hour. */
const SILENCE_MS = 4000;
const BACKOFF_MS = { first: 50, most: 1000 };
/** A demoted primary: the address may lead elsewhere by now. Not at every write, reads in flight are cut by it. */
const RECONNECT_EVERY_MS = 5000;

export interface RedisAddress {
  /** `redis://`, `rediss://` (TLS) or `unix:///path`; several, with commas between, for a cluster. */
  readonly url?: string;
  /** Unix socket. */
  readonly path?: string;
  /** Who knows where the primary is; then `url` says how to sign in there, and its host is not asked. */
  readonly sentinels?: { readonly url: string; readonly primary: string };
  /** Certificates (PEM) to trust beside those of this machine. */
  readonly ca?: string;
}

export interface ClientOptions extends RedisAddress {
  readonly commandTimeoutMs?: number;
}

/** What one Redis and a cluster of them both take. Scripts are in it: `scripts.ts`. */
export type Commands = RedisCommander<{ type: 'default'; mapping: 'resp2' }> & Pick<Redis, 'defineCommand'>;

export const backoff = (attempt: number): number =>
  Math.min(BACKOFF_MS.first * 2 ** Math.min(attempt - 1, 10), BACKOFF_MS.most);

export type NodeOptions = RedisOptions & { replyMapping: 'legacy' };

/** For every connection there is, to one Redis or to a node of a cluster. */
export function commonOptions(commandTimeoutMs: number): NodeOptions {
  return {
    lazyConnect: true,
    replyMapping: 'legacy',
    // ioredis sends unanswered commands again after a cut, by default: measured, 200 writes became 220.
    autoResendUnfulfilledCommands: false,
    // 0: a cut rejects what was in flight at once. Any other number leaves those promises open until their timeout.
    // It also empties the queue that would be sent again, so the two lines guard each other.
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: commandTimeoutMs,
    connectTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: Math.max(SILENCE_MS, commandTimeoutMs),
    showFriendlyErrorStack: false,
    disableClientInfo: true,
    retryStrategy: backoff,
  };
}

/** The same as a function of a moment: each client counts its own. */
function reconnectWhenDemoted(): (error: Error) => boolean {
  let last = -Infinity;
  return ({ message }) => {
    if (!message.startsWith('READONLY')) return false;
    const at = performance.now();
    if (at - last < RECONNECT_EVERY_MS) return false;
    last = at;
    return true;
  };
}

export function addressesOf({ url, path }: RedisAddress): readonly [Address, ...Address[]] {
  if (path !== undefined) return [{ tls: false, path, host: '', port: 0 }];
  const addresses = readAddresses(url ?? 'redis://127.0.0.1:6379');
  if (addresses === undefined) throw new AppError('CONFIG_INVALID', `REDIS_URL ${ENCODE}`);
  return addresses;
}

export const signInOf = (
  { username, password, tls }: Address,
  address: Address,
  ca: string | undefined,
): Pick<RedisOptions, 'username' | 'password' | 'tls'> => ({
  ...(username === undefined || username === '' ? {} : { username }),
  ...(password === undefined ? {} : { password }),
  ...(tls ? { tls: tlsOf(address, ca) } : {}),
});

function addressOptions({ path, host, port, family }: Address): Omit<RedisOptions, 'replyMapping'> {
  return path === undefined ? { host, port, ...(family === undefined ? {} : { family }) } : { path };
}

function sentinelOptions(
  { sentinels, ca }: RedisAddress,
  commandTimeoutMs: number,
): Omit<RedisOptions, 'replyMapping'> {
  if (sentinels === undefined) return {};
  const addresses = readSentinels(sentinels.url);
  if (addresses === undefined) throw new AppError('CONFIG_INVALID', `REDIS_SENTINELS ${ENCODE}`);
  const [{ username, password, tls }] = addresses;
  return {
    sentinels: addresses.map(({ host, port }) => ({ host, port })),
    name: sentinels.primary,
    role: 'master',
    ...(username === undefined || username === '' ? {} : { sentinelUsername: username }),
    ...(password === undefined ? {} : { sentinelPassword: password }),
    ...(tls ? { sentinelTLS: tlsOf(addresses[0], ca) } : {}),
    enableTLSForSentinelMode: true,
    // A primary that only became slow keeps its connections, and would go on being written to after a fail-over.
    failoverDetector: true,
    sentinelCommandTimeout: commandTimeoutMs,
    sentinelRetryStrategy: backoff,
    sentinelReconnectStrategy: backoff,
  };
}

/** Not connected yet. Every 'error' is heard: unheard ones are printed by ioredis, with the address. */
export function createClient(options: ClientOptions, address: Address = addressesOf(options)[0]): Redis {
  const { commandTimeoutMs = COMMAND_TIMEOUT_MS, ca } = options;
  const all: NodeOptions = {
    ...commonOptions(commandTimeoutMs),
    reconnectOnError: reconnectWhenDemoted(),
    ...signInOf(address, address, ca),
    ...(address.database === undefined ? {} : { db: address.database }),
    ...(options.sentinels === undefined ? addressOptions(address) : sentinelOptions(options, commandTimeoutMs)),
  };
  const client = new Redis(all);
  client.on('error', () => undefined);
  return client;
}

const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ['READONLY', 'STORE_READ_ONLY'],
  ['NOREPLICAS', 'STORE_READ_ONLY'],
  ['MISCONF', 'STORE_READ_ONLY'],
  ['OOM', 'STORE_FULL'],
]);
const NAMED: ReadonlySet<string> = new Set(
  'ERR WRONGTYPE NOPERM NOAUTH WRONGPASS LOADING BUSY CLUSTERDOWN MASTERDOWN MOVED TRYAGAIN CROSSSLOT'.split(' '),
);

/**
 * Only Redis' fixed first word survives, and of a missing right its name: messages, and ioredis' `command.args`, can
 * hold what was sent. So there is no `cause` either.
 */
export function toStoreError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const message = error instanceof Error ? error.message : '';
  const word = /^[A-Z]+/.exec(message)?.[0] ?? '';
  const code = CODES.get(word);
  if (code !== undefined) return new AppError(code);
  const right = rightIn(message);
  const detail = right === undefined ? `Redis answered ${word}` : `Redis answered NOPERM, our user lacks ${right}`;
  return new AppError('STORE_AWAY', NAMED.has(word) ? detail : undefined);
}

/** @throws AppError only */
export async function attempt<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    throw toStoreError(error);
  }
}
