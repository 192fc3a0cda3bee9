/**
 * What an adviser says about their own time in one organisation: one small document, numbered, signed with the key on their
 * card. Text, because a signature is over bytes: what was signed is what is stored, and nobody writes it anew.
 * In zod's small edition, because the inbox's page makes it.
 */
import * as z from 'zod/mini';
import type { Statement } from '../seal/statement.ts';
import { addDays, dayIn } from './calendar.ts';
import { ID_PATTERN } from './conversation.ts';
import { WEEKDAYS, type AdviserId, type Hours, type OrganisationId, type Weekday } from './organisation.ts';

/** `YYYY-MM-DD`, or with a time on a whole minute: `YYYY-MM-DDTHH:MM`. By the adviser's clock. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/;
const isLocal = (text: string): boolean => {
  const day = LOCAL.exec(text)?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;
};
export const isWholeDay = (local: string): boolean => !local.includes('T');
export const dayOf = (local: string): string => local.slice(0, 10);
const DAY_END = 'T24:00';

/** Days are whole days: `until` without a time is a day that still belongs to it, with a time it is the first moment after. */
export interface Absence {
  /** 22 characters, base64url, chosen at random: deleting one leaves those that overlap it. */
  readonly id: string;
  readonly from: string;
  readonly until: string;
}
export const isInOrder = ({ from, until }: Omit<Absence, 'id'>): boolean =>
  (isWholeDay(from) ? `${from}T00:00` : from) < (isWholeDay(until) ? until + DAY_END : until);

export const MOST_ABSENCES = 60;
export const MOST_COVER = 5;
const MOST_HOURS = 6;
/** In characters; what sixty absences take is well below. */
export const PLANNING_MAX = 12_000;

const time = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const day = z.array(z.strictObject({ from: time, to: time })).check(z.maxLength(MOST_HOURS));
const weekly = z.strictObject(
  Object.fromEntries(WEEKDAYS.map((name) => [name, z.exactOptional(day)])) as Record<
    Weekday,
    z.ZodMiniExactOptional<typeof day>
  >,
);
const local = z.string().check(z.refine(isLocal));
const absence = z
  .strictObject({ id: z.string().check(z.regex(ID_PATTERN)), from: local, until: local })
  .check(z.refine(isInOrder));
const hour = z.int().check(z.positive(), z.maximum(10_000_000));
const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const schema = z.strictObject({
  version: z.literal(1),
  number: z.int().check(z.positive(), z.maximum(1_000_000_000)),
  /** Whose clock hours and absences are by. */
  timeZone: z.string().check(z.maxLength(64)),
  /** Absent: the hours of the organisation file. */
  weekly: z.exactOptional(weekly),
  absences: z.array(absence).check(
    z.maxLength(MOST_ABSENCES),
    z.refine((all) => distinct(all.map(({ id }) => id))),
  ),
  /** Whole hours since 1970, as all that is stored of time. */
  awayUntil: z.exactOptional(hour),
  /** Takes no new conversation until then. */
  fullUntil: z.exactOptional(hour),
  /** Colleagues to whom employees may turn meanwhile, in the order to name them. */
  cover: z
    .array(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)))
    .check(z.maxLength(MOST_COVER), z.refine(distinct)),
});

export interface Planning {
  readonly version: 1;
  readonly number: number;
  readonly timeZone: string;
  readonly weekly?: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  readonly absences: readonly Absence[];
  readonly awayUntil?: number;
  readonly fullUntil?: number;
  readonly cover: readonly AdviserId[];
}

/** As it lies in the store, which knows the number and nothing else of it. */
export interface SignedPlanning {
  readonly number: number;
  /** JSON of a `Planning`, as it was signed. */
  readonly text: string;
  /** Of a `PlanningStatement`: 64 bytes, base64url. */
  readonly signature: string;
}

/** `undefined` for whatever is none. */
export function parsePlanning(text: string): Planning | undefined {
  if (text.length > PLANNING_MAX) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    // A zone that nobody here knows cannot say when anything is.
    dayIn(new Date(0), parsed.data.timeZone);
    return parsed.data;
  } catch {
    return undefined;
  }
}

export const planningStatement = (
  organisation: OrganisationId,
  adviser: AdviserId,
  text: string,
): Extract<Statement, { says: 'planning' }> => ({ says: 'planning', organisation, adviser, text });
