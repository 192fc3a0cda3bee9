/**
 * Do messages arrive at an adviser? Proven once a week by an answer of their own device. What others see of it is made of
 * weeks that are over, so that it changes at one hour of the week, and never because somebody wrote, unlocked or answered.
 */
import { toHour, type Hour } from './conversation.ts';
import type { Adviser } from './organisation.ts';
import type { AdviserLoad, AnsweredTests } from './ports.ts';

export const WEEK_HOURS = 168;
/** How many weeks an answer is shown for, after its own. */
const SHOWN_WEEKS = 2;

type Holder = Pick<Adviser, 'keyCards'>;
type Load = Pick<AdviserLoad, 'answered'>;

/** The hour at which this week of theirs began. @param ownHour the hour of the week at which their weeks begin, 0 to 167 */
export function weekOf(ownHour: number, now: Date): Hour {
  const hour = toHour(now);
  return hour - ((((hour - ownHour) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS);
}

/** The hour from which an answer of that week says nothing any more. */
export const shownUntil = (week: Hour): Hour => week + (1 + SHOWN_WEEKS) * WEEK_HOURS;

/** Which weeks the card that messages are sealed to answered. */
export const answeredBy = ({ keyCards }: Holder, { answered }: Load): readonly Hour[] =>
  answered !== undefined && answered.card === keyCards[0]?.kid ? answered.weeks : [];

/** Shown to everybody: one of the two weeks before the present one was answered. */
export function isProven(adviser: Holder, load: Load, now: Date): boolean {
  const hour = toHour(now);
  return answeredBy(adviser, load).some((week) => week + WEEK_HOURS <= hour && hour < shownUntil(week));
}

/** When what was answered in the present week begins to be shown; `undefined`: it was not, or nothing will change then. */
export function provenFrom(adviser: Holder, load: Load, now: Date): Hour | undefined {
  const [last] = answeredBy(adviser, load);
  if (last === undefined || isProven(adviser, load, now)) return undefined;
  const hour = toHour(now);
  return last <= hour && hour < last + WEEK_HOURS ? last + WEEK_HOURS : undefined;
}

/** What is kept once this one was answered too. A week that lies ahead was written by a clock that was wrong. */
export function withAnswered(
  before: AnsweredTests | undefined,
  { card, week }: { readonly card: string; readonly week: Hour },
  now: Date,
): AnsweredTests | undefined {
  const hour = toHour(now);
  const earlier = before?.card === card ? before.weeks : [];
  const useful = new Set([...earlier, week].filter((one) => one <= hour && hour < shownUntil(one)));
  if (useful.size === 0) return before;
  return { card, weeks: [...useful].toSorted((a, b) => b - a).slice(0, 2) };
}
