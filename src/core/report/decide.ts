import { decideBy, type Decide } from './decide-by.ts';
import { ALL_RULES } from './rules.ts';

/**
 * What may be printed of what a team counted. The same input always gives the same: by everything that was published before.
 * @param truth of one year, or of several that were added by `accountable`
 * @param facts of the organisation, as its file says them now
 * @param published everything of this organisation, of any kind
 */
export const decide: Decide = decideBy(ALL_RULES);
