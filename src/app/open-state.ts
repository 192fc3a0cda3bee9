/** Opens what the server keeps: the store and the keyring, and sees that they belong together. */
import { AppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { belongs, holdsSealed } from '../core/keyring-mark.ts';
import type { Clock, Keyring, Store } from '../core/ports.ts';
import type { Config } from './config/index.ts';

/** `signal` ends the waiting for a Redis that is not there yet; `say` is told what is wrong with it, and what to do. */
export async function openStore(
  config: Config,
  log: Log,
  clock: Clock,
  { signal, say }: { readonly signal?: AbortSignal; readonly say?: (text: string) => void } = {},
): Promise<Store> {
  // Loaded only when it is used: ioredis costs a quarter of the start-up time.
  if (config.store.kind === 'memory') return (await import('../store/memory/index.ts')).memoryStore(clock);
  const { openRedisStore } = await import('../store/redis/index.ts');
  return openRedisStore({
    ...config.store,
    log,
    clock,
    requireAof: config.production,
    ...(config.outgoing.caCertificates === undefined ? {} : { ca: config.outgoing.caCertificates }),
    ...(signal === undefined ? {} : { signal }),
    ...(say === undefined ? {} : { say }),
  });
}

/** `storeOf` is asked only when keys are missing: whether they may be made depends on what the store holds. */
export async function openKeyringOf(config: Config, storeOf: () => Promise<Store>): Promise<Keyring> {
  const { openKeyring } = await import('../keyring/files.ts');
  return openKeyring(config.keyringDir, async () => !(await holdsSealed(await storeOf())));
}

/** @throws AppError `KEYRING_FOREIGN`: what is in the store was sealed under keys that are not in this folder. */
export async function demandOwnKeyring(store: Store, keyring: Keyring): Promise<void> {
  await keyring.demandOwnKeys();
  if (!(await belongs(store, keyring)))
    throw new AppError(
      'KEYRING_FOREIGN',
      'mount the folder of keys that belongs to this Redis at KEYRING_DIR, or let REDIS_URL lead to the Redis of these keys',
    );
}
