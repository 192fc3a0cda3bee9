/** Waits for a Redis that is not there yet, and says what it waits for: that may be a fault in the configuration. */
import type { Redis } from 'ioredis';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { addressesOf, createClient, type ClientOptions } from './client.ts';
import { onConnectionTrouble } from './connection-trouble.ts';
import { askSentinels } from './sentinels.ts';
import { sentenceOf, type Diagnosis } from './diagnosis.ts';

const SAY_EVERY_MS = 1000;

export interface WaitingOptions extends ClientOptions {
  readonly log: Log;
  /** Ends the waiting for a Redis that does not come. */
  readonly signal?: AbortSignal;
  /** For whoever looks: a sentence with what to do, once for each thing that is wrong. */
  readonly say?: (text: string) => void;
}

/** The first of the addresses that answers. Says once a second at most that it still waits. */
export async function firstReady(options: WaitingOptions): Promise<Redis> {
  const { log, signal, say = () => undefined } = options;
  let saidAt = -Infinity;
  const sentences = new Set<string>();
  const tell = (trouble: Diagnosis): void => {
    const sentence = sentenceOf(trouble);
    if (!sentences.has(sentence)) say(sentence);
    sentences.add(sentence);
    const at = performance.now();
    if (at - saidAt < SAY_EVERY_MS) return;
    saidAt = at;
    log.info('store-waiting', { part: 'store', reason: trouble.reason });
  };
  const clients = addressesOf(options).map((address) => createClient(options, address));
  const deaf = clients.map((client) => onConnectionTrouble(client, tell));
  let asking = false;
  const askAround = (): void => {
    if (asking) return;
    asking = true;
    void askSentinels(options)
      .then((asked) => asked.forEach(({ trouble }) => (trouble === undefined || done ? undefined : tell(trouble))))
      .finally(() => (asking = false));
  };
  if (options.sentinels !== undefined) clients.forEach((client) => client.on('sentinelError', askAround));
  let done = false;
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
    done = true;
    for (const client of clients) client.off('sentinelError', askAround);
    signal?.removeEventListener('abort', stop);
    for (const off of deaf) off();
    for (const client of clients) if (client !== found) client.disconnect();
  }
}
