/** An appointment as its employee has it: what is offered, what they took, and what can still be done about it. */
import { isInTime, standingOf, videoLink, type Moment, type Standing, type Way } from '../../board/appointment.ts';
import type { ItemOf } from '../../board/items.ts';
import { sameClock } from '../../calendar.ts';
import { findAdviser } from '../../organisation.ts';
import { momentsIn } from '../../words/moments.ts';
import type { BoardPart, Link } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import { answers, type BoardAt, type Shown } from './at.ts';

const MINUTE_MS = 60_000;

export function appointmentPart(at: BoardAt, shown: Shown<ItemOf<'appointment'>>): BoardPart | undefined {
  const { here, head, adviser } = at;
  const { item, answer } = shown;
  const words = here.words.board.appointment;
  const name = firstNameOf(here, head.adviser);
  const said = saidIn(at, name);
  const standing = standingOf(item, answer?.says, here.now);
  const open = item.moments.filter((moment) => isInTime(moment, here.now));
  const actions = answers(at, shown, (says) => labelOf(words, item.moments, said, says));
  if (adviser === undefined || head.state === 'closed') return fixed(at, standing, said);
  switch (standing.is) {
    case 'over':
      return undefined;
    case 'none':
      return { heading: words.passedHeading, lines: [words.passed(name)], actions };
    case 'offered': {
      const why = item.instead === undefined ? [] : [words.instead(name, said.short(item.instead))];
      const lines = [...why, ...open.flatMap(said.moment), words.choose, words.notInCalendar];
      return { heading: words.heading(name), lines, actions };
    }
    case 'other':
      return {
        heading: words.askedHeading,
        lines: open.length === 0 ? [words.askedOnly(name)] : [words.asked(name), ...open.flatMap(said.moment)],
        actions,
      };
    case 'agreed': {
      const { moment } = standing;
      const isLate = !isInTime(moment, here.now);
      return {
        heading: words.agreedHeading,
        lines: [
          ...said.moment(moment),
          isLate ? words.late(name, adviser.contact.phone) : words.until,
          words.notInCalendar,
        ],
        links: linksOf(words, moment.way),
        actions,
      };
    }
    case 'cancelled': {
      const when = said.short(standing.at);
      const line = standing.by === 'employee' ? words.cancelledByYou(when) : words.cancelledBy(name, when);
      return { heading: words.cancelledHeading, lines: [line], actions };
    }
  }
}

/** Where nothing can be said any more: what was agreed, or is off, and nothing of what only was offered. */
function fixed({ here, head }: BoardAt, standing: Standing, said: Said): BoardPart | undefined {
  const words = here.words.board.appointment;
  if (standing.is === 'cancelled')
    return { heading: words.cancelledHeading, lines: [said.short(standing.at)], actions: [] };
  if (standing.is !== 'agreed') return undefined;
  const { moment } = standing;
  const phone = findAdviser(here.organisation, head.adviser)?.contact.phone;
  return {
    heading: words.agreedHeading,
    lines: [...said.moment(moment), words.fixed(firstNameOf(here, head.adviser), phone), words.notInCalendar],
    links: linksOf(words, moment.way),
    actions: [],
  };
}

type Words = BoardAt['here']['words']['board']['appointment'];

/** Only where it was agreed: before that nobody has to go anywhere. */
const linksOf = (words: Words, way: Way): readonly Link[] =>
  way.by === 'video' && videoLink(way.link) !== undefined ? [{ label: words.openVideo, url: way.link }] : [];

interface Said {
  /** By the organisation's clock, named where the adviser's is another one. */
  readonly short: (at: number) => string;
  /** For a button: its zone stands in the lines above. */
  readonly brief: (at: number) => string;
  readonly moment: (moment: Moment) => readonly string[];
}
function saidIn({ here, head, adviser, hasNumber }: BoardAt, name: string): Said {
  const words = here.words.board.appointment;
  const { timeZone } = here.organisation;
  const other = adviser?.schedule.timeZone ?? timeZone;
  const areTwo = !sameClock(timeZone, other, here.now);
  const own = momentsIn(here.language, timeZone, here.now, areTwo);
  const theirs = areTwo ? momentsIn(here.language, other, here.now, true) : undefined;
  const phone = head.state === 'open' ? adviser?.contact.phone : undefined;
  const wayOf = (way: Way): string => {
    switch (way.by) {
      case 'phone':
        return (hasNumber === true ? words.phoneTo : words.phone)(name, phone);
      case 'video':
        return words.video(new URL(way.link).host);
      case 'in-person':
        return words.place(way.where);
      case 'neutral':
        return words.neutral(way.where);
    }
  };
  const short = (at: number): string => own.exact(new Date(at * MINUTE_MS));
  return {
    short,
    brief: (at) => own.brief(new Date(at * MINUTE_MS)),
    moment: ({ at, minutes, way }) => [
      words.moment(short(at), minutes, wayOf(way)),
      ...(theirs === undefined ? [] : [words.otherClock(name, theirs.exact(new Date(at * MINUTE_MS)))]),
    ],
  };
}

function labelOf(words: Words, moments: readonly Moment[], said: Said, says: string): string {
  const [does, ...at] = says.split('-');
  if (does === 'cancel') return words.cancel;
  if (does === 'other') return at.length === 0 ? words.other : words.otherMoment;
  const moment = moments[Number(at.at(-1))];
  if (moment === undefined) return words.other;
  const [when, way] = [said.brief(moment.at), words.ways[moment.way.by]];
  return does === 'move' ? words.move(when, way) : words.take(when, way);
}
