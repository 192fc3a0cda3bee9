/**
 * Until when an answer is promised, in whole hours, rounded up: a minute would be a promise that nobody made. Made when a
 * message is stored, from the adviser's own hours and absence; or by the adviser, who may choose a later hour.
 */
import { Temporal } from 'temporal-polyfill';
import { expectedAnswer, HORIZON_DAYS, isAwayOn, reachableSince } from './availability.ts';
import { dayIn } from './calendar.ts';
import { fromHour, HOUR_MS, type AwaitedAnswer, type ConversationHead, type Hour } from './conversation.ts';
import type { Adviser, Organisation } from './organisation.ts';
import { hoursInForce } from './planning-hours.ts';
import type { KnownLoad } from './plannings.ts';

const upToHour = (ms: number): Hour => Math.ceil(ms / HOUR_MS);

/** Whose message, of which organisation, and when. */
export interface Promising {
  readonly organisation: Pick<Organisation, 'retention'>;
  readonly adviser: Adviser;
  readonly load: KnownLoad;
  readonly now: Date;
}

/** What may be promised at all: not what has passed, and not what comes when the message would have disappeared before. */
export function isPromisable(by: Hour, { organisation: { retention }, now }: Pick<Promising, 'organisation' | 'now'>) {
  const days = Math.min(retention.conversationDays, HORIZON_DAYS);
  return by * HOUR_MS > now.getTime() && by < upToHour(now.getTime() + days * 24 * HOUR_MS);
}

/** For a message that is stored now. */
export function promiseFor(promising: Promising): AwaitedAnswer {
  const at = expectedAnswer(promising.adviser, promising.load, promising.now);
  const by = at === undefined ? undefined : upToHour(at.getTime());
  return by !== undefined && isPromisable(by, promising) ? { by } : {};
}

export const MOST_CHOICES = 6;
/** Where somebody keeps no hours: the end of a day, on days from Monday to Friday. */
const END_OF_DAY = Temporal.PlainTime.from('17:00');

/**
 * What an adviser can choose from to write back by, the earliest first: what a message of now would be promised, then the
 * ends of their next reachable days; of working days where they keep no hours. Days of absence are never among them.
 */
export function promiseChoices(promising: Promising): readonly Hour[] {
  const { adviser, load, now } = promising;
  const { by } = promiseFor(promising);
  const from = Math.max(now.getTime(), load.awayUntil?.getTime() ?? 0);
  const { timeZone } = hoursInForce(adviser.schedule, load.planning).schedule;
  const ends = reachableSince(adviser, load, now, from).map(({ until }) => until);
  const lastOfDay = new Map(ends.map((end) => [dayIn(new Date(end - 1), timeZone), upToHour(end)]));
  const own = [...lastOfDay.values()];
  const chosen = own.length > 0 ? own : workingDays(promising, from);
  return [...(by === undefined ? [] : [by]), ...chosen.filter((hour) => hour > (by ?? 0))]
    .filter((hour) => isPromisable(hour, promising))
    .slice(0, MOST_CHOICES);
}

function workingDays({ adviser, load }: Promising, from: number): readonly Hour[] {
  const { schedule, cuts } = hoursInForce(adviser.schedule, load.planning);
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  const days = Array.from({ length: HORIZON_DAYS }, (_, ahead) => first.add({ days: ahead + 1 }));
  return (
    days
      .filter((day) => day.dayOfWeek <= 5 && !isAwayOn(schedule, day.toString()))
      .map((day) => day.toZonedDateTime({ timeZone: schedule.timeZone, plainTime: END_OF_DAY }).epochMilliseconds)
      // The moment itself is not theirs to keep where a stretch of absence reaches up to it.
      .filter((end) => !cuts.some(({ from: away, until }) => away < end && end <= until))
      .map(upToHour)
  );
}

/** How far a promise is: not yet there, or past it. `undefined`: no hour was promised. */
export function standingOf({ by }: AwaitedAnswer, now: Date): 'promised' | 'overdue' | undefined {
  if (by === undefined) return undefined;
  return now >= fromHour(by) ? 'overdue' : 'promised';
}

/** From here on it is said that a conversation without an answer ends. */
const NEAR_ITS_END = 0.7;
/** Little time is left, and an answer is still awaited. The retention began with the last message. */
export function isEndingUnanswered(
  { state, awaited, lastHour, expiresHour }: Pick<ConversationHead, 'state' | 'awaited' | 'lastHour' | 'expiresHour'>,
  now: Date,
): boolean {
  const passed = now.getTime() / HOUR_MS - lastHour;
  return state === 'open' && awaited !== undefined && passed >= NEAR_ITS_END * (expiresHour - lastHour);
}
