/** Whether an adviser may still say that it was read, and until when they said they write back. */
import type { Hour } from '../../core/conversation.ts';
import { setAnswerIn } from '../../core/set-answer.ts';
import type { Reading } from './crypto/thread.ts';

/** The last word is the employee's, or was this very answer: then a later moment takes its place. */
export function canSayRead({ lines, replyKey }: Reading): boolean {
  const last = lines.at(-1);
  if (last?.readable !== true || replyKey === undefined) return false;
  return last.from === 'employee' || setAnswerIn(last.body)?.kind === 'read';
}

/** Until when they said so, if that was the last word. */
export function saidRead({ lines }: Pick<Reading, 'lines'>): Hour | undefined {
  const last = lines.at(-1);
  if (last?.readable !== true || last.from !== 'adviser') return undefined;
  const said = setAnswerIn(last.body);
  return said?.kind === 'read' ? said.by : undefined;
}
