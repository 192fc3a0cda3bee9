/** An event that goes wrong, takes too long, or is delivered again: what is done once, and which page comes of it. */
import { withTimeout } from '../../base/timeout.ts';
import type { EmployeeEvent, Visit } from '../events.ts';
import { pageContextOf, type PageContext } from '../pages/context.ts';
import { fault } from '../pages/info-pages.ts';
import { late } from '../screen-marks.ts';
import type { Screen } from '../screens.ts';
import { changes, type Once, type Outcome } from './outcome.ts';

export interface Terms {
  /** The answer is there by then, if need be one that says that nothing is known (`isLate`). */
  readonly withinMs?: number;
  /** For a platform that delivers a request again. */
  readonly once?: Once;
}
export type Handle = (visit: Visit, event: EmployeeEvent, terms?: Terms) => Promise<Screen>;

interface Parts {
  readonly now: () => Date;
  readonly noteFault: (error: unknown) => void;
  /** Never rejects. */
  readonly deed: (visit: Visit, here: PageContext, event: EmployeeEvent) => Promise<Screen>;
  /** The page of what came of it when it was asked before. */
  readonly again: (visit: Visit, here: PageContext, outcome: Outcome) => Promise<Screen>;
  readonly inTrouble: (here: PageContext, event: EmployeeEvent) => Screen;
}

export function createHandling({ now, noteFault, deed, again, inTrouble }: Parts): Handle {
  /** It was done, so "not saved" would be untrue whatever goes wrong here. */
  const repeat = async (visit: Visit, here: PageContext, outcome: Outcome | undefined): Promise<Screen> => {
    try {
      return outcome === undefined ? fault(here) : await again(visit, here, outcome);
    } catch (error) {
      noteFault(error);
      return fault(here);
    }
  };

  const onlyOnce = async (visit: Visit, here: PageContext, event: EmployeeEvent, once: Once): Promise<Screen> => {
    try {
      return await once(
        () => deed(visit, here, event),
        (outcome) => repeat(visit, here, outcome),
      );
    } catch (error) {
      noteFault(error);
      return inTrouble(here, event);
    }
  };

  return async (visit, event, { withinMs, once } = {}) => {
    const here = pageContextOf(visit, now());
    const work = once !== undefined && changes(event) ? onlyOnce(visit, here, event, once) : deed(visit, here, event);
    if (withinMs === undefined) return work;
    return (await withTimeout(withinMs, work)) ?? late(inTrouble(here, event));
  };
}
