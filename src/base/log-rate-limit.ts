/**
 * What anybody on the network can cause is a line a minute for each reason, with a count, and not a line each:
 * otherwise whoever sends enough fills the disk, and hides among the lines what else happened.
 */
import type { Log, LogEvent, LogFields } from './log.ts';

const MINUTE_MS = 60_000;
/** Refusals of what comes in from outside. Everything else has a reason to be rare, and is said each time. */
const CAUSED_OUTSIDE: ReadonlySet<LogEvent> = new Set([
  'request-refused',
  'sign-in-refused',
  'unknown-workspace',
  'workspace-refused',
]);

interface Held {
  readonly level: keyof Log;
  readonly event: LogEvent;
  readonly fields: LogFields;
  count: number;
  readonly timer: NodeJS.Timeout;
}
export interface RateLimitedLog extends Log {
  /** Writes what was counted and not yet said. */
  flush(): void;
}

/** The first of a kind is said at once; those of the minute after it together, at its end. */
export function rateLimitLog(log: Log, windowMs = MINUTE_MS): RateLimitedLog {
  const held = new Map<string, Held>();
  const end = (key: string): void => {
    const known = held.get(key);
    if (known === undefined) return;
    clearTimeout(known.timer);
    held.delete(key);
    if (known.count === 0) return;
    log[known.level](known.event, { ...known.fields, count: known.count });
    hold(key, known);
  };
  const hold = (key: string, { level, event, fields }: Pick<Held, 'level' | 'event' | 'fields'>): void =>
    void held.set(key, { level, event, fields, count: 0, timer: setTimeout(end, windowMs, key).unref() });

  const say =
    (level: keyof Log) =>
    (event: LogEvent, fields: LogFields = {}): void => {
      if (!CAUSED_OUTSIDE.has(event)) return log[level](event, fields);
      // Fixed words, so there are as many kinds as the code has places that refuse.
      const key = [level, event, fields.part, fields.code, fields.reason, fields.status].join(' ');
      const known = held.get(key);
      if (known !== undefined) return void known.count++;
      log[level](event, fields);
      hold(key, { level, event, fields });
    };
  return {
    info: say('info'),
    error: say('error'),
    flush() {
      for (const key of held.keys()) {
        end(key);
        clearTimeout(held.get(key)?.timer);
        held.delete(key);
      }
    },
  };
}
