/** The way to Redis: to one server, to whichever the Sentinels name, or to every node of a cluster. */
import type { Redis } from 'ioredis';
import type { Commands } from './client.ts';
import type { Diagnosis } from './diagnosis.ts';

export interface Node {
  /** Host and port as the cluster announces it; empty when there is one. */
  readonly name: string;
  readonly client: Redis;
}

export interface Connection {
  readonly kind: 'single' | 'cluster';
  readonly commands: Commands;
  /** Connected now. */
  nodes(): readonly Node[];
  /**
   * Those that hold what is stored, each once, all of them.
   * @throws AppError `STORE_AWAY` when one is not connected
   */
  primaries(): readonly Node[];
  /** Announced by the cluster, but not connected now. */
  missing(): readonly string[];
  /** One for each place that decisions are taken in. */
  probeKeys(): readonly string[];
  /** To the listeners of every node. */
  publish(channel: string): Promise<unknown>;
  /** A connection of its own for subscribing, not connected yet; `undefined` when there is nobody to connect to. */
  listener(): Redis | undefined;
  /** A node that came later, once it is connected. */
  onNode(heard: (node: Node) => void): void;
  /** Something that does not stop it, but must be solved. */
  readonly trouble?: Diagnosis;
  close(): Promise<void>;
}
