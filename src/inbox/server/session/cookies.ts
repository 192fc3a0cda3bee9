/** The cookies. Each carries the `__Host-` prefix: this host only, https, whole path (RFC 6265bis 4.1.3.2). */
import type { CookieOptions, Request, Response } from 'express';
import { isToken } from '../../../base/token.ts';

/** `coordinator`: of a session that opens the coordinator's page and nothing else; both may be open in one browser. */
type Kind = 'session' | 'coordinator' | 'sign-in';

export interface Cookies {
  read(req: Request, kind: Kind): string | undefined;
  /** A session cookie in the browser's sense too: no Max-Age, the server decides how long it lives. */
  setSession(res: Response, value: string, kind?: 'session' | 'coordinator'): void;
  /** Lax, because a Strict cookie does not come along on the way back from the identity provider. */
  setSignIn(res: Response, value: string, seconds: number): void;
  clear(res: Response, kind: Kind): void;
}

/**
 * `plain`: for a demo or a trial on this machine over http. Safari takes no `Secure` cookie there, so no `__Host-` one
 * either, and nobody could sign in (WebKit bug 218980; Chrome and Firefox make an exception for localhost).
 */
export const cookieName = (kind: Kind, plain: boolean): string =>
  // Every port of localhost shares one cookie jar: a plain name carries ours, or another program's might be taken for it.
  plain ? `in-vertrouwen-${kind}` : `__Host-${kind}`;

export function createCookies(plain: boolean): Cookies {
  const fixed = { httpOnly: true, secure: !plain, path: '/' } as const;
  const options: Readonly<Record<Kind, CookieOptions>> = {
    session: { ...fixed, sameSite: 'strict' },
    coordinator: { ...fixed, sameSite: 'strict' },
    'sign-in': { ...fixed, sameSite: 'lax' },
  };
  return {
    /**
     * `undefined` as well when the name occurs twice: then somebody planted one, and guessing which is ours
     * would be the hole.
     */
    read(req, kind) {
      const start = `${cookieName(kind, plain)}=`;
      const found = (req.headers.cookie ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(start))
        .map((pair) => pair.slice(start.length));
      const [value] = found;
      return found.length === 1 && value !== undefined && isToken(value) ? value : undefined;
    },
    setSession: (res, value, kind = 'session') => void res.cookie(cookieName(kind, plain), value, options[kind]),
    setSignIn: (res, value, seconds) =>
      void res.cookie(cookieName('sign-in', plain), value, { ...options['sign-in'], maxAge: seconds * 1000 }),
    clear: (res, kind) => void res.clearCookie(cookieName(kind, plain), options[kind]),
  };
}
