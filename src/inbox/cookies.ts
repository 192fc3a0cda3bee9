/** The two cookies. Both carry the `__Host-` prefix: this host only, https, whole path (RFC 6265bis 4.1.3.2). */
import type { Request, Response } from 'express';
import { isToken } from './http.ts';

export const SESSION_COOKIE = '__Host-session';
export const SIGN_IN_COOKIE = '__Host-sign-in';

/**
 * `undefined` as well when the name occurs twice: then somebody planted one, and guessing which is ours
 * would be the hole.
 */
export function readCookie(req: Request, name: string): string | undefined {
  const found = (req.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = found;
  return found.length === 1 && value !== undefined && isToken(value) ? value : undefined;
}

const FIXED = { httpOnly: true, secure: true, path: '/' } as const;

/** A session cookie in the browser's sense too: no Max-Age, the server decides how long it lives. */
export function setSessionCookie(res: Response, value: string): void {
  res.cookie(SESSION_COOKIE, value, { ...FIXED, sameSite: 'strict' });
}
/** Lax, because a Strict cookie does not come along on the way back from the identity provider. */
export function setSignInCookie(res: Response, value: string, seconds: number): void {
  res.cookie(SIGN_IN_COOKIE, value, { ...FIXED, sameSite: 'lax', maxAge: seconds * 1000 });
}
export function clearSessionCookie(res: Response): void {
  res.clearCookie(SESSION_COOKIE, { ...FIXED, sameSite: 'strict' });
}
export function clearSignInCookie(res: Response): void {
  res.clearCookie(SIGN_IN_COOKIE, { ...FIXED, sameSite: 'lax' });
}
