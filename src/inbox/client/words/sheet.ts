/** The sheet of the adviser in the languages of the product. Apart from the other words, which come with the first load. */
import type { Language } from '../../../core/organisation.ts';
import { isLanguage } from '../../../core/preferred-language.ts';
import type { Wide } from './index.ts';
import { sheet as en } from './en/sheet.ts';
import { sheet as nl } from './nl/sheet.ts';

export type SheetWords = Wide<typeof nl>;

export const sheetWords: Readonly<Record<Language, SheetWords>> = { nl, en };

/**
 * What is said aloud, in the language of who listens.
 * @param spoken as the conversation says it; absent, or one that this page lacks: then that of who reads the sheet
 */
export function aloudIn(spoken: string | undefined, own: Language): { language: Language; said: readonly string[] } {
  const language = isLanguage(spoken) ? spoken : own;
  return { language, said: sheetWords[language].aloud.said };
}
