import type { Language, OwnWords } from '../organisation.ts';
import { en } from './en.ts';
import { nl, type Words } from './nl.ts';

const all: Readonly<Record<Language, Words>> = { nl, en };

export const wordsIn = (language: Language): Words => all[language];

/** An organisation's own sentence, in the asked language or the one it has. */
export const ownWords = (words: OwnWords, language: Language): string => words[language] ?? words.nl ?? words.en ?? '';

export type { Words };
