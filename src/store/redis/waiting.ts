/** Waits for a Redis that is not there yet, and says what it waits for: that may be a fault in the configuration. */
import type { Redis } from 'ioredis';
import { AppError } from '../../core/errors.ts';
import type { Log } from '../../log.ts';
import { addressesOf, createClient, type ClientOptions } from './client.ts';
import { sentenceOf, troubleOf, type Trouble } from './trouble.ts';

const SAY_EVERY_MS = 1000;

export interface WaitingOptions extends ClientOptions {
  readonly log: Log;
  /** Ends the waiting for a Redis that does not come. */
  readonly signal?: AbortSignal;
  /** For whoever looks: a sentence with what to do, once for each thing that is wrong. */
  readonly say?: (text: string) => void;
}

/** Hears why connections fail, and tells it each time one did. */
export function hearTrouble(client: Redis, tell: (trouble: Trouble) => void): () => void {
  let last: unknown;
  let connected = false;
  const onError = (error: Error): void => {
    last = error;
    // Sentinels that are all away end no connection: none was made.
    if (/sentinels are unreachable/.test(error.message)) onClose();
  };
  const onConnect = (): void => void (connected = true);
  const onClose = (): void => {
    // A server that speaks TLS ends a connection that does not, and nobody calls that an error.
    tell(troubleOf(last ?? (connected ? new Error('Connection is closed.') : undefined)));
    last = undefined;
    connected = false;
  };
  client.on('error', onError).on('connect', onConnect).on('close', onClose);
  return () => void client.off('error', onError).off('connect', onConnect).off('close', onClose);
}

/** The first of the addresses that answers. Says once a second at most that it still waits. */
export async function firstReady(options: WaitingOptions): Promise<Redis> {
  const { log, signal, say = () => undefined } = options;
  let saidAt = -Infinity;
  const sentences = new Set<string>();
  const tell = (trouble: Trouble): void => {
    const sentence = sentenceOf(trouble);
    if (!sentences.has(sentence)) say(sentence);
    sentences.add(sentence);
    const at = performance.now();
    if (at - saidAt < SAY_EVERY_MS) return;
    saidAt = at;
    log.info('store-waiting', { part: 'store', reason: trouble.reason });
  };
  const clients = addressesOf(options).map((address) => createClient(options, address));
  const deaf = clients.map((client) => hearTrouble(client, tell));
  let stop = (): void => undefined;
  let found: Redis | undefined;
  try {
    found = await new Promise<Redis>((resolve, reject) => {
      stop = () => reject(new AppError('STORE_AWAY', 'stopped while waiting'));
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop, { once: true });
      for (const client of clients) {
        client.once('ready', () => resolve(client));
        // The first attempt rejects when Redis is away; the retry strategy goes on by itself.
        client.connect().catch(() => undefined);
      }
    });
    return found;
  } finally {
    signal?.removeEventListener('abort', stop);
    for (const off of deaf) off();
    for (const client of clients) if (client !== found) client.disconnect();
  }
}
