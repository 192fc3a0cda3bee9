/** Every `/api` request: who is this now? Whoever is no adviser, and not about to become one, gets no further. */
import type { RequestHandler, Response } from 'express';
import type { Seat } from '../../../core/adviser/desk.ts';
import type { Cookies } from './cookies.ts';
import { refuse } from '../http/http.ts';
import type { Principal, PrincipalOf } from './seats.ts';
import { sessionId, type Session, type Sessions } from './sessions.ts';

const principals = new WeakMap<Response, Principal>();

/** `isClosedTo`: an adviser of an organisation whose file is faulty. They see nothing, and keep their session. */
export function requireSession(
  cookies: Cookies,
  sessions: Sessions,
  principalOf: PrincipalOf,
  isClosedTo: (session: Session) => boolean,
): RequestHandler {
  /** Browsers reopen an event stream by themselves. That is no sign that a person is there, so it does not renew the session. */
  const sessionFor = (path: string, cookie: string): Promise<Session | undefined> =>
    path === '/changes' ? sessions.peek(sessionId(cookie)) : sessions.find(cookie);
  return async (req, res, next) => {
    const cookie = cookies.read(req, 'session');
    const session = cookie === undefined ? undefined : await sessionFor(req.path, cookie);
    const principal = session && (await principalOf(session));
    if (principal === undefined && session !== undefined && isClosedTo(session))
      return refuse(res, 503, 'organisation-closed');
    if (principal === undefined) {
      // Somebody who is no longer listed loses the session at once, not when it runs out.
      if (session !== undefined) await sessions.end(session.id);
      if (cookie !== undefined) cookies.clear(res, 'session');
      return refuse(res, 401, 'signed-out');
    }
    principals.set(res, principal);
    next();
  };
}

/** Only behind `requireSession`; anywhere else it is a fault of ours and ends the request. */
export function principalIn(res: Response): Principal {
  const principal = principals.get(res);
  if (principal === undefined) throw new Error('a route under /api without requireSession');
  return principal;
}

/** The seat named in the address, if this adviser has it. */
export function seatIn(res: Response, organisation: unknown): Seat | undefined {
  return principalIn(res).seats.find((seat) => seat.organisation.id === organisation);
}
