/** The forms that hold somebody's words, and what can be wrong with the words themselves. */
import { bodyFits } from '../../seal/padding.ts';
import { TEXT_MAX } from '../conversation.ts';
import type { Submit } from '../events.ts';
import type { PageContext } from '../pages/context.ts';

export type Typed = Exclude<Submit, { form: 'filters' | 'accept' | 'call-me' }>;
/** Of a number to be called on: a step on the board, and no message. */
export type NumberForm = Extract<Submit, { form: 'call-me' }>;
export type FirstMessage = Extract<Typed, { form: 'write' | 'choose-again' }>;
export type Further = Extract<Typed, { form: 'reply' | 'reveal' }>;

export function textFault(here: PageContext, { text }: Typed): string | undefined {
  const words = here.words.notSaved;
  if (text.trim() === '') return words.empty;
  if (text.length > TEXT_MAX || !bodyFits(text)) return words.tooLong(TEXT_MAX);
  // Half a surrogate pair cannot be encoded; sending something else than was typed is not an option.
  if (!text.isWellFormed()) return words.unreadable;
  return undefined;
}
