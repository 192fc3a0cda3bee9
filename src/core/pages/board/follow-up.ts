/** A follow-up as its employee sees it: beforehand, with a no; on its day, once; and afterwards not at all. */
import { lastDayOf, replyIn, stageOf, type FollowUpSays, type FollowUpStage } from '../../board/follow-up.ts';
import type { ItemOf } from '../../board/items.ts';
import type { BoardPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import { answers, type BoardAt, type Shown } from './at.ts';

/** `undefined`: its day has passed, or the conversation is closed. Nothing is asked any more, and nothing reminds of it. */
export function followUpPart(at: BoardAt, shown: Shown<ItemOf<'follow-up'>>): BoardPart | undefined {
  const { here, head } = at;
  const { item, answer } = shown;
  const { timeZone } = here.organisation;
  const stage = stageOf(item, answer?.says, { now: here.now, timeZone });
  if (stage === 'over' || head.state === 'closed') return undefined;
  const words = here.words.board.followUp;
  const name = firstNameOf(here, head.adviser);
  const day = here.moments.date(item.day);
  const isBeyond = item.day > lastDayOf(head.expiresHour, timeZone);
  const heading = stage === 'asked' || stage === 'answered' ? words.heading.today(name) : words.heading.ahead;
  return {
    heading,
    lines: isBeyond ? [words.beyond(day)] : linesOf(at, shown, stage, { name, day }),
    actions: isBeyond
      ? []
      : answers(at, shown, (says) =>
          stage === 'refused' && says === 'fine' ? words.again : words.says[says as FollowUpSays],
        ),
  };
}

/** Once more on its day, also of who found it fine beforehand. */
export function followUpAsks({ here }: BoardAt, { item, answer }: Shown<ItemOf<'follow-up'>>): boolean {
  const { timeZone } = here.organisation;
  return answer === undefined || stageOf(item, answer.says, { now: here.now, timeZone }) === 'asked';
}

function linesOf(
  { here }: BoardAt,
  { answer }: Shown<ItemOf<'follow-up'>>,
  stage: Exclude<FollowUpStage, 'over'>,
  { name, day }: { readonly name: string; readonly day: string },
): readonly string[] {
  const words = here.words.board.followUp;
  switch (stage) {
    case 'ahead':
      return [answer?.says === 'fine' ? words.fine(day) : words.ahead(name, day), words.quiet];
    case 'refused':
      return [words.refused(name)];
    case 'asked':
      return words.asked;
    case 'answered': {
      const reply = replyIn(answer?.says);
      return reply === undefined ? [] : [words.answered[reply](name)];
    }
  }
}
