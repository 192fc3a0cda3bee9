/** Whoever sends much cannot fill the disk, nor hide among the lines what else happened. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rateLimitLog, type RateLimitedLog } from '../../src/base/log-rate-limit.ts';
import type { LogEvent, LogFields } from '../../src/base/log.ts';

const said: [LogEvent, LogFields | undefined][] = [];
let log: RateLimitedLog;
beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
  log = rateLimitLog({
    info: (...line) => void said.push(line as never),
    error: (...line) => void said.push(line as never),
  });
});
afterEach(() => vi.useRealTimers());

const refused = (reason: string): LogFields => ({ part: 'slack', code: 'REQUEST_REFUSED', status: 401, reason });

it('says the first refusal at once, and what follows in a minute as one line with its number', () => {
  for (let i = 0; i < 1000; i++) log.error('request-refused', refused('signature'));
  expect(said).toEqual([['request-refused', refused('signature')]]);
  vi.advanceTimersByTime(60_000);
  expect(said.slice(1)).toEqual([['request-refused', { ...refused('signature'), count: 999 }]]);
});

it('goes on like that: never two lines of a kind in a minute, and one at once after a minute without any', () => {
  log.error('request-refused', refused('signature'));
  log.error('request-refused', refused('signature'));
  vi.advanceTimersByTime(60_000);
  log.error('request-refused', refused('signature'));
  expect(said).toHaveLength(2);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(3);
  vi.advanceTimersByTime(60_000);
  log.error('request-refused', refused('signature'));
  expect(said).toHaveLength(4);
});

it('keeps reasons apart, so that one does not hide another', () => {
  for (const reason of ['signature', 'time', 'signature', 'time', 'headers'])
    log.error('request-refused', refused(reason));
  log.error('request-refused', { ...refused('signature'), part: 'teams' });
  log.info('sign-in-refused', { part: 'inbox', reason: 'state' });
  expect(said.map(([, fields]) => fields?.reason)).toEqual(['signature', 'time', 'headers', 'signature', 'state']);
});

it('says everything else each time', () => {
  for (let i = 0; i < 3; i++) log.error('fault', { part: 'core', reason: 'unexpected' });
  for (let i = 0; i < 3; i++) log.info('enrolment-waiting', { part: 'inbox' });
  expect(said).toHaveLength(6);
});

it('says at the end what it still had, and holds nothing after it', () => {
  log.error('request-refused', refused('signature'));
  log.error('request-refused', refused('signature'));
  log.flush();
  expect(said.at(-1)?.[1]).toMatchObject({ count: 1 });
  expect(vi.getTimerCount()).toBe(0);
});
