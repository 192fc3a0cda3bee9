/** Bolt between Slack's own socket client and the routes: for a trial, and loaded only then (decision 31). */
import { App, type Receiver } from '@slack/bolt';
import type { Log } from '../base/log.ts';
import type { Routes } from './http/receive.ts';
import { createSdkLogger } from './http/logger.ts';
import { authorize } from './outbound/authorize.ts';
import type { Guard } from './outbound/guard.ts';

export interface ListenerParts {
  readonly receiver: Receiver;
  readonly routes: Routes;
  readonly guard: Guard;
  readonly log: Log;
  /** With a slash at the end. */
  readonly apiUrl: string;
  readonly callTimeoutMs: number;
}

/** Bolt makes itself known to the receiver, which hands every payload to it from then on. */
export function addListeners({ receiver, routes, guard, log, apiUrl, callTimeoutMs }: ListenerParts): void {
  const app = new App({
    receiver,
    authorize,
    logger: createSdkLogger(log),
    clientOptions: {
      fetch: guard.fetch,
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: callTimeoutMs,
    },
    // The default store keeps conversations in memory for ever; start-up must not need the network.
    convoStore: false,
    tokenVerificationEnabled: false,
    ignoreSelf: false,
    attachFunctionToken: false,
  });
  // One for all: of several listeners Bolt begins each one's chain for every payload, whatever it is for.
  app.use(async (args) => {
    const ack = 'ack' in args ? (args.ack as Parameters<Routes['processEvent']>[0]['ack']) : () => Promise.resolve();
    await routes.processEvent({ body: { ...args.body }, ack });
  });
  app.error(async (error) => {
    throw error;
  });
}
