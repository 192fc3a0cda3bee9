/** What an adviser sees of their own counters, and which questions are asked of the contacts of a year. */
import { FIELDS, OPTIONAL_FIELDS, type Field, type OptionalField } from '../../../core/register/fields.ts';
import { counterOf } from '../../../core/register/ledger.ts';
import type { ClientSeat } from '../../contract.ts';
import { countsIn, type Counts } from '../book/counting.ts';
import type { Ledgers } from '../book/ledgers.ts';

/** Questions that point sooner than others: only where many work, and shown where many came. */
const PERSONAL: readonly OptionalField[] = ['sex', 'age'];
const PEOPLE_FOR_PERSONAL = 250;
const CONTACTS_FOR_PERSONAL = 30;

export const isPersonal = (field: Field): boolean => PERSONAL.some((one) => one === field);
export const offeredFields = ({ people = 0 }: Pick<ClientSeat, 'people'>): readonly OptionalField[] =>
  OPTIONAL_FIELDS.filter((field) => people >= PEOPLE_FOR_PERSONAL || !isPersonal(field));

type Numbers = Counts['counts'];
const numberOf = (counts: Numbers, name: string): number => (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0);
export const countOf = (counts: Numbers, field: Field, value: string): number =>
  numberOf(counts, counterOf(field, value));
/** How many people: those of whom nobody said that they were counted before. */
export const peopleIn = (counts: Numbers): number =>
  countOf(counts, 'counted', 'no') + countOf(counts, 'counted', 'unknown');
export const againIn = (counts: Numbers): number =>
  countOf(counts, 'counted', 'with-me') + countOf(counts, 'counted', 'with-colleague');
export const timesOf = (counts: Numbers, activity: string): number => numberOf(counts, `activity.${activity}`);
export const hoursOf = (counts: Numbers, kind: 'contacts' | 'activities'): number => numberOf(counts, `hours.${kind}`);

export interface OwnTable {
  readonly field: Field;
  readonly rows: readonly { readonly value: string; readonly n: number }[];
}
/** Each answer that was given at all. */
export function tablesIn(counts: Numbers): readonly OwnTable[] {
  const shown = (Object.keys(FIELDS) as Field[]).filter(
    (field) => field !== 'counted' && (!isPersonal(field) || peopleIn(counts) >= CONTACTS_FOR_PERSONAL),
  );
  return shown.flatMap((field) => {
    const rows = FIELDS[field].map((value) => ({ value, n: countOf(counts, field, value) })).filter(({ n }) => n > 0);
    return rows.length === 0 ? [] : [{ field, rows }];
  });
}

/** What was chosen for that year, or for the last one before it for which anything was. Only what may be asked there. */
export function fieldsOf(
  ledgers: Ledgers,
  seat: Pick<ClientSeat, 'organisation' | 'people'>,
  year: number,
): readonly OptionalField[] {
  const before = [...ledgers].filter(([one]) => one <= year).toSorted(([a], [b]) => b - a);
  const chosen = before
    .map(([, ledger]) => countsIn(ledger, seat.organisation.id).fields)
    .find((fields) => fields !== undefined);
  return offeredFields(seat).filter((field) => chosen?.includes(field) === true);
}

/** A question holds for a whole year: once anybody was counted in it, a choice is for the next. */
export function yearToChooseFor(counts: Numbers, year: number): number {
  return peopleIn(counts) + againIn(counts) === 0 ? year : year + 1;
}
