/** From what an adviser pressed about one contact to the stroke that adds it to the counters. Nothing of it is kept as it was pressed. */
import { consultCounters } from '../../../core/billing/consult.ts';
import { dayIn, type CalendarDay } from '../../../core/calendar.ts';
import {
  FIELDS,
  isCountedBefore,
  REQUIRED_FIELDS,
  type Field,
  type OptionalField,
} from '../../../core/register/fields.ts';
import { contactCounters, type Answers, type Stroke } from '../../../core/register/ledger.ts';
import type { ClientSeat } from '../../contract.ts';
import type { Counts } from '../book/counting.ts';
import { organisationZone, type Zones } from '../time.ts';

/** On the organisation's calendar: it says of which year a contact is. @param now by the server's clock */
export const dayAt = (zones: Zones, now: Date): CalendarDay => dayIn(now, organisationZone(zones));
export const yearAt = (zones: Zones, now: Date): number => Number(dayAt(zones, now).slice(0, 4));

/** In the order of asking: whoever was counted already needs no other answer. */
export const fieldsAsked = (optional: readonly OptionalField[]): readonly Field[] => [
  'counted',
  ...REQUIRED_FIELDS.filter((field) => field !== 'counted'),
  ...optional,
];

/** The questions that have no answer yet, in their order. */
export function unanswered(answers: Answers, optional: readonly OptionalField[]): readonly Field[] {
  const asked = isCountedBefore(answers.counted) ? [] : fieldsAsked(optional);
  return asked.filter((field) => !FIELDS[field].some((one) => one === answers[field]));
}

export interface Contact {
  readonly answers: Answers;
  readonly isConsult: boolean;
  /** As they were on the screen: what is not asked any more is not counted. */
  readonly optional: readonly OptionalField[];
}
interface Place {
  readonly seat: Pick<ClientSeat, 'organisation' | 'billing'> & Zones;
  /** By the server's clock. */
  readonly now: Date;
  /** Of the organisation; consults are counted and taken away in the year that is going on only. */
  readonly year: number;
}

/** What it adds, or takes away. */
export function addedBy({ answers, isConsult, optional }: Contact, place: Place, by: 1 | -1 = 1): Stroke['add'] {
  const { seat, now, year } = place;
  const asked = fieldsAsked(optional).flatMap((field) => {
    const value = answers[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  const to = seat.organisation.id;
  const contact = contactCounters(Object.fromEntries(asked), by).map((one) => ({ to, ...one }));
  const { billing } = seat;
  const day = dayAt(seat, now);
  if (!isConsult || billing === undefined || Number(day.slice(0, 4)) !== year) return contact;
  return [...contact, ...consultCounters(to, billing, day, answers.counted, by)];
}

/** @param counts as they are: the first contact of a year settles which optional questions it has */
export function contactStroke(contact: Contact, place: Place, counts: Counts, id: string): Stroke {
  const { optional } = contact;
  const of = place.seat.organisation.id;
  const settles = counts.fields === undefined ? { fields: { of, on: [...optional] } } : {};
  return { kind: 'stroke', id, year: place.year, add: addedBy(contact, place), ...settles };
}

/** Of what should be taken away, the counters in which there is nothing. @param countOf as the ledger has it now */
export const lackingIn = (taken: Stroke['add'], countOf: (to: string, counter: string) => number): readonly string[] =>
  taken.filter(({ to, counter, by }) => countOf(to, counter) + by < 0).map(({ counter }) => counter);
