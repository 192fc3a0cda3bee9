/** Counting, in the languages of the product. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import { REGISTER_WORDS, type RegisterWords } from '../../../core/register/words/index.ts';
import type { Field } from '../../../core/register/fields.ts';
import type { Wide } from './index.ts';
import { register as en } from './en/register.ts';
import { register as nl } from './nl/register.ts';

export type RegisterScreenWords = Wide<typeof nl>;
export const registerWords: Readonly<Record<Language, RegisterScreenWords>> = { nl, en };

export const listsIn = (language: Language): RegisterWords => REGISTER_WORDS[language];
export const fieldLabel = (language: Language, field: Field): string => REGISTER_WORDS[language].fields[field].label;
/** @param value of that field */
export function valueLabel(language: Language, field: Field, value: string): string {
  const values: Readonly<Record<string, string>> = REGISTER_WORDS[language].fields[field].values;
  return values[value] ?? '';
}
