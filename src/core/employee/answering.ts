/** What an employee says to an item of the board: only what can be said to it as it lies there at that moment. */
import { saysOf } from '../board/items.ts';
import { withAnswer } from '../board/parts.ts';
import { toHour } from '../conversation.ts';
import type { Press, Visit } from '../events.ts';
import { firstNameOf } from '../pages/labels.ts';
import type { PageContext } from '../pages/context.ts';
import type { Stepping, StepResult } from './step.ts';

type Answering = Extract<Press, { do: 'answer' }>;

/** Returns a sentence for the top of the conversation where it could not be done; `undefined`: it was, or its page says why not. */
export function createAnswering({
  step,
  changed,
}: {
  readonly step: Stepping;
  readonly changed: (organisation: string, adviser: string) => void;
}): (visit: Visit, here: PageContext, press: Answering) => Promise<string | undefined> {
  return async (visit, here, press) => {
    const { item: mark, says, why } = press;
    let adviserId = '';
    const result = await step(visit, here, press, (board, { adviser }) => {
      adviserId = adviser.id;
      const found = board.placed.find((placed) => placed.mark === mark);
      if (found === undefined || found.item === 'newer') return undefined;
      const { item, answer } = found;
      if (!saysOf(item, { now: here.now, answer }).includes(says)) return undefined;
      const said = { to: mark, says, hour: toHour(here.now), ...(why === undefined ? {} : { why }) };
      return { did: { is: item.is, act: says }, part: withAnswer(board, said) };
    });
    if (result === 'done') changed(here.organisation.id, adviserId);
    return noticeOf(here, result, adviserId);
  };
}

export function noticeOf(here: PageContext, result: StepResult, adviser: string): string | undefined {
  const { board } = here.words;
  switch (result) {
    case 'stale':
      return board.changed;
    case 'too-fast':
      return board.tooFast;
    case 'too-long':
      return board.full(firstNameOf(here, adviser));
    default:
      return undefined;
  }
}
