/** The inbox's server, as functions. Nothing here throws: every way to fail has a name that a screen has a sentence for. */
import type * as z from 'zod/mini';
import type { ConversationId } from '../../core/conversation.ts';
import * as shapes from './shapes.ts';

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
export type Answer<T> = { readonly ok: true; readonly value: T } | Failed;

export interface SealedReply {
  /** 22 characters base64url, the same for every attempt to send one written reply. */
  readonly submission: string;
  /** Envelopes, base64url. */
  readonly forEmployee: string;
  readonly forSelf: string;
}

export type Api = ReturnType<typeof createApi>;

/** `send` is the browser's own `fetch`; requests that take longer than `patienceMs` count as `try-again`. */
export function createApi(send: typeof fetch, patienceMs = 20_000) {
  async function call<T extends z.ZodMiniType>(
    shape: T,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<z.infer<T>>> {
    let response: Response;
    let answer: unknown;
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
      answer = await readJson(response);
    } catch {
      return { ok: false, why: 'try-again', code: 'no-answer' };
    }
    if (!response.ok) {
      const told = shapes.code.safeParse(answer);
      const { code, seconds } = told.success ? told.data : { code: '' };
      return { ok: false, why: whyOf(response.status, code), code, ...(seconds === undefined ? {} : { seconds }) };
    }
    const parsed = shape.safeParse(answer);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, why: 'refused', code: 'odd-answer' };
  }

  const conversation = (organisation: string, id: ConversationId): string =>
    `/api/conversations/${encodeURIComponent(organisation)}/${id}`;

  return {
    me: () => call(shapes.me, 'GET', '/api/me'),
    startSignIn: (provider: string, invitation: string | undefined) =>
      call(shapes.location, 'POST', '/auth/start', { provider, ...(invitation === undefined ? {} : { invitation }) }),
    signOut: () => call(shapes.anything, 'POST', '/auth/sign-out'),
    keySlots: () => call(shapes.anything, 'GET', '/api/key-slots'),
    saveKeySlots: (slots: unknown) => call(shapes.anything, 'PUT', '/api/key-slots', { slots }),
    enrol: (card: string, slots: unknown) => call(shapes.anything, 'POST', '/api/enrolment', { card, slots }),
    /** The first page of each seat, or the next page of one. */
    list: (after?: shapes.ListPlace) =>
      call(shapes.list, 'GET', `/api/conversations${after === undefined ? '' : `?${queryOf(after)}`}`),
    thread: (organisation: string, id: ConversationId, before?: number) =>
      call(shapes.thread, 'GET', conversation(organisation, id) + (before === undefined ? '' : `?before=${before}`)),
    reply: (organisation: string, id: ConversationId, reply: SealedReply) =>
      call(shapes.anything, 'POST', `${conversation(organisation, id)}/replies`, reply),
    markRead: (organisation: string, id: ConversationId) =>
      call(shapes.anything, 'POST', `${conversation(organisation, id)}/read`),
    close: (organisation: string, id: ConversationId) =>
      call(shapes.anything, 'POST', `${conversation(organisation, id)}/close`),
    setAway: (organisation: string, until: Date | undefined) =>
      call(shapes.anything, 'PUT', '/api/presence', { organisation, awayUntil: until?.toISOString() ?? null }),
  };
}

const queryOf = ({ organisation, id, hour }: shapes.ListPlace): string =>
  new URLSearchParams({ organisation, id, hour: String(hour) }).toString();

/** A page of another origin cannot add this header without asking, and is not allowed to ask. */
const WRITES = { accept: 'application/json', 'content-type': 'application/json', 'x-in-vertrouwen': '1' };

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
