/** Slack's request signature, version 0: docs.slack.dev/authentication/verifying-requests-from-slack. */
import { createHmac } from 'node:crypto';

/** `timestamp` in whole seconds since 1970. Returns the two headers Slack sends. */
export function sign(
  secret: string,
  body: string,
  timestamp: number,
): { 'x-slack-request-timestamp': string; 'x-slack-signature': string } {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}
