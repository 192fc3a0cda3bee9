/** "Tel mij niet mee": what an adviser counts once a year, and the way to be left out of it until the conversation closes. */
import type { EmployeePart } from '../../board/parts.ts';
import type { CountingPart } from '../../screen-parts.ts';
import { firstNameOf } from '../labels.ts';
import type { BoardAt } from './at.ts';

/** `undefined`: they were not left out, and nothing can be pressed any more. */
export function countingPart(
  { here, head, adviser, submission }: BoardAt,
  { notCounted }: Pick<EmployeePart, 'notCounted'>,
): CountingPart | undefined {
  const words = here.words.board.counting;
  const name = firstNameOf(here, head.adviser);
  const canPress = head.state === 'open' && adviser !== undefined;
  const action = (label: string, act: 'out' | 'in'): Pick<CountingPart, 'action'> =>
    canPress ? { action: { label, press: { do: 'count-me', conversation: head.id, act, submission } } } : {};
  if (notCounted === true) return { lines: words.left(name), ...action(words.in, 'in') };
  return canPress ? { lines: words.lines(name), ...action(words.out, 'out') } : undefined;
}
