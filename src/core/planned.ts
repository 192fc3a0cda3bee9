/** What the advisers of an organisation planned, for a page that is the same for everybody and must not wait for the store. */
import { withTimeout } from '../base/timeout.ts';
import { NOBODY } from './conversation.ts';
import type { AdviserId, Organisation } from './organisation.ts';
import type { Planning } from './planning.ts';
import type { Plannings } from './plannings.ts';
import type { Clock, ConversationStore } from './ports.ts';

/** An adviser who is missing keeps the hours in the file. */
export type Planned = ReadonlyMap<AdviserId, Planning>;

/** Whoever reads this page may be told an adviser's new hours a second late. */
const ASK_EVERY_MS = 1000;
/** Without the store the page is shown with what was known last. */
const WAIT_MS = 500;

interface Parts {
  readonly conversations: Pick<ConversationStore, 'overview'>;
  readonly plannings: Plannings;
  readonly clock: Clock;
  readonly waitMs?: number;
}

/** The same map for as long as nobody planned anew, so that what was made of it can be kept. */
export function createPlanned({
  conversations,
  plannings,
  clock,
  waitMs = WAIT_MS,
}: Parts): (organisation: Organisation) => Promise<Planned> {
  const known = new WeakMap<Organisation, { readonly at: number; readonly asked: Promise<Planned>; last: Planned }>();
  const ask = async (organisation: Organisation, last: Planned): Promise<Planned> => {
    const { id, advisers } = organisation;
    const names = advisers.map((adviser) => adviser.id);
    const found = await conversations.overview(id, NOBODY, names, clock.now());
    const loads = await plannings.inForce(organisation, advisers, found.advisers);
    const now = new Map(
      names.flatMap((name, index) => {
        const planning = loads[index]?.planning;
        return planning === undefined ? [] : [[name, planning] as const];
      }),
    );
    const isSame = now.size === last.size && [...now].every(([name, planning]) => last.get(name) === planning);
    return isSame ? last : now;
  };
  return async (organisation) => {
    const before = known.get(organisation);
    const at = clock.now().getTime();
    if (before !== undefined && Math.abs(at - before.at) < ASK_EVERY_MS) return before.asked;
    const last = before?.last ?? new Map<AdviserId, Planning>();
    const asked = withTimeout(waitMs, ask(organisation, last)).then(
      (planned) => planned ?? last,
      () => last,
    );
    const entry = { at, asked, last };
    known.set(organisation, entry);
    entry.last = await asked;
    return entry.last;
  };
}
