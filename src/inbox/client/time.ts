/**
 * Whose clock the inbox shows: the one that the adviser's hours are kept by, in every part of it. Where somebody could
 * take it for another (their device's, their organisation's, that of another organisation they advise) it is named.
 */
import { isZone, sameClock } from '../../core/calendar.ts';
import type { Language } from '../../core/organisation.ts';
import { inZone, momentsIn, type Moments } from '../../core/words/moments.ts';
import type { ClientSeat } from '../contract.ts';

export type Zones = Pick<ClientSeat, 'timeZone' | 'organisationTimeZone'>;

export interface SeatTime {
  readonly timeZone: string;
  readonly moments: Moments;
  /** By the organisation's clock: the employee is told the same last day. */
  readonly ofOrganisation: Moments;
  /** The clock's name behind a heading, where it needs one. */
  readonly heading: (text: string) => string;
}

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function timeFor(
  /** Absent: of an organisation that is no longer theirs, whose conversations may still be on screen. */
  seat: Zones | undefined,
  seats: readonly Zones[],
  { language, now, device = ownTimeZone() }: { language: Language; now: Date; device?: string },
): SeatTime {
  const zones = seat ?? seats[0] ?? { timeZone: device };
  const timeZone = known(zones.timeZone);
  const organisation = organisationZone(zones);
  const others = [device, ...seats.flatMap((one) => [one.timeZone, one.organisationTimeZone ?? one.timeZone])];
  const named = others.some((other) => !sameClock(timeZone, known(other), now));
  return {
    timeZone,
    moments: momentsIn(language, timeZone, now, named),
    ofOrganisation: momentsIn(language, organisation, now, named),
    heading: (text) => (named ? inZone(text, timeZone, language) : text),
  };
}

/** `timeFor` of each seat, once: every row of a list asks for it, and what the device's zone is takes long to find out. */
export function timesFor(
  seats: readonly Zones[],
  how: Parameters<typeof timeFor>[2],
): (seat: Zones | undefined) => SeatTime {
  const made = new Map<Zones | undefined, SeatTime>();
  return (seat) => {
    const found = made.get(seat) ?? timeFor(seat, seats, how);
    made.set(seat, found);
    return found;
  };
}

/** Of the organisation's calendar: by it a day, a quarter and a year are counted. */
export const organisationZone = ({ timeZone, organisationTimeZone }: Zones): string =>
  known(organisationTimeZone ?? timeZone);

/** A zone that the server knows and this browser does not is shown as UTC, and named so. */
export const known = (timeZone: string): string => (isZone(timeZone) ? timeZone : 'UTC');
