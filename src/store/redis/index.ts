/** The store of production: Redis is the only state, any number of instances side by side on it. */
import type { Clock, Store } from '../../core/ports.ts';
import type { Log } from '../../base/log.ts';
import { redisChanges } from './changes.ts';
import { checkRedis, redisTime } from './check.ts';
import { redisContents } from './contents.ts';
import { redisConversations } from './conversations.ts';
import type { Connection, Node } from './connection.ts';
import { connectionOf } from './open-connection.ts';
import { redisNotices } from './notices.ts';
import { ping } from './probe.ts';
import { redisRecords } from './records.ts';
import { createRewrite } from './rewrite.ts';
import { defineScripts } from './scripts.ts';
import { sentenceOf } from './diagnosis.ts';
import { firstReady, type WaitingOptions } from './waiting.ts';

export interface RedisStoreOptions extends WaitingOptions {
  readonly clock?: Clock;
  /** Refuse a Redis without append-only file instead of only logging it. */
  readonly requireAof?: boolean;
}

/** One connection in the log when a node goes, and one when all are there again. */
function sayPartly({ log }: RedisStoreOptions): (isSo: boolean) => void {
  let was = false;
  return (isSo) => {
    if (isSo && !was) log.error('fault', { part: 'store', reason: 'cluster-node-away' });
    if (!isSo && was) log.info('store-ready', { part: 'store', reason: 'cluster-whole' });
    was = isSo;
  };
}

async function openLine(options: RedisStoreOptions): Promise<Connection> {
  const client = await firstReady(options);
  let connection: Connection | undefined;
  try {
    connection = await connectionOf(client, options);
    await checkRedis(connection, options);
    return connection;
  } catch (error) {
    client.disconnect();
    await connection?.close();
    throw error;
  }
}

/** Once when it goes and once when it is back: in between everybody's words stay in their forms. */
function sayWhenAway([only]: readonly Node[], log: Log): { end(): void } {
  let away: number | undefined;
  const onClose = (): void => {
    if (away !== undefined) return;
    away = performance.now();
    log.error('store-away', { part: 'store' });
  };
  const onReady = (): void => {
    if (away === undefined) return;
    log.info('store-back', { part: 'store', ms: Math.round(performance.now() - away) });
    away = undefined;
  };
  only?.client.on('close', onClose).on('ready', onReady);
  return { end: () => void only?.client.off('close', onClose).off('ready', onReady) };
}

/**
 * Waits until Redis is there, checks that it is fit, and gives the store. From then on it reconnects by itself;
 * while Redis is away every method rejects with `STORE_AWAY` within `commandTimeoutMs`.
 * @throws AppError `STORE_UNSAFE` when Redis would evict, is older than 7.0 or is a replica (with `requireAof`: has
 *   no append-only file); `STORE_AWAY` when `signal` ended the waiting
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<Store> {
  const { log, clock = { now: () => new Date() } } = options;
  const connection = await openLine(options);
  log.info('store-ready', { part: 'store' });
  if (connection.trouble !== undefined) {
    log.error('fault', { part: 'store', reason: connection.trouble.reason });
    options.say?.(sentenceOf(connection.trouble));
  }
  const watch = connection.kind === 'single' ? sayWhenAway(connection.nodes(), log) : undefined;
  defineScripts(connection.commands);
  const changes = redisChanges(connection);
  const partly = sayPartly(options);
  return {
    conversations: redisConversations(connection.commands, clock),
    records: redisRecords(connection.commands, clock),
    changes,
    notices: redisNotices(connection.commands, clock),
    contents: redisContents(connection),
    time: () => redisTime(connection),
    rewrite: createRewrite(connection, options),
    ping: () => ping(connection, partly),
    close: async () => {
      changes.close();
      watch?.end();
      await connection.close();
    },
  };
}
