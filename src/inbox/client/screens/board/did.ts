/** What was done on the board, for its line among the messages. */
import { didIn, wordsOfAct } from '../../../../core/board/parts.ts';
import type { Body } from '../../../../seal/padding.ts';
import type { Language } from '../../../../core/organisation.ts';
import { boardWords } from '../../words/board.ts';

/** @param own of the adviser who reads it */
export function didSaid(language: Language, own: boolean, body: Body): string {
  const did = didIn(body);
  const { you, employee, unknown } = boardWords[language].did;
  return (did === 'newer' ? undefined : wordsOfAct(own ? you : employee, did)) ?? unknown;
}
