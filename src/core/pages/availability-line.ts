import type { Availability } from '../availability.ts';
import type { Scene } from './context.ts';

/** May somebody write to this adviser now, be it for an answer later? */
export const canReceive = (availability: Availability): boolean =>
  availability.state === 'available' || (availability.state === 'away' && availability.next !== undefined);

export function availabilityLine(scene: Scene, availability: Availability): string {
  const words = scene.words.availability;
  switch (availability.state) {
    case 'available':
      return words.now(scene.moments.until(availability.until));
    case 'away':
      return availability.next === undefined ? words.unknown : words.next(scene.moments.moment(availability.next));
    case 'full':
      return words.full;
    case 'no-key':
      return words.noKey;
  }
}
