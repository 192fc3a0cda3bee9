/** Accounts of a year: what is out, the round under way, and each step of it. Nothing that was counted can be read here. */
import type { Application, ErrorRequestHandler, RequestHandler, Response } from 'express';
import type * as z from 'zod/mini';
import { isAppError } from '../../../base/errors.ts';
import type { Log } from '../../../base/log.ts';
import type { BeginResult, HandInResult, ReleaseResult, Reports } from '../../../core/adviser/reports/index.ts';
import type { Seat } from '../../../core/adviser/types.ts';
import type { Changes, Clock } from '../../../core/ports.ts';
import {
  contributionRequest,
  endRequest,
  glances,
  releaseRequest,
  reports as reportsShape,
  REPORTS_PATH,
  reportsPath,
  reportYearPath,
  roundRequest,
  yearInPath,
  type ReportsResponse,
} from '../../contract-reports.ts';
import type { RefusalCode } from '../../contract.ts';
import { jsonBody, notFound, putOff, readBody, refuse, respond } from '../http/http.ts';
import { createRateLimit } from '../http/rate-limit.ts';
import { principalIn, seatIn } from '../session/require-session.ts';

const SMALL = 32 * 1024;
/** A release with its texts; JSON writes a quote as two characters. */
const RELEASE_MAX = 640 * 1024;
/** Steps of one person: a whole team's year takes some twenty. */
const STEPS = { max: 120, windowMs: 3_600_000 };

type Refused = Exclude<BeginResult | HandInResult | ReleaseResult, 'stored'>;
const REFUSED: Readonly<Record<Refused, readonly [number, RefusalCode]>> = {
  begun: [409, 'report-begun'],
  apart: [409, 'report-apart'],
  released: [409, 'report-released'],
  moved: [409, 'moved'],
  waiting: [409, 'report-waiting'],
  open: [422, 'report-open'],
  past: [422, 'past'],
  points: [422, 'report-points'],
  newer: [422, 'report-newer'],
  full: [422, 'report-full'],
  'not-asked': [422, 'report-not-asked'],
  refused: [422, 'refused'],
  malformed: [400, 'bad-request'],
};

interface ReportDeps {
  readonly reports: Reports;
  readonly changes: Pick<Changes, 'publish'>;
  readonly clock: Clock;
  readonly log: Log;
}

export function reportRoutes(app: Application, { reports, changes, clock, log }: ReportDeps): void {
  const steps = createRateLimit(clock, STEPS);
  // Before the body is read: it is the reading that costs, and what lies there is opened for each.
  const brake: RequestHandler = (_req, res, next) => {
    const { identity } = principalIn(res).session.value;
    if (steps.take(identity)) next();
    else putOff(res, steps.secondsLeft(identity));
  };
  /** The seat and the year in the address, or `undefined` after a 404. */
  const placeIn = (res: Response, params: Record<string, unknown>): { seat: Seat; year: number } | undefined => {
    const seat = seatIn(res, params['organisation']);
    const year = yearInPath.safeParse(params['year']).data;
    if (seat !== undefined && year !== undefined) return { seat, year: Number(year) };
    notFound(res);
    return undefined;
  };
  /** Losing it loses nothing: whoever looks again sees it. */
  const tell = ({ organisation, adviser }: Seat): void => {
    for (const { id } of organisation.advisers)
      if (id !== adviser.id) void changes.publish(organisation.id, id).catch(() => undefined);
  };
  const answer = (res: Response, seat: Seat, result: 'stored' | Refused): void => {
    if (result !== 'stored') return refuse(res, ...REFUSED[result]);
    tell(seat);
    res.status(204).end();
  };

  /** One step of one seat and year. */
  function step<T>(
    method: 'put' | 'post',
    name: string,
    shape: z.ZodMiniType<T>,
    act: (place: { readonly seat: Seat; readonly year: number }, body: T) => Promise<'stored' | Refused>,
    limit = SMALL,
  ): void {
    app[method](`${reportYearPath(':organisation', ':year')}/${name}`, brake, jsonBody(limit), async (req, res) => {
      const place = placeIn(res, req.params);
      const body = place && readBody(shape, req, res);
      if (body !== undefined && place !== undefined) answer(res, place.seat, await act(place, body));
    });
  }

  app.get(REPORTS_PATH, async (_req, res) => {
    const { seats } = principalIn(res);
    const all = await Promise.all(
      seats.map(async (seat) => ({ organisation: seat.organisation.id, ...(await reports.glance(seat)) })),
    );
    respond(res, glances, { seats: all });
  });

  app.get(reportsPath(':organisation'), async (req, res) => {
    const seat = seatIn(res, req.params['organisation']);
    if (seat === undefined) return notFound(res);
    const { years, team, releases, settles, apart, ...rest } = await reports.view(seat);
    const json: ReportsResponse = {
      ...rest,
      years: years.map(({ round, ...one }) => ({
        ...one,
        ...(round === undefined ? {} : { round: { ...round, waits: [...round.waits] } }),
      })),
      apart: [...apart],
      team: [...team],
      releases: [...releases],
      settles: [...settles],
    };
    respond(res, reportsShape, json);
  });

  step('put', 'round', roundRequest, ({ seat, year }, { text, signature }) =>
    reports.begin(seat, year, text, signature),
  );
  step('put', 'contribution', contributionRequest, ({ seat, year }, { contribution }) =>
    reports.handIn(seat, year, contribution),
  );
  step('post', 'end', endRequest, ({ seat, year }, { signature }) => reports.end(seat, year, signature));
  step('post', 'release', releaseRequest, ({ seat, year }, signed) => reports.release(seat, year, signed), RELEASE_MAX);

  // What lies there and does not open is nobody's to begin anew: the operator is asked.
  const unreadable: ErrorRequestHandler = (error: unknown, _req, res: Response, next) => {
    if (!isAppError(error, 'STORE_UNSAFE')) return next(error);
    log.error('fault', { part: 'inbox', code: error.code });
    refuse(res, 422, 'report-unreadable');
  };
  app.use(REPORTS_PATH, unreadable);
}
