/** Being told that there may be something: where, how often, whether it works; and that somebody came to look. */
import type { Application } from 'express';
import type { NoticeDesk } from '../../../core/notices/desk.ts';
import type { Clock } from '../../../core/ports.ts';
import { noticesRequest } from '../../contract-requests.ts';
import { notices, noticesTest, PATHS } from '../../contract.ts';
import { jsonBody, notFound, putOff, readBody, refuse, respond } from '../http/http.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { principalIn } from '../session/require-session.ts';

/** Each test is a message to others' servers. */
const TESTS = { max: 6, windowMs: 3_600_000 };

export function noticeRoutes(app: Application, { notices: desk, clock }: { notices: NoticeDesk; clock: Clock }): void {
  const tests = createRateLimit(clock, TESTS);

  app.get(PATHS.notices, async (_req, res) => {
    const { session, seats } = principalIn(res);
    if (seats.length === 0) return notFound(res);
    const { browsers, gone, ...view } = await desk.look(session.value.identity, seats);
    respond(res, notices, {
      ...view,
      browsers: [...browsers],
      gone: [...gone],
      ...(desk.offered.pushKey === undefined ? {} : { pushKey: desk.offered.pushKey }),
      mailOffered: desk.offered.mail,
      // Colleagues see the screen of whoever works among them.
      recommendFixed: seats.some(({ adviser }) => adviser.kind === 'internal'),
    });
  });

  app.put(PATHS.notices, jsonBody(8 * 1024), async (req, res) => {
    const { session, seats } = principalIn(res);
    const body = readBody(noticesRequest, req, res);
    if (body === undefined) return;
    const { identity, issuer, subject } = session.value;
    const result = await desk.change(identity, { issuer, subject }, seats, body);
    if (result === 'refused') return refuse(res, 422, 'refused');
    if (result === 'used') return refuse(res, 409, 'used');
    // 202: it counts, and what was there before can still be opened until the sweep is done.
    res.status(result === 'stored' ? 204 : 202).end();
  });

  app.post(PATHS.noticesTest, async (_req, res) => {
    const { identity } = principalIn(res).session.value;
    if (!tests.take(identity)) return putOff(res, tests.secondsLeft(identity));
    const result = await desk.test(identity);
    if (result === undefined) return notFound(res);
    respond(res, noticesTest, { ...result, push: [...result.push] });
  });

  app.post(PATHS.visit, async (_req, res) => {
    const { session, seats } = principalIn(res);
    await desk.came(session.value.identity, seats);
    res.status(204).end();
  });
}
