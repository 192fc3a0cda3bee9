/**
 * The only logger. An event is a fixed name; a field is a number, a boolean or one of a few fixed words.
 * There is no parameter that takes free text, so nobody's words, ids or tokens can end up in a log by
 * accident, an Error object included: give its code.
 */
import type { ErrorCode } from './errors.ts';

export type LogEvent =
  | 'started'
  | 'listening'
  | 'stopping'
  | 'stopped'
  | 'fault'
  | 'store-waiting'
  | 'store-ready'
  | 'store-away'
  | 'store-back'
  | 'store-not-rewritten'
  | 'log-resumed'
  | 'organisation-reloaded'
  | 'organisation-refused'
  | 'organisation-ignored'
  | 'request-refused'
  | 'unknown-workspace'
  | 'call-refused'
  | 'call-failed'
  | 'sdk-warning'
  | 'sign-in-refused'
  | 'key-lost'
  | 'adviser-left'
  | 'enrolment-waiting'
  | 'day-keys-destroyed'
  | 'day-keys-kept'
  | 'erasure-waiting'
  | 'keyring-adopted'
  | 'view-open-failed'
  | 'workspace-installed'
  | 'workspace-refused'
  | 'workspace-removed'
  | 'token-refreshed'
  | 'trial-only';

/** Reasons are fixed words chosen in code: lower-case, dashes, at most 40 characters. */
export interface LogFields {
  readonly code?: ErrorCode;
  readonly reason?: string;
  readonly part?:
    | 'bot'
    | 'slack'
    | 'teams'
    | 'inbox'
    | 'store'
    | 'keyring'
    | 'core'
    | 'main'
    | 'demo'
    | 'operations'
    | 'notices';
  readonly port?: number;
  readonly count?: number;
  readonly status?: number;
  readonly ms?: number;
}

export interface Log {
  info(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

const REASON = /^[a-z0-9][a-z0-9_.-]{0,39}$/;
const NUMBERS = ['port', 'count', 'status', 'ms'] as const;

/** One JSON line per event. A `reason` that does not look like a fixed word is dropped, not written. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const line = (level: 'info' | 'error', event: LogEvent, fields: LogFields): void => {
    const out: Record<string, string | number> = { at: now().toISOString(), level, event };
    if (fields.code !== undefined) out['code'] = fields.code;
    if (fields.part !== undefined) out['part'] = fields.part;
    if (fields.reason !== undefined && REASON.test(fields.reason)) out['reason'] = fields.reason;
    for (const name of NUMBERS) {
      const value = fields[name];
      if (typeof value === 'number') out[name] = value;
    }
    write(`${JSON.stringify(out)}\n`);
  };
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, fields = {}) => line('error', event, fields),
  };
}
