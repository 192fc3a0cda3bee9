import type { ItemOf } from '../../board/items.ts';
import { shownOptions } from '../../board/options.ts';
import type { Option } from '../../options.ts';
import type { Action } from '../../screens.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import { answers, type BoardAt, type Shown } from './at.ts';

export function optionsPart(at: BoardAt, shown: Shown<ItemOf<'options'>>): BoardPart | undefined {
  const { here, head } = at;
  const words = here.words.board.options;
  const { each } = here.words.options;
  const name = firstNameOf(here, head.adviser);
  const there = shownOptions(shown.item, here.organisation.links);
  const labelOf = (says: string): string | undefined => (isOne(there, says) ? each[says].label : undefined);
  const says = shown.answer?.says;
  const buttons = answers(at, shown, labelOf);
  // Where nothing can be chosen any more there is only what was.
  if (buttons.length === 0 && !isOne(there, says)) return undefined;
  return {
    heading: words.heading,
    lines:
      says === undefined
        ? words.lines(name)
        : isOne(there, says)
          ? [words[says === 'nothing' ? 'chosenNothing' : 'chosen'](each[says].label, name)]
          : [words.removed(name), ...words.lines(name)],
    actions: buttons.length === 0 ? [] : [...buttons, reading(at, isOne(there, says) ? says : undefined)],
  };
}

const isOne = (there: readonly Option[], says: string | undefined): says is Option => there.some((one) => one === says);

/** What speaks for each and against it, who hears a name, and what the adviser can do: to read before anything is chosen. */
function reading({ here, head }: BoardAt, option: Option | undefined): Action {
  const words = here.words.board.options;
  const where = { adviser: head.adviser, conversation: head.id };
  return option === undefined
    ? { label: words.readAll, press: { do: 'options', ...where } }
    : { label: words.readOne, press: { do: 'options', option, ...where } };
}
