/** Up to three moments as somebody fills them in → what is offered, or what is still wrong with which of them. */
import { momentFault, videoLink, WHERE_MAX, type Moment, type Way } from '../../core/board/appointment.ts';
import { asLine } from '../../core/board/typed-text.ts';
import { typedMoment } from './moments.ts';

const MINUTE_MS = 60_000;
/** In place of one of the free moments. */
export const TYPED = 'typed';

export interface MomentRow {
  /** Minutes since 1970 of a free moment, `TYPED`, or empty: none. */
  readonly pick: string;
  readonly day: string;
  readonly time: string;
  /** Of a time that comes twice: which of the two. */
  readonly turn: '' | 'first' | 'second';
  readonly by: Way['by'];
  readonly link: string;
  readonly where: string;
}
export const NO_MOMENT: MomentRow = { pick: '', day: '', time: '', turn: '', by: 'phone', link: '', where: '' };

/**
 * `empty`: a day or a time is missing. `skipped`: the clock goes forward over it. `twice`: it comes twice, and which is not
 * chosen. `past` | `beyond`: as `momentFault`. `none`: no moment at all. `same`: one is there twice.
 */
export type OfferFault = 'empty' | 'skipped' | 'twice' | 'past' | 'beyond' | 'link' | 'where' | 'none' | 'same';

export interface OfferIn {
  /** Of the adviser's own clock. */
  readonly timeZone: string;
  readonly minutes: number;
  readonly now: Date;
  /** When the conversation goes. */
  readonly until: Date;
}

/** In the order of time; `row`: counted from 0, of the first that is wrong. */
export function offerFrom(
  rows: readonly MomentRow[],
  of: OfferIn,
): { readonly moments: readonly Moment[] } | { readonly fault: OfferFault; readonly row?: number } {
  const moments: Moment[] = [];
  for (const [row, typed] of rows.entries()) {
    if (typed.pick === '') continue;
    const moment = momentOf(typed, of);
    if (typeof moment === 'string') return { fault: moment, row };
    const isThere = moments.some(
      (one) => one.at === moment.at && JSON.stringify(one.way) === JSON.stringify(moment.way),
    );
    if (isThere) return { fault: 'same', row };
    moments.push(moment);
  }
  return moments.length === 0 ? { fault: 'none' } : { moments: moments.toSorted((a, b) => a.at - b.at) };
}

function momentOf(row: MomentRow, { timeZone, minutes, now, until }: OfferIn): Moment | OfferFault {
  const begin = row.pick === TYPED ? typedBegin(row, timeZone) : new Date(Number(row.pick) * MINUTE_MS);
  if (typeof begin === 'string') return begin;
  const at = begin.getTime() / MINUTE_MS;
  const fault = momentFault({ at, minutes }, { now, until });
  if (fault !== undefined) return fault;
  const way = wayOf(row);
  return typeof way === 'string' ? way : { at, minutes, way };
}

function typedBegin({ day, time, turn }: MomentRow, timeZone: string): Date | 'empty' | 'skipped' | 'twice' {
  const moments = typedMoment(day, time, timeZone);
  if (typeof moments === 'string') return moments;
  const [first, second] = moments;
  if (second === undefined) return first ?? 'skipped';
  return (turn === '' ? undefined : turn === 'first' ? first : second) ?? 'twice';
}

function wayOf({ by, link, where }: MomentRow): Way | 'link' | 'where' {
  switch (by) {
    case 'phone':
      return { by };
    case 'video': {
      const url = videoLink(link);
      return url === undefined ? 'link' : { by, link: url };
    }
    case 'in-person':
    case 'neutral': {
      const place = asLine(where);
      return place === '' || place.length > WHERE_MAX ? 'where' : { by, where: place };
    }
  }
}
