/**
 * Cross-site request forgery. Four defences doubled on purpose, because each alone has been got round
 * somewhere: a content type a form cannot send, a header that forces a CORS preflight (which we never
 * answer), `Origin`, and Fetch Metadata. What is missing counts against the request.
 */
import type { Request, RequestHandler } from 'express';
import { OWN_PAGE_HEADER } from '../../contract.ts';
import { refuse } from './http.ts';

const fromOwnPage = (req: Request): boolean => req.get('sec-fetch-site') === 'same-origin';

function mayChange(req: Request, origin: string): boolean {
  if (req.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== 'application/json') return false;
  if (req.get(OWN_PAGE_HEADER) !== '1') return false;
  const sent = req.get('origin');
  const site = req.get('sec-fetch-site');
  if (sent === undefined) return fromOwnPage(req);
  return sent === origin && (site === undefined || site === 'same-origin');
}

/** For everything: whatever is not a plain read must prove that our own page sent it. */
export function refuseForeignChanges(origin: string): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || mayChange(req, origin)) return next();
    refuse(res, 403, 'cross-site');
  };
}

/** For `/api`: another site may not even cause a read. A client without Fetch Metadata has no cookie to abuse. */
export const refuseForeignReads: RequestHandler = (req, res, next) => {
  if (req.get('sec-fetch-site') === undefined || fromOwnPage(req)) return next();
  refuse(res, 403, 'cross-site');
};

/**
 * For the way back from the identity provider: a person's browser going there, not a picture or a frame on somebody's
 * page. A browser sends both headers or neither; what is no browser (Node's own `fetch`) may send `cors` alone.
 */
export function isNavigation(req: Request, mayBeFramed: boolean): boolean {
  if (req.method !== 'GET' || req.get('sec-purpose') !== undefined) return false;
  const destination = req.get('sec-fetch-dest');
  if (destination !== undefined) return destination === 'document' || (mayBeFramed && destination === 'iframe');
  const mode = req.get('sec-fetch-mode');
  return mode === undefined || mode === 'navigate' || mode === 'cors';
}
