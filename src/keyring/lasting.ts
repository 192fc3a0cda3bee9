/**
 * Names that last as long as the keyring: of advisers' and installations' records, of conversations and of one press. They
 * once followed from the pepper, which has an end now. So before it goes, what they follow from is written to a file.
 */
import { AppError } from '../base/errors.ts';
import type { Keyring } from '../core/ports.ts';
import { concat, wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { asHashKey, hashKey, KEY, keyedHash, subkey } from './primitives.ts';

export const LASTING_FILE = 'lasting';
type Purpose = Parameters<Keyring['derive']>[0];
/** In the order in which their keys stand in the file: a new one comes last. */
const PURPOSES: readonly Purpose[] = ['conversation', 'submission', 'identity', 'view', 'installation'];
/** Came when there were files already, whose length is fixed: its key follows from one that is there. */
const FOLLOWS = [['self-test', 'identity']] as const;

export interface Lasting {
  readonly derive: Keyring['derive'];
  /** Writes them down, once: of two instances both have what is there afterwards. */
  keep(): Promise<void>;
}

/** @param first the first pepper, asked for when there is no file yet, and wiped. */
export async function createLasting(files: KeyFiles, first: () => Promise<Uint8Array>): Promise<Lasting> {
  const written = await files.read(LASTING_FILE);
  const bytes = written ?? (await fromPepper(first));
  if (bytes.length !== KEY * PURPOSES.length) throw new AppError('KEYRING_UNREADABLE', LASTING_FILE);
  const keys = new Map(
    PURPOSES.map((purpose, index) => [purpose, asHashKey(bytes.subarray(index * KEY, (index + 1) * KEY))]),
  );
  for (const [purpose, from] of FOLLOWS) {
    const at = PURPOSES.indexOf(from) * KEY;
    keys.set(purpose, hashKey(bytes.subarray(at, at + KEY), `derive/${purpose}`));
  }
  let isWritten = written !== undefined;
  if (isWritten) wipe(bytes);
  return {
    derive: (purpose, ...parts) => {
      const key = keys.get(purpose);
      if (key === undefined) throw new TypeError('unknown purpose');
      return keyedHash(key, parts);
    },
    async keep() {
      if (isWritten) return;
      const kept = await files.create(LASTING_FILE, bytes.slice());
      const isSame = Buffer.compare(kept, bytes) === 0;
      wipe(kept);
      if (!isSame) throw new AppError('KEYRING_UNREADABLE', LASTING_FILE);
      wipe(bytes);
      isWritten = true;
    },
  };
}

async function fromPepper(first: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const pepper = await first();
  const subkeys = PURPOSES.map((purpose) => subkey(pepper, `derive/${purpose}`));
  wipe(pepper);
  const all = concat(...subkeys);
  wipe(...subkeys);
  return all;
}
