/** The store of production: Redis is the only state, any number of instances side by side on it. */
import type { Redis } from 'ioredis';
import { AppError } from '../../core/errors.ts';
import type { Clock, Store } from '../../core/ports.ts';
import type { Log } from '../../log.ts';
import { redisChanges } from './changes.ts';
import { checkRedis, timeOf } from './check.ts';
import { attempt, createClient, type RedisAddress } from './client.ts';
import { redisContents } from './contents.ts';
import { redisConversations } from './conversations.ts';
import { redisRecords } from './records.ts';
import { defineScripts } from './scripts.ts';

const SAY_EVERY_MS = 1000;

export interface RedisStoreOptions extends RedisAddress {
  readonly log: Log;
  readonly clock?: Clock;
  /** Refuse a Redis without append-only file instead of only logging it. */
  readonly requireAof?: boolean;
  /** Milliseconds until a command counts as failed. */
  readonly commandTimeoutMs?: number;
  /** Ends the waiting for a Redis that does not come. */
  readonly signal?: AbortSignal;
}

/** Resolves when the client is ready; says once a second at most that it still waits. */
async function waitForRedis(client: Redis, { log, signal }: RedisStoreOptions): Promise<void> {
  let saidAt = -Infinity;
  let refused = false;
  const onError = (error: Error): void => {
    refused = /^(WRONGPASS|NOAUTH|NOPERM)/.test(error.message);
  };
  const onClose = (): void => {
    const at = performance.now();
    if (at - saidAt < SAY_EVERY_MS) return;
    saidAt = at;
    log.info('store-waiting', { part: 'store', reason: refused ? 'sign-in-refused' : 'unreachable' });
  };
  client.on('error', onError).on('close', onClose);
  try {
    await new Promise<void>((resolve, reject) => {
      const stop = (): void => reject(new AppError('STORE_AWAY', 'stopped while waiting'));
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      client.once('ready', () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      // The first attempt rejects when Redis is away; the retry strategy goes on by itself.
      client.connect().catch(() => undefined);
    });
  } finally {
    client.off('error', onError).off('close', onClose);
  }
}

/**
 * Waits until Redis is there, checks that it is fit, and gives the store. From then on it reconnects by itself;
 * while Redis is away every method rejects with `STORE_AWAY` within `commandTimeoutMs`.
 * @throws AppError `STORE_UNSAFE` when Redis would evict, is older than 7.0 or is a replica (with `requireAof`: has
 *   no append-only file); `STORE_AWAY` when `signal` ended the waiting
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<Store> {
  const { log, clock = { now: () => new Date() } } = options;
  const client = createClient(options);
  try {
    await waitForRedis(client, options);
    await checkRedis(client, options);
  } catch (error) {
    client.disconnect();
    throw error;
  }
  log.info('store-ready', { part: 'store' });
  defineScripts(client);
  const changes = redisChanges(client);
  return {
    conversations: redisConversations(client, clock),
    records: redisRecords(client),
    changes,
    contents: redisContents(client),
    time: async () => timeOf(await attempt(client.info('server'))),
    ping: async () => {
      await attempt(client.ping());
    },
    close: async () => {
      changes.close();
      // QUIT lets answers that are under way arrive; a Redis that is away cannot answer it.
      await client.quit().catch(() => undefined);
      client.disconnect();
    },
  };
}
