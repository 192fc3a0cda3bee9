/** Nobody is helped by whom the other one may come to as well: said before the first word, with a way to somebody else. */
import { firstName } from '../first-name.ts';
import type { Adviser } from '../organisation.ts';
import { othersFor } from '../parties.ts';
import type { Action, Section } from '../screens.ts';
import type { Present } from './availability-line.ts';
import { canReceive } from './availability-line.ts';
import type { PageContext } from './context.ts';
import { matches } from './welcome.ts';

/** The others are on the list behind "Liever iemand anders". */
const NAMED = 2;

export function bothSides(here: PageContext, adviser: Adviser): Section {
  const { both } = here.words.parties;
  const who = firstName(adviser.name);
  const isAlone = here.organisation.advisers.length === 1;
  return { heading: both.ask(who), lines: [isAlone ? both.nobodyElse(who) : both.choose(who)] };
}

/** @param but have a button on this page already */
export function namedOthers(
  here: PageContext,
  adviser: Adviser,
  team: readonly Present[],
  but: readonly string[] = [],
): readonly Action[] {
  const suitable = othersFor(here.organisation.advisers, adviser, here.context.preferences?.topic);
  return team
    .filter((one) => suitable.includes(one.adviser) && canReceive(one.availability) && !but.includes(one.adviser.id))
    .slice(0, NAMED)
    .map((one) => ({
      label: here.words.welcome.open(firstName(one.adviser.name)),
      press: { do: 'adviser', adviser: one.adviser.id },
    }));
}

/**
 * To the list, and to everybody on it where nobody else fits what was looked for; where there is nobody else at all, to the
 * places outside.
 */
export function toOthers(here: PageContext, adviser: Adviser): Action {
  const others = here.organisation.advisers.filter(({ id }) => id !== adviser.id);
  if (others.length === 0) return { label: here.words.footer.referrals, press: { do: 'elsewhere' } };
  const isListed = others.some((one) => matches(one, here.context.preferences ?? {}));
  return { label: here.words.adviser.other, press: { do: isListed ? 'welcome' : 'clear-filters' } };
}

/** Said before the first word where an adviser is the reporting point too. */
export const reportingPointLine = (here: PageContext, adviser: Adviser): readonly string[] =>
  adviser.reportingPoint === true ? [here.words.parties.reportingPoint.writing(firstName(adviser.name))] : [];
