/** Keys that end with the process: for the demo and for tests, never for conversations that matter. */
import type { Keyring } from '../core/ports.ts';
import { wipe } from '../seal/bytes.ts';
import type { KeyFiles } from './key-files.ts';
import { createKeyring } from './keyring.ts';

function memoryKeyFiles(): KeyFiles {
  const keys = new Map<string, Uint8Array>();
  const promises = new Map<string, string>();
  const read = (name: string): Uint8Array | undefined => keys.get(name)?.slice();
  return {
    read: (name) => Promise.resolve(read(name)),
    create: (name, key) => {
      const kept = keys.get(name) ?? key.slice();
      keys.set(name, kept);
      wipe(key);
      return Promise.resolve(kept.slice());
    },
    destroy: (name) => {
      const key = keys.get(name);
      if (key !== undefined) wipe(key);
      promises.delete(name);
      return Promise.resolve(keys.delete(name));
    },
    list: () => Promise.resolve([...keys.keys()]),
    readPart: (name, at, length) => {
      const part = keys.get(name)?.slice(at, at + length);
      return Promise.resolve(part?.length === length ? part : undefined);
    },
    erase: (name, offsets, length) => {
      const key = keys.get(name);
      for (const at of offsets) key?.fill(0, at, at + length);
      return Promise.resolve(key !== undefined);
    },
    setHour: () => Promise.resolve(),
    promised: () => Promise.resolve(new Map(promises)),
    promise: (name, until) => {
      if (until > (promises.get(name) ?? '')) promises.set(name, until);
      return Promise.resolve();
    },
  };
}

export function memoryKeyring(): Promise<Keyring> {
  return createKeyring(memoryKeyFiles());
}
