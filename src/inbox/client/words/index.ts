/** Every sentence of the inbox, in the languages of the product; and which of them this person reads. */
import { LANGUAGES, type Language } from '../../../core/organisation.ts';
import { isLanguage, preferredLanguage } from '../../../core/preferred-language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type Words = Wide<typeof nl>;

/** The keys of the Dutch words, each with any text of the same kind. */
export type Wide<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Wide<T[K]>;
};

export const words: Readonly<Record<Language, Words>> = { nl, en };

/** What was chosen before, or the first language of the browser that the product speaks. */
export const languageOf = (preferred: readonly string[], chosen: string | null): Language =>
  isLanguage(chosen) ? chosen : (preferredLanguage(preferred) ?? LANGUAGES[0]);
