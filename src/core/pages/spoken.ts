/** Languages that advisers speak beside those of the screens: whoever reads only that one finds the way to somebody. */
import { baseLanguage } from '../../base/language-tags.ts';
import type { Adviser, Organisation } from '../organisation.ts';
import { ownLanguageName } from '../words/moments.ts';

export interface SpokenLanguage {
  /** BCP 47, without its varieties. */
  readonly tag: string;
  /** In the language itself: "Polski". */
  readonly name: string;
  readonly adviser: Adviser;
}

/** One for each language, with the first of `advisers` who speaks it. */
export function spokenIn({ languages }: Organisation, advisers: readonly Adviser[]): readonly SpokenLanguage[] {
  const found = new Map<string, SpokenLanguage>();
  for (const adviser of advisers)
    for (const tag of adviser.languages.map(baseLanguage))
      if (!languages.some((language) => language === tag) && !found.has(tag))
        found.set(tag, { tag, name: ownLanguageName(tag), adviser });
  return [...found.values()];
}

/** "Polski · Halina: 030 000 00 03" */
export const spokenLabel = ({ name, adviser }: SpokenLanguage, first: string): string =>
  `${name} · ${first}${adviser.contact.phone === undefined ? '' : `: ${adviser.contact.phone}`}`;
