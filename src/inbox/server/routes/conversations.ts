/** Conversations of the seats of this session. Envelopes pass through sealed; nothing is opened here. */
import type { Application, Response } from 'express';
import { z } from 'zod';
import { LIST_PAGE, type AdviserDesk, type ReplyResult, type Seat, type Thread } from '../../../core/adviser/desk.ts';
import { isConversationId, type ConversationId } from '../../../core/conversation.ts';
import { formIdSchema } from '../../../core/events.ts';
import type { ListPlace } from '../../../core/ports.ts';
import { fromBase64url, toBase64url } from '../../../seal/bytes.ts';
import { seatIn, standingIn } from '../session/require-session.ts';
import { jsonBody, notFound, readBody, refuse } from '../http/http.ts';

const REPLY_MAX = 64 * 1024;
const BASE = '/api/conversations/:organisation/:id';
const beforeSchema = z.string().regex(/^\d{1,6}$/);
/** As it was handed out in `more`. */
const afterSchema = z.object({
  organisation: z.string().max(64),
  id: z.custom<ConversationId>(isConversationId),
  hour: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number),
});
const envelopeSchema = z
  .string()
  .max(32 * 1024)
  .transform((text, context) => {
    const bytes = fromBase64url(text);
    if (bytes !== undefined && bytes.length > 0) return bytes;
    context.addIssue({ code: 'custom', message: 'not base64url' });
    return z.NEVER;
  });
const replySchema = z.strictObject({
  submission: formIdSchema,
  forEmployee: envelopeSchema,
  forSelf: envelopeSchema,
});

const threadJson = (thread: Thread) => ({
  id: thread.id,
  handle: thread.handle,
  state: thread.state,
  language: thread.language,
  length: thread.length,
  from: thread.from,
  envelopes: thread.envelopes.map(toBase64url),
  headHash: toBase64url(thread.headHash),
  expiresHour: thread.expiresHour,
});

function sendReplyResult(res: Response, result: ReplyResult): void {
  switch (result) {
    case 'stored':
      res.status(201).json({ result });
      return;
    case 'repeated':
      res.json({ result });
      return;
    case 'moved':
    case 'closed':
    case 'too-long':
      return refuse(res, 409, result);
    case 'refused':
      return refuse(res, 422, result);
    case 'gone':
      return notFound(res);
  }
}

interface Place {
  readonly seat: Seat;
  readonly id: ConversationId;
}
/** `undefined` for an organisation that is not theirs and an id of no shape alike. */
function placeOf(res: Response, params: Readonly<Record<string, unknown>>): Place | undefined {
  const seat = seatIn(res, params['organisation']);
  const id = params['id'];
  return seat !== undefined && isConversationId(id) ? { seat, id } : undefined;
}

export function conversationRoutes(app: Application, { desk }: { desk: AdviserDesk }): void {
  /** One page of a seat, and where the next begins, if there may be one. */
  async function pageOf(seat: Seat, after?: ListPlace) {
    const found = await desk.list(seat, after);
    const last = found.at(-1);
    const organisation = seat.organisation.id;
    return {
      items: found.map(({ id, handle, state, lastHour, unread }) => {
        return { organisation, id, handle, state, hour: lastHour, unread };
      }),
      more: last === undefined || found.length < LIST_PAGE ? [] : [{ organisation, id: last.id, hour: last.lastHour }],
    };
  }

  app.get('/api/conversations', async (req, res) => {
    const isFirst = Object.keys(req.query).length === 0;
    const after = isFirst ? undefined : afterSchema.safeParse(req.query).data;
    if (!isFirst && after === undefined) return refuse(res, 400, 'bad-request');
    const asked = after === undefined ? standingIn(res).seats : [seatIn(res, after.organisation)];
    const seats = asked.filter((seat) => seat !== undefined);
    if (after !== undefined && seats.length === 0) return notFound(res);
    const place = after && { id: after.id, lastHour: after.hour };
    const pages = await Promise.all(seats.map((seat) => pageOf(seat, place)));
    const more = pages.flatMap((page) => page.more);
    res.json({
      // Stable: within an hour the store's own order stands.
      items: pages.flatMap(({ items }) => items).sort((a, b) => b.hour - a.hour),
      ...(more.length === 0 ? {} : { more }),
    });
  });

  app.get(BASE, async (req, res) => {
    const given = req.query['before'];
    const before = given === undefined ? undefined : beforeSchema.safeParse(given);
    if (before?.success === false) return refuse(res, 400, 'bad-request');
    const place = placeOf(res, req.params);
    const thread =
      place && (await desk.read(place.seat, place.id, before === undefined ? undefined : Number(before.data)));
    if (thread === undefined) return notFound(res);
    res.json(threadJson(thread));
  });

  app.post(`${BASE}/replies`, jsonBody(REPLY_MAX), async (req, res) => {
    const body = readBody(replySchema, req, res);
    if (body === undefined) return;
    const place = placeOf(res, req.params);
    if (place === undefined) return notFound(res);
    sendReplyResult(res, await desk.reply(place.seat, { conversation: place.id, ...body }));
  });

  // 204 whether it is there or not: there is nothing to tell apart, and nothing to do about it.
  app.post(`${BASE}/read`, async (req, res) => {
    const place = placeOf(res, req.params);
    if (place !== undefined) await desk.markRead(place.seat, place.id);
    res.status(204).end();
  });

  app.post(`${BASE}/close`, async (req, res) => {
    const place = placeOf(res, req.params);
    if (place === undefined || !(await desk.close(place.seat, place.id))) return notFound(res);
    res.status(204).end();
  });
}
