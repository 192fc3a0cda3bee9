/** Who a session is: from the organisations in force at this very request, never from what was true at sign-in. */
import type { Seat } from '../../../core/adviser/desk.ts';
import { memoPer } from '../../../base/memo.ts';
import {
  findAdviser,
  type Adviser,
  type Identity,
  type Organisation,
  type Organisations,
} from '../../../core/organisation.ts';
import type { Enrolment, Enrolments } from '../../../core/adviser/enrolment.ts';
import type { Session } from './sessions.ts';

const nameOf = ({ issuer, subject }: Identity): string => JSON.stringify([issuer, subject]);

/** Asked at every request, and of every open stream twice a minute: with thousands of advisers nobody can be searched for. */
const byIdentity = memoPer(({ advisers }: Organisation): ReadonlyMap<string, readonly Adviser[]> => {
  const found = new Map<string, Adviser[]>();
  for (const adviser of advisers) {
    if (adviser.identity === undefined) continue;
    const name = nameOf(adviser.identity);
    const known = found.get(name);
    if (known === undefined) found.set(name, [adviser]);
    else known.push(adviser);
  }
  return found;
});

/** Issuer and subject exactly as listed. An e-mail address is no identity: it gets reassigned. */
export function seatsOf(organisations: Organisations, who: Identity): readonly Seat[] {
  const name = nameOf(who);
  const seats: Seat[] = [];
  for (const organisation of organisations.all())
    for (const adviser of byIdentity(organisation).get(name) ?? []) seats.push({ organisation, adviser });
  return seats;
}

/** Somebody on the way in: the place they were invited to, and whether the operator has it now. */
export interface OnTheWay extends Seat {
  readonly waiting: boolean;
}
export interface Principal {
  readonly session: Session;
  readonly seats: readonly Seat[];
  readonly onTheWay?: OnTheWay;
}

/** Does this request still stand between somebody and their seat? */
export type IsPending = (enrolment: Enrolment, seats: readonly Seat[]) => boolean;

/** Who was approved and is in the file by now needs no way in; taken out of it again, they are nobody at once. */
export function createArrivals(): IsPending {
  const arrived = new Set<string>();
  return ({ approved, organisation: wanted, adviser: id, card: keyCard }, seats) => {
    if (approved === undefined) return true;
    const mark = `${wanted} ${id} ${keyCard}`;
    const isIn = seats.some(
      ({ organisation, adviser }) =>
        organisation.id === wanted && adviser.id === id && adviser.keyCards.some(({ text }) => text === keyCard),
    );
    if (isIn) arrived.add(mark);
    return !arrived.has(mark);
  };
}

export function createPrincipals({
  organisations,
  enrolments,
  isPending,
}: {
  organisations: Organisations;
  enrolments: Enrolments;
  isPending: IsPending;
}) {
  function seatOf(organisationId: string, adviserId: string): Seat | undefined {
    const organisation = organisations.byId(organisationId);
    const adviser = organisation && findAdviser(organisation, adviserId);
    return organisation && adviser && { organisation, adviser };
  }

  async function onTheWay({ value }: Session, seats: readonly Seat[]): Promise<OnTheWay | undefined> {
    const { enrolling } = value;
    if (enrolling === undefined && seats.length > 0) return undefined;
    const enrolment =
      enrolling === undefined
        ? await enrolments.ofIdentity(value, (one) => isPending(one, seats))
        : await enrolments.get(enrolling.organisation, enrolling.adviser);
    const isTheirs = enrolment?.issuer === value.issuer && enrolment.subject === value.subject;
    const waiting = isTheirs && isPending(enrolment, seats);
    const where = enrolling ?? enrolment;
    if (where === undefined || (enrolling?.sent === true && !waiting)) return undefined;
    const seat = seatOf(where.organisation, where.adviser);
    return seat && { ...seat, waiting };
  }

  /** `undefined`: no longer listed and not on the way in either; the session counts for nothing. */
  return async (session: Session): Promise<Principal | undefined> => {
    // Whoever is an adviser too has another session for that.
    if (session.value.role !== undefined) return undefined;
    const seats = seatsOf(organisations, session.value);
    const way = await onTheWay(session, seats);
    if (way !== undefined) return { session, seats, onTheWay: way };
    return seats.length > 0 ? { session, seats } : undefined;
  };
}
export type PrincipalOf = ReturnType<typeof createPrincipals>;
