/** Who a session is: from the organisations in force at this very request, never from what was true at sign-in. */
import type { Seat } from '../core/adviser-desk.ts';
import { findAdviser, type Identity, type Organisations } from '../core/organisation.ts';
import type { Enrolments } from './enrolment.ts';
import type { Session } from './sessions.ts';

/** Issuer and subject exactly as listed. An e-mail address is no identity: it gets reassigned. */
export function seatsOf(organisations: Organisations, who: Identity): readonly Seat[] {
  return organisations
    .all()
    .flatMap((organisation) =>
      organisation.advisers
        .filter(({ identity }) => identity?.issuer === who.issuer && identity.subject === who.subject)
        .map((adviser) => ({ organisation, adviser })),
    );
}

/** Somebody on the way in: the place they were invited to, and whether the operator has it now. */
export interface OnTheWay extends Seat {
  readonly waiting: boolean;
}
export interface Standing {
  readonly session: Session;
  readonly seats: readonly Seat[];
  readonly onTheWay?: OnTheWay;
}

export function createStanding({
  organisations,
  enrolments,
}: {
  organisations: Organisations;
  enrolments: Enrolments;
}) {
  function placeOf(organisationId: string, adviserId: string): Seat | undefined {
    const organisation = organisations.byId(organisationId);
    const adviser = organisation && findAdviser(organisation, adviserId);
    return organisation && adviser && { organisation, adviser };
  }

  async function onTheWay({ value }: Session, hasSeats: boolean): Promise<OnTheWay | undefined> {
    const { enrolling } = value;
    if (enrolling === undefined && hasSeats) return undefined;
    const enrolment =
      enrolling === undefined
        ? await enrolments.ofIdentity(value)
        : await enrolments.get(enrolling.organisation, enrolling.adviser);
    const waiting = enrolment?.issuer === value.issuer && enrolment.subject === value.subject;
    const where = enrolling ?? enrolment;
    if (where === undefined || (enrolling?.sent === true && !waiting)) return undefined;
    const place = placeOf(where.organisation, where.adviser);
    return place && { ...place, waiting };
  }

  /** `undefined`: no longer listed and not on the way in either; the session counts for nothing. */
  return async (session: Session): Promise<Standing | undefined> => {
    const seats = seatsOf(organisations, session.value);
    const way = await onTheWay(session, seats.length > 0);
    if (way !== undefined) return { session, seats, onTheWay: way };
    return seats.length > 0 ? { session, seats } : undefined;
  };
}
export type StandingOf = ReturnType<typeof createStanding>;
