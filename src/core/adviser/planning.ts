/** An adviser's planning: what there is to begin from, and a new one, which counts only with the signature of their key. */
import { addDays, dayIn } from '../calendar.ts';
import { fromHour, NOBODY, toHourUp } from '../conversation.ts';
import { DAY_MS } from '../days.ts';
import type { Adviser, AdviserId, Organisation } from '../organisation.ts';
import { dayOf, parsePlanning, type Planning } from '../planning.ts';
import { verifyPlanning, type KnownLoad, type Plannings } from '../plannings.ts';
import type { Clock, ConversationStore } from '../ports.ts';
import { teamGaps, type TeamGaps } from '../team-gaps.ts';
import type { Seat } from './desk.ts';

/** `yes`, or why a colleague cannot cover: without a key, without consent in the file, or covered by this adviser already. */
export type MayCover = 'yes' | 'no-key' | 'no-consent' | 'circle';

export interface Colleague {
  readonly id: AdviserId;
  readonly name: string;
  readonly mayCover: MayCover;
  /** Days on which they are away for some of it at least, by their own clock; both inclusive. */
  readonly away: readonly { readonly from: string; readonly until: string }[];
}

export interface PlanningView {
  /** In force now; the two switches of 0.2.0, while they last, are in it. */
  readonly planning: Planning;
  /** What the next one must be numbered at least. */
  readonly next: number;
  /** Something lies in the store that does not hold: their key left the file, or somebody else put it there. */
  readonly refused: boolean;
  readonly colleagues: readonly Colleague[];
  readonly gaps: TeamGaps;
}

/**
 * `moved`: made from an older one, or by another clock than the file's: look again. `refused`: not signed with a key that is
 * pinned for this adviser. `malformed`: no planning. `past`: an absence that is over. The rest: why somebody cannot cover.
 */
export type PlanResult =
  | 'stored'
  | 'moved'
  | 'refused'
  | 'malformed'
  | 'past'
  | 'cover-unknown'
  | 'cover-key'
  | 'cover-consent'
  | 'cover-circle';

export interface PlanningDesk {
  /** Of the whole team in one round trip. */
  planning(seat: Seat): Promise<PlanningView>;
  /** @param text of a `Planning`; @param signature over a `PlanningStatement` with exactly this text. */
  plan(seat: Seat, text: string, signature: string): Promise<PlanResult>;
  /** Of an adviser who leaves. */
  forgetPlanning(seat: Seat): Promise<void>;
}

interface Parts {
  readonly conversations: ConversationStore;
  readonly plannings: Plannings;
  readonly clock: Clock;
  readonly changed: (seat: Seat) => void;
}

/**
 * A number further ahead is not counted on from: nobody plans that often, and whoever put it there could otherwise count up
 * to the highest, after which nothing could be planned any more.
 */
const MOST_MISSED = 1_000_000;
const MOST_AHEAD_DAYS = 800;
const YEAR_DAYS = 367;
/** A clock that is a day off, and a browser that was open since yesterday, are no reason to refuse. */
const GRACE_DAYS = 2;
const REFUSALS = { 'no-key': 'cover-key', 'no-consent': 'cover-consent', circle: 'cover-circle' } as const;

export function createPlanningDesk({ conversations, plannings, clock, changed }: Parts): PlanningDesk {
  const teamOf = async ({ organisation }: Seat): Promise<readonly KnownLoad[]> => {
    const { id, advisers } = organisation;
    const ids = advisers.map((adviser) => adviser.id);
    const seen = await conversations.overview(id, NOBODY, ids, clock.now());
    return plannings.inForce(organisation, advisers, seen.advisers);
  };

  return {
    async planning(seat) {
      const { organisation, adviser } = seat;
      const loads = await teamOf(seat);
      const own = loads[organisation.advisers.findIndex(({ id }) => id === adviser.id)] ?? { open: 0 };
      const inForce = own.planning?.number ?? 0;
      const lies = own.signed?.number ?? 0;
      return {
        planning: startingFrom(adviser, own),
        next: (lies - inForce > MOST_MISSED ? inForce : Math.max(inForce, lies)) + 1,
        refused: own.signed !== undefined && inForce !== lies,
        colleagues: organisation.advisers.flatMap((other, index) =>
          other.id === adviser.id
            ? []
            : [
                {
                  id: other.id,
                  name: other.name,
                  mayCover: mayCover(organisation, loads, adviser.id, other),
                  away: awayDays(other, loads[index]),
                },
              ],
        ),
        gaps: teamGaps(organisation, loads, clock.now()),
      };
    },

    async plan(seat, text, signature) {
      const { organisation, adviser } = seat;
      const planning = parsePlanning(text);
      if (planning === undefined) return 'malformed';
      const signed = { number: planning.number, text, signature };
      if (typeof (await verifyPlanning(organisation.id, adviser, signed)) === 'string') return 'refused';
      if (planning.timeZone !== adviser.schedule.timeZone) return 'moved';
      const wrong = outOfTime(planning, clock.now());
      if (wrong !== undefined) return wrong;
      const loads = await teamOf(seat);
      for (const id of planning.cover) {
        const colleague = organisation.advisers.find((one) => one.id === id && id !== adviser.id);
        if (colleague === undefined) return 'cover-unknown';
        const may = mayCover(organisation, loads, adviser.id, colleague);
        if (may !== 'yes') return REFUSALS[may];
      }
      // What this process saw counts too, in case somebody put an older one back.
      const { load } = plannings.known(organisation, adviser);
      if ((load.planning?.number ?? 0) >= planning.number) return 'moved';
      const { signed: lies, planning: held } =
        loads[organisation.advisers.findIndex(({ id }) => id === adviser.id)] ?? {};
      const over = lies !== undefined && lies.number !== held?.number ? lies.number : undefined;
      if (!(await conversations.putPlanning(organisation.id, adviser.id, signed, over))) return 'moved';
      changed(seat);
      return 'stored';
    },

    forgetPlanning: ({ organisation, adviser }) => conversations.forgetPlanning(organisation.id, adviser.id),
  };
}

/** What holds, as a planning that can be changed. */
function startingFrom({ schedule }: Adviser, { planning, awayUntil, fullUntil }: KnownLoad): Planning {
  const {
    awayUntil: _away,
    fullUntil: _full,
    ...rest
  } = planning ?? {
    version: 1,
    number: 0,
    timeZone: schedule.timeZone,
    absences: [],
    cover: [],
  };
  return {
    ...rest,
    ...(awayUntil === undefined ? {} : { awayUntil: toHourUp(awayUntil) }),
    ...(fullUntil === undefined ? {} : { fullUntil: toHourUp(fullUntil) }),
  };
}

function outOfTime({ absences, awayUntil = 0, fullUntil = 0, timeZone }: Planning, now: Date): PlanResult | undefined {
  const today = dayIn(now, timeZone);
  if (absences.some(({ until }) => dayOf(until) < addDays(today, -GRACE_DAYS))) return 'past';
  const last = addDays(today, MOST_AHEAD_DAYS);
  const lastPress = new Date(now.getTime() + YEAR_DAYS * DAY_MS);
  const isFar = absences.some(({ until }) => dayOf(until) > last);
  return isFar || [awayUntil, fullUntil].some((hour) => fromHour(hour) > lastPress) ? 'malformed' : undefined;
}

function mayCover(
  organisation: Organisation,
  loads: readonly KnownLoad[],
  covered: AdviserId,
  { id, keyCards, cover }: Adviser,
): MayCover {
  if (keyCards.length === 0) return 'no-key';
  if (cover !== 'allowed') return 'no-consent';
  const coverOf = (one: AdviserId): readonly AdviserId[] =>
    loads[organisation.advisers.findIndex((adviser) => adviser.id === one)]?.planning?.cover ?? [];
  // Whoever is sent on and on from one to the next ends where they began.
  const reached = new Set<AdviserId>([id]);
  for (const one of reached) for (const next of coverOf(one)) reached.add(next);
  return reached.has(covered) ? 'circle' : 'yes';
}

function awayDays({ schedule }: Adviser, load: KnownLoad | undefined): Colleague['away'] {
  const planned = (load?.planning?.absences ?? []).map(({ from, until }) => ({
    from: dayOf(from),
    until: dayOf(until),
  }));
  return [...schedule.away.map(({ from, until }) => ({ from, until })), ...planned];
}
