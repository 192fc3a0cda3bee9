/** Bolt, which routes what the receiver let in to the flows. Apart, because loading Bolt takes a sixth of a start. */
import { App, type Receiver } from '@slack/bolt';
import { AppError, isAppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { withTimeout } from '../base/timeout.ts';
import type { createEvents } from './flows/events.ts';
import type { createNavigation } from './flows/navigate.ts';
import { SHORTCUT, type createOpening } from './flows/open.ts';
import type { Submitting } from './flows/submit.ts';
import { createSdkLogger } from './http/logger.ts';
import { isPayloadRefusal } from './http/payloads.ts';
import { authorize } from './outbound/authorize.ts';
import type { Guard } from './outbound/guard.ts';
import { PUBLISH_SHORTCUT, type createPublishing } from './publishing/index.ts';
import { CALLBACK as PUBLISHING } from './publishing/view.ts';
import { CALLBACK } from './views/render.ts';

const OUR_VIEWS = new RegExp(
  `^(${[...Object.values(CALLBACK), PUBLISHING].map((id) => id.replaceAll('.', '\\.')).join('|')})$`,
);
const COMMAND = /^\/./;
const OUR_EVENTS = /^(app_home_opened|app_uninstalled|tokens_revoked)$/;
const OUR_SHORTCUTS = new RegExp(`^(${SHORTCUT}|${PUBLISH_SHORTCUT})$`);

export interface ListenerParts {
  readonly receiver: Receiver;
  readonly guard: Guard;
  readonly log: Log;
  /** With a slash at the end. */
  readonly apiUrl: string;
  readonly callTimeoutMs: number;
  /** How long a press may take that Slack waits for. */
  readonly deadlineMs: number;
  readonly opening: ReturnType<typeof createOpening>;
  readonly navigation: ReturnType<typeof createNavigation>;
  readonly submitting: Submitting;
  readonly publishing: ReturnType<typeof createPublishing>;
  readonly events: ReturnType<typeof createEvents>;
}

/** Bolt makes itself known to the receiver, which hands every request to it from then on. */
export function addListeners(parts: ListenerParts): void {
  const { receiver, guard, log, apiUrl, callTimeoutMs, deadlineMs } = parts;
  const { opening, navigation, submitting, publishing, events } = parts;
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
  /**
   * A press is answered with a call to Slack and an empty body. When that takes longer than Slack waits there are no words
   * of ours to choose: Slack says at the button that it failed, and a view that is under way appears after all.
   */
  const inTime = async (press: Promise<void>): Promise<void> => {
    const done = await withTimeout(
      deadlineMs,
      press.then(() => true),
    );
    if (done === undefined) throw new AppError('CALL_FAILED', 'deadline');
  };
  // One for all: of several listeners Bolt begins each one's chain for every request, whatever it is for.
  app.use(async (args) => {
    if ('command' in args && COMMAND.test(args.command.command)) {
      await args.ack(await opening.command(args.body));
    } else if ('shortcut' in args && OUR_SHORTCUTS.test(args.shortcut.callback_id)) {
      const { body, ack } = args;
      if (body.type !== 'shortcut') return;
      await inTime((body.callback_id === PUBLISH_SHORTCUT ? publishing : opening).shortcut(body));
      await ack();
    } else if ('action' in args && args.body.type === 'block_actions') {
      const { body, ack } = args;
      await inTime((publishing.takes(body) ? publishing : navigation).press(body));
      await ack();
    } else if ('view' in args && OUR_VIEWS.test(args.view.callback_id)) {
      const { body, ack } = args;
      if (body.type === 'view_submission') {
        const { response, after } = await (publishing.takes(body) ? publishing : submitting).submit(body);
        await ack(response);
        await after();
      } else {
        await ack();
        await navigation.closed(body);
      }
    } else if ('event' in args && OUR_EVENTS.test(args.event.type)) {
      await events.handle(args.event.type, args.body);
    }
  });
  app.error(async (error) => {
    // What is ours was logged where it happened; the receiver answers so that Slack shows that it failed.
    const cause = 'original' in error ? error.original : error;
    if (!isAppError(cause)) log.error('fault', { part: 'slack', reason: 'listener' });
    else if (isPayloadRefusal(cause))
      log.error('request-refused', { part: 'slack', code: cause.code, reason: 'payload' });
    throw error;
  });
}
