/** What an adviser tells without a yes, as its employee reads it: what, to whom, why, and what they can do. */
import type { ItemOf } from '../../board/items.ts';
import { findAdviser } from '../../organisation.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import type { BoardAt, BoardPage, Shown } from './at.ts';

type ShownTold = Shown<ItemOf<'told'>>;

function whyOf({ here, head }: BoardAt, { item }: ShownTold): readonly string[] {
  const words = here.words.board.told;
  const name = firstNameOf(here, head.adviser);
  const consulted = item.way === 'danger' && item.alone !== true ? [words.consulted(name)] : [];
  if (item.done === undefined) return [...words.why[item.way](name), ...consulted];
  const { danger, unreachable } = words.because;
  return [
    ...words.done[item.way](name, here.moments.date(item.done.day)),
    ...consulted,
    item.done.because === 'danger' ? danger : unreachable(name),
  ];
}
const headingOf = ({ here, head }: BoardAt, { item }: ShownTold): string =>
  here.words.board.told.heading[item.done === undefined ? 'before' : 'after'](firstNameOf(here, head.adviser));

export function toldPart(at: BoardAt, shown: ShownTold): BoardPart {
  const { here, head } = at;
  const press = { do: 'board', conversation: head.id, item: shown.mark } as const;
  return {
    heading: headingOf(at, shown),
    lines: whyOf(at, shown),
    actions: [{ label: here.words.board.told.read, press }],
  };
}

export function toldPage(at: BoardAt, shown: ShownTold): BoardPage {
  const { here, head, adviser } = at;
  const words = here.words.board.told;
  const { item } = shown;
  const name = firstNameOf(here, head.adviser);
  const phone = findAdviser(here.organisation, head.adviser)?.contact.phone;
  const hasOthers = here.organisation.advisers.some(({ id }) => id !== head.adviser);
  return {
    heading: headingOf(at, shown),
    lines: whyOf(at, shown),
    texts: [
      { label: words.who, text: item.to },
      { label: item.done === undefined ? words.what.before : words.what.after, text: item.what },
    ],
    more: [
      item.named ? words.named.yes : words.named.no,
      ...(adviser === undefined || head.state === 'closed' ? [] : [words.write(name)]),
      ...(phone === undefined ? [] : [words.orCall(name, phone)]),
      words.danger,
      words.disagree(hasOthers),
      words.keeps(name),
    ],
    actions: [
      { label: words.complain, press: { do: 'complaint', adviser: head.adviser } },
      ...(hasOthers ? [{ label: words.another, press: { do: 'welcome' } } as const] : []),
    ],
  };
}
