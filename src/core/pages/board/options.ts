import type { ItemOf } from '../../board/items.ts';
import { shownOptions } from '../../board/options.ts';
import type { Option } from '../../options.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import { answers, type BoardAt, type Shown } from './at.ts';

export function optionsPart(at: BoardAt, shown: Shown<ItemOf<'options'>>): BoardPart {
  const { here, head } = at;
  const words = here.words.board.options;
  const { each } = here.words.options;
  const name = firstNameOf(here, head.adviser);
  const there: readonly string[] = shownOptions(shown.item, here.organisation.links);
  const labelOf = (says: string): string | undefined => (there.includes(says) ? each[says as Option].label : undefined);
  const chosen = shown.answer && labelOf(shown.answer.says);
  return {
    heading: words.heading,
    lines: chosen === undefined ? words.lines(name) : [words.chosen(chosen, name)],
    actions: answers(at, shown, labelOf),
  };
}
