/** What the doctor's checks have in common. */

/**
 * `ok` and `info` want nothing; `warn` wants a look; `fail` must be solved; `skipped` could not be looked at, because
 * something else has to be solved first.
 */
export type Level = 'ok' | 'info' | 'warn' | 'fail' | 'skipped';

export interface Finding {
  /** Stable, for machines: `redis.eviction`. */
  readonly id: string;
  readonly level: Level;
  /** One sentence. Names of variables, files and people in the organisation file; never a variable's value. */
  readonly message: string;
  /** What to do. */
  readonly remedy?: string;
}

export interface Check {
  readonly id: string;
  /** Milliseconds; `CHECK_MS` when absent. */
  readonly within?: number;
  /** `signal` ends with the check's time: what is under way should let go then. */
  readonly run: (signal: AbortSignal) => readonly Finding[] | Promise<readonly Finding[]>;
}

export const finding = (id: string, level: Level, message: string, remedy?: string): Finding => ({
  id,
  level,
  message,
  ...(remedy === undefined ? {} : { remedy }),
});
export const ok = (id: string, message: string): Finding => finding(id, 'ok', message);
export const info = (id: string, message: string): Finding => finding(id, 'info', message);
export const warn = (id: string, message: string, remedy: string): Finding => finding(id, 'warn', message, remedy);
export const fail = (id: string, message: string, remedy: string): Finding => finding(id, 'fail', message, remedy);
export const skipped = (id: string, what: string, because: string): Finding =>
  finding(id, 'skipped', `${what} not checked, because ${because}.`);
