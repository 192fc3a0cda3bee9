/** Whether a first message may go out, as far as the file, the clock and what is known of the adviser's planning can tell. */
import { availabilityOf } from '../availability.ts';
import { findAdviser, type Adviser } from '../organisation.ts';
import { canReceive, type Present } from '../pages/availability-line.ts';
import type { PageContext } from '../pages/context.ts';
import { hasReadLimits } from '../pages/write.ts';
import type { FirstMessage } from './typed.ts';

export type To = Pick<Present, 'adviser' | 'load'>;

/** What stands between this form and the store, as far as the file and the clock can tell. */
export function whyStopped(
  here: PageContext,
  form: FirstMessage,
  to: To | undefined,
  promisedNow: boolean,
): 'gone' | 'limits' | 'away' | 'full' | undefined {
  if (to === undefined || to.adviser.keyCards.length === 0) return 'gone';
  if (!hasReadLimits(form.limits, to.adviser)) return 'limits';
  // The clock alone can say that somebody's hours ended meanwhile. Where it is stored is checked that their planning is the
  // one looked at here, and the unsigned switches.
  const availability = availabilityOf(to.adviser, to.load, here.now);
  if (availability.state === 'full') return 'full';
  const isWithinHours = availability.state === 'available' || availability.state === 'unproven';
  return !canReceive(availability) || (promisedNow && !isWithinHours) ? 'away' : undefined;
}

/** Of whom there is a key to seal to. */
export function writable(here: PageContext, id: string): Adviser | undefined {
  const adviser = findAdviser(here.organisation, id);
  return adviser === undefined || adviser.keyCards.length === 0 ? undefined : adviser;
}
