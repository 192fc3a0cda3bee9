/**
 * Numbers that are read as they are: they move by the rhythm of probes, or because something went wrong and
 * somebody may be waiting without an answer.
 */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { ERROR_CODES } from '../base/errors.ts';
import type { Log, LogEvent, LogFields } from '../base/log.ts';
import { LISTENERS, type Listener } from './meter.ts';

/** Errors that an operator can do something about. Everything else is `other`. */
export const EVENTS = [
  'fault',
  'request-refused',
  'call-refused',
  'call-failed',
  'view-open-failed',
  'sign-in-refused',
  'sdk-warning',
  'day-keys-kept',
  'store-away',
  'log-resumed',
] as const satisfies readonly LogEvent[];
export const PARTS = ['bot', 'slack', 'teams', 'inbox', 'store', 'keyring', 'core', 'main'] as const;
export const CODES: readonly string[] = Object.keys(ERROR_CODES);
/** What an event can say beside its part: anything else is `other`, so that every series is known beforehand. */
const CODES_OF: Readonly<Partial<Record<(typeof EVENTS)[number], readonly string[]>>> = {
  fault: CODES,
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
/** Memory in steps of 16 MiB: the exact number moves with every request. */
const STEP = 16 * 1024 * 1024;

/** A lost line may be one about somebody who signed in: after the first it does not show when there is one more. */
const LOST_STEP = 10;

const known = (list: readonly string[], word: string | undefined, otherwise: string): string =>
  word === undefined ? 'none' : list.includes(word) ? word : otherwise;

export interface LiveMetrics {
  hear(log: Log): Log;
  failed(listener: Listener): void;
  checked(check: Check, isWell: boolean, seconds: number): void;
  /** How many organisation files are not in force as they lie there. No names: those are for the doctor. */
  refusedFiles(count: number): void;
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

  // An alert asks for an increase, and there is none from nothing to one: the first fault would be the one unheard.
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
    checked(check, isWell, took) {
      well.set({ part: check }, isWell ? 1 : 0);
      seconds.observe({ part: check }, took);
      memory.set(Math.ceil(process.memoryUsage.rss() / STEP) * STEP);
    },
  };
}
