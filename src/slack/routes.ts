/** Which flow takes what Slack sent. Shapes: docs.slack.dev/reference/interaction-payloads. */
import { AppError, isAppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { withTimeout } from '../base/timeout.ts';
import type { createEvents } from './flows/events.ts';
import type { createNavigation } from './flows/navigate.ts';
import { SHORTCUT, type createOpening } from './flows/open.ts';
import type { Submitting } from './flows/submit.ts';
import type { Body } from './http/body.ts';
import { isPayloadRefusal } from './http/payloads.ts';
import type { Routes } from './http/receive.ts';
import { PUBLISH_SHORTCUT, type createPublishing } from './publishing/index.ts';
import { CALLBACK as PUBLISHING } from './publishing/view.ts';
import { CALLBACK } from './views/render.ts';

const OUR_VIEWS: ReadonlySet<unknown> = new Set([...Object.values(CALLBACK), PUBLISHING]);
const OUR_EVENTS: ReadonlySet<unknown> = new Set(['app_home_opened', 'app_uninstalled', 'tokens_revoked']);
const OUR_SHORTCUTS: ReadonlySet<unknown> = new Set([SHORTCUT, PUBLISH_SHORTCUT]);
const COMMAND = /^\/./;

export interface RouteParts {
  readonly log: Log;
  /** How long a press may take that Slack waits for. */
  readonly deadlineMs: number;
  readonly opening: ReturnType<typeof createOpening>;
  readonly navigation: ReturnType<typeof createNavigation>;
  readonly submitting: Submitting;
  readonly publishing: ReturnType<typeof createPublishing>;
  readonly events: ReturnType<typeof createEvents>;
}
type Ack = Parameters<Routes['processEvent']>[0]['ack'];

/** What a route looks at in a value that may be anything. */
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** What nobody takes is not acknowledged. @throws what a flow throws, so that Slack shows that it failed. */
export function createRoutes(parts: RouteParts): Routes {
  const { log, deadlineMs, opening, navigation, submitting, publishing, events } = parts;
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
  const shortcut = async (body: Body, ack: Ack): Promise<void> => {
    const { callback_id: id } = body;
    if (!OUR_SHORTCUTS.has(id)) return;
    await inTime((id === PUBLISH_SHORTCUT ? publishing : opening).shortcut(body));
    await ack();
  };
  const press = async (body: Body, ack: Ack): Promise<void> => {
    await inTime((publishing.takes(body) ? publishing : navigation).press(body));
    await ack();
  };
  const submission = async (body: Body, ack: Ack): Promise<void> => {
    const { response, after } = await (publishing.takes(body) ? publishing : submitting).submit(body);
    await ack(response);
    await after();
  };

  const route = async (body: Body, ack: Ack): Promise<void> => {
    const { event, command, type, view, actions } = body;
    if (event !== undefined) {
      const name = fieldOf(event, 'type');
      if (typeof name === 'string' && OUR_EVENTS.has(name)) await events.handle(name, body);
    } else if (command !== undefined) {
      if (typeof command === 'string' && COMMAND.test(command)) await ack(await opening.command(body));
    } else if (type === 'block_actions' && actions !== undefined) {
      await press(body, ack);
    } else if (type === 'shortcut') {
      await shortcut(body, ack);
    } else if (OUR_VIEWS.has(fieldOf(view, 'callback_id'))) {
      if (type === 'view_submission') return submission(body, ack);
      if (type !== 'view_closed') return;
      await ack();
      await navigation.closed(body);
    }
  };

  return {
    async processEvent({ body, ack }) {
      try {
        await route(body, ack);
      } catch (error) {
        // What is ours was logged where it happened; the receiver answers so that Slack shows that it failed.
        if (!isAppError(error)) log.error('fault', { part: 'slack', reason: 'listener' });
        else if (isPayloadRefusal(error))
          log.error('request-refused', { part: 'slack', code: error.code, reason: 'payload' });
        throw error;
      }
    },
  };
}
