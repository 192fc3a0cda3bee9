/**
 * An appointment: up to three moments, each with a way to talk, of which the employee takes one or none. All of it lies
 * sealed in the parts of the two who talk: no server, store or calendar knows that there is one.
 * In zod's small edition, because the inbox's page makes it.
 */
import * as z from 'zod/mini';
import { safeUrl } from '../../base/url.ts';
import { itemKey } from './key.ts';
import { oneLine } from './typed-text.ts';

export const MOST_MOMENTS = 3;
export const WHERE_MAX = 200;
export const LINK_MAX = 500;
export const DURATIONS = [15, 30, 45, 60, 90, 120] as const;
const MINUTE_MS = 60_000;
/** Both can still do something about it until then: later one of the two is on the way. */
export const LAST_CHANGE_MS = 60 * MINUTE_MS;

/**
 * https, at a name and not an address in numbers, without a user in front of it, which is how one site is made to look like
 * another. What stands behind `#` stays: some rooms have their key there.
 */
export function videoLink(text: string): string | undefined {
  const typed = text.trim();
  const url = typed.length > LINK_MAX || /\s/.test(typed) ? undefined : safeUrl(typed.replace(/#.*$/s, ''));
  if (url === undefined || url.protocol !== 'https:' || !NAME.test(url.hostname)) return undefined;
  const { href } = new URL(typed);
  return href.length > LINK_MAX ? undefined : href;
}
/** As `URL` writes the names of other scripts too: in letters that nobody takes for others. */
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

const link = z.string().check(
  z.maxLength(LINK_MAX),
  z.refine((text) => videoLink(text) === text),
);
const where = oneLine(WHERE_MAX);
export const waySchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('phone') }),
  z.strictObject({ by: z.literal('video'), link }),
  z.strictObject({ by: z.literal('in-person'), where }),
  /** Near work, and not at work. */
  z.strictObject({ by: z.literal('neutral'), where }),
]);
export type Way = z.infer<typeof waySchema>;
export const WAYS = ['phone', 'video', 'in-person', 'neutral'] as const satisfies readonly Way['by'][];

/** Whole minutes since 1970-01-01T00:00Z: the same for every clock, whatever zone shows it. */
const at = z.int().check(z.positive(), z.maximum(4_000_000_000));
const minutes = z.int().check(z.minimum(5), z.maximum(480));
const momentSchema = z.strictObject({ at, minutes, way: waySchema });
export type Moment = z.infer<typeof momentSchema>;

const isDistinct = (moments: readonly Moment[]): boolean =>
  new Set(moments.map((one) => `${one.at} ${JSON.stringify(one.way)}`)).size === moments.length;
/**
 * What an adviser put in front. `instead`: of the moment that was agreed before, which the adviser cannot keep; without any
 * moments that one is called off.
 */
export const appointmentItem = z
  .strictObject({
    is: z.literal('appointment'),
    key: itemKey,
    moments: z.array(momentSchema).check(z.maxLength(MOST_MOMENTS), z.refine(isDistinct)),
    instead: z.exactOptional(at),
  })
  .check(z.refine(({ moments, instead }) => moments.length > 0 || instead !== undefined));
export type Appointment = z.infer<typeof appointmentItem>;

export const beginOf = ({ at: begin }: Pick<Moment, 'at'>): number => begin * MINUTE_MS;
export const endOf = (moment: Pick<Moment, 'at' | 'minutes'>): number => (moment.at + moment.minutes) * MINUTE_MS;
/** Whether there is still an hour: to take it, to move it, to call it off. */
export const isInTime = (moment: Pick<Moment, 'at'>, now: Date): boolean =>
  beginOf(moment) - now.getTime() >= LAST_CHANGE_MS;

/**
 * What an employee says, as it is pressed and as it is kept: `take-1` takes the second moment where none was taken,
 * `move-0-1` goes from the first to the second, `cancel-0` calls the first off, `other` none of them, `other-0` the same of
 * who had taken the first. Each says from where, so that of two windows the one that shows what was cannot undo what is.
 */
const SAYS = /^(?:take-([0-2])|move-([0-2])-([0-2])|cancel-([0-2])|other(?:-([0-2]))?)$/;
export const takes = (index: number): string => `take-${index}`;
export const moves = (from: number, to: number): string => `move-${from}-${to}`;
export const cancels = (index: number): string => `cancel-${index}`;
/** @param from what they had taken, if anything */
export const asksOther = (from?: number): string => (from === undefined ? 'other' : `other-${from}`);

type Said =
  | { readonly does: 'take'; readonly index: number; readonly from?: number }
  | { readonly does: 'cancel'; readonly index: number; readonly from: number }
  | { readonly does: 'other'; readonly from?: number };
function saidIn(says: string | undefined): Said | undefined {
  const [whole, take, from, to, cancel, left] = SAYS.exec(says ?? '') ?? [];
  if (whole === undefined) return undefined;
  if (take !== undefined) return { does: 'take', index: Number(take) };
  if (to !== undefined) return { does: 'take', index: Number(to), from: Number(from) };
  if (cancel !== undefined) return { does: 'cancel', index: Number(cancel), from: Number(cancel) };
  return { does: 'other', ...(left === undefined ? {} : { from: Number(left) }) };
}

/** One of its moments was taken, and not called off. */
export const isTaken = (says: string | undefined): boolean => saidIn(says)?.does === 'take';

/**
 * How it stands between the two. `none`: everything that was put in front has passed without an answer. `agreed`: also while
 * it goes on; `over` from its end on. `cancelled`: `at` is when it would have been.
 */
export type Standing =
  | { readonly is: 'none' | 'offered' | 'other' }
  | { readonly is: 'agreed' | 'over'; readonly index: number; readonly moment: Moment }
  | { readonly is: 'cancelled'; readonly by: 'employee' | 'adviser'; readonly at: number };

/** @param says to exactly this item; `undefined` where nothing was said to it */
export function standingOf(
  { moments, instead }: Pick<Appointment, 'moments' | 'instead'>,
  says: string | undefined,
  now: Date,
): Standing {
  if (moments.length === 0)
    return instead === undefined ? { is: 'none' } : { is: 'cancelled', by: 'adviser', at: instead };
  const said = saidIn(says);
  if (said?.does === 'other') return { is: 'other' };
  const moment = said && moments[said.index];
  if (said === undefined || moment === undefined)
    return { is: moments.some((one) => isInTime(one, now)) ? 'offered' : 'none' };
  if (said.does === 'cancel') return { is: 'cancelled', by: 'employee', at: moment.at };
  return { is: endOf(moment) <= now.getTime() ? 'over' : 'agreed', index: said.index, moment };
}

/** What is kept as an answer, and when. */
interface Asked {
  readonly now: Date;
  readonly answer?: { readonly says: string } | undefined;
}

/** Everything that can be said now: other moments in their order, then off, then none of these. */
export function saysOfAppointment(item: Appointment, { now, answer }: Asked): readonly string[] {
  const standing = standingOf(item, answer?.says, now);
  const open = item.moments.flatMap((moment, index) => (isInTime(moment, now) ? [index] : []));
  switch (standing.is) {
    case 'over':
      return [];
    // Too late for all of these is no reason to be without any.
    case 'none':
      return item.moments.length === 0 ? [] : [asksOther()];
    case 'offered':
      return [...open.map(takes), asksOther()];
    case 'other':
      return open.map(takes);
    case 'cancelled':
      return standing.by === 'adviser' ? [] : open.map(takes);
    case 'agreed': {
      if (!isInTime(standing.moment, now)) return [];
      const { index } = standing;
      return [
        ...open.filter((other) => other !== index).map((other) => moves(index, other)),
        cancels(index),
        asksOther(index),
      ];
    }
  }
}

/**
 * Why a press does nothing. `past`: that moment is over, or begins within the hour. `late`: what was agreed begins within the
 * hour, or is over, and is no longer changed here. `changed`: it stands otherwise than where this was pressed.
 */
export type PressFault = 'past' | 'late' | 'changed';

/** `undefined`: it can be said. `repeated`: it was said already, by this very press or from another window. */
export function faultOf(says: string, item: Appointment, asked: Asked): PressFault | 'repeated' | undefined {
  const { now, answer } = asked;
  if (saysOfAppointment(item, asked).includes(says)) return undefined;
  const standing = standingOf(item, answer?.says, now);
  const said = saidIn(says);
  const before = saidIn(answer?.says);
  if (said?.does === before?.does && said?.does !== undefined && indexOf(said) === indexOf(before)) return 'repeated';
  const isWhereItStands =
    said?.from === (standing.is === 'agreed' || standing.is === 'over' ? standing.index : undefined);
  if (said === undefined || !isWhereItStands) return 'changed';
  if (said.from !== undefined) return isLate(standing, now) ? 'late' : 'past';
  return said.does === 'take' && item.moments[said.index] !== undefined ? 'past' : 'changed';
}

const indexOf = (said: Said | undefined): number | undefined =>
  said === undefined || said.does === 'other' ? undefined : said.index;
const isLate = (standing: Standing, now: Date): boolean =>
  standing.is === 'over' || (standing.is === 'agreed' && !isInTime(standing.moment, now));

/** Why an adviser cannot put this moment in front. `past`: over, or within the hour. `beyond`: the conversation is gone by then. */
export function momentFault(
  moment: Pick<Moment, 'at' | 'minutes'>,
  { now, until }: { readonly now: Date; readonly until: Date },
): 'past' | 'beyond' | undefined {
  if (!isInTime(moment, now)) return 'past';
  return endOf(moment) > until.getTime() ? 'beyond' : undefined;
}

/** Whether the adviser can still move it or call it off: an offer always, what was agreed until an hour before. */
export const isChangeable = (standing: Standing, now: Date): boolean =>
  standing.is === 'offered' || standing.is === 'other' || (standing.is === 'agreed' && isInTime(standing.moment, now));
