/** Where keys rest: the one thing in which a folder and a process's memory differ. */
import type { Hour } from '../core/conversation.ts';

/** Names are chosen in code and hold letters, digits and dashes only. */
export interface KeyFiles {
  /** `undefined` when there is no such key, or it is being destroyed. Reads the place itself, every time. */
  read(name: string): Promise<Uint8Array | undefined>;
  /**
   * Keeps `key` under this name unless one is there already, and wipes it; returns what is there. Of two callers both get
   * one key.
   */
  create(name: string, key: Uint8Array): Promise<Uint8Array>;
  /** Overwrites and removes. `false` when there was nothing. */
  destroy(name: string): Promise<boolean>;
  list(): Promise<readonly string[]>;
  /** Some bytes of a file, read where they lie; `undefined` when there is no such file, or it is shorter. */
  readPart(name: string, at: number, length: number): Promise<Uint8Array | undefined>;
  /** Zeros over `length` bytes from each of these offsets, and on the disk before it resolves. `false`: no such file. */
  erase(name: string, offsets: readonly number[], length: number): Promise<boolean>;
  /**
   * One whole hour as the time of all these files, of the promises and of their place, so that none tells when it was
   * written. Passes over what is gone.
   */
  setHour(names: readonly string[], hour: Hour): Promise<void>;
  /** Key → the day until which it was promised to be kept: the latest, when there are several. */
  promised(): Promise<ReadonlyMap<string, string>>;
  /** Adds a promise. An earlier one may go, a later one stays: of callers at the same moment the latest day is kept. */
  promise(name: string, until: string): Promise<void>;
}
