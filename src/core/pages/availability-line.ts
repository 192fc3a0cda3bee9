import type { Availability } from '../availability.ts';
import type { PageContext } from './context.ts';

/** May somebody write to this adviser now, be it for an answer later? */
export const canReceive = (availability: Availability): boolean =>
  availability.state === 'available' || (availability.state === 'away' && availability.next !== undefined);

export function availabilityLine(here: PageContext, availability: Availability): string {
  const words = here.words.availability;
  switch (availability.state) {
    case 'available':
      return words.now(here.moments.until(availability.until));
    case 'away':
      return availability.next === undefined ? words.unknown : words.next(here.moments.moment(availability.next));
    case 'full':
      return availability.next === undefined ? words.full : words.fullUntil(here.moments.moment(availability.next));
    case 'no-key':
      return words.noKey;
  }
}
