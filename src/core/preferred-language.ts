/** Which of the product's languages somebody reads, of what a browser, a platform or a store says. */
import { LANGUAGES, type Language } from './organisation.ts';

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** The first tag, such as `en-GB`, of a language that the product speaks. */
export function preferredLanguage(tags: readonly string[]): Language | undefined {
  return tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0]).find(isLanguage);
}
