import { wipe } from '../seal/bytes.ts';
import { KEYS_PER_PAGE } from './erasure-key-id.ts';
import type { KeyFiles } from './key-files.ts';
import { KEY } from './primitives.ts';

export type KeyReads = Pick<KeyFiles, 'read' | 'readPart'>;

/**
 * For many things that lie under few keys, such as the rows of a list: each file is read once while `work` lasts, a page of
 * erasure keys whole, and what was read is wiped before this resolves. Nothing is kept for who comes later.
 * @param work is given copies, to be wiped by it
 */
export async function readOnce<T>(files: KeyReads, work: (once: KeyReads) => Promise<T>): Promise<T> {
  const readings = new Map<string, Promise<Uint8Array | undefined>>();
  const first = (name: string, read: () => Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> => {
    const known = readings.get(name) ?? read();
    readings.set(name, known);
    return known;
  };
  try {
    return await work({
      read: async (name) => (await first(name, () => files.read(name)))?.slice(),
      readPart: async (name, at, length) =>
        (await first(name, () => files.readPart(name, 0, KEYS_PER_PAGE * KEY)))?.slice(at, at + length),
    });
  } finally {
    for (const reading of await Promise.allSettled(readings.values()))
      if (reading.status === 'fulfilled' && reading.value !== undefined) wipe(reading.value);
  }
}
