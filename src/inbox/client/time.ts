/**
 * Whose clock the inbox shows: the one that the adviser's hours are kept by, in every part of it. Where somebody could
 * take it for another (their device's, their organisation's, that of another organisation they advise) it is named.
 */
import { sameClock } from '../../core/calendar.ts';
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

/** Of the organisation's calendar: by it a day, a quarter and a year are counted. */
export const organisationZone = ({ timeZone, organisationTimeZone }: Zones): string =>
  known(organisationTimeZone ?? timeZone);

/** A zone that the server knows and this browser does not is shown as UTC, and named so. */
export function known(timeZone: string): string {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}
