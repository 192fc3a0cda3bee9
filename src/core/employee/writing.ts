/** The way to the form for a first message: its limits read, and its adviser able to receive. */
import type { Submit, Visit } from '../events.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import { adviserPage } from '../pages/adviser.ts';
import { canReceive } from '../pages/availability-line.ts';
import type { PageContext } from '../pages/context.ts';
import type { createWelcomeCache } from '../pages/welcome-cache.ts';
import { presentAdvisers } from '../pages/welcome.ts';
import { hasReadLimits, limits, limitsVersionOf, write } from '../pages/write.ts';
import type { Overview } from '../ports.ts';
import type { Screen } from '../screens.ts';

interface WritingParts {
  readonly welcome: ReturnType<typeof createWelcomeCache>;
  readonly overview: (here: PageContext, visit: Visit) => Promise<Overview>;
  readonly newFormId: () => string;
}

export function createWriting({ welcome, overview, newFormId }: WritingParts) {
  const page = (here: PageContext, seen: Overview, adviser: Adviser, started?: Parameters<typeof write>[3]): Screen => {
    const { id } = adviser;
    const team = presentAdvisers(here, seen);
    const present = team.find((one) => one.adviser.id === id);
    if (present === undefined) return welcome(here, seen);
    if (!canReceive(present.availability)) return adviserPage(here, present, undefined, team);
    const shown = present.availability.state === 'available' ? 'now' : 'later';
    return write(
      here,
      present.adviser,
      { form: 'write', adviser: id, limits: limitsVersionOf(present.adviser), submission: newFormId(), shown },
      started,
    );
  };

  return {
    page,

    /**
     * The same page whether or not there is a conversation with this adviser: on Slack it leaves in the body of an answer,
     * which a stolen signing secret can read. What is then sent goes into the conversation that there is.
     */
    async accepted(
      visit: Visit,
      here: PageContext,
      { adviser: id, limits: version }: Extract<Submit, { form: 'accept' }>,
    ): Promise<Screen> {
      const adviser = findAdviser(here.organisation, id);
      if (adviser !== undefined && !hasReadLimits(version, adviser)) return limits(here, adviser, true);
      const seen = await overview(here, visit);
      return adviser === undefined ? welcome(here, seen) : page(here, seen, adviser);
    },
  };
}
