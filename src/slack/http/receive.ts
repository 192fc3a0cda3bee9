/**
 * HTTP in, payloads for the routes out: one verified, bounded, ack-once entry serves commands, interactivity and events
 * alike. In the shape of Bolt's receivers (docs.slack.dev/tools/bolt-js/concepts/receiver), as the socket of a trial is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';
import type { Clock } from '../../core/ports.ts';
import { readBody, wiped } from '../../base/http-body.ts';
import { createRespond, type Respond } from '../../base/respond.ts';
import type { Log } from '../../base/log.ts';
import { contentType, isCompressed, parseBody, type Body, type ContentType } from './body.ts';
import { isRoutable } from './payloads.ts';
import { createVerifier, type Headers } from './verify.ts';

/** Slack waits three seconds; what is answered after this would not be seen. */
const RESPOND_WITHIN_MS = 2900;
/** Larger than any payload with one of our views in it, and than Slack's 250 kB of view as escaped JSON in a form. */
const BODY_LIMIT = 1024 * 1024;

export interface ReceiverParts {
  /** The one in force first, then the one before it while it is being replaced. */
  readonly signingSecrets: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly bodyLimit?: number;
  readonly respondWithinMs?: number;
}
export interface Routes {
  /** `ack`: at most once, with what Slack is answered. */
  processEvent(incoming: {
    readonly body: Body;
    readonly ack: (content?: unknown) => Promise<void>;
    readonly retryNum?: number;
  }): Promise<void>;
}
export interface SlackReceiver {
  /** As Bolt wants one: it takes the place of what was given to `lead`. */
  readonly receiver: Receiver;
  /** To whom everything is led that is let in from now on. */
  lead(to: Routes): void;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when every request taken so far has been answered and worked off. */
  idle(): Promise<void>;
}

export function createReceiver(parts: ReceiverParts): SlackReceiver {
  const { log, bodyLimit = BODY_LIMIT, respondWithinMs = RESPOND_WITHIN_MS } = parts;
  const verifier = createVerifier(parts.signingSecrets, () => parts.clock.now());
  const running = new Set<Promise<void>>();
  let routes: Routes | undefined;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const httpRespond = createRespond(response, {});
    // Doubled defence: the flows have deadlines of their own; this one catches a listener that hangs.
    const timer = setTimeout(() => httpRespond(503), respondWithinMs);
    try {
      const body = await admit(request, httpRespond);
      if (body === undefined) return;
      await dispatch(body, httpRespond);
    } catch {
      // Slack then shows that something went wrong; whoever threw has said what in the log.
      httpRespond(500);
    } finally {
      clearTimeout(timer);
    }
  };

  /** The body, when it is Slack's and meant for listeners; otherwise the answer has been given. */
  const admit = async (request: IncomingMessage, httpRespond: Respond): Promise<Body | undefined> => {
    const refuse = (status: number, reason: string): undefined => {
      log.error('request-refused', { part: 'slack', code: 'REQUEST_REFUSED', status, reason });
      httpRespond(status);
    };
    const headers = request.headersDistinct;
    const type = contentType(headers);
    if (request.method !== 'POST') return refuse(405, 'method');
    if (type === undefined) return refuse(415, 'content-type');
    if (isCompressed(headers)) return refuse(415, 'content-encoding');
    const raw = await readBody(request, bodyLimit);
    if (raw === undefined) return refuse(413, 'too-large');
    return wiped(raw, () => understand({ type, headers, raw }, refuse, httpRespond));
  };

  const understand = (
    { type, headers, raw }: { readonly type: ContentType; readonly headers: Headers; readonly raw: Buffer },
    refuse: (status: number, reason: string) => undefined,
    httpRespond: Respond,
  ): Body | undefined => {
    // Slack checks certificates with unsigned `ssl_check=1` posts; nothing else in such a body is looked at.
    if (type === 'form' && raw.length < 1024 && /(^|&)ssl_check=1(&|$)/.test(raw.toString('latin1'))) {
      httpRespond(200);
      return undefined;
    }
    const refusal = verifier.refuse(headers, raw);
    if (refusal !== undefined) return refuse(401, refusal);
    const body = parseBody(type, raw);
    if (body === undefined) return refuse(400, 'body');
    if (body['type'] === 'url_verification') {
      httpRespond(200, { challenge: typeof body['challenge'] === 'string' ? body['challenge'] : '' });
      return undefined;
    }
    if (!isRoutable(body)) return refuse(400, 'payload');
    // What is typed after the command may be a secret, or meant for another app: it goes no further than here.
    if (typeof body['command'] === 'string') delete body['text'];
    return body;
  };

  const dispatch = async (body: Body, httpRespond: Respond): Promise<void> => {
    const isEvent = 'event' in body;
    await routes?.processEvent({
      body,
      // Slack never repeats what was acknowledged: so events wait until the work is done.
      ack: async (content) => {
        if (!isEvent) httpRespond(200, content);
      },
    });
    httpRespond(isEvent ? 200 : 404);
  };

  const lead = (to: Routes): void => {
    routes = to;
  };
  return {
    receiver: { init: lead, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    lead,
    handler(request, response) {
      const work = serve(request, response);
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    async idle() {
      await Promise.allSettled(running);
    },
  };
}
