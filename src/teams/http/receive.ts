/** `POST /teams/messages`: HTTP in; what passes the front check goes through botbuilder's turn, and out again. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { codeOf } from '../../base/errors.ts';
import { readBody, wiped } from '../../base/http-body.ts';
import type { Log } from '../../base/log.ts';
import { readActivity, type Activity, type InvokeActivity } from './payloads.ts';
import { createRespond, type Respond } from '../../base/respond.ts';
import { isPlainJson, parseJson } from './body.ts';
import type { Bot } from './bot.ts';
import type { Asked, Dialogs } from '../flows/dialogs.ts';
import type { FrontCheck } from './verify.ts';
import type { Idempotency } from '../flows/idempotency.ts';
import type { Claim } from '../flows/identify.ts';
import type { Publishing } from '../publishing/index.ts';
import { continueWith, written, type ChatReplier } from '../views/view-cache.ts';
import type { Caller } from '../types.ts';
import type { ResponseGuard } from './response-guard.ts';

/** A card of ours and what is typed into it are below 40 kB. */
export const BODY_LIMIT = 256 * 1024;

export interface ReceiverParts {
  readonly front: FrontCheck;
  readonly bot: Promise<Bot>;
  readonly dialogs: Dialogs;
  readonly publishing: Publishing;
  readonly responseGuard: ResponseGuard;
  readonly idempotency: Idempotency;
  readonly replier: Promise<ChatReplier>;
  readonly identify: (claim: Claim) => Caller;
  readonly log: Log;
  readonly deadlineMs: number;
}
export interface Receiver {
  /** Never rejects. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Resolves when every bell that was to ring has rung, or not. */
  idle(): Promise<void>;
}
type Admitted = (Pick<Claim, 'organisation' | 'tenant'> | { readonly closed: true }) & { readonly activity: Activity };
type Open = Extract<Admitted, { tenant: string }>;

const cardOf = ({ value }: Pick<InvokeActivity, 'value'>): Asked['submitted'] =>
  'data' in value ? { data: value.data } : 'open';

export function createReceiver(parts: ReceiverParts): Receiver {
  const { front, dialogs, publishing, idempotency, identify, log } = parts;
  const ringing = new Set<Promise<void>>();

  /** What may go on; otherwise the answer has been given. */
  const admit = async (request: IncomingMessage, respond: Respond): Promise<Admitted | undefined> => {
    const refuse = (status: number, reason: string): undefined => {
      log.error('request-refused', { part: 'teams', code: 'REQUEST_REFUSED', status, reason });
      respond(status);
    };
    if (request.method !== 'POST') return refuse(405, 'method');
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return refuse(413, 'too-large');
    const token = await front.token(request.headersDistinct['authorization']);
    if (typeof token === 'string') return refuse(401, token);
    if (!isPlainJson(request)) return refuse(400, 'content-type');
    const raw = await readBody(request, BODY_LIMIT);
    if (raw === undefined) return refuse(413, 'too-large');
    const body = wiped(raw, parseJson);
    if (body === undefined) return refuse(400, 'body');
    const checked = front.body(token, body);
    if ('refused' in checked) return refuse(401, checked.refused);
    const activity = readActivity(body);
    if (activity === undefined) return refuse(400, 'activity');
    if (activity === 'ignored') {
      respond(200);
      return undefined;
    }
    return { ...checked, activity };
  };

  const ring = async (caller: Caller, activity: Activity): Promise<void> => {
    const { user, employee } = caller;
    // In a channel or a group chat others would see that somebody was answered.
    const { id: conversation, conversationType = 'personal' } = activity.conversation;
    if (user === undefined || employee === undefined || conversationType !== 'personal') return;
    if (!(await idempotency.first(employee, activity.id))) return;
    await (await parts.replier).reply({ caller: { ...caller, user }, conversation, serviceUrl: activity.serviceUrl });
  };

  /** One answer to everything: nothing is known of these people, and a chat message is left as it is. */
  const turnClosed = async (activity: Activity, respond: Respond): Promise<void> => {
    const bot = await parts.bot;
    const say = (invoke: InvokeActivity) => Promise.resolve(continueWith(dialogs.closed(cardOf(invoke))));
    const { status, body } = await bot.run(activity, {
      invoked: say,
      commanded: say,
      written: () => Promise.resolve(),
    });
    parts.responseGuard.check(body, { activity });
    respond(status, typeof body === 'object' && body !== null ? written(body) : body);
  };

  const turn = async (admitted: Open, until: number, respond: Respond): Promise<void> => {
    const { activity, organisation, tenant } = admitted;
    const { aadObjectId: user } = activity.from;
    const caller = identify({ organisation, tenant, user, locale: activity.locale });
    const bot = await parts.bot;
    const asked = ({ id, value }: InvokeActivity): Asked => ({
      id,
      submitted: cardOf({ value }),
      withinMs: until - performance.now(),
    });
    const { status, body } = await bot.run(activity, {
      async invoked(invoke) {
        return continueWith(await dialogs.respond(caller, asked(invoke)));
      },
      async commanded(invoke) {
        const published = await publishing.respond(caller, invoke.value.commandId, asked(invoke));
        return published ?? continueWith(await dialogs.respond(caller, asked(invoke)));
      },
      written(message) {
        // Teams is answered at once; it would send the message again after a slow Graph.
        const work = ring(caller, message).catch(() => log.error('fault', { part: 'teams', reason: 'chat-reply' }));
        ringing.add(work);
        void work.finally(() => ringing.delete(work));
        return Promise.resolve();
      },
    });
    parts.responseGuard.check(body, { activity, organisation });
    respond(status, typeof body === 'object' && body !== null ? written(body) : body);
  };

  return {
    async serve(request, response) {
      const until = performance.now() + parts.deadlineMs;
      const respond = createRespond(response);
      try {
        const admitted = await admit(request, respond);
        if (admitted === undefined) return;
        await ('closed' in admitted ? turnClosed(admitted.activity, respond) : turn(admitted, until, respond));
      } catch (error) {
        // Somebody who broke off wants no answer; what is left is a fault of ours.
        if (!request.errored && !response.destroyed)
          log.error('fault', { part: 'teams', reason: 'turn', ...codeOf(error) });
        respond(500);
      }
    },
    async idle() {
      await Promise.allSettled(ringing);
    },
  };
}
