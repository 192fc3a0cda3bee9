/** The inbox's server, as functions. Nothing here throws: every way to fail has a name, and the screens have a sentence for each. */
import type * as z from 'zod/mini';
import type { ConversationId } from '../../core/conversation.ts';
import type * as requests from '../contract-requests.ts';
import * as contract from '../contract.ts';
import { nextTask } from './next-task.ts';

/**
 * `try-again`: no answer, too many requests, or the server says it could not; it may or may not have happened.
 * `conflict`: 409, with the server's code. `refused`: the server understood and said no, or answered something odd.
 */
export type Why = 'signed-out' | 'sign-in-again' | 'not-there' | 'conflict' | 'refused' | 'try-again';
export interface Failed {
  readonly ok: false;
  readonly why: Why;
  readonly code: string;
  /** How long to wait, when the server says so. */
  readonly seconds?: number;
}
export interface Done<T> {
  readonly ok: true;
  readonly value: T;
  /** 202: it counts from now on, and what belongs to it is still to be done. */
  readonly unfinished?: true;
}
export type ApiResult<T> = Done<T> | Failed;

const { PATHS } = contract;
const ODD: Failed = { ok: false, why: 'refused', code: 'odd-answer' };
/** Few enough that a telephone answers to a finger in between. */
const CHECKED_AT_ONCE = 20;
export type Api = ReturnType<typeof createApi>;

/** `send` is the browser's own `fetch`; requests that take longer than `patienceMs` count as `try-again`. */
export function createApi(send: typeof fetch, patienceMs = 20_000) {
  async function call<T extends z.ZodMiniType>(
    shape: T,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ApiResult<z.infer<T>>> {
    let response: Response;
    let json: unknown;
    try {
      response = await send(path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
        headers: method === 'GET' ? { accept: 'application/json' } : WRITES,
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      });
      json = await readJson(response);
    } catch {
      return { ok: false, why: 'try-again', code: 'no-answer' };
    }
    if (!response.ok) {
      const told = contract.heardRefusal.safeParse(json);
      const { code, seconds } = told.success ? told.data : { code: '' };
      return { ok: false, why: whyOf(response.status, code), code, ...(seconds === undefined ? {} : { seconds }) };
    }
    const parsed = shape.safeParse(json);
    if (!parsed.success) return ODD;
    return { ok: true, value: parsed.data, ...(response.status === 202 ? { unfinished: true } : {}) };
  }

  // The body that comes back for a write is not checked: the write was done, whatever a proxy made of the body.
  const conversation = (organisation: string, id: ConversationId): string =>
    contract.conversationPath(encodeURIComponent(organisation), id);

  return {
    /** For parts that are loaded later, and bring their own shapes. */
    ask: call,
    me: () => call(contract.me, 'GET', PATHS.me),
    startSignIn: (provider: string, invitation: string | undefined) =>
      call(contract.location, 'POST', PATHS.startSignIn, {
        provider,
        ...(invitation === undefined ? {} : { invitation }),
      } satisfies requests.StartSignInRequest),
    signOut: () => call(contract.anything, 'POST', PATHS.signOut),
    keySlots: () => call(contract.anything, 'GET', PATHS.keySlots),
    saveKeySlots: (body: requests.KeySlotsRequest) => call(contract.anything, 'PUT', PATHS.keySlots, body),
    saveRecoverySlot: (body: requests.KeySlotsRequest) => call(contract.anything, 'PUT', PATHS.recoverySlot, body),
    saveWays: (body: requests.KeySlotsRequest) => call(contract.anything, 'PUT', PATHS.ways, body),
    keyLost: () => call(contract.anything, 'POST', PATHS.keyLost),
    keyFound: (body: requests.KeyFoundRequest) => call(contract.anything, 'POST', PATHS.keyFound, body),
    saveBooks: (body: requests.BooksRequest) => call(contract.booksResult, 'PUT', PATHS.books, body),
    leave: (body: requests.LeaveRequest) => call(contract.anything, 'POST', PATHS.leave, body),
    newKey: (body: requests.NewKeyRequest) => call(contract.anything, 'POST', PATHS.newKey, body),
    startPairing: (body: requests.PairingStart) => call(contract.anything, 'POST', PATHS.pairing, body),
    pairing: () => call(contract.pairing, 'GET', PATHS.pairing),
    joinPairing: (body: requests.PairingJoin) => call(contract.anything, 'POST', PATHS.pairingJoin, body),
    openPairing: (nonce: string) => call(contract.anything, 'POST', PATHS.pairingOpen, { nonce }),
    sealPairing: (sealed: string) => call(contract.anything, 'POST', PATHS.pairingSealed, { sealed }),
    endPairing: () => call(contract.anything, 'POST', PATHS.pairingEnd),
    enrol: (body: requests.EnrolmentRequest) => call(contract.anything, 'POST', PATHS.enrolment, body),
    notices: () => call(contract.notices, 'GET', PATHS.notices),
    changeNotices: (body: requests.NoticesRequest) => call(contract.anything, 'PUT', PATHS.notices, body),
    testNotices: () => call(contract.noticesTest, 'POST', PATHS.noticesTest),
    /** Somebody opened the inbox. */
    visit: () => call(contract.anything, 'POST', PATHS.visit),
    /** The first page of each seat, or the next page of one. `bare`: without envelopes, for who has opened them. */
    list: async (after?: contract.ListCursor, bare = false): Promise<ApiResult<contract.ListPage>> => {
      const page = await call(contract.listUnchecked, 'GET', `${PATHS.conversations}${queryOf(after, bare)}`);
      return page.ok ? checkInTurns(page) : page;
    },
    thread: (organisation: string, id: ConversationId, before?: number) =>
      call(contract.thread, 'GET', conversation(organisation, id) + (before === undefined ? '' : `?before=${before}`)),
    reply: (organisation: string, id: ConversationId, reply: requests.SealedReply) =>
      call(contract.anything, 'POST', `${conversation(organisation, id)}/replies`, reply),
    saveNote: (organisation: string, id: ConversationId, note: string) =>
      call(contract.anything, 'PUT', `${conversation(organisation, id)}/note`, { note } satisfies requests.NoteRequest),
    markRead: (organisation: string, id: ConversationId) =>
      call(contract.anything, 'POST', `${conversation(organisation, id)}/read`),
    close: (organisation: string, id: ConversationId, signature: string) =>
      call(contract.anything, 'POST', `${conversation(organisation, id)}/close`, {
        signature,
      } satisfies requests.CloseRequest),
    pause: (organisation: string, id: ConversationId, pause: requests.PauseRequest) =>
      call(contract.anything, 'POST', `${conversation(organisation, id)}/pause`, pause),
    answerSelfTest: (body: requests.SelfTestRequest) => call(contract.anything, 'POST', PATHS.selfTest, body),
    plannings: () => call(contract.plannings, 'GET', PATHS.planning),
    plan: (body: requests.PlanningRequest) => call(contract.anything, 'PUT', PATHS.planning, body),
  };
}

/** A page has a hundred items: between some and the next a telephone answers to a finger. None is shown before all are checked. */
async function checkInTurns({
  value: { items, ...page },
}: Done<z.infer<typeof contract.listUnchecked>>): Promise<ApiResult<contract.ListPage>> {
  const checked: contract.ListItem[] = [];
  for (let at = 0; at < items.length; at += CHECKED_AT_ONCE) {
    await nextTask();
    const some = contract.items.safeParse(items.slice(at, at + CHECKED_AT_ONCE));
    if (!some.success) return ODD;
    checked.push(...some.data);
  }
  await nextTask();
  return { ok: true, value: { items: checked, ...page } };
}

function queryOf(after: contract.ListCursor | undefined, bare: boolean): string {
  const cursor = after && { organisation: after.organisation, id: after.id, hour: String(after.hour) };
  const query = new URLSearchParams({ ...cursor, ...(bare ? { bare: '1' } : {}) }).toString();
  return query === '' ? '' : `?${query}`;
}

const WRITES = { accept: 'application/json', 'content-type': 'application/json', [contract.OWN_PAGE_HEADER]: '1' };

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function whyOf(status: number, code: string): Why {
  if (status === 401) return 'signed-out';
  if (status === 403 && code === 'sign-in-again') return 'sign-in-again';
  if (status === 404) return 'not-there';
  if (status === 409) return 'conflict';
  if (status === 408 || status === 429 || status >= 500) return 'try-again';
  return 'refused';
}
