/** The demo's own words: each language has every sentence, or it does not compile. */
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type DemoWords = typeof nl;
export const demoWords: Readonly<Record<Language, DemoWords>> = { nl, en };

/** One sentence in every language. */
export const inEach = (sentence: (words: DemoWords) => string): Readonly<Record<Language, string>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, sentence(demoWords[language])])) as Record<
    Language,
    string
  >;
