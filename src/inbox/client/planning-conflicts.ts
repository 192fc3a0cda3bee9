/** What does not fit together in a planning: told, and never changed for anybody. */
import { addDays } from '../../core/calendar.ts';
import { isWholeDay, type Absence } from '../../core/planning.ts';
import type { SeatPlanning } from '../contract.ts';

export type Conflict =
  | { readonly is: 'overlap'; readonly one: Absence; readonly other: Absence }
  | { readonly is: 'cover-away'; readonly name: string; readonly absence: Absence };

/** Local text that sorts as time does: a day without a time begins at midnight, and ends at the next. */
const beginOf = ({ from }: Pick<Absence, 'from'>): string => (isWholeDay(from) ? `${from}T00:00` : from);
const endOf = ({ until }: Pick<Absence, 'until'>): string => (isWholeDay(until) ? `${addDays(until, 1)}T00:00` : until);
const meet = (a: Omit<Absence, 'id'>, b: Omit<Absence, 'id'>): boolean =>
  beginOf(a) < endOf(b) && beginOf(b) < endOf(a);

/** @param absences also those that are not saved yet; @param colleagues of the organisation, with the days they are away */
export function conflictsIn(
  absences: readonly Absence[],
  cover: readonly string[],
  colleagues: SeatPlanning['colleagues'],
): readonly Conflict[] {
  const overlaps = absences.flatMap((one, index) =>
    absences.slice(index + 1).flatMap((other): Conflict[] => (meet(one, other) ? [{ is: 'overlap', one, other }] : [])),
  );
  const covering = colleagues.filter(({ id }) => cover.includes(id));
  const away = covering.flatMap(({ name, away: days }) =>
    absences
      .filter((absence) => days.some((period) => meet(absence, period)))
      .map((absence): Conflict => ({ is: 'cover-away', name, absence })),
  );
  return [...overlaps, ...away];
}
