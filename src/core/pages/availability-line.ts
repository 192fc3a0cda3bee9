import type { Availability } from '../availability.ts';
import type { Adviser } from '../organisation.ts';
import type { KnownLoad } from '../plannings.ts';
import { answerMoment } from './answer-moment.ts';
import type { PageContext } from './context.ts';
import { firstName } from '../first-name.ts';

/** An adviser and what can be said about reaching them now. */
export interface Present {
  readonly adviser: Adviser;
  readonly load: KnownLoad;
  readonly availability: Availability;
}

/** May somebody write to this adviser now, be it for an answer later? */
export const canReceive = (availability: Availability): boolean =>
  availability.state === 'available' ||
  availability.state === 'unproven' ||
  (availability.state === 'away' && availability.next !== undefined);

/** @param beside the name stands in the same line */
export function availabilityLine(here: PageContext, { adviser, load, availability }: Present, beside = false): string {
  const words = here.words.availability;
  switch (availability.state) {
    case 'available': {
      const until = here.moments.until(availability.until);
      return beside
        ? words.nowBeside(adviser.gender, until)
        : words.now(firstName(adviser.name), adviser.gender, until);
    }
    case 'unproven': {
      const moment = answerMoment(here, { adviser, load });
      return moment === undefined ? words.answersSlowly : words.answers(moment);
    }
    case 'away':
      return availability.next === undefined ? words.unknown : words.next(here.moments.moment(availability.next));
    case 'full':
      return availability.next === undefined ? words.full : words.fullUntil(here.moments.moment(availability.next));
    case 'no-key':
      return words.noKey;
  }
}
