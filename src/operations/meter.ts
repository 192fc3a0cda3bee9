/**
 * What may be counted, and the port to count with. Beside base/log.ts and as narrow: a count has a fixed name and a
 * label is one of a few fixed words, so that nobody can be counted by accident. What a count itself would tell,
 * and which are therefore not made: docs/decisions/0013-metrics-that-tell-nothing-about-anybody.md.
 */
import type { Server } from 'node:http';
import type { Log } from '../base/log.ts';

export const LISTENERS = ['bot', 'inbox'] as const;
export type Listener = (typeof LISTENERS)[number];
export const PLATFORMS = ['slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface Meter {
  /** Counts what this listener answers, and how long that took. */
  watch(listener: Listener, server: Server): void;
  /** A call leaves for this platform. */
  called(platform: Platform): void;
  /** The same log, whose errors are counted as well. */
  hear(log: Log): Log;
}

/** Without a port to read them from, nothing is counted: not one listener or function more on any path. */
export const silentMeter: Meter = {
  watch: () => undefined,
  called: () => undefined,
  hear: (log) => log,
};
