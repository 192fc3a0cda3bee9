/**
 * What may be counted, and the port to count with. It is as narrow as base/log.ts: a count has a fixed name, and a label
 * is one of a few fixed words, so that nobody can be counted by accident. Some counts would tell something about a person
 * by themselves; docs/decisions/0013-metrics-that-tell-nothing-about-anybody.md says which, and they are not made.
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

/** When metrics are off nothing is counted, and no path gets a listener or a function more. */
export const silentMeter: Meter = {
  watch: () => undefined,
  called: () => undefined,
  hear: (log) => log,
};
