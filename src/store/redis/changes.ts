/** `Changes` over pub/sub, on a second connection that is opened when somebody first listens. */
import type { Redis } from 'ioredis';
import type { Changes } from '../../core/ports.ts';
import { organisationKeys } from './keys.ts';
import type { Connection } from './connection.ts';

/** A subscriber only hears; without this it would not notice that the other side is gone. */
const HEARTBEAT_MS = 30_000;
/** Before another node is tried, or the same question put again. */
const AGAIN_MS = 200;

export interface RedisChanges extends Changes {
  close(): void;
}

/**
 * In a cluster a plain PUBLISH reaches the listeners of every node. So one connection to any of them is enough, and when
 * that one goes it is made to another: noticed by its own events, not by those of the connections that write.
 */
export function redisChanges(redis: Connection): RedisChanges {
  const handlers = new Map<string, Set<() => void>>();
  let subscriber: Redis | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let begun = false;
  let wasReady = false;
  let closed = false;
  const ignore = (): void => undefined;
  const tell = (channel: string): void => {
    for (const handler of handlers.get(channel) ?? []) handler();
  };
  const soon = (act: () => void): void => {
    clearTimeout(waiting);
    if (!closed) waiting = setTimeout(act, AGAIN_MS).unref();
  };

  /** What was published while nobody listened is unknown, so everybody is told. */
  const hear = (connection: Redis, channels: readonly string[], isAgain: boolean): void => {
    if (channels.length === 0) return;
    connection.subscribe(...channels).then(
      () => (isAgain ? channels.forEach(tell) : undefined),
      () => soon(() => (connection.status === 'ready' ? hear(connection, [...handlers.keys()], true) : undefined)),
    );
  };

  const listen = (): void => {
    const connection = redis.listener();
    subscriber = connection;
    if (connection === undefined) return soon(listen);
    connection.on('error', ignore);
    connection.on('message', tell);
    connection.on('ready', () => {
      hear(connection, [...handlers.keys()], wasReady);
      wasReady = true;
    });
    connection.once('end', () => {
      if (subscriber === connection) soon(listen);
    });
    connection.connect().catch(ignore);
    clearInterval(heartbeat);
    heartbeat = setInterval(() => void connection.ping().catch(ignore), HEARTBEAT_MS).unref();
  };

  return {
    async publish(organisation, adviser) {
      // What changed is stored already: a publish that fails must not look like a write that failed.
      await redis.publish(organisationKeys(organisation).channel(adviser)).catch(ignore);
    },

    subscribe(organisation, adviser, handler) {
      const channel = organisationKeys(organisation).channel(adviser);
      // Wrapped, so that the same function given twice is two listeners.
      const own = (): void => handler();
      const known = handlers.get(channel);
      if (known) known.add(own);
      else {
        handlers.set(channel, new Set([own]));
        if (!begun) listen();
        else if (subscriber?.status === 'ready') hear(subscriber, [channel], false);
        begun = true;
      }
      return () => {
        const left = handlers.get(channel);
        if (!left?.delete(own) || left.size > 0) return;
        handlers.delete(channel);
        if (subscriber?.status === 'ready') subscriber.unsubscribe(channel).catch(ignore);
      };
    },

    close() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(waiting);
      handlers.clear();
      subscriber?.disconnect();
    },
  };
}
