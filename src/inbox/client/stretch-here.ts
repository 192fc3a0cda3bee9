/**
 * Argon2id where this code runs: by WebAssembly, or without it in plain JavaScript. That is some four times slower, and a
 * hundred times in a browser that compiles no JavaScript either (Lockdown Mode, Tor Browser's "safer"): minutes. An
 * adviser who needs such a browser has reasons, and waits rather than being sent away.
 */
import { normalisePassphrase, stretchPassphrase, type Argon2Cost } from '../../seal/passphrase.ts';

export interface ToStretch {
  readonly text: string;
  readonly salt: Uint8Array;
  readonly cost: Argon2Cost;
}

/** The smallest module there is: header and version. A policy may forbid what the browser has. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

export function hasWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Rejects when there is not enough memory. `onPart`: how far it is, 0 to 1, when it takes long. */
export async function stretchHere(
  { text, salt, cost }: ToStretch,
  onPart: (part: number) => void,
): Promise<Uint8Array> {
  if (hasWebAssembly()) return stretchPassphrase(text, salt, cost);
  const { argon2id } = await import('@noble/hashes/argon2.js');
  let told = 0;
  const bytes = argon2id(new TextEncoder().encode(normalisePassphrase(text)), salt, {
    m: cost.memoryKiB,
    t: cost.iterations,
    p: cost.parallelism,
    dkLen: 32,
    // Above the largest cost that is accepted; the library's own limit is just that cost.
    maxmem: 2 ** 31,
    onProgress(part) {
      if (part < told + 0.01 && part < 1) return;
      told = part;
      onPart(part);
    },
  });
  return new Uint8Array(bytes);
}
