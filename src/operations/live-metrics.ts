/**
 * Numbers that are published at once. They tell nothing about people: they move with the probes, or because something
 * went wrong, and then an operator must know now, as somebody may be waiting without an answer.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { ERROR_CODES } from '../base/errors.ts';
import type { Log, LogEvent, LogFields } from '../base/log.ts';
import { LISTENERS, type Listener } from './meter.ts';

/** Errors that an operator can do something about. Every other code is counted as `other`. */
export const EVENTS = [
  'fault',
  'request-refused',
  'call-refused',
  'call-failed',
  'view-open-failed',
  'sign-in-refused',
  'sdk-warning',
  'day-keys-kept',
  'erasure-waiting',
  'store-away',
  'log-resumed',
] as const satisfies readonly LogEvent[];
export const PARTS = ['bot', 'slack', 'teams', 'inbox', 'store', 'keyring', 'core', 'main', 'notices'] as const;
export const CODES: readonly string[] = Object.keys(ERROR_CODES);
/** The values that an event may have as a label. Anything else is counted as `other`, so that all series are known beforehand. */
const CODES_OF: Readonly<Partial<Record<(typeof EVENTS)[number], readonly string[]>>> = {
  fault: CODES,
  'erasure-waiting': ['KEYRING_UNREADABLE', 'KEYRING_FOREIGN', 'STORE_AWAY', 'STORE_READ_ONLY'],
  'request-refused': ['REQUEST_REFUSED'],
  'call-refused': ['CALL_REFUSED'],
  'call-failed': ['CALL_FAILED'],
  'view-open-failed': ['CALL_FAILED'],
  'sign-in-refused': ['SIGN_IN_REFUSED'],
};
const codesOf = (event: string): readonly string[] => CODES_OF[event as (typeof EVENTS)[number]] ?? [];
/** `mark`: the store is this keyring's. `clock`: ours and the store's agree. */
export const CHECKS = ['store', 'keyring', 'mark', 'clock'] as const;
export type Check = (typeof CHECKS)[number];

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5];
/** Memory is rounded to 16 MiB, because the exact number moves with every request. */
const STEP = 16 * 1024 * 1024;

/** The first lost line shows at once, and after that only every tenth: a lost line may be about somebody who signed in, and an exact count would show when. */
const LOST_STEP = 10;

const known = (list: readonly string[], word: string | undefined, otherwise: string): string =>
  word === undefined ? 'none' : list.includes(word) ? word : otherwise;

export interface LiveMetrics {
  hear(log: Log): Log;
  failed(listener: Listener): void;
  checked(check: Check, isWell: boolean, seconds: number): void;
  /** How many organisation files are faulty, so that an older version or none is in force. Their names are for the doctor. */
  refusedFiles(count: number): void;
  /** Whole hours since the oldest departure that may still lie in a file of the store. */
  unwritten(hours: number): void;
}

export function createLiveMetrics(registry: Registry, linesLost: () => number = () => 0): LiveMetrics {
  const common = { registers: [registry] };
  const errors = new Counter({
    ...common,
    name: 'in_vertrouwen_errors_total',
    help: 'Errors, by event and code as in the log.',
    labelNames: ['event', 'part', 'code'] as const,
  });
  const failures = new Counter({
    ...common,
    name: 'in_vertrouwen_failures_total',
    help: 'Requests that ended in a 5xx status.',
    labelNames: ['listener'] as const,
  });
  const well = new Gauge({
    ...common,
    name: 'in_vertrouwen_ready',
    help: '1 when the last check of this part went well.',
    labelNames: ['part'] as const,
  });
  const seconds = new Histogram({
    ...common,
    name: 'in_vertrouwen_check_seconds',
    help: 'How long a check of this part took. Checks are made for probes, not for people.',
    labelNames: ['part'] as const,
    buckets: SECONDS,
  });
  const refused = new Gauge({
    ...common,
    name: 'in_vertrouwen_organisation_files_refused',
    help: 'Organisation files that are faulty and not in force as they lie there.',
  });
  refused.set(0);
  const unwritten = new Gauge({
    ...common,
    name: 'in_vertrouwen_unwritten_departure_hours',
    help: 'Whole hours since what left the store (withdrawn, expired) longest ago and may still lie in its file; 0 when nothing does.',
  });
  unwritten.set(0);
  const lost: Counter = new Counter({
    ...common,
    name: 'in_vertrouwen_log_lines_lost_total',
    help: 'Lines of the log that reached nobody, in steps of 10: its target was full or gone.',
    collect() {
      lost.reset();
      lost.inc(Math.ceil(linesLost() / LOST_STEP) * LOST_STEP);
    },
  });
  const memory = new Gauge({
    ...common,
    name: 'in_vertrouwen_memory_bytes',
    help: 'Resident memory, in steps of 16 MiB.',
  });
  const started = new Gauge({
    ...common,
    name: 'in_vertrouwen_start_time_seconds',
    help: 'When the process started, Unix time.',
  });
  started.set(Math.floor(Date.now() / 1000 - process.uptime()));

  // Every series begins at 0. An alert looks for an increase, and a series that appears at 1 has not increased: the first fault would be missed.
  for (const event of [...EVENTS, 'other'] as const)
    for (const part of [...PARTS, 'none', 'other'])
      for (const code of [...codesOf(event), 'none', 'other']) errors.inc({ event, part, code }, 0);
  for (const listener of LISTENERS) failures.inc({ listener }, 0);

  const count = (event: LogEvent, { part, code }: LogFields): void => {
    const name = known(EVENTS, event, 'other');
    errors.inc({ event: name, part: known(PARTS, part, 'other'), code: known(codesOf(name), code, 'other') });
  };
  return {
    hear: (log) => ({
      info: (event, fields) => log.info(event, fields),
      error: (event, fields = {}) => {
        count(event, fields);
        log.error(event, fields);
      },
    }),
    failed: (listener) => failures.inc({ listener }),
    refusedFiles: (count) => refused.set(count),
    unwritten: (hours) => unwritten.set(hours),
    checked(check, isWell, took) {
      well.set({ part: check }, isWell ? 1 : 0);
      seconds.observe({ part: check }, took);
      memory.set(Math.ceil(process.memoryUsage.rss() / STEP) * STEP);
    },
  };
}
