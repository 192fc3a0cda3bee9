/** Where keys rest: the one thing in which a folder and a process's memory differ. */

/** Names are chosen in code and hold letters, digits and dashes only. */
export interface KeyFiles {
  /** `undefined` when there is no such key, or it is being destroyed. Reads the place itself, every time. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Keeps `key` under this name unless one is there already; returns what is there. Of two callers both get one key. */
  create(name: string, key: Uint8Array): Promise<Uint8Array>;
  /** Overwrites and removes. `false` when there was nothing. */
  destroy(name: string): Promise<boolean>;
  list(): Promise<readonly string[]>;
  /** The day until which this key was promised, or `undefined`. */
  readPromise(name: string): Promise<string | undefined>;
  /** Replaces the promise as a whole. */
  writePromise(name: string, until: string): Promise<void>;
}
