/** Which work an adviser knows from the inside, in words of their own. */
import { LANGUAGES, type Adviser, type Language, type Organisation, type OwnWords } from '../organisation.ts';
import { isSame, sameKey } from '../../base/same-text.ts';
import type { Option } from '../screens.ts';
import { ownWords } from '../words/index.ts';

/** "nachtdienst, werkplaats"; `undefined` when nothing was said. */
export function workKnown({ knowsWork = [] }: Adviser, language: Language): string | undefined {
  return knowsWork.length === 0 ? undefined : knowsWork.map((words) => ownWords(words, language)).join(', ');
}

const textsOf = (words: OwnWords): string[] => LANGUAGES.flatMap((language) => words[language] ?? []);

/** In whichever language it was written or chosen. */
export const knowsWork = ({ knowsWork: known = [] }: Adviser, work: string): boolean =>
  known.some((words) => textsOf(words).some((text) => isSame(text, work)));

/** Each word once. Who wrote it in more languages is read by more people, so their label is shown. */
export function workOptions({ advisers, languages: [first] }: Organisation, language: Language): Option[] {
  const options = new Map<string, { value: string; words: OwnWords }>();
  for (const words of advisers.flatMap(({ knowsWork: known = [] }) => known)) {
    const value = ownWords(words, first);
    const key = sameKey(value);
    const before = options.get(key);
    options.set(key, { value: before?.value ?? value, words: { ...words, ...before?.words } });
  }
  return [...options.values()]
    .map(({ value, words }) => ({ value, label: ownWords(words, language) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
