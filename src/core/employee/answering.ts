/** What an employee says to an item of the board, and of themselves: only what can be said as it lies there at that moment. */
import { saysOf, whyNot } from '../board/items.ts';
import { withAnswer, type Board } from '../board/parts.ts';
import { toHour } from '../conversation.ts';
import type { Press, Visit } from '../events.ts';
import { firstNameOf } from '../pages/labels.ts';
import type { PageContext } from '../pages/context.ts';
import type { Step, Stepping, StepResult } from './step.ts';

type Answering = Extract<Press, { do: 'answer' | 'ask-slip' | 'count-me' }>;
type Said = Extract<Press, { do: 'answer' }>;
type Deciding = Pick<PageContext, 'now' | 'organisation'>;
/** `repeated`: the same press once more, or from another window, so that there is nothing to be told. */
type Refused = ReturnType<typeof whyNot>;

/** Returns a sentence for the top of the conversation where it could not be done; `undefined`: it was, or its page says why not. */
export function createAnswering({
  step,
  changed,
}: {
  readonly step: Stepping;
  readonly changed: (organisation: string, adviser: string) => void;
}): (visit: Visit, here: PageContext, press: Answering) => Promise<string | undefined> {
  return async (visit, here, press) => {
    let adviserId = '';
    let refused: Refused = 'changed';
    const result = await step(visit, here, press, (board, { adviser }) => {
      adviserId = adviser.id;
      refused = refusedIn(board, press, here);
      return stepOf(board, press, here);
    });
    if (result === 'done') changed(here.organisation.id, adviserId);
    return noticeOf(here, result, adviserId, refused);
  };
}

export function noticeOf(
  here: PageContext,
  result: StepResult,
  adviser: string,
  refused: Refused = 'changed',
): string | undefined {
  const { board } = here.words;
  switch (result) {
    case 'stale':
      if (refused === 'repeated') return undefined;
      return refused === 'changed' ? board.changed : board.appointment.faults[refused];
    case 'too-fast':
      return board.tooFast;
    case 'too-long':
      return board.full(firstNameOf(here, adviser));
    default:
      return undefined;
  }
}

function stepOf(board: Board, press: Answering, here: Deciding): Step | undefined {
  switch (press.do) {
    case 'answer':
      return answered(board, press, here);
    case 'ask-slip':
      return asked(board);
    case 'count-me':
      return countedOr(board, press);
  }
}

function refusedIn({ own, placed }: Board, press: Answering, { now, organisation }: Deciding): Refused {
  if (press.do === 'count-me') return isLeftOut(own) === (press.act === 'out') ? 'repeated' : 'changed';
  if (press.do === 'ask-slip') return own.asksSlip === true ? 'repeated' : 'changed';
  const found = placed.find(({ mark }) => mark === press.item);
  if (found === undefined || found.item === 'newer') return 'changed';
  if (found.answer?.says === press.says) return 'repeated';
  return whyNot(found.item, press.says, { now, organisation, answer: found.answer });
}

function answered(board: Board, { item: mark, says }: Said, { now, organisation }: Deciding): Step | undefined {
  const found = board.placed.find((placed) => placed.mark === mark);
  if (found === undefined || found.item === 'newer') return undefined;
  const { item, answer } = found;
  if (answer?.says === says || !saysOf(item, { now, organisation, answer }).includes(says)) return undefined;
  const said = { to: mark, says, hour: toHour(now) };
  const part = withAnswer(board, said);
  // The slip that they asked for is the one to which nothing was said yet: a yes to another one, taken back, leaves it asked for.
  const { asksSlip: _asked, ...rest } = part;
  const isFirst = item.is === 'slip' && answer === undefined;
  return {
    did: { is: item.is, act: says },
    part: isFirst ? rest : part,
    ...(says === 'revoke' ? { takesBack: true } : {}),
  };
}

/** `undefined`: they asked already. */
const asked = ({ own }: Board): Step | undefined =>
  own.asksSlip === true ? undefined : { did: { is: 'slip', act: 'ask' }, part: { ...own, asksSlip: true } };

const isLeftOut = ({ notCounted }: Board['own']): boolean => notCounted === true;

/** `undefined`: it is so already. Being left out is held back by no ceiling: it can be until the conversation closes. */
function countedOr({ own }: Board, { act }: Extract<Press, { do: 'count-me' }>): Step | undefined {
  if (isLeftOut(own) === (act === 'out')) return undefined;
  const { notCounted: _before, ...rest } = own;
  return act === 'out'
    ? { did: { is: 'count', act }, part: { ...rest, notCounted: true }, takesBack: true }
    : { did: { is: 'count', act }, part: rest };
}
