/** Every sentence of the inbox, in the languages of the product; and which of them this person reads. */
import type { Language } from '../../../core/organisation.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

/** The keys of the Dutch words, each with any text of the same kind. */
export type Words = Wide<typeof nl>;
type Wide<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : Wide<T[K]>;
};

export const words: Readonly<Record<Language, Words>> = { nl, en };

/** The first language of the browser that the product speaks, and Dutch when it speaks none of them. */
export function languageOf(preferred: readonly string[], chosen: string | null): Language {
  if (chosen === 'nl' || chosen === 'en') return chosen;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'nl' || primary === 'en') return primary;
  }
  return 'nl';
}
