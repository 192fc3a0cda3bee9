/** The words of the other side, which are not the product's: each language has every sentence, or it does not compile. */
import { LANGUAGES, type Language } from '../../core/organisation.ts';
import { preferredLanguage } from '../../core/preferred-language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type StandInWords = typeof nl;
export const standInWords: Readonly<Record<Language, StandInWords>> = { nl, en };

/**
 * The first language in a browser's list that we have words for. If we have none of them: English, which more people
 * read than Dutch. If the list is empty: the product's first language.
 */
export function languageOf(preferred: readonly string[]): Language {
  const tags = preferred.map((tag) => tag.trim()).filter((tag) => /^[a-z]/i.test(tag));
  return preferredLanguage(tags) ?? (tags.length === 0 ? LANGUAGES[0] : 'en');
}

/** The same of an `Accept-Language` header: browsers write the preferred one first. */
export const languageOfHeader = (header = ''): Language =>
  languageOf(header.split(',').map((part) => part.split(';')[0] ?? ''));
