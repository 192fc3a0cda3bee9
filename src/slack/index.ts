/** Slack, as one handler for one address: commands, interactivity and events. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmployeeDesk } from '../core/employee/desk.ts';
import type { Organisations } from '../core/organisation.ts';
import type { Clock, Keyring, RecordStore, ReplyListener } from '../core/ports.ts';
import type { PublishersDesk } from '../core/publishing/desk.ts';
import type { Deployment } from '../core/deployment.ts';
import type { Log } from '../base/log.ts';
import type { Outgoing } from '../base/outgoing/index.ts';
import type { TokenForTeam } from './outbound/authorize.ts';
import { createEvents } from './flows/events.ts';
import { createGuard, type Call } from './outbound/guard.ts';
import { createInstallations } from './install/installations.ts';
import { createNavigation } from './flows/navigate.ts';
import { createOpening } from './flows/open.ts';
import type { FlowContext } from './flows/context.ts';
import { createIdentify } from './flows/identify.ts';
import { createPublicBodies } from './publishing/post-body.ts';
import { createPublishing } from './publishing/index.ts';
import { servePicture } from './publishing/picture.ts';
import { createReceiver } from './http/receive.ts';
import { createRoutes } from './routes.ts';
import { createOpenViews } from './flows/open-views.ts';
import { createLiveReply } from './flows/live-reply.ts';
import { createSender } from './outbound/send-view.ts';
import { createSocket } from './http/socket.ts';
import { createSubmitting } from './flows/submit.ts';

const API_URL = 'https://slack.com/api/';
/** Of the three seconds Slack waits, half a second is for the network. */
const DEADLINE_MS = 2500;
const CALL_TIMEOUT_MS = 2000;

export interface SlackConfig {
  /** The secret in force first, then the one before it during a rotation. Not needed with `appToken`. */
  readonly signingSecrets: readonly string[];
  /** For a trial: Slack comes over a socket of ours instead of by HTTP. */
  readonly appToken?: string;
  /** Bot token of a workspace; `undefined` for one where the app is not installed. */
  readonly tokenForTeam: TokenForTeam;
  /** Hears of a token that Slack took for none. */
  readonly tokenRefused?: (token: string) => void;
  /** The app was removed from this team or enterprise; by default what is kept of it goes. */
  readonly forget?: (place: string, at?: Date) => Promise<void>;
  /** With a slash at the end; `https://slack.com/api/` when absent. */
  readonly apiUrl?: string;
  /** Bytes; larger requests are refused with 413. */
  readonly bodyLimit?: number;
  readonly deadlineMs?: number;
  readonly callTimeoutMs?: number;
}
export interface SlackParts {
  readonly desk: EmployeeDesk;
  readonly publishers: PublishersDesk;
  readonly running: Deployment;
  readonly organisations: Organisations;
  readonly keyring: Keyring;
  readonly records: RecordStore;
  readonly config: SlackConfig;
  readonly clock: Clock;
  readonly log: Log;
  /** How Slack is reached; without a proxy when absent. */
  readonly outgoing?: Outgoing;
  /** Sees the name of every call that leaves for Slack. */
  readonly onCall?: (call: Call) => void;
}
export interface Slack extends ReplyListener {
  /** For `POST` on the one request URL of the app, and the one picture that HR is shown. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Begins to listen where Slack does not come by itself. @throws AppError `CONFIG_INVALID` when Slack refuses. */
  start(): Promise<void>;
  /** Resolves when what is under way is done; take no new requests before. */
  close(): Promise<void>;
}

/** @throws AppError `CONFIG_INVALID` for missing secrets or an unsafe address. */
export function createSlack(given: SlackParts): Slack {
  const { desk, publishers, running, organisations, keyring, records, config, clock, log, outgoing, onCall } = given;
  const { apiUrl = API_URL, tokenForTeam, deadlineMs = DEADLINE_MS, callTimeoutMs = CALL_TIMEOUT_MS } = config;
  const guard = createGuard({
    apiUrl,
    log,
    timeoutMs: callTimeoutMs,
    publicBodies: createPublicBodies(organisations, running),
    ...(outgoing === undefined ? {} : { outgoing }),
    ...(onCall === undefined ? {} : { onCall }),
  });
  const openViews = createOpenViews(records, keyring, log, clock);
  const parts: FlowContext = {
    desk,
    identify: createIdentify(organisations, keyring, log),
    sender: createSender(guard, apiUrl, log, config.tokenRefused),
    openViews,
    tokenForTeam,
    log,
    deadlineMs,
  };
  const opening = createOpening(parts);
  const navigation = createNavigation(parts, opening);
  const submitting = createSubmitting(parts);
  const publishing = createPublishing(parts, { opening, submitting }, { publishers, running, guard, records, keyring });
  const events = createEvents(
    parts,
    organisations,
    config.forget ?? ((place) => createInstallations(records, keyring).delete(place)),
  );
  const socket =
    config.appToken === undefined
      ? undefined
      : createSocket({ appToken: config.appToken, apiUrl, log, ...(outgoing === undefined ? {} : { outgoing }) });
  const receiver =
    socket ??
    createReceiver({
      signingSecrets: config.signingSecrets,
      clock,
      log,
      ...(config.bodyLimit === undefined ? {} : { bodyLimit: config.bodyLimit }),
    });

  const routes = createRoutes({ log, deadlineMs, opening, navigation, submitting, publishing, events });
  receiver.lead(routes);

  return {
    handler: (request, response) => {
      if (!servePicture(request, response)) receiver.handler(request, response);
    },
    replied: createLiveReply(parts, organisations),
    async start() {
      if (socket === undefined) return;
      const { addListeners } = await import('./listeners.ts');
      addListeners({ receiver: socket.receiver, routes, guard, log, apiUrl, callTimeoutMs });
      await socket.start();
    },
    async close() {
      await (socket === undefined ? receiver.idle() : socket.close());
      guard.close();
    },
  };
}
