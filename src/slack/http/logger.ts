/** What Bolt and its clients want to log names bodies, views and ids: only that they warned goes on. */
import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../base/log.ts';

export function createSdkLogger(log: Log): Logger {
  const drop = (): void => {};
  return {
    debug: drop,
    info: drop,
    warn: () => log.error('sdk-warning', { part: 'slack', reason: 'warn' }),
    error: () => log.error('sdk-warning', { part: 'slack', reason: 'error' }),
    setLevel: drop,
    getLevel: () => 'warn' as LogLevel,
    setName: drop,
  };
}
