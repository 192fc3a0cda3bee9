import { LANGUAGES, type Language, type OwnWords } from '../organisation.ts';
import { en } from './en.ts';
import { nl, type Words } from './nl.ts';

const all: Readonly<Record<Language, Words>> = { nl, en };

export const wordsIn = (language: Language): Words => all[language];

/** An organisation's own sentence, in the asked language or the one it has. */
export const ownWords = (words: OwnWords, language: Language): string => words[ownLanguage(words, language)] ?? '';

/** The language in which `ownWords` answers. */
export const ownLanguage = (words: OwnWords, language: Language): Language =>
  words[language] === undefined ? (LANGUAGES.find((one) => words[one] !== undefined) ?? language) : language;

export type { Words };
