/** `Changes` over pub/sub, on a second connection that is opened when somebody first listens. */
import type { Redis } from 'ioredis';
import type { Changes } from '../../core/ports.ts';
import { organisationKeys } from './keys.ts';

/** A subscriber only hears; without this it would not notice that the other side is gone. */
const HEARTBEAT_MS = 30_000;

export interface RedisChanges extends Changes {
  close(): void;
}

export function redisChanges(client: Redis): RedisChanges {
  const handlers = new Map<string, Set<() => void>>();
  let subscriber: Redis | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  const ignore = (): void => undefined;
  const tell = (channel: string): void => {
    for (const handler of handlers.get(channel) ?? []) handler();
  };

  /** Subscribes what is wanted now. What was published while the line was cut is unknown, so everybody is told. */
  const resume = async (connection: Redis, isAgain: boolean): Promise<void> => {
    if (handlers.size === 0) return;
    await connection.subscribe(...handlers.keys());
    if (isAgain) for (const channel of handlers.keys()) tell(channel);
  };

  const listen = (): Redis => {
    const connection = client.duplicate({ autoResubscribe: false });
    let wasReady = false;
    connection.on('error', ignore);
    connection.on('message', tell);
    connection.on('ready', () => {
      resume(connection, wasReady).catch(ignore);
      wasReady = true;
    });
    connection.connect().catch(ignore);
    heartbeat = setInterval(() => void connection.ping().catch(ignore), HEARTBEAT_MS);
    heartbeat.unref();
    return connection;
  };

  return {
    async publish(organisation, adviser) {
      // What changed is stored already: a publish that fails must not look like a write that failed.
      await client.publish(organisationKeys(organisation).channel(adviser), '').catch(ignore);
    },

    subscribe(organisation, adviser, handler) {
      const channel = organisationKeys(organisation).channel(adviser);
      // Wrapped, so that the same function given twice is two listeners.
      const own = (): void => handler();
      const known = handlers.get(channel);
      if (known) known.add(own);
      else {
        handlers.set(channel, new Set([own]));
        subscriber ??= listen();
        if (subscriber.status === 'ready') subscriber.subscribe(channel).catch(ignore);
      }
      return () => {
        const left = handlers.get(channel);
        if (!left?.delete(own) || left.size > 0) return;
        handlers.delete(channel);
        if (subscriber?.status === 'ready') subscriber.unsubscribe(channel).catch(ignore);
      };
    },

    close() {
      clearInterval(heartbeat);
      handlers.clear();
      subscriber?.disconnect();
    },
  };
}
