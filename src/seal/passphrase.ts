/** A passphrase becomes a key with Argon2id (RFC 9106), which makes every guess cost memory as well as time. */
import { utf8 } from './bytes.ts';

/** Characters. Length is what a passphrase is judged by; no classes of characters are demanded (NIST SP 800-63B, 5.1.1). */
export const PASSPHRASE_MIN = 12;

export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}
export const ARGON2_DEFAULT: Argon2Cost = { memoryKiB: 131_072, iterations: 3, parallelism: 1 };
/**
 * Fixed in the client, because the parameters come from the server with the slot: one that is hostile
 * could name weak ones and let the browser make a key that is cheap to guess.
 */
export const ARGON2_FLOOR: Argon2Cost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };
/** And no server may freeze the browser, or ask for more than the 2 GiB that WebAssembly surely has. */
export const ARGON2_CEILING: Argon2Cost = { memoryKiB: 1_048_576, iterations: 10, parallelism: 4 };

const COSTS = ['memoryKiB', 'iterations', 'parallelism'] as const;

export function isAcceptableCost(cost: Argon2Cost): boolean {
  return COSTS.every(
    (name) => Number.isInteger(cost[name]) && cost[name] >= ARGON2_FLOOR[name] && cost[name] <= ARGON2_CEILING[name],
  );
}

/** One way to write each character (NFKC), so that another keyboard or system makes the same key. */
export function normalisePassphrase(text: string): string {
  return text.normalize('NFKC').trim();
}

export function isPassphraseLongEnough(text: string): boolean {
  return Array.from(normalisePassphrase(text)).length >= PASSPHRASE_MIN;
}

/** 32 bytes. The caller has checked the cost. */
export type Stretch = (text: string, salt: Uint8Array, cost: Argon2Cost) => Promise<Uint8Array>;

/** Rejects where there is no WebAssembly, or not enough memory. Loaded when it is needed: a page is up sooner. */
export const stretchPassphrase: Stretch = async (text, salt, cost) => {
  const { argon2id } = await import('hash-wasm');
  return argon2id({
    password: utf8(normalisePassphrase(text)),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
};
