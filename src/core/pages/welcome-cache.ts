/**
 * The first page is the same for everybody who comes in at one moment with the same choices, and most who open
 * the app see nothing else: it is made once a minute and kept that long, and what an adapter makes of it as well.
 * Availability is still asked of the store each time; what it says decides which page is shown.
 */
import { memoPer } from '../../base/memo.ts';
import type { Organisation } from '../organisation.ts';
import type { KnownLoad } from '../plannings.ts';
import type { Overview } from '../ports.ts';
import { isProven } from '../proof.ts';
import { markCacheable } from '../screen-marks.ts';
import type { PageContext } from './context.ts';
import { hasSomethingToSay, welcome } from './welcome.ts';

/** Hours begin and end on whole minutes, and so does everything else the page says of time. */
const MINUTE_MS = 60_000;
/** More than there are languages, surfaces and combinations of who has room within a minute. */
const MOST = 200;

type Welcome = ReturnType<typeof welcome>;
interface Pages {
  minute: number;
  byKey: Map<string, Welcome>;
}

export function createWelcomeCache(): (here: PageContext, look: Overview) => Welcome {
  const pagesOf = memoPer((_organisation: Organisation): Pages => ({ minute: NaN, byKey: new Map() }));
  return (here, look) => {
    // Whom somebody would prefer is kept nowhere, not for a minute.
    if (here.context.preferences !== undefined) return welcome(here, look);
    const minute = Math.floor(here.now.getTime() / MINUTE_MS);
    const pages = pagesOf(here.organisation);
    if (pages.minute !== minute) {
      pages.minute = minute;
      pages.byKey = new Map();
    }
    const key = keyOf(here, look);
    const known = pages.byKey.get(key);
    if (known !== undefined) return known;
    const made = markCacheable(welcome(here, look));
    if (pages.byKey.size < MOST) pages.byKey.set(key, made);
    return made;
  };
}

/** All that the page is made of, besides the organisation and the minute. */
function keyOf({ organisation, surface, context, now }: PageContext, { advisers, conversations }: Overview): string {
  let key = `${surface} ${context.language ?? ''}`;
  for (let index = 0; index < organisation.advisers.length; index += 1) {
    const load: KnownLoad | undefined = advisers[index];
    const adviser = organisation.advisers[index];
    const proven = adviser !== undefined && load !== undefined && isProven(adviser, load, now) ? 'p' : '';
    key += ` ${load?.awayUntil?.getTime() ?? ''}/${load?.fullUntil?.getTime() ?? ''}/${load?.planning?.number ?? ''}${proven}`;
  }
  let unread = 0;
  for (const conversation of conversations) unread += conversation.unread;
  if (conversations.length === 0) return key;
  return `${key} mine ${unread > 0 ? unread : hasSomethingToSay({ now }, conversations) ? 'to read' : 0}`;
}
