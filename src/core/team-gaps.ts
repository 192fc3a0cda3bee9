/**
 * What is missing in a team of advisers, for themselves: from the file and their planning alone, and nothing about anybody
 * who wrote. Counted are those who can be written to: with a key and with hours.
 */
import { baseLanguage } from '../base/language-tags.ts';
import { isReachableWithin } from './availability.ts';
import { addDays, dayIn, startOfDay, weekdayOf, type CalendarDay } from './calendar.ts';
import { LANGUAGES, WEEKDAYS, type Adviser, type Organisation } from './organisation.ts';
import { hoursInForce, type OwnHours } from './planning-hours.ts';
import type { KnownLoad } from './plannings.ts';

export const WEEKS_AHEAD = 12;

export interface TeamGaps {
  /** Base tags: the organisation's own that nobody speaks, and those that one person alone does. */
  readonly languages: { readonly none: readonly string[]; readonly one: readonly string[] };
  readonly genders: readonly ('woman' | 'man')[];
  /** Sites of the team at which nobody, or one person alone, can be written to. */
  readonly locations: { readonly none: readonly string[]; readonly one: readonly string[] };
  readonly kinds: readonly Adviser['kind'][];
  /** Mondays of the weeks ahead in which nobody has an hour, by the organisation's calendar. */
  readonly weeks: readonly CalendarDay[];
}

/** What is looked at of a load: hours and days away. */
export type TeamLoad = Pick<KnownLoad, 'awayUntil'> & { readonly planning?: OwnHours };

/** @param loads in the order of the organisation's advisers */
export function teamGaps(organisation: Organisation, loads: readonly TeamLoad[], now: Date): TeamGaps {
  const { advisers, languages, timeZone } = organisation;
  const team = advisers.flatMap((adviser, index) => {
    const load = loads[index] ?? {};
    const { weekly } = hoursInForce(adviser.schedule, load.planning).schedule;
    const writable = adviser.keyCards.length > 0 && WEEKDAYS.some((day) => (weekly[day] ?? []).length > 0);
    return writable ? [{ adviser, load }] : [];
  });
  const counted = (named: readonly string[], of: (adviser: Adviser) => readonly string[]) => {
    const count = (one: string): number => team.filter(({ adviser }) => of(adviser).includes(one)).length;
    const all = [...new Set(named)];
    return { none: all.filter((one) => count(one) === 0), one: all.filter((one) => count(one) === 1) };
  };
  const spoken = ({ languages: tags }: Adviser): readonly string[] => tags.map(baseLanguage);
  const offered = languages.filter((tag) => LANGUAGES.includes(tag));
  return {
    languages: counted([...offered, ...advisers.flatMap(spoken)], spoken),
    genders: (['woman', 'man'] as const).filter((one) => team.every(({ adviser }) => adviser.gender !== one)),
    locations: counted(
      advisers.flatMap(({ locations }) => locations),
      ({ locations }) => locations,
    ),
    kinds: (['internal', 'external'] as const).filter((one) => team.every(({ adviser }) => adviser.kind !== one)),
    weeks: mondays(dayIn(now, timeZone)).filter((monday) => {
      const [from, until] = [startOfDay(monday, timeZone), startOfDay(addDays(monday, 7), timeZone)];
      if (from === undefined || until === undefined) return false;
      const rest = from > now ? from : now;
      return !team.some(({ adviser, load }) => isReachableWithin(adviser, load, rest, until));
    }),
  };
}

function mondays(today: CalendarDay): readonly CalendarDay[] {
  const first = addDays(today, -WEEKDAYS.indexOf(weekdayOf(today)));
  return Array.from({ length: WEEKS_AHEAD }, (_, index) => addDays(first, index * 7));
}
