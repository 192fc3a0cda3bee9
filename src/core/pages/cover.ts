/** Who stands in: offered by name where somebody is away or full. Whoever chooses one begins afresh; nothing goes along. */
import { isAbsent } from '../availability.ts';
import { isFor } from '../parties.ts';
import type { AdviserScreen } from '../screens.ts';
import type { PageContext } from './context.ts';
import { canReceive, type Present } from './availability-line.ts';
import { firstName } from '../first-name.ts';

/** `undefined`: they are there, named nobody, or all whom they named cannot be written to or are away too. */
export function coverFor(
  here: PageContext,
  { adviser, load, availability }: Present,
  team: readonly Present[],
): AdviserScreen['cover'] {
  const named = load.planning?.cover ?? [];
  const isFull = availability.state === 'full';
  if (named.length === 0 || !(isFull || isAbsent(adviser, load, here.now))) return undefined;
  const covering = named.flatMap((id) =>
    team.filter(
      (one) =>
        one.adviser.id === id &&
        id !== adviser.id &&
        // Consent in the file can be taken back after it was planned.
        one.adviser.cover === 'allowed' &&
        canReceive(one.availability) &&
        isFor(one.adviser, here.context.preferences?.topic) &&
        !isAbsent(one.adviser, one.load, here.now),
    ),
  );
  if (covering.length === 0) return undefined;
  const words = here.words.adviser;
  const names = covering.map((one) => firstName(one.adviser.name));
  const others = new Intl.ListFormat(here.language, { type: 'disjunction' }).format(names);
  const who = firstName(adviser.name);
  return {
    line: isFull ? words.coverFull(who, others) : words.coverAway(who, others),
    open: covering.map((one, index) => ({
      label: here.words.welcome.open(names[index] ?? one.adviser.name),
      press: { do: 'adviser', adviser: one.adviser.id },
    })),
  };
}
