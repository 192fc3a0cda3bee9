/** A slip as its employee sees it: what may be told, and the four things to say to it, alike. */
import type { ItemOf } from '../../board/items.ts';
import type { Board } from '../../board/parts.ts';
import { endOf, isYes, saysOfSlip, slipStanding, type SlipSays, type SlipStanding } from '../../board/slip.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import { answers, type BoardAt, type BoardPage, type Shown } from './at.ts';

type ShownSlip = Shown<ItemOf<'slip'>>;
type Texts = NonNullable<BoardPart['texts']>;

/** Typed by the adviser, so shown exactly so. */
function textsOf({ here }: BoardAt, { item }: ShownSlip): Texts {
  const { who, what } = here.words.board.slip;
  return [
    { label: who, text: item.person === undefined ? item.to : `${item.person}, ${item.to}` },
    { label: what, text: item.what },
  ];
}
const lastDay = ({ here, head }: BoardAt, { item }: ShownSlip): string =>
  here.moments.lastDay(endOf(item, head.expiresHour));
const standingIn = ({ here, head }: BoardAt, { item, answer }: ShownSlip): SlipStanding =>
  slipStanding(item, answer?.says, { now: here.now, isClosed: head.state === 'closed' });

/** What follows from what was said last. */
function saidOf(at: BoardAt, shown: ShownSlip): readonly string[] {
  const { said } = at.here.words.board.slip;
  const name = firstNameOf(at.here, at.head.adviser);
  const standing = standingIn(at, shown);
  switch (standing) {
    case 'none':
      return [];
    case 'yes':
      return [said.yes(name, lastDay(at, shown))];
    case 'revoked':
      return [said.revoke(name), said.again];
    default:
      return [said[standing](name)];
  }
}

export const slipHolds = ({ answer }: ShownSlip): boolean => isYes(answer?.says);

export function slipPart(at: BoardAt, shown: ShownSlip): BoardPart {
  const { here, head } = at;
  const words = here.words.board.slip;
  const said = saidOf(at, shown);
  const heading = words.heading[shown.item.purpose](firstNameOf(here, head.adviser));
  const look = { label: words.read, press: { do: 'board', conversation: head.id, item: shown.mark } } as const;
  return {
    heading,
    lines: said.length === 0 ? [words.decides] : said,
    // With one press, from the conversation itself.
    actions: [...answers(at, shown, (says) => (says === 'revoke' ? words.says.revoke : undefined)), look],
  };
}

export function slipPage(at: BoardAt, shown: ShownSlip): BoardPage {
  const { here, head } = at;
  const words = here.words.board.slip;
  const { item } = shown;
  const name = firstNameOf(here, head.adviser);
  const hasEnded = ['over', 'revoked'].includes(standingIn(at, shown));
  const isOpen = saysOfSlip(item, { now: here.now, answer: shown.answer }).length > 0 && head.state === 'open';
  return {
    heading: words.heading[item.purpose](name),
    lines: [...saidOf(at, shown), ...(isOpen ? [words.decides, ...words.purpose[item.purpose](name)] : [])],
    texts: textsOf(at, shown),
    more: [
      item.named ? words.named.yes : words.named.no,
      words.until(lastDay(at, shown)),
      ...(isOpen ? [words.ifNot(name), words.afterwards] : []),
      ...(hasEnded ? [] : [words.later]),
      words.keeps(name),
    ],
    actions: answers(at, shown, (says) => words.says[says as SlipSays]),
  };
}

/** That they asked for one, for as long as none waits for them. */
export function asksSlipPart({ here, head }: BoardAt, { own, placed }: Board): readonly BoardPart[] {
  const waits = placed.some(({ item, answer }) => item !== 'newer' && item.is === 'slip' && answer === undefined);
  if (own.asksSlip !== true || waits || head.state === 'closed') return [];
  return [{ lines: [here.words.board.slip.asked(firstNameOf(here, head.adviser))], actions: [] }];
}
