/** An adviser's yearly books: kept for them, and never opened here. */
import type { Application, RequestHandler } from 'express';
import type { Log } from '../../../base/log.ts';
import type { BookVault } from '../../../core/adviser/book.ts';
import type { SlotVault } from '../../../core/adviser/enrolment.ts';
import type { Clock } from '../../../core/ports.ts';
import { isBookOf } from '../../../seal/book.ts';
import { fromBase64url } from '../../../seal/bytes.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { booksRequest } from '../../contract-requests.ts';
import { booksResult, PATHS } from '../../contract.ts';
import { jsonBody, notFound, putOff, readBody, refuse, respond } from '../http/http.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { principalIn } from '../session/require-session.ts';

/** Two of the largest; the one route whose body is not small. Below the megabyte that proxies let through by themselves. */
const BODY_MAX = 720 * 1024;
/** One at each unlocking and locking, and more where two devices are open at once. */
const REWRITINGS = { max: 60, windowMs: 3_600_000 };

interface BookDeps {
  readonly vault: Pick<SlotVault, 'get'>;
  readonly books: BookVault;
  readonly clock: Clock;
  readonly log: Log;
}

export function bookRoutes(app: Application, { vault, books, clock, log }: BookDeps): void {
  const rewritings = createRateLimit(clock, REWRITINGS);
  // Before the body is read: it is the reading that costs.
  const brake: RequestHandler = (_req, res, next) => {
    const { identity } = principalIn(res).session.value;
    if (rewritings.take(identity)) next();
    else putOff(res, rewritings.secondsLeft(identity));
  };

  app.put(PATHS.books, brake, jsonBody(BODY_MAX), async (req, res) => {
    const { identity } = principalIn(res).session.value;
    const body = readBody(booksRequest, req, res);
    if (body === undefined) return;
    const slots = await vault.get(identity);
    if (slots === undefined) return notFound(res);
    // Whoever can sign in as them cannot write over what they keep.
    const card = parseKeyCard(slots.card);
    for (const { blob } of body.books)
      if (!(await isBookOf(card, fromBase64url(blob) ?? new Uint8Array()))) return refuse(res, 422, 'refused');
    const done = await books.put(identity, body.books, body.over);
    if (done.result === 'refused') return refuse(res, 422, 'refused');
    if (done.result === 'moved') return respond(res, booksResult, { result: 'moved', books: [...done.books] });
    // 202: as with key slots, the one before can still be opened from a copy until the sweep is done.
    if (done.result === 'not-erased') log.error('erasure-waiting', { part: 'keyring' });
    respond(res, booksResult, { result: 'stored' }, done.result === 'stored' ? 200 : 202);
  });
}
