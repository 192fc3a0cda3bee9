/**
 * An adviser's counters of a year, of every organisation they work for: one number for each answer, and no rows. Which
 * answers belonged to one contact is nowhere, so nobody can ask for it.
 */
import * as z from 'zod/mini';
import { ACTIVITIES, FIELDS, isCountedBefore, OPTIONAL_FIELDS, type Field, type OptionalField } from './fields.ts';

/** Closed years of which counters are kept, beside the year that is going on: so long a year can be added up. */
export const YEARS_KEPT = 3;

/** `about.bullying`, `activity.outreach`, `hours.contacts`, `consult.year`: what a counter counts. */
export type Counter = string & { readonly __counter: unique symbol };
const counter = (text: string): Counter => text as Counter;
export const counterOf = (field: Field, value: string): Counter => counter(`${field}.${value}`);

/** Hours as an adviser: with people, and of the activities. `team`: how many began and stopped, and were there, by kind. */
export const OTHER_COUNTERS = {
  hours: ['contacts', 'activities'],
  /**
   * Presses of "this was a consult", where the contract of the organisation settles by the year; `people`: with how many
   * people, because somebody who came twenty times must not pass for twenty.
   */
  consult: ['year', 'people', 'q1', 'q2', 'q3', 'q4'],
} as const;

/** Every counter there is, always in this order: what is added masked is added place by place. */
export const COUNTERS: readonly Counter[] = [
  ...Object.entries(FIELDS).flatMap(([field, values]) => values.map((value) => counter(`${field}.${value}`))),
  ...ACTIVITIES.map((activity) => counter(`activity.${activity}`)),
  ...Object.entries(OTHER_COUNTERS).flatMap(([kind, values]) => values.map((value) => counter(`${kind}.${value}`))),
];

/** No counter goes above this. */
const MOST = 99_999;
const count = z.int().check(z.nonnegative(), z.maximum(MOST));
/** Counters of a newer page are handed on as they are. */
const counts = z.record(z.string().check(z.maxLength(64)), count);
const organisationLedger = z.looseObject({
  counts,
  /** Switched on for the whole year. */
  fields: z.optional(z.array(z.string())),
  /** Its yearly account was released with figures: what was counted is gone, but for the consults that are yet to be settled. */
  released: z.optional(z.literal(true)),
  /** The consults of the year were settled with the supplier, and are gone too. */
  settled: z.optional(z.literal(true)),
});
const ledger = z.looseObject({
  /** By organisation; of a pool or contract form of a supplier by `supplier:<id>:<form>`. */
  organisations: z.record(z.string().check(z.maxLength(120)), organisationLedger),
  /** Which strokes are in it, in alphabetical order: so that none is added twice. They say nothing of what was pressed. */
  applied: z.array(z.string().check(z.maxLength(32))),
  /** Something may be missing: a key was lost, or an older book was put back. */
  incomplete: z.optional(z.literal(true)),
});
export type OrganisationLedger = z.infer<typeof organisationLedger>;
export type Ledger = z.infer<typeof ledger>;
export const ledgerSchema = ledger;
export const EMPTY_LEDGER: Ledger = { organisations: {}, applied: [] };

/** What is added at once, or taken away: one contact, one activity, hours, or a field that is switched on. */
export const strokeSchema = z.strictObject({
  kind: z.literal('stroke'),
  id: z.string().check(z.minLength(16), z.maxLength(32)),
  year: z.int(),
  /** As in `Ledger.organisations`; a consult of a pool goes to two of them. */
  add: z.array(
    z.strictObject({ to: z.string().check(z.maxLength(120)), counter: z.string().check(z.maxLength(64)), by: z.int() }),
  ),
  /** The optional fields of an organisation from now on. */
  fields: z.optional(z.strictObject({ of: z.string(), on: z.array(z.enum(OPTIONAL_FIELDS)) })),
  /** What was published of an organisation's year, so that it goes. */
  published: z.optional(z.strictObject({ of: z.string(), what: z.enum(['report', 'settlement']) })),
});
export type Stroke = z.infer<typeof strokeSchema>;

export type Answers = Readonly<Partial<Record<Field, string>>>;
/** What one contact adds to the counters of its organisation. @param by -1: it was a mistake */
export function contactCounters(
  answers: Answers,
  by: 1 | -1 = 1,
): readonly { readonly counter: Counter; readonly by: 1 | -1 }[] {
  const fields = isCountedBefore(answers.counted) ? (['counted'] as const) : (Object.keys(answers) as Field[]);
  return fields.flatMap((field) => {
    const value = answers[field];
    return value === undefined ? [] : [{ counter: counterOf(field, value), by }];
  });
}

/** These outlive the release of the year: the settlement comes after the yearly account. */
const isToSettle = (name: string): boolean => name.startsWith('consult.');
/** What may stay of a year after what was published of it. */
function kept(one: OrganisationLedger): OrganisationLedger {
  if (one.released !== true && one.settled !== true) return one;
  const stays = ([name]: readonly [string, number]): boolean =>
    isToSettle(name) ? one.settled !== true : one.released !== true;
  return { ...one, counts: Object.fromEntries(Object.entries(one.counts).filter(stays)) };
}

/** Once and no more. Nothing falls below none: what cannot be taken away was not there. */
export function withStroke(before: Ledger, stroke: Stroke): Ledger {
  if (before.applied.includes(stroke.id)) return before;
  const organisations: Record<string, OrganisationLedger> = { ...before.organisations };
  const at = (id: string): OrganisationLedger => organisations[id] ?? { counts: {} };
  for (const { to, counter: name, by } of stroke.add) {
    const there = at(to);
    const n = Math.min(MOST, Math.max(0, (there.counts[name] ?? 0) + by));
    organisations[to] = kept({ ...there, counts: { ...there.counts, [name]: n } });
  }
  if (stroke.fields !== undefined)
    organisations[stroke.fields.of] = { ...at(stroke.fields.of), fields: stroke.fields.on };
  if (stroke.published !== undefined) {
    const { of, what } = stroke.published;
    organisations[of] = kept({ ...at(of), [what === 'report' ? 'released' : 'settled']: true });
  }
  return { ...before, organisations, applied: [...before.applied, stroke.id].toSorted() };
}

/**
 * Of two that are both of this year. One usually came of the other, and then that is it. Where neither did, somebody put an
 * older one back in between: of each counter the higher is kept, and that something may be missing.
 */
export function mergeLedgers(one: Ledger, other: Ledger): Ledger {
  const holds = (a: Ledger, b: Ledger): boolean => b.applied.every((id) => a.applied.includes(id));
  const missing = one.incomplete === true || other.incomplete === true ? { incomplete: true as const } : {};
  if (holds(one, other)) return { ...other, ...one, ...missing };
  if (holds(other, one)) return { ...one, ...other, ...missing };
  const organisations: Record<string, OrganisationLedger> = { ...other.organisations };
  for (const [id, mine] of Object.entries(one.organisations)) {
    const theirs = organisations[id];
    const both = { ...theirs?.counts };
    for (const [name, n] of Object.entries(mine.counts)) both[name] = Math.max(n, both[name] ?? 0);
    organisations[id] = kept({ ...theirs, ...mine, counts: both });
  }
  const applied = [...new Set([...one.applied, ...other.applied])].toSorted();
  return { ...other, ...one, organisations, applied, incomplete: true };
}

export const isOptional = (field: string): field is OptionalField => OPTIONAL_FIELDS.some((one) => one === field);
