/** What Slack says at the address of a card decides whether HR hears that it was posted. Its answers are no promise. */
import { expect, test } from 'vitest';
import { AppError, becauseOf } from '../../src/base/errors.ts';
import { createLog } from '../../src/base/log.ts';
import type { Guard } from '../../src/slack/outbound/guard.ts';
import { deliver } from '../../src/slack/publishing/deliver.ts';
import { postBody } from '../../src/slack/publishing/post-body.ts';
import { publicCard } from '../fixtures/publishing.ts';

const submission = { organisation: 'zorg', address: 'https://hooks.slack.com/app/T0/1/x' };
const log = createLog(() => undefined);
const afterAnswer = (response: () => Promise<{ status: number; text: string }>) => {
  const guard: Pick<Guard, 'withResponseUrl'> = { withResponseUrl: (_submission, work) => work(response) };
  return deliver(guard as Guard, log, submission, postBody(publicCard));
};

test.each([
  ['ok', 'posted'],
  ['{"ok":true}', 'posted'],
  ['{"ok":false,"error":"expired_url"}', 'expired'],
  ['{"ok":false,"error":"used_url"}', 'used'],
  ['{"ok":false,"error":"channel_not_found"}', 'channel'],
  ['{"ok":false}', 'failed'],
  ['invalid_blocks', 'failed'],
])('status 200 with %s is %s', async (text, outcome) => {
  expect(await afterAnswer(() => Promise.resolve({ status: 200, text }))).toBe(outcome);
});

test('what the guard refused was certainly not posted', async () => {
  expect(await afterAnswer(() => Promise.reject(new AppError('CALL_REFUSED')))).toBe('failed');
  expect(await afterAnswer(() => Promise.reject(becauseOf('CALL_FAILED', 'proxy')))).toBe('failed');
  expect(await afterAnswer(() => Promise.reject(becauseOf('CALL_FAILED', 'timeout')))).toBe('unsure');
  // The sentence may say what it likes: only the reason counts.
  expect(await afterAnswer(() => Promise.reject(new AppError('CALL_FAILED', 'proxy')))).toBe('unsure');
});
