/** An adviser's time: what is planned in each organisation, and a new planning for one of them. */
import type { Application } from 'express';
import type { AdviserDesk, Seat } from '../../../core/adviser/desk.ts';
import type { PlanResult } from '../../../core/adviser/planning.ts';
import { planningRequest } from '../../contract-requests.ts';
import { PATHS, plannings, type RefusalCode, type SeatPlanning } from '../../contract.ts';
import { jsonBody, notFound, readBody, refuse, respond } from '../http/http.ts';
import { principalIn, seatIn } from '../session/require-session.ts';

/** JSON of the longest text, with room for what JSON writes before a quote. */
const BODY_MAX = 32 * 1024;

const REFUSED: Readonly<Record<Exclude<PlanResult, 'stored'>, readonly [number, RefusalCode]>> = {
  moved: [409, 'moved'],
  refused: [422, 'refused'],
  malformed: [400, 'bad-request'],
  past: [422, 'past'],
  'cover-unknown': [422, 'cover-unknown'],
  'cover-key': [422, 'cover-key'],
  'cover-consent': [422, 'cover-consent'],
  'cover-circle': [422, 'cover-circle'],
};

export function planningRoutes(app: Application, { desk }: { desk: AdviserDesk }): void {
  const planningJson = async (seat: Seat): Promise<SeatPlanning> => ({
    organisation: seat.organisation.id,
    fileAway: seat.adviser.schedule.away,
    ...(seat.adviser.schedule.holidays === 'nl' ? { holidays: 'nl' as const } : {}),
    ...(await desk.planning(seat)),
  });

  app.get(PATHS.planning, async (_req, res) => {
    respond(res, plannings, { seats: await Promise.all(principalIn(res).seats.map(planningJson)) });
  });

  app.put(PATHS.planning, jsonBody(BODY_MAX), async (req, res) => {
    const body = readBody(planningRequest, req, res);
    if (body === undefined) return;
    const seat = seatIn(res, body.organisation);
    if (seat === undefined) return notFound(res);
    const result = await desk.plan(seat, body.text, body.signature);
    if (result === 'stored') return void res.status(204).end();
    refuse(res, ...REFUSED[result]);
  });
}
