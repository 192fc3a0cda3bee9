/** Small things every route uses: refusals, hostile input, the last handler. */
import express from 'express';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import * as z from 'zod/mini';
import { codeOf, isAppError } from '../../../base/errors.ts';
import type { Log } from '../../../base/log.ts';
import { refusal, type RefusalCode } from '../../contract.ts';

/**
 * An answer that the contract has: `shape` is for the compiler, which holds `value` against it. Not `res.json`, which looks
 * for what no answer of ours has: a charset of its own, a tag, a date to compare. As bytes: Node joins a text to its headers,
 * which is one more copy of a whole conversation.
 */
export function respond<T extends z.ZodMiniType>(res: Response, _shape: T, value: z.input<T>, status = 200): void {
  const body = Buffer.from(JSON.stringify(value));
  res.status(status).setHeader('Content-Type', 'application/json; charset=utf-8').end(body);
}

export function refuse(res: Response, status: number, code: RefusalCode): void {
  respond(res, refusal, { code }, status);
}

/** What has to wait, and how long: in the body too, because a page reads that more easily than a header. */
export function putOff(res: Response, seconds: number): void {
  respond(res.set('Retry-After', String(seconds)), refusal, { code: 'too-many', seconds }, 429);
}

/** One answer for what is not there, is somebody else's, or could never be: nothing can be told apart. */
export const notFound = (res: Response): void => refuse(res, 404, 'not-found');

/** Compressed bodies are refused: no client of ours sends them, and a small one can inflate to anything. */
export const jsonBody = (limitBytes: number): RequestHandler =>
  express.json({ limit: limitBytes, inflate: false, strict: true, type: 'application/json' });

/** The parsed body, or `undefined` after a 400 was sent. */
export function readBody<T>(schema: z.ZodMiniType<T>, req: Request, res: Response): T | undefined {
  const parsed = schema.safeParse(req.body);
  if (parsed.success) return parsed.data;
  refuse(res, 400, 'bad-request');
  return undefined;
}

const STATUS = z.object({ status: z.number() });
const STORE_FAULTS = ['STORE_AWAY', 'STORE_READ_ONLY', 'STORE_FULL'] as const;

/** Express 5 brings rejected promises here. Nothing of the error but its code leaves this function. */
export function lastHandler(log: Log) {
  return (error: unknown, _req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      log.error('fault', { part: 'inbox', reason: 'after-headers' });
      next(error);
      return;
    }
    if (STORE_FAULTS.some((code) => isAppError(error, code))) {
      log.error('fault', { part: 'inbox', ...codeOf(error) });
      refuse(res, 503, 'try-again');
      return;
    }
    // The body parser and the router mark what the caller did wrong with a 4xx status.
    const status = STATUS.safeParse(error).data?.status;
    if (error instanceof URIError) return notFound(res);
    if (status === 413) return refuse(res, 413, 'too-large');
    if (status !== undefined && status >= 400 && status < 500) return refuse(res, 400, 'bad-request');
    log.error('fault', { part: 'inbox', ...(isAppError(error) ? { code: error.code } : { reason: 'unexpected' }) });
    refuse(res, 500, 'fault');
  };
}
