/** Screen → Adaptive Card 1.5. Layout only: every word was chosen before it came here. */
import type { Screen } from '../core/screens.ts';
import type { Bound } from './bind.ts';
import type { Keep } from './read-card.ts';

export type AdaptiveCardJson = Bound;

/** @param keep what `readCard` gave beside the event: words that were typed and not sent stay on the card. */
export declare function render(screen: Screen, keep?: Keep): AdaptiveCardJson;
