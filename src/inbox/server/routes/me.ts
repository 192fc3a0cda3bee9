/** Who am I, and am I reachable: what the inbox shows around the conversations. */
import type { Application } from 'express';
import type { AdviserDesk, Presence, Seat } from '../../../core/adviser/desk.ts';
import type { Availability } from '../../../core/availability.ts';
import { billingOf } from '../../../core/billing/contract.ts';
import { dayIn } from '../../../core/calendar.ts';
import { WEEKDAYS, type Organisation } from '../../../core/organisation.ts';
import { telephoneLink } from '../../../base/phone.ts';
import type { Clock } from '../../../core/ports.ts';
import type { LostKeys } from '../../../core/adviser/lost-keys.ts';
import { parseKeyCard } from '../../../seal/key-card.ts';
import { seatIn, principalIn } from '../session/require-session.ts';
import type { SlotVault } from '../../../core/adviser/enrolment.ts';
import { selfTestRequest } from '../../contract-requests.ts';
import { me, PATHS, type ClientSeat, type PresenceResponse } from '../../contract.ts';
import { referTo } from '../../../core/adviser/refer-to.ts';
import { base64urlOf } from '../../../base/base64url.ts';
import { respond, jsonBody, notFound, readBody, refuse } from '../http/http.ts';

function availabilityJson(availability: Availability): PresenceResponse['availability'] {
  switch (availability.state) {
    case 'available':
      return { state: availability.state, until: availability.until.toISOString() };
    case 'away':
    case 'full':
      return {
        state: availability.state,
        ...(availability.next === undefined ? {} : { next: availability.next.toISOString() }),
      };
    case 'unproven':
    case 'no-key':
      return { state: availability.state };
  }
}

const presenceJson = ({
  awayUntil,
  fullUntil,
  open,
  availability,
  choices,
  proof: { proven, from, test },
}: Presence): PresenceResponse => ({
  awayUntil: awayUntil?.toISOString() ?? null,
  fullUntil: fullUntil?.toISOString() ?? null,
  open,
  choices: [...choices],
  availability: availabilityJson(availability),
  proof: {
    proven,
    ...(from === undefined ? {} : { from: from.toISOString() }),
    ...(test === undefined ? {} : { test: { week: test.week, sealed: base64urlOf(test.sealed) } }),
  },
});

const contactsJson = ({ contacts = [] }: Organisation): Pick<ClientSeat, 'contacts'> =>
  contacts.length === 0
    ? {}
    : {
        contacts: contacts.map((one) => {
          const dial = one.phone === undefined ? undefined : telephoneLink(one.phone);
          return { ...one, ...(dial === undefined ? {} : { dial }) };
        }),
      };

function referToJson(seat: Seat): ClientSeat['referTo'] {
  const { advisers, places } = referTo(seat);
  return { advisers: [...advisers], places: [...places] };
}

const nameOf = ({ organisation, adviser }: Seat) => ({
  organisation: { id: organisation.id, name: organisation.name },
  adviser: { id: adviser.id, name: adviser.name },
});

interface Parts {
  readonly desk: AdviserDesk;
  readonly vault: SlotVault;
  readonly lostKeys: LostKeys;
  readonly clock: Clock;
}

export function meRoutes(app: Application, { desk, vault, lostKeys, clock }: Parts): void {
  const seatJson = async (seat: Seat): Promise<ClientSeat> => {
    const { organisation, adviser } = seat;
    const presence = await desk.presence(seat);
    const { timeZone } = adviser.schedule;
    const billing = billingOf(organisation, adviser, dayIn(clock.now(), organisation.timeZone));
    return {
      ...nameOf(seat),
      keyCards: adviser.keyCards.map(({ text }) => text),
      hours: WEEKDAYS.flatMap((day) => (presence.week[day] ?? []).map(({ from, to }) => ({ day, from, to }))),
      timeZone,
      ...(organisation.timeZone === timeZone ? {} : { organisationTimeZone: organisation.timeZone }),
      answersWithinHours: adviser.answersWithinHours,
      ...(adviser.topicsAssumed === true ? { topicsAssumed: true as const } : {}),
      capacity: adviser.capacity,
      ...(organisation.people === undefined ? {} : { people: organisation.people }),
      ...(billing === undefined
        ? {}
        : { billing: { ...billing, ...(adviser.supplier === undefined ? {} : { name: adviser.supplier }) } }),
      ...contactsJson(organisation),
      referTo: referToJson(seat),
      presence: presenceJson(presence),
    };
  };

  app.get(PATHS.me, async (_req, res) => {
    const { session, seats, onTheWay } = principalIn(res);
    const { issuer, subject, identity, enrolling } = session.value;
    const account = { issuer, subject };
    const slots = await vault.get(identity);
    const hasSlots = slots !== undefined;
    if (onTheWay !== undefined) {
      const { waiting } = onTheWay;
      const by = enrolling === undefined || enrolling.sent ? {} : { invitation: enrolling.invitation };
      return respond(res, me, { state: 'enrolling', account, ...nameOf(onTheWay), waiting, hasSlots, ...by });
    }
    const mark = slots && lostKeys.of(parseKeyCard(slots.card).kid);
    respond(res, me, {
      state: 'adviser',
      account,
      seats: await Promise.all(seats.map(seatJson)),
      hasSlots,
      ...(seats.some(({ adviser }) => adviser.lostKeyCards !== undefined) ? { hadKey: true as const } : {}),
      ...(mark?.why === 'lost' ? { keyLost: { since: String(mark.since) } } : {}),
    });
  });

  app.post(PATHS.selfTest, jsonBody(1024), async (req, res) => {
    const body = readBody(selfTestRequest, req, res);
    if (body === undefined) return;
    const seat = seatIn(res, body.organisation);
    if (seat === undefined) return notFound(res);
    const result = await desk.answerSelfTest(seat, body);
    if (result === 'refused') return refuse(res, 422, result);
    if (result === 'late') return refuse(res, 409, 'moved');
    res.status(204).end();
  });
}
