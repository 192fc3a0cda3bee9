/** Conversations of the seats of this session. Envelopes pass through sealed; nothing is opened here. */
import type { Application, Response } from 'express';
import {
  closeRequest,
  listQuery,
  noteRequest,
  pauseRequest,
  replyRequest,
  threadBefore,
} from '../../contract-requests.ts';
import {
  conversationPath,
  list,
  PATHS,
  replyResult,
  thread as threadShape,
  type ListItem,
  type ThreadPage,
} from '../../contract.ts';
import {
  BARE_PAGE,
  LIST_PAGE,
  type AdviserDesk,
  type ReplyResult,
  type Row,
  type Seat,
  type Thread,
} from '../../../core/adviser/desk.ts';
import { isConversationId, type ConversationId } from '../../../core/conversation.ts';
import type { ListCursor } from '../../../core/ports.ts';
import { base64urlOf } from '../../../base/base64url.ts';
import { fromBase64url } from '../../../seal/bytes.ts';
import { seatIn, principalIn } from '../session/require-session.ts';
import { respond, jsonBody, notFound, readBody, refuse } from '../http/http.ts';

const REPLY_MAX = 64 * 1024;
const NOTE_MAX = 8 * 1024;
const BASE = conversationPath(':organisation', ':id');

function envelopeIn(text: string): Uint8Array | undefined {
  const bytes = fromBase64url(text);
  return bytes !== undefined && bytes.length > 0 ? bytes : undefined;
}

const promisedIn = ({ awaited }: Pick<Thread, 'awaited'>): Pick<ThreadPage, 'promised'> =>
  awaited?.by === undefined ? {} : { promised: awaited.by };

const threadJson = (thread: Thread): ThreadPage => ({
  id: thread.id,
  handle: thread.handle,
  state: thread.state,
  ...(thread.language === undefined ? {} : { language: thread.language }),
  length: thread.length,
  from: thread.from,
  envelopes: thread.envelopes.map(base64urlOf),
  headHash: base64urlOf(thread.headHash),
  expiresHour: thread.expiresHour,
  ...promisedIn(thread),
  ...(thread.pause === undefined ? {} : { pause: thread.pause }),
  ...(thread.note === undefined ? {} : { note: base64urlOf(thread.note) }),
  ...(thread.boards === undefined ? {} : { boards: boardsJson(thread.boards) }),
});
const boardsJson = (boards: NonNullable<Thread['boards']>): NonNullable<ThreadPage['boards']> =>
  Object.fromEntries(
    Object.entries(boards).map(([side, { sequence, bytes }]) => [side, { sequence, envelope: base64urlOf(bytes) }]),
  );

function rowJson(organisation: string, row: Row): ListItem {
  const { language, envelope } = row;
  return {
    organisation,
    id: row.id,
    handle: row.handle,
    state: row.state,
    hour: row.lastHour,
    unread: row.unread,
    ...promisedIn(row),
    ...(language === undefined ? {} : { language }),
    ...(envelope === undefined ? {} : { envelope: { ...envelope, bytes: base64urlOf(envelope.bytes) } }),
  };
}

function sendReplyResult(res: Response, result: ReplyResult): void {
  switch (result) {
    case 'stored':
      respond(res, replyResult, { result }, 201);
      return;
    case 'repeated':
      respond(res, replyResult, { result });
      return;
    case 'moved':
    case 'closed':
    case 'too-long':
      return refuse(res, 409, result);
    case 'refused':
    case 'moment':
      return refuse(res, 422, result);
    case 'gone':
      return notFound(res);
  }
}

interface Target {
  readonly seat: Seat;
  readonly id: ConversationId;
}
/** `undefined` for an organisation that is not theirs and an id of no shape alike. */
function targetOf(res: Response, params: Readonly<Record<string, unknown>>): Target | undefined {
  const seat = seatIn(res, params['organisation']);
  const id = params['id'];
  return seat !== undefined && isConversationId(id) ? { seat, id } : undefined;
}

export function conversationRoutes(app: Application, { desk }: { desk: AdviserDesk }): void {
  /** One page of a seat, and where the next begins, if there may be one. */
  async function pageOf(seat: Seat, bare: boolean, after?: ListCursor) {
    const found = await desk.list(seat, after, bare);
    const last = found.at(-1);
    const organisation = seat.organisation.id;
    return {
      items: found.map((row) => rowJson(organisation, row)),
      more:
        last === undefined || found.length < (bare ? BARE_PAGE : LIST_PAGE)
          ? []
          : [{ organisation, id: last.id, hour: last.lastHour }],
    };
  }

  app.get(PATHS.conversations, async (req, res) => {
    const asked = listQuery.safeParse(req.query).data;
    if (asked === undefined) return refuse(res, 400, 'bad-request');
    const after = 'id' in asked ? asked : undefined;
    const of = after === undefined ? principalIn(res).seats : [seatIn(res, after.organisation)];
    const seats = of.filter((seat) => seat !== undefined);
    if (after !== undefined && seats.length === 0) return notFound(res);
    const cursor = after && { id: after.id, lastHour: Number(after.hour) };
    const pages = await Promise.all(seats.map((seat) => pageOf(seat, asked.bare !== undefined, cursor)));
    const more = pages.flatMap((page) => page.more);
    respond(res, list, {
      // Stable: within an hour the store's own order stands.
      items: pages.flatMap(({ items }) => items).sort((a, b) => b.hour - a.hour),
      ...(more.length === 0 ? {} : { more }),
    });
  });

  app.get(BASE, async (req, res) => {
    const given = req.query['before'];
    const before = given === undefined ? undefined : threadBefore.safeParse(given);
    if (before?.success === false) return refuse(res, 400, 'bad-request');
    const target = targetOf(res, req.params);
    const thread =
      target && (await desk.read(target.seat, target.id, before === undefined ? undefined : Number(before.data)));
    if (thread === undefined) return notFound(res);
    respond(res, threadShape, threadJson(thread));
  });

  app.post(`${BASE}/replies`, jsonBody(REPLY_MAX), async (req, res) => {
    const body = readBody(replyRequest, req, res);
    if (body === undefined) return;
    const forEmployee = envelopeIn(body.forEmployee);
    const forSelf = envelopeIn(body.forSelf);
    if (forEmployee === undefined || forSelf === undefined) return refuse(res, 400, 'bad-request');
    const target = targetOf(res, req.params);
    if (target === undefined) return notFound(res);
    const { forEmployee: _sealed, forSelf: _own, ...rest } = body;
    sendReplyResult(res, await desk.reply(target.seat, { ...rest, conversation: target.id, forEmployee, forSelf }));
  });

  app.put(`${BASE}/note`, jsonBody(NOTE_MAX), async (req, res) => {
    const body = readBody(noteRequest, req, res);
    if (body === undefined) return;
    const note = envelopeIn(body.note);
    if (note === undefined) return refuse(res, 400, 'bad-request');
    const target = targetOf(res, req.params);
    const result = target === undefined ? 'gone' : await desk.writeNote(target.seat, target.id, note);
    if (result === 'gone') return notFound(res);
    if (result !== 'stored') return refuse(res, result === 'moved' ? 409 : 422, result);
    res.status(204).end();
  });

  app.post(`${BASE}/pause`, jsonBody(1024), async (req, res) => {
    const body = readBody(pauseRequest, req, res);
    if (body === undefined) return;
    const target = targetOf(res, req.params);
    const result = target === undefined ? 'gone' : await desk.pause(target.seat, target.id, body);
    if (result === 'gone') return notFound(res);
    if (result !== 'stored') return refuse(res, result === 'moved' ? 409 : 422, result);
    res.status(204).end();
  });

  // 204 whether it is there or not: there is nothing to tell apart, and nothing to do about it.
  app.post(`${BASE}/read`, async (req, res) => {
    const target = targetOf(res, req.params);
    if (target !== undefined) await desk.markRead(target.seat, target.id);
    res.status(204).end();
  });

  app.post(`${BASE}/close`, jsonBody(1024), async (req, res) => {
    const body = readBody(closeRequest, req, res);
    if (body === undefined) return;
    const target = targetOf(res, req.params);
    const result = target === undefined ? 'gone' : await desk.close(target.seat, target.id, body.signature);
    if (result === 'gone') return notFound(res);
    if (result === 'refused') return refuse(res, 422, 'refused');
    res.status(204).end();
  });
}
