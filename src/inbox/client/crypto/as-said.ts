/** An employee's part of the board, held against what they said among the messages: none of it is undone by an older part. */
import { didIn, employeePartIn, type EmployeePart } from '../../../core/board/parts.ts';
import type { Line } from './thread.ts';

export const asSaid = (part: EmployeePart | 'newer', lines: readonly Line[]): EmployeePart | 'newer' =>
  part === 'newer' ? part : leftOutStays(takenBackStays(part, lines), lines);

/** Nobody can say yes again to what was taken back: a later part that does was made from an older one that was put back. */
function takenBackStays(part: EmployeePart, lines: readonly Line[]): EmployeePart {
  const before = lines.flatMap((line) => {
    const said = line.readable && line.from === 'employee' && line.body.kind === 'board' && employeePartIn(line.body);
    return said === false || said === 'newer' ? [] : said.answers.filter(({ says }) => says === 'revoke');
  });
  return { ...part, answers: part.answers.map((answer) => before.find(({ to }) => to === answer.to) ?? answer) };
}

/** What they said last of being counted holds, whichever part the store names: it is said among the messages too. */
function leftOutStays(part: EmployeePart, lines: readonly Line[]): EmployeePart {
  const said = lines.flatMap((line) => {
    const did = line.readable && line.from === 'employee' && line.body.kind === 'board' && didIn(line.body);
    return did === false || did === 'newer' || did.is !== 'count' ? [] : [did.act];
  });
  if (said.at(-1) !== 'out') return part;
  return { ...part, notCounted: true };
}
