/**
 * "Is alles op orde?", for HR: what is missing around the advisers. From the organisation's file, and from hours and days
 * away. What anybody wrote, how many came or how full an adviser is, is no input here, so nothing of it can be told.
 */
import { addDays, dayIn, yearBefore, type CalendarDay } from '../calendar.ts';
import { WEEKDAYS, type Adviser, type Organisation } from '../organisation.ts';
import { teamGaps, WEEKS_AHEAD } from '../team-gaps.ts';
import { hoursInForce } from '../planning-hours.ts';
import { ownWords } from '../words/index.ts';
import type { OwnTimes } from './own-time.ts';

export const SUBJECTS = [
  'keys',
  'hours',
  'languages',
  'gender',
  'sites',
  'weeks',
  'appointments',
  'links',
  'places',
  'introduction',
  'people',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What asks for something, in the order of `SUBJECTS`. */
export type Missing =
  | { readonly of: 'keys' | 'hours'; readonly names: readonly string[] }
  /** Tags of the organisation's own languages. */
  | { readonly of: 'languages'; readonly languages: readonly string[] }
  | { readonly of: 'gender'; readonly gender: 'woman' | 'man' }
  | { readonly of: 'sites'; readonly sites: readonly string[] }
  /** Mondays. */
  | { readonly of: 'weeks'; readonly weeks: readonly CalendarDay[] }
  | { readonly of: 'appointments'; readonly name: string; readonly until: CalendarDay; readonly isOver: boolean }
  /** `checked` is absent where nobody said when. */
  | { readonly of: 'links'; readonly checked?: CalendarDay }
  /** In the language of the screens. */
  | { readonly of: 'places'; readonly names: readonly string[] }
  | { readonly of: 'introduction' }
  | { readonly of: 'people'; readonly what: 'people' | 'managers' };

interface Given {
  readonly organisation: Organisation;
  readonly times: OwnTimes;
  readonly now: Date;
}

/** Subjects that cannot be judged, because nobody can be written to yet, are not in order either: `unknown`. */
export function inOrder(given: Given): { readonly missing: readonly Missing[]; readonly unknown: readonly Subject[] } {
  const team = teamOf(given);
  return {
    missing: [...aroundAdvisers(given), ...(team === undefined ? [] : team), ...around(given)].toSorted(
      (a, b) => SUBJECTS.indexOf(a.of) - SUBJECTS.indexOf(b.of),
    ),
    unknown: team === undefined ? ['languages', 'gender', 'sites', 'weeks'] : [],
  };
}

const namesOf = (advisers: readonly Adviser[]): readonly string[] => advisers.map(({ name }) => name);
const listed = <M extends Missing>(all: readonly unknown[], missing: M): readonly M[] =>
  all.length === 0 ? [] : [missing];

const hasHours = ({ times }: Given, { id, schedule }: Adviser): boolean => {
  const { weekly } = hoursInForce(schedule, times.get(id)?.planning).schedule;
  return WEEKDAYS.some((day) => (weekly[day] ?? []).length > 0);
};

function aroundAdvisers(given: Given): readonly Missing[] {
  const { advisers } = given.organisation;
  const keyless = namesOf(advisers.filter(({ keyCards }) => keyCards.length === 0));
  const hourless = namesOf(advisers.filter((adviser) => !hasHours(given, adviser)));
  return [...listed(keyless, { of: 'keys', names: keyless }), ...listed(hourless, { of: 'hours', names: hourless })];
}

/** `undefined`: nobody can be written to, so every other gap follows from that one. */
function teamOf(given: Given): readonly Missing[] | undefined {
  const { organisation, times, now } = given;
  const { advisers } = organisation;
  if (!advisers.some((adviser) => adviser.keyCards.length > 0 && hasHours(given, adviser))) return undefined;
  const gaps = teamGaps(
    organisation,
    advisers.map(({ id }) => times.get(id) ?? {}),
    now,
  );
  const languages = gaps.languages.none.filter((tag) => organisation.languages.some((own) => own === tag));
  return [
    ...listed(languages, { of: 'languages', languages }),
    ...gaps.genders.map((gender) => ({ of: 'gender' as const, gender })),
    ...listed(gaps.locations.none, { of: 'sites', sites: gaps.locations.none }),
    ...listed(gaps.weeks, { of: 'weeks', weeks: gaps.weeks }),
  ];
}

function around({ organisation, now }: Given): readonly Missing[] {
  const { advisers, languages, referrals, partners = [], introduction, people, managers, timeZone } = organisation;
  const today = dayIn(now, timeZone);
  const soon = addDays(today, WEEKS_AHEAD * 7);
  const isOld = ({ checked }: { readonly checked: CalendarDay }): boolean => checked < yearBefore(today);
  const places = [
    ...referrals.filter(isOld).map(({ name }) => ownWords(name, languages[0])),
    ...partners.filter(isOld).map(({ name }) => name),
  ];
  return [
    ...advisers.flatMap(({ name, appointedUntil: until }): Missing[] =>
      until === undefined || until >= soon ? [] : [{ of: 'appointments', name, until, isOver: until < today }],
    ),
    ...linksIn(organisation, today),
    ...listed(places, { of: 'places', names: places }),
    ...(introduction === undefined ? [{ of: 'introduction' as const }] : []),
    ...(people === undefined ? [{ of: 'people' as const, what: 'people' as const }] : []),
    ...(people !== undefined && managers === undefined ? [{ of: 'people' as const, what: 'managers' as const }] : []),
  ];
}

function linksIn({ links, linksChecked: checked }: Organisation, today: CalendarDay): readonly Missing[] {
  if (Object.keys(links).length === 0) return [];
  if (checked === undefined) return [{ of: 'links' }];
  return checked < yearBefore(today) ? [{ of: 'links', checked }] : [];
}
