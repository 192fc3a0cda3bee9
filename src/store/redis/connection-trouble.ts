import type { Redis } from 'ioredis';
import { overTls, diagnose, type Diagnosis } from './diagnosis.ts';

/** Hears why connections fail, and tells it each time one did. */
export function onConnectionTrouble(client: Redis, tell: (trouble: Diagnosis) => void): () => void {
  let last: unknown;
  let connected = false;
  const onError = (error: Error): void => {
    last = error;
  };
  const onConnect = (): void => void (connected = true);
  const onClose = (): void => {
    // A server that speaks TLS ends a connection that does not, and nobody calls that an error.
    const trouble = diagnose(last ?? (connected ? new Error('Connection is closed.') : undefined));
    tell(client.options.tls ? overTls(trouble) : trouble);
    last = undefined;
    connected = false;
  };
  client.on('error', onError).on('connect', onConnect).on('close', onClose);
  return () => void client.off('error', onError).off('connect', onConnect).off('close', onClose);
}
