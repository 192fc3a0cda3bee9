/**
 * Changing one's own time: what holds is read, changed, numbered and signed. Where another device was first, the same change
 * is made to what that one left, so that neither undoes the other.
 */
import { isInOrder, parsePlanning, planningStatement, type Absence, type Planning } from '../../core/planning.ts';
import { HOUR_MS, toHourUp } from '../../core/conversation.ts';
import { addDays, dayIn } from '../../core/calendar.ts';
import { WEEKDAYS, type Hours, type Weekday } from '../../core/organisation.ts';
import { ringFor } from '../../seal/new-keys.ts';
import { signStatement } from '../../seal/statement.ts';
import type { AdviserKeys } from '../../seal/slots.ts';
import type { ClientSeat, SeatPlanning } from '../contract.ts';
import type { Api, Failed } from './api.ts';
import { known } from './time.ts';

export type Week = NonNullable<Planning['weekly']>;
export type Change = (planning: Planning, seat: ClientSeat) => Planning;

const TRIES = 3;
/** Of this page: nothing was sent. `no-seat`: the server names no such organisation any more. */
type Own = { readonly ok: false; readonly why: 'refused'; readonly code: 'bad-request' | 'no-seat' };
export type Planned = { readonly ok: true } | ((Failed | Own) & { readonly seat?: ClientSeat });

/** For each of these seats in turn; stops at the first that is refused, and may be done again as a whole. */
export async function changePlanning(
  { api, keys, now }: { readonly api: Api; readonly keys: AdviserKeys; readonly now: () => Date },
  seats: readonly ClientSeat[],
  change: Change,
): Promise<Planned> {
  let left = seats;
  for (let tries = 0; ; tries += 1) {
    const read = await api.plannings();
    if (!read.ok) return read;
    let moved = false;
    for (const seat of left) {
      const there = read.value.seats.find(({ organisation }) => organisation === seat.organisation.id);
      if (there === undefined) return { ok: false, why: 'refused', code: 'no-seat', seat };
      const text = textOf(there, change(there.planning, seat), seat, now());
      if (parsePlanning(text) === undefined) return { ok: false, why: 'refused', code: 'bad-request', seat };
      const statement = planningStatement(seat.organisation.id, seat.adviser.id, text);
      // The newest key that is pinned there: where a new one is not let in yet, an older one of theirs signs.
      const { signing } = ringFor(keys, seat.keyCards);
      const signature = await signStatement(signing.privateKey, statement);
      const done = await api.plan({ organisation: seat.organisation.id, text, signature });
      if (!done.ok && done.why === 'conflict' && tries + 1 < TRIES) {
        moved = true;
        break;
      }
      if (!done.ok) return { ...done, seat };
      left = left.filter((one) => one !== seat);
    }
    if (!moved) return { ok: true };
  }
}

/** What is over is left out: nobody needs to know when somebody was away. */
function textOf({ next }: SeatPlanning, planning: Planning, seat: ClientSeat, now: Date): string {
  const { awayUntil, fullUntil, ...rest } = planning;
  const yesterday = addDays(dayIn(now, known(seat.timeZone)), -1);
  const lasts = (hour: number | undefined): hour is number => hour !== undefined && hour * HOUR_MS > now.getTime();
  const whole: Planning = {
    ...rest,
    number: next,
    timeZone: seat.timeZone,
    absences: planning.absences.filter(({ until }) => until.slice(0, 10) >= yesterday),
    ...(lasts(awayUntil) ? { awayUntil } : {}),
    ...(lasts(fullUntil) ? { fullUntil } : {}),
  };
  return JSON.stringify(whole);
}

/** The two presses: `undefined` takes it back. */
export const awayUntil =
  (until: (seat: ClientSeat) => Date | undefined): Change =>
  ({ awayUntil: _before, ...planning }, seat) => {
    const at = until(seat);
    return at === undefined ? planning : { ...planning, awayUntil: toHourUp(at) };
  };
export const fullUntil =
  (at: Date | undefined): Change =>
  ({ fullUntil: _before, ...planning }) =>
    at === undefined ? planning : { ...planning, fullUntil: toHourUp(at) };

/** Everything changed on the screen, as changes: what was left alone stays as the newest planning has it. */
export interface Edits {
  /** `null`: the organisation's hours again. */
  readonly weekly?: Week | null;
  readonly added: readonly Absence[];
  readonly removed: readonly string[];
  readonly cover?: readonly string[];
}
export const NO_EDITS: Edits = { added: [], removed: [] };
export const isEdited = ({ weekly, added, removed, cover }: Edits): boolean =>
  weekly !== undefined || cover !== undefined || added.length > 0 || removed.length > 0;

export const applying =
  ({ weekly, added, removed, cover }: Edits): Change =>
  ({ weekly: before, ...planning }) => {
    const kept = planning.absences.filter(({ id }) => !removed.includes(id) && added.every((one) => one.id !== id));
    const hours = weekly === undefined ? before : (weekly ?? undefined);
    return {
      ...planning,
      absences: [...kept, ...added].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      ...(cover === undefined ? {} : { cover }),
      ...(hours === undefined ? {} : { weekly: hours }),
    };
  };

const SPAN = /^(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})$/;
const MOST_SPANS = 6;
/** `9:00-12:30, 13:00-17:00` as people write it. `undefined`: not understood. */
export function hoursFrom(text: string): readonly Hours[] | undefined {
  const parts = text.split(/[,;]|\ben\b|\band\b/).map((part) => part.trim());
  if (parts.length === 1 && parts[0] === '') return [];
  const spans = parts.map((part) => {
    const [, fromHour = '', fromMinute, toHour = '', toMinute] = SPAN.exec(part) ?? [];
    return { from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` };
  });
  const isTime = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
  return spans.length <= MOST_SPANS && spans.every(({ from, to }) => isTime(from) && isTime(to)) ? spans : undefined;
}
export const textOfHours = (hours: readonly Hours[] = []): string =>
  hours.map(({ from, to }) => `${from.replace(/^0/, '')}-${to.replace(/^0/, '')}`).join(', ');

/** A week as it stands in seven fields; or the day that was not understood. */
export function weekFrom(fields: Readonly<Record<Weekday, string>>): Week | Weekday {
  const week: Partial<Record<Weekday, readonly Hours[]>> = {};
  for (const day of WEEKDAYS) {
    const hours = hoursFrom(fields[day]);
    if (hours === undefined) return day;
    if (hours.length > 0) week[day] = hours;
  }
  return week;
}

/** `past`: over already. `order`: ends before it begins. `far`: more than two years ahead. */
export type AbsenceFault = 'empty' | 'past' | 'order' | 'far';
const MOST_AHEAD_DAYS = 730;
export function absenceFault({ from, until }: Omit<Absence, 'id'>, today: string): AbsenceFault | undefined {
  if (from.slice(0, 10) === '' || until.slice(0, 10) === '') return 'empty';
  if (!isInOrder({ from, until })) return 'order';
  if (until.slice(0, 10) < today) return 'past';
  return until.slice(0, 10) > addDays(today, MOST_AHEAD_DAYS) ? 'far' : undefined;
}
