/** The connection: what may be retried (connecting), what may not (commands), and what a failure is called. */
import { Redis, type RedisOptions } from 'ioredis';
import { AppError, isAppError, type ErrorCode } from '../../core/errors.ts';

/** Slack waits 3 s for an answer: two commands in a row must fail within that, with time to say so. */
export const COMMAND_TIMEOUT_MS = 1500;
const CONNECT_TIMEOUT_MS = 2000;
/** A peer that vanished without a word (failover, pulled cable) would otherwise be written to for a quarter of an hour. */
const SILENCE_MS = 4000;
const BACKOFF_MS = { first: 50, most: 1000 };
/** A demoted primary: the address may lead elsewhere by now. Not at every write, reads in flight are cut by it. */
const RECONNECT_EVERY_MS = 5000;

export interface RedisAddress {
  /** `redis://`, `rediss://` (TLS) or `unix:///path`. */
  readonly url?: string;
  /** Unix socket. */
  readonly path?: string;
}

export interface ClientOptions extends RedisAddress {
  readonly commandTimeoutMs?: number;
}

function options(commandTimeoutMs: number): RedisOptions & { replyMapping: 'legacy' } {
  let lastReconnect = -Infinity;
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
    retryStrategy: (attempt) => Math.min(BACKOFF_MS.first * 2 ** Math.min(attempt - 1, 10), BACKOFF_MS.most),
    reconnectOnError: (error) => {
      if (!error.message.startsWith('READONLY')) return false;
      const at = performance.now();
      if (at - lastReconnect < RECONNECT_EVERY_MS) return false;
      lastReconnect = at;
      return true;
    },
  };
}

/** Not connected yet. Every 'error' is heard: unheard ones are printed by ioredis, with the address. */
export function createClient({ url, path, commandTimeoutMs = COMMAND_TIMEOUT_MS }: ClientOptions): Redis {
  const socket = path ?? (url?.startsWith('unix://') ? decodeURIComponent(url.slice('unix://'.length)) : undefined);
  const client =
    socket !== undefined
      ? new Redis({ ...options(commandTimeoutMs), path: socket })
      : new Redis(url ?? 'redis://127.0.0.1:6379', options(commandTimeoutMs));
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
  'ERR WRONGTYPE NOPERM NOAUTH WRONGPASS LOADING BUSY CLUSTERDOWN MASTERDOWN MOVED CROSSSLOT'.split(' '),
);

/**
 * Only Redis' fixed first word survives: its messages, and ioredis' `command.args`, can hold what was sent.
 * So there is no `cause` either.
 */
export function toStoreError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const word = error instanceof Error ? (/^[A-Z]+/.exec(error.message)?.[0] ?? '') : '';
  const code = CODES.get(word);
  if (code !== undefined) return new AppError(code);
  return new AppError('STORE_AWAY', NAMED.has(word) ? `Redis answered ${word}` : undefined);
}

/** @throws AppError only */
export async function attempt<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    throw toStoreError(error);
  }
}
